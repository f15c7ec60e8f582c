"""The front page: seen as it stands, and set by hand."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from articles.actions import front
from articles.desk.front import front_desk
from articles.desk.front_forms import FrontForm, read_front_form


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/front.html", {"front": front_desk(request.GET, user=request.user)})


@require_POST
def pin(request: HttpRequest) -> HttpResponse:
    form = read_front_form(request.POST, needs=("place", "article"))
    said = form.cleaned_data
    front.pin(said["edition"], said["place"], said["article"], lasting=form.lasting, **_seen(request, form))
    messages.success(request, _("The story is pinned. Readers see it there now."))
    return _back(form)


@require_POST
def unpin(request: HttpRequest) -> HttpResponse:
    form = read_front_form(request.POST, needs=("place",))
    front.unpin(form.cleaned_data["edition"], form.cleaned_data["place"], **_seen(request, form))
    messages.success(request, _("Nothing is pinned there any more: the place fills itself."))
    return _back(form)


@require_POST
def move_up(request: HttpRequest) -> HttpResponse:
    form = read_front_form(request.POST, needs=("place",))
    front.move_up(form.cleaned_data["edition"], form.cleaned_data["place"], **_seen(request, form))
    messages.success(request, _("The story stands one place higher."))
    return _back(form)


@require_POST
def move_down(request: HttpRequest) -> HttpResponse:
    form = read_front_form(request.POST, needs=("place",))
    front.move_down(form.cleaned_data["edition"], form.cleaned_data["place"], **_seen(request, form))
    messages.success(request, _("The story stands one place lower."))
    return _back(form)


@require_POST
def break_news(request: HttpRequest) -> HttpResponse:
    form = read_front_form(request.POST)
    said = form.cleaned_data
    front.break_news(
        said["edition"], said["text"], said["article"], lasting=form.lasting, **_seen(request, form)
    )
    messages.success(request, _("The breaking bar is up."))
    return _back(form)


@require_POST
def clear_breaking(request: HttpRequest) -> HttpResponse:
    form = read_front_form(request.POST)
    front.clear_breaking(form.cleaned_data["edition"], **_seen(request, form))
    messages.success(request, _("The breaking bar is down."))
    return _back(form)


def _seen(request: HttpRequest, form: FrontForm) -> dict:
    """Who acts, on the front page as they saw it."""
    return {"version": form.cleaned_data["version"], "actor": request.user}


def _back(form: FrontForm) -> HttpResponse:
    return redirect(f"{reverse('desk:front')}?edition={form.cleaned_data['edition']}")
