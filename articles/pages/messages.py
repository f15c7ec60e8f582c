"""Pages that only say something: nothing here, cannot be read, withdrawn."""

from collections.abc import Sequence

from django.utils import translation
from django.utils.translation import gettext as _

from articles.models import LiveStory, Withdrawal
from articles.pages import surrogates
from articles.pages.paper import Link, Page, Paper
from articles.pages.teasers import teasers


def message_page(paper: Paper, headline: str, sentence: str, **more) -> Page:
    """A headline over one sentence; `more` may say what became of a story (`told`) and since when (`moment`)."""
    with translation.override(paper.edition):
        frame = paper.frame(headline, path="", robots="noindex, follow")
    context = {"frame": frame, "headline": headline, "sentence": sentence, **more}
    return paper.page("reader/message.html", context)


def missing_page(paper: Paper, sentence: str, stories: Sequence[LiveStory], *, asked: str) -> Page:
    """That nothing is here, the stories that may have been meant, and a search for `asked`, the address's words."""
    with translation.override(paper.edition):
        headline = _("There is no such page")
    offered = teasers(stories, paper)
    return message_page(paper, headline, sentence, offered=offered, asked=asked, may_search=True)


def withdrawn_page(paper: Paper, withdrawal: Withdrawal, *, section: Link | None = None) -> Page:
    """What every address of a withdrawn story says: that it is, why and since when; `section` is where it stood.

    It names the section and none of its stories: there are ever more such pages, and nothing new may change them all.
    """
    with translation.override(paper.edition):
        told = _("This story has been withdrawn.")
    paper.shows(surrogates.of_story(withdrawal.article_id))
    moment = paper.moment(withdrawal.at)
    return message_page(
        paper, withdrawal.headline, withdrawal.reason, told=told, moment=moment, section=section
    )
