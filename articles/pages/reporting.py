"""The form by which a reader tells of an error, on the story's page and by itself, and the thanks for it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from django.utils import translation
from django.utils.translation import gettext as _

from articles.models import LiveStory
from articles.pages import links, surrogates
from articles.pages.messages import message_page
from articles.pages.paper import Link, Page, Paper

LONGEST_MESSAGE, LONGEST_PASSAGE = 2_000, 500


class AtAddress(Protocol):
    path: str
    edition: str


@dataclass(frozen=True, kw_only=True)
class ReportForm:
    """Where it is sent, what was typed and, by the name of the field, why that could not be taken."""

    url: str
    typed: Mapping[str, str] = field(default_factory=dict)
    problems: Mapping[str, str] = field(default_factory=dict)
    longest_message: int = LONGEST_MESSAGE
    longest_passage: int = LONGEST_PASSAGE


def empty_form(story: AtAddress) -> ReportForm:
    return ReportForm(url=links.report_url(story))


def report_page(
    live: LiveStory, *, typed: Mapping[str, str] = {}, problems: Mapping[str, str] = {}, said: str = ""
) -> Page:
    """The form by itself; after a refusal with the reason (`said`) and all that was typed."""
    with translation.override(live.edition):
        paper = _paper_about(live)
        context = {
            "frame": paper.frame(
                _("Report an error: %(headline)s") % {"headline": live.headline},
                path=links.report_url(live),
                robots="noindex, follow",
            ),
            "story": Link(url=links.story_url(live), name=live.headline),
            "report": ReportForm(url=links.report_url(live), typed=typed, problems=problems),
            "said": said,
        }
    return paper.page("reader/report.html", context)


def thanks_page(live: LiveStory) -> Page:
    with translation.override(live.edition):
        return message_page(
            _paper_about(live),
            _("Thank you"),
            _("Your report is with the newsroom. If we got something wrong, the story will say so."),
            back=Link(url=links.story_url(live), name=live.headline),
        )


def _paper_about(live: LiveStory) -> Paper:
    paper = Paper.open(live.edition)
    paper.shows(surrogates.of_story(live.article_id))
    return paper
