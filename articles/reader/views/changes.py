"""What changed in a story, where the desk allows it: the versions readers have had."""

from django.http import Http404, HttpRequest, HttpResponse

from articles.pages.changes import changes_page
from articles.pages.links import changes_url
from articles.reader.answers import page_answer, reader_view
from articles.reader.queries import live_at, newest_lines_of
from articles.reader.views.story import where_it_was


@reader_view
def changes(request: HttpRequest, edition: str, path: str) -> HttpResponse:
    live = live_at(edition, path)
    if live is None:
        return where_it_was(edition, path, now_at=changes_url)
    if not live.section.tells_changes:
        raise Http404
    page = changes_page(live, newest_lines_of(live.article_id))
    # Withdrawn between the two questions: then its address says so.
    return page_answer(page) if page else where_it_was(edition, path, now_at=changes_url)
