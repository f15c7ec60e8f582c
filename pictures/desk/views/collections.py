"""Collections: listed, made, named otherwise, taken down."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from newsroom.refusals import Refused
from pictures.actions import shelves
from pictures.actions.whose import may_change
from pictures.desk.queries import collections_with_counts


@require_http_methods(["GET", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """All of them; posting a name makes one."""
    if request.method == "POST":
        return _said(request, lambda: shelves.make(request.POST.get("name", ""), actor=request.user))
    listed = [(row, may_change(row, request.user)) for row in collections_with_counts()]
    return render(request, "desk/pictures/collections.html", {"collections": listed})


@require_POST
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Renames it, or takes it down."""
    if "take_down" in request.POST:
        return _said(request, lambda: shelves.take_down(pk, actor=request.user))
    return _said(request, lambda: shelves.rename(pk, request.POST.get("name", ""), actor=request.user))


def _said(request: HttpRequest, verb) -> HttpResponse:
    try:
        verb()
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The collections are as you said."))
    return redirect("pictures:collections")
