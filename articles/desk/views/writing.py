"""Writing: the editor's page, and the saves it sends."""

from csp.decorators import csp_update
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.request import RawPostDataException
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from articles.actions.drafting import AsksFirst, Outcome
from articles.actions.read_marks import mark_read
from articles.desk import saving
from articles.desk.editing import content_from, initial_notes, initial_of
from articles.desk.editor_config import EDITOR_POLICY
from articles.desk.forms import NoteRows, StoryForm
from articles.desk.lookup import article_for, written_from
from articles.desk.queries import found_stories
from articles.desk.story_page import blank_content, story_page
from articles.models import Article
from articles.text.content import Content
from articles.text.sanitise import dropped, sanitise
from articles.workflow.transitions import Move
from newsroom.refusals import Invalid, NeedsBase, Refused

GET_OR_POST = ["GET", "POST"]
LANGUAGES = ("fr", "en")


@csp_update(EDITOR_POLICY)
@require_http_methods(GET_OR_POST)
def new(request: HttpRequest) -> HttpResponse:
    blank = blank_content(request.user)
    if request.method == "GET":
        return story_page(request, *forms_for(blank, base=None))
    form, notes = sent_forms(request, blank)
    if not (form.is_valid() & notes.is_valid()):
        return story_page(request, form, notes, status=422)
    try:
        kept = saving.start(content_from(form, notes, before=blank), actor=request.user)
    except Refused as refused:
        return story_page(request, form, notes, status=refused.status, said=refused.sentence)
    return answer(request, kept)


@csp_update(EDITOR_POLICY)
@require_http_methods(GET_OR_POST)
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    article = article_for(request, pk)
    if request.method == "GET":
        page = story_page(request, *forms_for(article.head.content(), base=article.head_id), article=article)
        mark_read(pk, revision_id=article.head_id, actor=request.user)
        return page
    form, notes = sent_forms(request, article.head.content())
    if not (form.is_valid() & notes.is_valid()):
        return story_page(request, form, notes, article=article, status=422)
    base = form.cleaned_data["base"]
    content = content_from(form, notes, before=written_from(article, base))
    try:
        kept = saving.save(
            article, content, base=base, actor=request.user, confirmed="confirm_revise" in request.POST
        )
    except NeedsBase as refused:
        return without_base(request, article, status=refused.status)
    except Refused as refused:
        asks = isinstance(refused, AsksFirst)
        return story_page(
            request, form, notes, article=article, status=refused.status, said=refused.sentence, asks=asks
        )
    return answer(request, kept)


@require_POST
def clean(request: HttpRequest) -> HttpResponse:
    """What was pasted, as a story may hold it, and a sentence for each kind of thing left out."""
    try:
        pasted = request.body.decode()
    except (UnicodeDecodeError, RawPostDataException) as error:
        raise Invalid(_("What was pasted is not text that can be read.")) from error
    html = sanitise(pasted)
    return JsonResponse({"html": html, "left_out": dropped(pasted, html)})


@require_GET
def related(request: HttpRequest) -> HttpResponse:
    """Stories to choose as related ones, as the editor's search brings them."""
    found = found_stories(request.user, request.GET.get("related_q", ""))
    return render(request, "desk/story/_found.html", {"found": found})


def forms_for(content: Content, *, base: int | None) -> tuple[StoryForm, NoteRows]:
    form = StoryForm(initial=initial_of(content, base=base), story_language=content.language)
    return form, NoteRows(initial=initial_notes(content), prefix="notes")


def sent_forms(request: HttpRequest, before: Content) -> tuple[StoryForm, NoteRows]:
    language = request.POST.get("language", "")
    form = StoryForm(request.POST, story_language=language if language in LANGUAGES else before.language)
    return form, NoteRows(request.POST, prefix="notes")


def without_base(request: HttpRequest, article: Article, *, status: int) -> HttpResponse:
    """The words are kept in the form, which now stands on the newest version: the person looks first, then saves."""
    sent = request.POST.copy()
    sent["base"] = str(article.head_id)
    form = StoryForm(sent, story_language=article.head.language)
    notes = NoteRows(sent, prefix="notes")
    said = _(
        "Your page did not say which version your text was written from, so nothing was saved yet. Your words are "
        "below. Look at the newest version first, then save."
    )
    return story_page(request, form, notes, article=article, status=status, said=said)


def answer(request: HttpRequest, kept: saving.Kept) -> HttpResponse:
    """Back to the story, or on to the next step; a conflict shows both texts."""
    for sentence in kept.left_out:
        messages.warning(request, sentence)
    if kept.saved.outcome == Outcome.CONFLICT:
        return conflict(request, kept)
    if kept.saved.outcome == Outcome.UNCHANGED:
        messages.info(request, _("Nothing had changed since version %d.") % kept.saved.head.number)
    else:
        messages.success(request, _("Saved as version %d.") % kept.saved.revision.number)
    for sentence in kept.moved:
        messages.info(request, sentence)
    step = request.POST.get("then", "")
    if step in set(Move):
        return redirect("desk:move", pk=kept.article_id, move=step)
    came = f"?as_it_came={kept.as_it_came.pk}" if kept.as_it_came else ""
    return redirect(reverse("desk:edit", args=[kept.article_id]) + came)


def conflict(request: HttpRequest, kept: saving.Kept) -> HttpResponse:
    """Both texts, side by side: the sender's is stored beside the newest one."""
    article = article_for(request, kept.article_id)
    mine, theirs = kept.saved.revision, kept.saved.head
    context = {
        "article": article,
        "mine": mine,
        "theirs": theirs,
        "now": article.now,
    }
    return render(request, "desk/story/conflict.html", context, status=409)
