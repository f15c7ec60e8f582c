"""A reader tells of an error in a story: no cookie, nothing of theirs in a page that is kept."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from articles.models import LiveStory
from articles.pages.links import report_thanks_url, report_url
from articles.pages.paper import Page
from articles.pages.reporting import report_page, thanks_page
from articles.reader.answers import page_answer, reader_form, reader_view
from articles.reader.origins import is_ours
from articles.reader.queries import address_at, live_at
from articles.reader.receiving import receive
from articles.reader.report_form import ReportForm
from articles.reader.senders import sender_of
from articles.reader.views.story import where_it_was
from newsroom.clock import newsroom_now


@reader_form
def report(request: HttpRequest, edition: str, path: str) -> HttpResponse:
    """The form; what is sent with it is on the desk when the answer is 303."""
    live = live_at(edition, path) or (_moved(edition, path) if request.method == "POST" else None)
    if live is None:
        return where_it_was(edition, path, now_at=report_url)
    if request.method != "POST":
        return page_answer(report_page(live))
    return _receive(request, live)


@reader_view
def thanks(request: HttpRequest, edition: str, path: str) -> HttpResponse:
    live = live_at(edition, path)
    return page_answer(thanks_page(live)) if live else where_it_was(edition, path, now_at=report_thanks_url)


def _moved(edition: str, path: str) -> LiveStory | None:
    """The story that got another address while the form was being filled."""
    address = address_at(edition, path)
    return LiveStory.objects.filter(pk=address.article_id).first() if address else None


def _receive(request: HttpRequest, live: LiveStory) -> HttpResponse:
    form = ReportForm(request.POST)
    if not is_ours(request):
        return _again(live, form, _("This did not come from a page of ours. Send it from here."), status=403)
    if not form.is_valid():
        said = _("Nothing was sent yet. What you typed is still here; one thing has to be put right.")
        return _unkept(report_page(live, typed=form.typed, problems=form.problems, said=said), status=422)
    # To a machine that fills what no person sees everything looks as if it had been taken.
    if not form.cleaned_data["website"] and not receive(
        live, form.cleaned_data, sender=sender_of(request, newsroom_now())
    ):
        said = _(
            "Many reports came from where you are. What you typed is still here: send it in ten minutes."
        )
        return _again(live, form, said, status=429)
    return HttpResponseRedirect(report_thanks_url(live), status=303)


def _again(live: LiveStory, form: ReportForm, said: str, *, status: int) -> HttpResponse:
    return _unkept(report_page(live, typed=form.typed, said=said), status=status)


def _unkept(page: Page, *, status: int) -> HttpResponse:
    """Without keys: what somebody typed is kept by nobody."""
    return HttpResponse(page.html(), status=status)
