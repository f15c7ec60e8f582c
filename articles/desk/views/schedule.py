"""The schedule: what goes out in the next 24 hours, and what would stop it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from articles.actions import scheduling
from articles.desk.scheduled import coming_up


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    return render(request, "desk/schedule.html", {"coming": coming_up(request.user)})


@require_POST
def try_again(request: HttpRequest, schedule_id: int) -> HttpResponse:
    scheduling.try_again(schedule_id, actor=request.user)
    messages.success(request, _("The clock tries this story again now."))
    return redirect("desk:schedule")
