"""Pictures arrive: one file a request from scripts, several at once from a plain form."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods, require_POST

from newsroom.answers import refused, wants_json
from pictures.desk import arrivals, queries

#: A browser asks about the files of one drop.
MOST_ASKED = 500


@require_http_methods(["GET", "POST"])
def arrive(request: HttpRequest) -> HttpResponse:
    """The page to drop pictures on; posted, what became of each file."""
    if request.method == "GET":
        return render(request, "desk/pictures/arrive.html", arrivals.form_facts())
    files = request.FILES.getlist("file")
    if wants_json(request):
        return _answer(request, files)
    if not files:
        context = {"problem": arrivals.nothing_sent(), **arrivals.form_facts()}
        return render(request, "desk/pictures/arrive.html", context, status=422)
    fates = arrivals.arrive_together(files, actor=request.user)
    return render(request, "desk/pictures/arrived.html", {"arrivals": fates})


@require_POST
def known(request: HttpRequest) -> JsonResponse:
    """Which of these fingerprints (SHA-256 in hex) the library has: `{fingerprint: {refused, duplicate}}`."""
    hashes = request.POST.getlist("hash")[:MOST_ASKED]
    found = queries.by_fingerprint(hashes)
    return JsonResponse({"known": {hash_: arrivals.as_known(picture) for hash_, picture in found.items()}})


def _answer(request: HttpRequest, files: list) -> HttpResponse:
    if len(files) != 1:
        return refused(arrivals.nothing_sent(), status=422)
    told, status = arrivals.as_answer(
        arrivals.arrive(files[0], actor=request.user, anyway=request.POST.get("anyway") == "1")
    )
    return JsonResponse(told, status=status)
