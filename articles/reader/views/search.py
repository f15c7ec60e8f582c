"""The search page."""

from django.http import HttpRequest, HttpResponse

from articles.pages.paper import Paper
from articles.pages.search import Hit, Results, SearchForm, search_page
from articles.pages.teasers import teaser
from articles.reader.answers import page_answer, reader_view
from articles.reader.highlight import excerpt, marked, matching_words
from articles.reader.search import PER_PAGE, Asked, Found, find, read_form


@reader_view
def search(request: HttpRequest, edition: str) -> HttpResponse:
    paper = Paper.open(edition)
    asked = read_form(request.GET, paper)
    found = find(asked, edition)
    results = Results(
        hits=_hits(found, asked.q, paper) if asked.is_anything else None,
        count=found.count,
        is_more=found.is_more,
        has_next=asked.page * PER_PAGE < found.count,
    )
    page = search_page(paper, _as_form(asked, paper), results, asked.complaints)
    return page_answer(page, status=400 if asked.complaints else 200)


def _hits(found: Found, asked: str, paper: Paper) -> list[Hit]:
    texts = [
        text for live in found.stories for text in (live.kicker, live.headline, live.standfirst, live.plain)
    ]
    words = matching_words(paper.edition, asked, texts)
    return [
        Hit(
            teaser=teaser(live, paper),
            kicker=marked(live.kicker, words),
            headline=marked(live.headline, words),
            excerpt=excerpt(live.standfirst, live.plain, words),
        )
        for live in found.stories
    ]


def _as_form(asked: Asked, paper: Paper) -> SearchForm:
    return SearchForm(
        q=asked.q,
        section=paper.section_key(asked.section) if asked.section else "",
        since=asked.since.isoformat() if asked.since else "",
        until=asked.until.isoformat() if asked.until else "",
        page=asked.page,
    )
