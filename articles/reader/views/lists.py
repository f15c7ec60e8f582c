"""The front page and every list of stories."""

from django.http import Http404, HttpRequest, HttpResponse

from articles.models import Section
from articles.pages import lists
from articles.pages.front import front_page
from articles.pages.front_stories import front_stories
from articles.pages.paper import OTHER_EDITION, Paper
from articles.reader import queries
from articles.reader.answers import page_answer, reader_view
from articles.reader.keyset import stretch_of


@reader_view
def front(request: HttpRequest, edition: str) -> HttpResponse:
    paper = Paper.open(edition)
    return page_answer(front_page(paper, front_stories(edition, paper.now)))


@reader_view
def latest(request: HttpRequest, edition: str) -> HttpResponse:
    stretch = stretch_of(queries.live_in(edition), request)
    return page_answer(lists.latest_page(Paper.open(edition), stretch))


@reader_view
def section(request: HttpRequest, edition: str, section: str, subsection: str = "") -> HttpResponse:
    paper = Paper.open(edition)
    found = section_named(paper, section, subsection)
    stretch = stretch_of(queries.live_under(edition, found), request)
    return page_answer(lists.section_page(paper, found, stretch))


@reader_view
def topic(request: HttpRequest, edition: str, slug: str) -> HttpResponse:
    found = queries.topic_named(edition, slug) or _nothing()
    stretch = stretch_of(queries.about(found, edition), request)
    _refuse_empty(stretch)
    key_story = queries.key_story_of(found) if stretch.is_first else None
    return page_answer(lists.topic_page(Paper.open(edition), found, stretch, key_story=key_story))


@reader_view
def author(request: HttpRequest, edition: str, slug: str) -> HttpResponse:
    found = queries.author_named(slug) or _nothing()
    stretch = stretch_of(queries.signed_by(found, edition), request)
    _refuse_empty(stretch)
    is_in_other = queries.signed_by(found, OTHER_EDITION[edition]).exists()
    return page_answer(lists.author_page(Paper.open(edition), found, stretch, is_in_other=is_in_other))


@reader_view
def corrections(request: HttpRequest, edition: str) -> HttpResponse:
    stretch = stretch_of(queries.told_of(edition), request, by="updated_at")
    return page_answer(lists.corrections_page(Paper.open(edition), stretch))


def section_named(paper: Paper, slug: str, subslug: str = "") -> Section:
    """The section the address names, or 404."""
    top = next((each for each in paper.top_sections if each.slug(paper.edition) == slug), None) or _nothing()
    if not subslug:
        return top
    return (
        next((each for each in paper.under(top) if each.slug(paper.edition) == subslug), None) or _nothing()
    )


def _refuse_empty(stretch: lists.Stretch) -> None:
    """A name only unpublished stories carry is none of a reader's business."""
    if not stretch.stories:
        raise Http404


def _nothing():
    raise Http404
