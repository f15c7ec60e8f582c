"""The library as a story's editor looks into it: a page of pictures to pick from, and one picture's facts."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from newsroom.answers import wants_json
from newsroom.clock import newsroom_now
from pictures.desk import filters
from pictures.desk.lookup import picture_for
from pictures.desk.told import as_told

PER_PAGE = 24


@require_GET
def pick(request: HttpRequest) -> HttpResponse:
    """Pictures to pick from, the newest first: as JSON for a script that says so, else as a fragment."""
    asked = filters.read(request.GET)
    page = filters.page_of(filters.pictures(asked, user=request.user), request.GET, per_page=PER_PAGE)
    if not wants_json(request):
        return render(request, "desk/pictures/_pick.html", {"page": page, "asked": asked})
    now = newsroom_now()
    return JsonResponse(
        {
            "pictures": [as_told(picture, now=now) for picture in page],
            "page": page.number,
            "pages": page.paginator.num_pages,
            "count": page.paginator.count,
        }
    )


@require_GET
def facts(request: HttpRequest, pk: int) -> JsonResponse:
    return JsonResponse(as_told(picture_for(pk)))
