"""Pages about the paper, and the lists of its topics and authors."""

from django.http import Http404, HttpRequest, HttpResponse

from articles.pages import directory
from articles.pages.links import ABOUT
from articles.pages.paper import OTHER_EDITION, Paper
from articles.pages.standing import standing_page
from articles.reader import queries
from articles.reader.answers import page_answer, reader_view


@reader_view
def about(request: HttpRequest, edition: str, slug: str = ABOUT) -> HttpResponse:
    found = queries.standing_at(slug)
    if edition not in found:
        raise Http404
    is_in_other = OTHER_EDITION[edition] in found
    return page_answer(standing_page(Paper.open(edition), found[edition], is_in_other=is_in_other))


@reader_view
def topics(request: HttpRequest, edition: str) -> HttpResponse:
    return page_answer(directory.topics_page(Paper.open(edition), queries.topics_with_stories(edition)))


@reader_view
def authors(request: HttpRequest, edition: str) -> HttpResponse:
    return page_answer(directory.authors_page(Paper.open(edition), queries.authors_with_stories(edition)))
