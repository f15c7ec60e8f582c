"""Writing: the editor's page, and the saves it sends."""

from csp.decorators import csp_update
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.request import RawPostDataException
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from articles.actions import drafting, locks
from articles.actions.drafting import AsksFirst, Outcome
from articles.actions.read_marks import mark_read
from articles.actions.tab_saves import Tab
from articles.desk import saving
from articles.desk.editing import content_from, unread_in
from articles.desk.editor_config import EDITOR_POLICY
from articles.desk.forms import NoteRows, StoryForm
from articles.desk.lookup import article_for, written_from
from articles.desk.merge_page import merge_page
from articles.desk.merge_told import merge_sentence
from articles.desk.queries import found_stories
from articles.desk.sent import forms_for, sent_forms
from articles.desk.story_page import blank_content, story_page
from articles.desk.tab_facts import tab_facts
from articles.desk.tab_forms import BeginForm, SaveForm, said_in
from articles.desk.told_to_scripts import begun_told, refusal_told, saved_told, unread_told
from articles.desk.unsaved import brought_back, offers, to_open
from articles.models import Article
from articles.text.content import Content
from articles.text.sanitise import dropped, sanitise
from articles.workflow.transitions import Move
from newsroom.answers import wants_json
from newsroom.refusals import Invalid, NeedsBase, Refused

TAKEN_OVER = gettext_lazy("Somebody has taken the story over since, so your text is kept beside theirs.")
GET_OR_POST = ["GET", "POST"]


@csp_update(EDITOR_POLICY)
@require_http_methods(GET_OR_POST)
def new(request: HttpRequest) -> HttpResponse:
    blank = blank_content(request.user)
    if request.method == "GET":
        return story_page(request, *forms_for(blank, base=None))
    form, notes = sent_forms(request, blank)
    if wants_json(request):
        return begin(request, form, notes, blank)
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
        page = open_story(request, article)
        mark_read(pk, revision_id=article.head_id, actor=request.user)
        return page
    form, notes = sent_forms(request, article.head.content())
    for_script = wants_json(request)
    if not (form.is_valid() & notes.is_valid()):
        if for_script:
            return unread_told(unread_in(form, notes))
        return story_page(request, form, notes, article=article, status=422)
    try:
        kept = save(request, article, form, notes)
    except Refused as refused:
        if for_script:
            return refusal_told(refused)
        if isinstance(refused, NeedsBase):
            return without_base(request, article, status=refused.status)
        asks = isinstance(refused, AsksFirst)
        return story_page(
            request, form, notes, article=article, status=refused.status, said=refused.sentence, asks=asks
        )
    if not for_script:
        return answer(request, kept)
    if kept.saved.outcome == Outcome.SAVED:
        # Nobody has to read what they have just written.
        mark_read(pk, revision_id=kept.saved.head.pk, actor=request.user)
    return saved_told(request, kept)


def open_story(request: HttpRequest, article: Article) -> HttpResponse:
    """The newest version; or the person's own words, where they typed some that no version holds."""
    offered = offers(article, request.user)
    opened = to_open(offered, article, request.GET)
    if opened is None:
        form, notes = forms_for(article.head.content(), base=article.head_id)
    else:
        form, notes = brought_back(opened)
    return story_page(request, form, notes, article=article, offered=offered, opened=opened)


def save(request: HttpRequest, article: Article, form: StoryForm, notes: NoteRows) -> saving.Kept:
    """What a valid form says is stored; raises what stops it."""
    base, said = form.cleaned_data["base"], said_in(request.POST, SaveForm)
    name = said["tab"]
    return saving.save(
        article,
        content_from(form, notes, before=written_from(article, base)),
        base=base,
        actor=request.user,
        confirmed="confirm_revise" in request.POST,
        tab=Tab(name=name, sequence=said["sequence"] or 0, fence=said["fence"]) if name else None,
        client_save_id=said["client_save_id"],
    )


def begin(request: HttpRequest, form: StoryForm, notes: NoteRows, blank: Content) -> HttpResponse:
    """The first words of a new story make a draft that stands in the lists; sent again, they find it."""
    said = said_in(request.POST, BeginForm)
    notes.is_valid()
    unread = unread_in(form, notes)
    content = content_from(form, notes, before=blank)
    first = drafting.create(actor=request.user, content=content, client_save_id=said["client_save_id"])
    article = article_for(request, first.pk)
    lock = locks.take(article.pk, actor=request.user, tab=said["tab"])
    version = article.revisions.get(client_save_id=said["client_save_id"])
    told = tab_facts(article, lock, user=request.user, tab=said["tab"], fence=None)
    left_out = dropped(content.body, version.body)
    return begun_told(request, article.pk, version, content, unread=unread, left_out=left_out, **told)


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
    """Back to the story, or on to the next step; a conflict asks how the two texts become one."""
    for sentence in kept.left_out:
        messages.warning(request, sentence)
    if kept.saved.outcome == Outcome.CONFLICT:
        article = article_for(request, kept.article_id)
        if kept.saved.is_taken_over:
            messages.warning(request, TAKEN_OVER)
        return merge_page(request, article, kept.saved.revision, kept.saved.head, status=409)
    if kept.saved.outcome == Outcome.UNCHANGED:
        messages.info(request, _("Nothing had changed since version %d.") % kept.saved.head.number)
    elif kept.saved.merged:
        messages.success(request, _("Saved, and merged as version %d.") % kept.saved.head.number)
        messages.info(request, merge_sentence(kept.saved.merged))
    else:
        messages.success(request, _("Saved as version %d.") % kept.saved.revision.number)
    for sentence in kept.moved:
        messages.info(request, sentence)
    step = request.POST.get("then", "")
    if step in set(Move):
        return redirect("desk:move", pk=kept.article_id, move=step)
    came = f"?as_it_came={kept.as_it_came.pk}" if kept.as_it_came else ""
    return redirect(reverse("desk:edit", args=[kept.article_id]) + came)
