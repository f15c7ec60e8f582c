"""One change to all the pictures that are ticked."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from newsroom.refusals import Refused
from pictures.desk.bulk_form import ManyForm, done, sentences


@require_POST
def change(request: HttpRequest) -> HttpResponse:
    """Says how many changed, which did not and why, on the list the form came from."""
    back = _back(request)
    form = ManyForm(request.POST)
    try:
        result = done(form, actor=request.user)
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect(back)
    first, others = sentences(result)
    if first:
        messages.success(request, first)
    for sentence in others:
        messages.warning(request, sentence)
    if form.cleaned_data["verb"] == "bin" and result.changed:
        request.session["pictures_binned"] = result.changed
    return redirect(back)


def _back(request: HttpRequest) -> str:
    back = request.POST.get("next", "")
    library = reverse("pictures:library")
    is_ours = url_has_allowed_host_and_scheme(back, allowed_hosts=None) and back.startswith(library)
    return back if is_ours else library
