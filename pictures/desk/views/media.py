"""Pages of video, sound and documents."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from newsroom.answers import refused, wants_json
from newsroom.clock import newsroom_now
from newsroom.middleware.private import PRIVATE
from newsroom.refusals import Refused
from pictures.actions import describing_media
from pictures.actions.handing_out import captions_answer, file_answer, not_there
from pictures.actions.taking_media import FileAlreadyHere, take_in_media
from pictures.desk.media_forms import DescribedForm, FileForm
from pictures.desk.media_lists import file_as_told, page_of_files
from pictures.models import MediaFile, MediaKind


@require_GET
def show_all(request: HttpRequest) -> HttpResponse:
    asked = {"q": request.GET.get("q", ""), "kind": request.GET.get("kind", ""), "bin": "bin" in request.GET}
    shown = {
        "page": page_of_files(request.GET),
        "asked": asked,
        "kinds": MediaKind.choices,
        "now": newsroom_now(),
    }
    return render(request, "desk/pictures/files/list.html", shown)


@require_GET
def pick(request: HttpRequest) -> JsonResponse:
    """Files to pick from, as a script is told of them."""
    page = page_of_files(request.GET)
    return JsonResponse(
        {
            "files": [file_as_told(file) for file in page],
            "page": page.number,
            "pages": page.paginator.num_pages,
            "next": page.next_page_number() if page.has_next() else None,
            "count": page.paginator.count,
        }
    )


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest) -> HttpResponse:
    form = FileForm(request.POST or None, request.FILES or None, use_required_attribute=False)
    said = ""
    if request.method == "POST" and form.is_valid():
        sent = form.cleaned_data["file"]
        try:
            return _added(request, take_in_media(sent, name=sent.name, actor=request.user))
        except FileAlreadyHere as same:
            if wants_json(request):
                url = reverse("pictures:file", args=[same.file_id])
                known = {"id": same.file_id, "in_bin": same.in_bin, "url": url, "exact": True}
                return refused(same.sentence, status=409, duplicate=known)
            messages.info(request, str(same))
            return redirect("pictures:file", same.file_id)
        except Refused as no:
            if wants_json(request):
                raise
            said = str(no)
    return render(
        request,
        "desk/pictures/files/add.html",
        {"form": form, "said": said},
        status=422 if request.method == "POST" else 200,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: HttpRequest, pk: int) -> HttpResponse:
    file = _file(pk)
    form = DescribedForm(request.POST or None, request.FILES or None, file=file)
    said = ""
    if request.method == "POST" and form.is_valid():
        try:
            return _saved(request, file, form)
        except Refused as no:
            said = str(no)
    shown = {
        "file": file,
        "form": form,
        "said": said,
        "poster": reverse("pictures:preview", args=[file.poster_id]) if file.poster_id else "",
        "uses": file.uses.order_by("is_live", "title"),
        "may_change": describing_media.may_change(request.user, file),
        "now": newsroom_now(),
    }
    status = 422 if request.method == "POST" else 200
    return render(request, "desk/pictures/files/one.html", shown, status=status)


@require_GET
def facts(request: HttpRequest, pk: int) -> JsonResponse:
    return JsonResponse(file_as_told(_file(pk)))


@require_safe
def play(request: HttpRequest, pk: int) -> HttpResponseBase:
    """The file for the desk, in the parts its player asks for."""
    return file_answer(request, _file(pk), caching=PRIVATE)


@require_safe
def captions(request: HttpRequest, pk: int) -> HttpResponseBase:
    file = _file(pk)
    return captions_answer(request, file, caching=PRIVATE) if file.captions else not_there()


@require_POST
def throw_away(request: HttpRequest, pk: int) -> HttpResponse:
    file = describing_media.bin_media(_file(pk).pk, actor=request.user)
    messages.success(request, _("“%(file)s” is in the bin.") % {"file": file})
    return redirect("pictures:file", file.pk)


@require_POST
def bring_back(request: HttpRequest, pk: int) -> HttpResponse:
    file = describing_media.bring_back_media(_file(pk).pk, actor=request.user)
    messages.success(request, _("“%(file)s” is back in the library.") % {"file": file})
    return redirect("pictures:file", file.pk)


def _file(pk: int) -> MediaFile:
    """The file, in the bin or not; 404 when there is none. Whoever enters the library sees all of it."""
    found = MediaFile.objects.select_related("added_by", "poster").filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def _added(request: HttpRequest, file: MediaFile) -> HttpResponse:
    if wants_json(request):
        return JsonResponse(file_as_told(file), status=201)
    messages.success(
        request, _("“%(file)s” is in the library. Give it a title and a credit.") % {"file": file}
    )
    return redirect("pictures:file", file.pk)


def _saved(request: HttpRequest, file: MediaFile, form: DescribedForm) -> HttpResponse:
    done = describing_media.describe_media(
        file.pk,
        version=form.cleaned_data["version"],
        said=form.said(),
        captions=form.captions(),
        actor=request.user,
    )
    messages.success(request, _("Saved."))
    if done.was_subrip:
        messages.info(request, _("The captions were SubRip; they were turned into WebVTT."))
    return redirect("pictures:file", file.pk)
