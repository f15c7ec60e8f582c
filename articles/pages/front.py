"""The front page: what leads, what comes second, what each section brings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from articles.models import LiveStory, Section
from articles.models.revision import Importance
from articles.pages import links, surrogates
from articles.pages.json_ld import as_script, web_site
from articles.pages.paper import Page, Paper
from articles.pages.pictures import BAND, TEASER, TEASER_LEAD
from articles.pages.teasers import Teaser, teaser, teasers

SECONDS = 3
THIRDS = 2
IN_RAIL = 9
IN_BAND = 7


@dataclass(frozen=True)
class Band:
    """A section's strip of stories."""

    slug: str
    url: str
    name: str
    first: Teaser
    others: list[Teaser]


def front_page(
    paper: Paper, newest: Sequence[LiveStory], by_section: Iterable[tuple[Section, Sequence[LiveStory]]]
) -> Page:
    """The front of the newest stories given, newest first, and of each section's."""
    lead = leading_story(newest)
    below = stories_below(newest, lead)
    shown = {live.article_id for live in [lead, *below] if live}
    edition = paper.edition
    paper.is_of_today()
    paper.shows(surrogates.of_front(edition), surrogates.of_latest(edition))
    with translation.override(edition):
        context = {
            "frame": paper.frame(
                "",
                path=links.front_url(edition),
                other=links.front_url("en" if edition == "fr" else "fr"),
                description=_("The news of the region and the world, from the newsroom of %(site)s.")
                % {"site": settings.SITE_NAME},
                today=paper.moment(paper.now),
                is_front=True,
                json_ld=as_script(web_site(edition)),
                open_graph=_open_graph(edition),
            ),
            "lead": lead and teaser(lead, paper, place=TEASER_LEAD, is_first=True),
            "seconds": teasers(below[:SECONDS], paper, place=TEASER),
            "thirds": teasers(below[SECONDS:], paper),
            "latest": teasers([live for live in newest if live.article_id not in shown][:IN_RAIL], paper),
            "bands": [
                band for section, stories in by_section if (band := _band(section, stories, shown, paper))
            ],
        }
    return paper.page("reader/front.html", context)


def leading_story(newest: Sequence[LiveStory]) -> LiveStory | None:
    """The newest story the newsroom calls a lead; without one the newest no brief; else the newest."""
    for least in (Importance.LEAD, Importance.NORMAL, Importance.BRIEF):
        found = next((live for live in newest if live.importance >= least), None)
        if found:
            return found
    return None


def stories_below(newest: Sequence[LiveStory], lead: LiveStory | None) -> list[LiveStory]:
    """The next leads, then the newest others that are no briefs, newest first within each."""
    others = [live for live in newest if live is not lead and live.importance > Importance.BRIEF]
    return sorted(others, key=lambda live: live.importance < Importance.LEAD)[: SECONDS + THIRDS]


def _band(section: Section, stories: Sequence[LiveStory], shown: set[int], paper: Paper) -> Band | None:
    left = [live for live in stories if live.article_id not in shown][:IN_BAND]
    if not left:
        return None
    link = paper.section_link(section.pk)
    first = teaser(left[0], paper, place=BAND)
    return Band(section.slug(paper.edition), link.url, link.name, first, teasers(left[1:], paper))


def _open_graph(edition: str) -> tuple[tuple[str, str], ...]:
    return (
        ("og:type", "website"),
        ("og:title", settings.SITE_NAME),
        ("og:url", links.absolute(links.front_url(edition))),
    )
