"""One picture: its page, and what is done there."""

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from newsroom.keys import key_in
from newsroom.refusals import Refused
from pictures.actions import collecting, describing, removing, shaping
from pictures.desk.lookup import picture_for
from pictures.desk.picture_form import CutForm, DescribeForm, as_shown, initial_of
from pictures.desk.picture_page import page_of
from pictures.models import DESCRIBED, Picture
from pictures.shapes.shape import AS_IT_IS

PAGE = "desk/pictures/picture/page.html"


@require_GET
def show(request: HttpRequest, pk: int) -> HttpResponse:
    return render(request, PAGE, page_of(picture_for(pk), user=request.user))


@require_POST
def describe(request: HttpRequest, pk: int) -> HttpResponse:
    """The fields are saved; where somebody else was quicker the page comes back with both, nothing of it lost.

    `take` names a field whose words are to be the file's.
    """
    picture = picture_for(pk)
    form = DescribeForm(request.POST)
    try:
        fields = form.said()
        taken = request.POST.get("take")
        if taken in DESCRIBED:
            fields[taken] = describing.said_by_file(picture, taken)
        done = describing.describe(pk, actor=request.user, version=form.cleaned_data["version"], **fields)
    except Refused as refused:
        return _again(request, picture, form, refused)
    if done.clashes:
        return _clashed(request, done)
    messages.success(request, _("Saved.") if done.changed else _("Nothing was changed."))
    return redirect("pictures:picture", pk)


@require_POST
def reset(request: HttpRequest, pk: int) -> HttpResponse:
    """Everything the file said is what the picture says."""
    picture = picture_for(pk)
    version = key_in(request.POST.get("version"))
    names = [name for name in DESCRIBED if picture.said.get(name)]
    return _done(
        request,
        pk,
        lambda: describing.reset_to_file(pk, actor=request.user, version=version, names=names),
        _("The picture says what its file said."),
    )


@require_POST
def reshape(request: HttpRequest, pk: int) -> HttpResponse:
    """The picture is cut as the form says, or as it came."""
    form = CutForm(request.POST)

    def cut() -> Picture:
        shape = AS_IT_IS if "as_it_came" in request.POST else form.shape()
        version = key_in(request.POST.get("version"))
        return shaping.reshape(pk, actor=request.user, version=version, shape=shape)

    return _done(request, pk, cut, _("The cut is kept. The original is as it was."))


@require_POST
def collect(request: HttpRequest, pk: int) -> HttpResponse:
    name = request.POST.get("name", "")
    return _done(
        request,
        pk,
        lambda: collecting.add(pk, name, actor=request.user),
        _("The picture lies in the collection."),
    )


@require_POST
def take_out(request: HttpRequest, pk: int) -> HttpResponse:
    collection = key_in(request.POST.get("collection")) or 0
    return _done(
        request,
        pk,
        lambda: collecting.take_out(pk, collection, actor=request.user),
        _("The picture was taken out of the collection."),
    )


@require_POST
def put_in_bin(request: HttpRequest, pk: int) -> HttpResponse:
    return _done(
        request, pk, lambda: removing.bin_picture(pk, actor=request.user), _("The picture is in the bin.")
    )


@require_POST
def bring_back(request: HttpRequest, pk: int) -> HttpResponse:
    return _done(
        request,
        pk,
        lambda: removing.bring_back(pk, actor=request.user),
        _("The picture is back in the library."),
    )


def _done(request: HttpRequest, pk: int, verb: Callable[[], object], words: str | Promise) -> HttpResponse:
    """One verb, then its picture's page with what came of it."""
    picture_for(pk)
    try:
        verb()
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, words)
    return redirect("pictures:picture", pk)


def _again(request: HttpRequest, picture: Picture, form: DescribeForm, refused: Refused) -> HttpResponse:
    """The page with every word that was sent."""
    messages.error(request, str(refused))
    return render(request, PAGE, page_of(picture, user=request.user, form=form), status=refused.status)


def _clashed(request: HttpRequest, done: describing.Described) -> HttpResponse:
    """The page as it stands now, with what was sent in the fields where two people differ."""
    picture = picture_for(done.picture.pk)
    ours = {clash.name: as_shown(clash.name, clash.ours) for clash in done.clashes}
    form = DescribeForm(initial=initial_of(picture) | ours)
    context = page_of(picture, user=request.user, form=form, clashes=done.clashes)
    return render(request, PAGE, context, status=409)
