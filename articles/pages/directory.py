"""Lists of names: every topic, every author with something to read."""

from dataclasses import dataclass
from itertools import groupby

from django.utils import translation
from django.utils.translation import gettext as _

from articles.models import Author, Topic
from articles.pages import links, surrogates
from articles.pages.paper import OTHER_EDITION, Page, Paper
from articles.text.spelling import fold


@dataclass(frozen=True)
class Entry:
    url: str
    name: str
    about: str


@dataclass(frozen=True)
class Letter:
    """The names that begin with it, accents apart."""

    letter: str
    entries: list[Entry]


def topics_page(paper: Paper, topics: list[Topic]) -> Page:
    """Every topic readers find a story about."""
    edition = paper.edition
    paper.shows(surrogates.of_latest(edition), *(surrogates.of_topic(topic.pk) for topic in topics))
    with translation.override(edition):
        entries = [Entry(links.topic_url(each.slug, edition), each.name, each.intro) for each in topics]
        return _directory(paper, _("Topics"), entries, at=links.topics_url)


def authors_page(paper: Paper, authors: list[Author]) -> Page:
    """Everybody who signs a story readers find."""
    edition = paper.edition
    paper.shows(surrogates.of_latest(edition), *(surrogates.of_author(each.pk, edition) for each in authors))
    with translation.override(edition):
        entries = [
            Entry(links.author_url(each.slug, edition), each.name, each.get_kind_display())
            for each in authors
        ]
        return _directory(paper, _("Authors"), entries, at=links.authors_url)


def _directory(paper: Paper, name: str, entries: list[Entry], *, at) -> Page:
    in_order = sorted(entries, key=lambda entry: fold(entry.name))
    context = {
        "frame": paper.frame(name, path=at(paper.edition), other=at(OTHER_EDITION[paper.edition])),
        "name": name,
        "letters": [Letter(letter, list(those)) for letter, those in groupby(in_order, key=_letter)],
    }
    return paper.page("reader/directory.html", context)


def _letter(entry: Entry) -> str:
    first = fold(entry.name)[:1].upper()
    return first if first.isalpha() else "#"
