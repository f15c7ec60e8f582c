"""A page about the paper: who makes it, how to reach it, what the law asks it to say."""

from dataclasses import dataclass

from django.utils import translation

from articles.models import StandingPage
from articles.pages import links, surrogates
from articles.pages.dates import Moment
from articles.pages.paper import OTHER_EDITION, Link, Page, Paper


@dataclass(frozen=True, kw_only=True)
class Standing:
    title: str
    body: str
    changed: Moment


def standing_page(paper: Paper, page: StandingPage, *, is_in_other: bool) -> Page:
    """`is_in_other` says whether the other edition has a page at the same address."""
    edition = paper.edition
    paper.shows(surrogates.of_standing(page.slug))
    own = links.standing_url(page.slug, edition)
    with translation.override(edition):
        context = {
            "frame": paper.frame(
                page.title,
                path=own,
                other=links.standing_url(page.slug, OTHER_EDITION[edition]) if is_in_other else "",
            ),
            "page": Standing(
                title=page.title,
                body=page.body,
                changed=paper.moment(page.changed_at),
            ),
            "beside": _beside(paper, own),
        }
    return paper.page("reader/standing.html", context)


def _beside(paper: Paper, own: str) -> list[Link]:
    """The pages in the foot, this one marked; the frame's key covers them."""
    found = []
    for slug, title in paper.about:
        url = links.standing_url(slug, paper.edition)
        found.append(Link(url=url, name=title, is_current="page" if url == own else ""))
    return found
