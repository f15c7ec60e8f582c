"""Pages that only say something: nothing here, cannot be read, withdrawn."""

from django.utils import translation
from django.utils.translation import gettext as _

from articles.models import Withdrawal
from articles.pages import surrogates
from articles.pages.paper import Page, Paper


def message_page(paper: Paper, headline: str, sentence: str, **more) -> Page:
    """A headline over one sentence; `more` may say what became of a story (`told`) and when (`moment`)."""
    with translation.override(paper.edition):
        frame = paper.frame(headline, path="", robots="noindex, follow")
    context = {"frame": frame, "headline": headline, "sentence": sentence, **more}
    return paper.page("reader/message.html", context)


def withdrawn_page(paper: Paper, withdrawal: Withdrawal) -> Page:
    """What every address of a withdrawn story says: that it is, why and since when."""
    with translation.override(paper.edition):
        told = _("This story has been withdrawn.")
    paper.shows(surrogates.of_story(withdrawal.article_id))
    moment = paper.moment(withdrawal.at)
    return message_page(paper, withdrawal.headline, withdrawal.reason, told=told, moment=moment)
