"""A story at its address, at one it had before, or withdrawn."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from articles.models import LiveStory
from articles.pages import surrogates
from articles.pages.links import story_url
from articles.pages.messages import withdrawn_page
from articles.pages.paper import Paper
from articles.pages.story import story_page
from articles.pages.story_facts import StoryFacts
from articles.reader.answers import keyed, page_answer, reader_view
from articles.reader.queries import address_at, live_at, live_path_of, withdrawal_of


@reader_view
def story(request: HttpRequest, edition: str, path: str) -> HttpResponse:
    live = live_at(edition, path)
    if live:
        return page_answer(story_page(StoryFacts.from_live(live), edition))
    return where_it_was(edition, path)


def where_it_was(edition: str, path: str, *, now_at: Callable[[LiveStory], str] = story_url) -> HttpResponse:
    """301 to where the story, or a page about it, is now, or 410 with the reason it is nowhere; else it is unknown."""
    address = address_at(edition, path)
    if address is None:
        raise Http404
    now = live_path_of(address.article_id)
    if now:
        moved = HttpResponsePermanentRedirect(now_at(now))
        return keyed(moved, [surrogates.of_story(address.article_id)])
    withdrawal = withdrawal_of(address.article_id)
    if withdrawal:
        paper = Paper.open(edition)
        section = paper.section_called(path.split("/", 1)[0])
        return page_answer(withdrawn_page(paper, withdrawal, section=section), status=410)
    raise Http404
