"""Pages about the paper, as the editor in chief keeps them."""

from csp.decorators import csp_update
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from articles.actions import standing
from articles.desk.editor_config import EDITOR_POLICY
from articles.desk.forms import StandingForm
from articles.models import StandingPage, StandingVersion
from articles.pages.links import standing_url
from articles.pages.paper import EDITION_NAMES
from newsroom.editions import DEFAULT
from newsroom.refusals import Refused

GET_OR_POST = ["GET", "POST"]


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    pages = StandingPage.objects.in_order()
    editions = [
        {
            "code": code,
            "name": name,
            "pages": [(page, standing_url(page.slug, code)) for page in pages if page.edition == code],
        }
        for code, name in EDITION_NAMES.items()
    ]
    return render(request, "desk/standing/list.html", {"editions": editions})


@csp_update(EDITOR_POLICY)
@require_http_methods(GET_OR_POST)
def new(request: HttpRequest) -> HttpResponse:
    edition = request.GET.get("edition", DEFAULT)
    if edition not in EDITION_NAMES:
        raise Http404
    form = StandingForm(request.POST if request.method == "POST" else None, language=edition)
    if request.method == "GET":
        return _page(request, form, edition)
    if not form.is_valid():
        return _page(request, form, edition, status=422)
    try:
        standing.add_page(edition, _words(form), actor=request.user)
    except Refused as refused:
        return _page(request, form, edition, said=refused.sentence, status=refused.status)
    messages.success(request, _("The page is kept."))
    return redirect("desk:standing")


@csp_update(EDITOR_POLICY)
@require_http_methods(GET_OR_POST)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    page = get_object_or_404(StandingPage, pk=pk)
    if request.method == "GET":
        words = _version(request, page) or page
        form = StandingForm(initial=_initial(words, seen=page.version), language=page.edition)
        return _page(request, form, page.edition, page=page)
    form = StandingForm(request.POST, language=page.edition)
    if not form.is_valid():
        return _page(request, form, page.edition, page=page, status=422)
    try:
        standing.keep_page(pk, _words(form), seen=form.cleaned_data["seen"] or 0, actor=request.user)
    except standing.ChangedMeanwhile as changed:
        # Whoever has read both may save theirs over it: nothing is lost, every version is kept.
        mine = _initial(_words(form), seen=changed.page.version)
        form = StandingForm(initial=mine, language=page.edition)
        return _page(
            request,
            form,
            page.edition,
            page=changed.page,
            theirs=changed.page,
            said=changed.sentence,
            status=409,
        )
    except Refused as refused:
        return _page(request, form, page.edition, page=page, said=refused.sentence, status=refused.status)
    messages.success(request, _("The page is kept."))
    return redirect("desk:standing")


def _version(request: HttpRequest, page: StandingPage) -> StandingVersion | None:
    """The earlier version the address asks to begin from."""
    asked = request.GET.get("version", "")
    if not (asked.isascii() and asked.isdigit() and len(asked) < 9):
        return None
    return page.versions.filter(version=int(asked)).first()


def _initial(words, *, seen: int) -> dict[str, object]:
    return {field: getattr(words, field) for field in standing.FIELDS} | {"seen": seen}


def _words(form: StandingForm) -> standing.Words:
    return standing.Words(**{field: form.cleaned_data[field] for field in standing.FIELDS})


def _page(
    request: HttpRequest, form: StandingForm, edition: str, *, page=None, theirs=None, said="", status=200
) -> HttpResponse:
    context = {
        "form": form,
        "page": page,
        "edition": EDITION_NAMES[edition],
        "theirs": theirs,
        "said": said,
        "versions": page.versions.select_related("by").order_by("-version")[:30] if page else [],
    }
    return render(request, "desk/standing/edit.html", context, status=status)
