"""The search page."""

from django.http import HttpRequest, HttpResponse

from articles.pages.paper import Paper
from articles.pages.search import Hit, Results, SearchForm, search_page
from articles.pages.teasers import teaser
from articles.reader.answers import page_answer, reader_view
from articles.reader.highlight import excerpt, marked, matching_words
from articles.reader.search import Found, find
from articles.reader.search_form import PER_PAGE, Asked, language_asked, read_form
from articles.reader.suggesting import did_you_mean


@reader_view
def search(request: HttpRequest, edition: str) -> HttpResponse:
    paper = Paper.open(edition)
    asked = read_form(request.GET, paper)
    found = find(asked)
    is_lost = bool(asked.q) and asked.is_anything and not found.count and not asked.complaints
    results = Results(
        hits=_hits(found, asked.q, paper) if asked.is_anything else None,
        count=found.count,
        is_more=found.is_more,
        has_next=asked.page * PER_PAGE < found.count,
        meant=did_you_mean(asked.q, asked.languages[0]) if is_lost else "",
    )
    page = search_page(paper, _as_form(asked, paper), results, asked.complaints)
    return page_answer(page, status=400 if asked.complaints else 200)


def _hits(found: Found, asked: str, paper: Paper) -> list[Hit]:
    words = {
        edition: matching_words(edition, asked, _texts(found, edition))
        for edition in {live.edition for live in found.stories}
    }
    return [
        Hit(
            teaser=teaser(live, paper),
            kicker=marked(live.kicker, words[live.edition]),
            headline=marked(live.headline, words[live.edition]),
            excerpt=excerpt(live.standfirst, live.plain, words[live.edition]),
        )
        for live in found.stories
    ]


def _texts(found: Found, edition: str) -> list[str]:
    stories = [live for live in found.stories if live.edition == edition]
    return [text for live in stories for text in (live.kicker, live.headline, live.standfirst, live.plain)]


def _as_form(asked: Asked, paper: Paper) -> SearchForm:
    return SearchForm(
        q=asked.q,
        section=paper.section_key(asked.section) if asked.section else "",
        since=asked.since.isoformat() if asked.since else "",
        until=asked.until.isoformat() if asked.until else "",
        author=asked.author,
        kind=asked.kind,
        language=language_asked(asked, paper.edition),
        page=asked.page,
    )
