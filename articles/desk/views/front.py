"""The front page: seen as it stands, and set by hand."""

from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from articles.actions import front
from articles.desk.front import front_desk
from articles.desk.front_forms import FrontForm, read_front_form
from articles.models.front import RANKED


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/front.html", {"front": front_desk(request.GET, user=request.user)})


@require_POST
def pin(request: HttpRequest) -> HttpResponse:
    form = read_front_form(request.POST, needs=("place", "article"))
    said = form.cleaned_data
    front.pin(said["edition"], said["place"], said["article"], lasting=form.lasting, **_seen(request, form))
    messages.success(request, _("The story is pinned. Readers see it there now."))
    return _back(form, at=said["place"])


@require_POST
def unpin(request: HttpRequest) -> HttpResponse:
    form = read_front_form(request.POST, needs=("place",))
    front.unpin(form.cleaned_data["edition"], form.cleaned_data["place"], **_seen(request, form))
    messages.success(request, _("Nothing is pinned there any more: the place fills itself."))
    return _back(form, at=form.cleaned_data["place"])


@require_POST
def move_up(request: HttpRequest) -> HttpResponse:
    form = read_front_form(request.POST, needs=("place",))
    front.move_up(form.cleaned_data["edition"], form.cleaned_data["place"], **_seen(request, form))
    messages.success(request, _("The story stands one place higher."))
    return _back(form, at=_beside(form, -1), on="up")


@require_POST
def move_down(request: HttpRequest) -> HttpResponse:
    form = read_front_form(request.POST, needs=("place",))
    front.move_down(form.cleaned_data["edition"], form.cleaned_data["place"], **_seen(request, form))
    messages.success(request, _("The story stands one place lower."))
    return _back(form, at=_beside(form, +1), on="down")


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


def _beside(form: FrontForm, by: int) -> str:
    """The place a story moved to."""
    return RANKED[RANKED.index(form.cleaned_data["place"]) + by]


def _back(form: FrontForm, **where: str) -> HttpResponse:
    """The front page again; `at` is the place and `on` the button where whoever works by keys goes on."""
    return redirect(
        f"{reverse('desk:front')}?{urlencode({'edition': form.cleaned_data['edition'], **where})}"
    )
