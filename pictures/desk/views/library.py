"""The library: every picture of the newsroom, narrowed by what stands in the address."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from newsroom.clock import newsroom_now
from pictures.desk import arrivals, filters, queries
from pictures.models import AllowedUse, Licence


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    asked = filters.read(request.GET)
    context = {
        "asked": asked,
        "page": filters.page_of(filters.pictures(asked, user=request.user), request.GET),
        "now": newsroom_now(),
        "collections": queries.collection_choices(),
        "rights": [(name, words) for name, (words, _rows) in filters.RIGHTS.items()],
        "used": [(name, words) for name, (words, _rows) in filters.USED.items()],
        "licences": Licence.choices,
        "allowed_uses": AllowedUse.choices,
        "tabs": filters.tabs(asked),
        **arrivals.form_facts(),
        "binned": request.session.pop("pictures_binned", []),
    }
    return render(request, "desk/pictures/library.html", context)
