"""The queue: every story the person may see, filtered by what stands in the address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from articles.desk import filters
from articles.desk.who_is_there import show_presence
from newsroom.clock import newsroom_now


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    asked = filters.read(request.GET)
    queue = filters.queue(asked, page=request.GET.get("page", "1"), user=request.user)
    show_presence(queue.page, user=request.user)
    return render(request, "desk/queue.html", {"queue": queue, "now": newsroom_now()})
