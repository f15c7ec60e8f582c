"""The search page: the form as asked, what was found, the words marked."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils import translation
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.models.live_story import BRIEF, CORRECTED, KINDS, PICTURES, SOUND, VIDEO
from articles.pages import links
from articles.pages.numbers import number
from articles.pages.paper import EDITION_NAMES, OTHER_EDITION, Link, Page, Paper
from articles.pages.teasers import Teaser

KIND_NAMES = {
    PICTURES: gettext_lazy("with pictures"),
    VIDEO: gettext_lazy("with video"),
    SOUND: gettext_lazy("with sound"),
    CORRECTED: gettext_lazy("corrected or clarified"),
    BRIEF: gettext_lazy("short news"),
}


@dataclass(frozen=True)
class Hit:
    """A found story with the words that matched marked."""

    teaser: Teaser
    kicker: SafeString
    headline: SafeString
    excerpt: SafeString


@dataclass(frozen=True, kw_only=True)
class SearchForm:
    """The fields as they stand in the address."""

    q: str
    section: str
    since: str
    until: str
    author: str
    kind: str
    language: str
    page: int

    @property
    def is_opened(self) -> bool:
        """Whether something is chosen that most readers never need."""
        return bool(self.section or self.since or self.until or self.author or self.kind or self.language)


@dataclass(frozen=True, kw_only=True)
class Results:
    """`hits` is None when nothing was asked."""

    hits: Sequence[Hit] | None
    count: int
    is_more: bool
    has_next: bool
    meant: str = ""


def search_page(paper: Paper, asked: SearchForm, results: Results, complaints: Sequence[str]) -> Page:
    edition = paper.edition
    with translation.override(edition):
        title = _("Search: %(words)s") % {"words": asked.q} if asked.q else _("Search")
        context = {
            "frame": paper.frame(title, path="", robots="noindex, follow"),
            "asked": asked,
            "sections": section_choices(paper),
            "kinds": [Link(url=kind, name=KIND_NAMES[kind]) for kind in KINDS],
            "languages": _languages(edition),
            "meant": results.meant and _meant(edition, asked, results.meant),
            "everywhere": _everywhere(edition, asked, results),
            "complaints": complaints,
            "hits": results.hits or [],
            "summary": _summary(results, asked.q),
            "previous": _page_url(edition, asked, asked.page - 1) if asked.page > 1 else "",
            "next": _page_url(edition, asked, asked.page + 1) if results.has_next else "",
        }
    return paper.page("reader/search.html", context)


def section_choices(paper: Paper) -> list[Link]:
    """Sections with their subsections under them; a choice's `url` is the word that stands in the address."""
    ordered = [each for top in paper.top_sections for each in (top, *paper.under(top))]
    return [
        Link(
            url=paper.section_key(each), name=("\u2003" if each.parent_id else "") + each.name(paper.edition)
        )
        for each in ordered
    ]


def _summary(results: Results, words: str) -> str:
    if results.hits is None:
        return ""
    if results.is_more:
        return _("More than %(count)s stories; these are the best of the newest.") % {
            "count": number(results.count)
        }
    if not results.count:
        return _("No story matches. Fewer or other words may.") if words else _("No story came out then.")
    return ngettext("%(count)s story", "%(count)s stories", results.count) % {"count": results.count}


def _page_url(edition: str, asked: SearchForm, page: int) -> str:
    terms = {
        "q": asked.q,
        "section": asked.section,
        "from": asked.since,
        "to": asked.until,
        "author": asked.author,
        "type": asked.kind,
        "lang": asked.language,
    }
    return links.search_url(edition, **terms, page="" if page == 1 else page)


def _languages(edition: str) -> list[Link]:
    """The editions a search can look into; a choice's `url` is the word that stands in the address."""
    other = OTHER_EDITION[edition]
    return [
        Link(url="", name=EDITION_NAMES[edition], lang=edition),
        Link(url=other, name=EDITION_NAMES[other], lang=other),
        Link(url="all", name=_("Both")),
    ]


def _meant(edition: str, asked: SearchForm, words: str) -> Link:
    return Link(url=links.search_url(edition, q=words, lang=asked.language), name=words)


def _everywhere(edition: str, asked: SearchForm, results: Results) -> str:
    """The same words without what narrowed the search to nothing."""
    is_narrow = asked.section or asked.since or asked.until or asked.author or asked.kind
    if results.hits is None or results.count or not asked.q or not is_narrow:
        return ""
    return links.search_url(edition, q=asked.q, lang=asked.language)
