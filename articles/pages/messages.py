"""Pages that only say something: nothing here, cannot be read, withdrawn."""

from django.utils import translation
from django.utils.translation import gettext as _

from articles.models import Withdrawal
from articles.pages.paper import Page, Paper


def message_page(paper: Paper, headline: str, sentence: str) -> Page:
    return _page(paper, headline, sentence)


def withdrawn_page(paper: Paper, withdrawal: Withdrawal) -> Page:
    """What every address of a withdrawn story says: that it is, why and since when."""
    with translation.override(paper.edition):
        told = _("This story has been withdrawn.")
    return _page(paper, withdrawal.headline, withdrawal.reason, told=told, moment=paper.moment(withdrawal.at))


def _page(paper: Paper, headline: str, sentence: str, **more) -> Page:
    with translation.override(paper.edition):
        frame = paper.frame(headline, path="", robots="noindex, follow")
    return Page(
        "reader/message.html",
        paper.edition,
        {"frame": frame, "headline": headline, "sentence": sentence, **more},
    )
