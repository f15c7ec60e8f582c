"""Error reports from readers: what waits, and that it was dealt with."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from articles.actions import reports
from articles.desk.move_forms import NoteForm
from articles.desk.reports import reports_for
from newsroom.keys import key_in
from newsroom.refusals import Invalid


@require_GET
def show(request: HttpRequest) -> HttpResponse:
    """`?story=` shows those on one story."""
    about = key_in(request.GET.get("story"))
    return render(request, "desk/reports.html", {"reports": reports_for(request.user, article_id=about)})


@require_POST
def done(request: HttpRequest, report_id: int) -> HttpResponse:
    form = NoteForm(request.POST)
    if not form.is_valid():
        raise Invalid(_("This note is too long to be kept."))
    reports.deal_with(report_id, actor=request.user, note=form.cleaned_data["note"])
    messages.success(request, _("The report is marked as dealt with."))
    return redirect("desk:reports")
