"""Our own stories as places for a link to lead to."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from articles.desk.link_targets import link_targets


@require_GET
def targets(request: HttpRequest) -> HttpResponse:
    """Stories whose headline has the words, and the address each has with readers, if it has one."""
    found = link_targets(request.GET.get("link_q", ""), reader=request.user)
    return render(request, "desk/story/tools/_link_targets.html", {"found": found})
