"""My work: what waits for me, what is mine, what I follow."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.roles import Can
from articles.desk import queries
from articles.desk.who_is_there import show_presence
from newsroom.clock import newsroom_now


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    user = request.user
    context = {
        "now": newsroom_now(),
        "stopped": list(queries.stopped_for(user)),
        "reviews_after": list(queries.reviews_after_for(user)),
        "sent_back": list(queries.sent_back_to(user)),
        "reviews": list(queries.reviews_for(user)),
        "unsaved": list(queries.unsaved_of(user)),
        "mine": list(queries.written_by(user)),
        "followed": list(queries.followed_by(user)),
        "writes": user.can(Can.WRITE),
        "reviews_stories": user.can(Can.REVIEW),
    }
    lists = ("unsaved", "sent_back", "reviews", "mine", "followed")
    show_presence([article for name in lists for article in context[name]], user=user)
    waiting = ("unsaved", "stopped", "reviews_after", "sent_back", "reviews")
    context["nothing_waits"] = not any(context[name] for name in waiting)
    return render(request, "desk/home.html", context)
