"""What the open tabs of the editor say and are told: their words, that they are there, and who writes."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.actions import copies, locks, presence
from articles.actions.copies import Kept
from articles.actions.writing_rights import may_write_here
from articles.desk.editing import content_from, unread_in
from articles.desk.lookup import article_for, written_from
from articles.desk.sent import sent_forms
from articles.desk.tab_facts import clock_words, tab_facts
from articles.desk.tab_forms import AutosaveForm, PresenceForm, TabForm, said_in
from articles.models import Article, EditLock
from articles.text.sanitise import dropped
from articles.text.typed import digest_of, typed_pairs
from newsroom.refusals import Invalid


@require_POST
def autosave(request: HttpRequest, pk: int) -> HttpResponse:
    """The words are kept as they were typed, and the tab hears what the server has by their digest."""
    said = said_in(request.POST, AutosaveForm)
    typed = typed_pairs(request.POST.lists())
    if digest_of(typed) != said["digest"]:
        raise Invalid(_("The words arrived changed, so they were not kept. They are still in your browser."))
    article = article_for(request, pk)
    form, notes = sent_forms(request, article.head.content())
    notes.is_valid()
    unread = unread_in(form, notes)
    base = form.cleaned_data.get("base")
    content = content_from(form, notes, before=written_from(article, base))
    kept = copies.keep(
        pk,
        actor=request.user,
        tab=said["tab"],
        base=base,
        content=content,
        typed=typed,
        unread=unread,
        sequence=said["sequence"],
        client_save_id=said["client_save_id"],
        fence=said["fence"],
    )
    lock = hold_lock(kept.article, request, said)
    told = _told(kept, unread) | {"left_out": dropped(content.body, kept.content.body)}
    return JsonResponse(told | facts(kept.article, lock, request, said))


@require_POST
def be_present(request: HttpRequest, pk: int) -> HttpResponse:
    """The tab is there, or gone; it hears who else is, and what has moved."""
    said = said_in(request.POST, PresenceForm)
    article = article_for(request, pk)
    if said["gone"]:
        presence.leave(article, actor=request.user, tab=said["tab"])
        if not said["unsaved"]:
            locks.release(pk, actor=request.user, tab=said["tab"])
        return JsonResponse({"gone": True})
    presence.tell(
        article, actor=request.user, tab=said["tab"], typing=said["typing"], unsaved=said["unsaved"]
    )
    lock = hold_lock(article, request, said, wanted=said["want_lock"])
    return JsonResponse(facts(article, lock, request, said))


@require_POST
def take_over(request: HttpRequest, pk: int) -> HttpResponse:
    """The lock is this tab's, and what the other one had typed is a version."""
    said = said_in(request.POST, TabForm)
    taken = locks.take_over(pk, actor=request.user, tab=said["tab"])
    article = article_for(request, pk)
    handed = taken.handed.revision if taken.handed else None
    told = {"handed": handed and {"number": handed.number, "name": handed.made_by.name, "id": handed.pk}}
    return JsonResponse(told | facts(article, taken.lock, request, said))


def hold_lock(
    article: Article, request: HttpRequest, said: dict[str, Any], *, wanted: bool = True
) -> EditLock | None:
    """The lock as it is now: renewed if it is this tab's, taken if it is wanted and was never taken from the tab."""
    lock = getattr(article, "edit_lock", None)
    if locks.renew(article.pk, actor=request.user, tab=said["tab"]):
        if lock is not None and locks.is_of(lock, request.user, said["tab"]):
            lock.renewed_at = article.now
            return lock
        return EditLock.objects.select_related("person").get(article=article)
    slept = said["fence"] is not None and lock is not None
    if not wanted or slept or not _is_free(lock, article):
        return lock
    if not may_write_here(article, request.user, parent=article.head):
        return lock
    return locks.take(article.pk, actor=request.user, tab=said["tab"])


def _is_free(lock: EditLock | None, article: Article) -> bool:
    return lock is None or not locks.is_held(lock, article)


def facts(
    article: Article, lock: EditLock | None, request: HttpRequest, said: dict[str, Any]
) -> dict[str, Any]:
    return tab_facts(
        article,
        lock,
        user=request.user,
        tab=said["tab"],
        fence=said["fence"],
        seen_publication=said["publication_version"],
    )


def _told(kept: Kept, unread: dict[str, str]) -> dict[str, Any]:
    copy = kept.copy
    refused = {"": str(kept.refused)} if kept.refused else {}
    return {
        # Of what is stored: where something newer stood there already, this is not what was sent.
        "digest": digest_of(copy.typed["fields"]),
        "sequence": copy.sequence,
        "base": copy.base_id,
        "kept_at": copy.kept_at.isoformat(),
        "kept_at_words": clock_words(copy.kept_at, now=kept.article.now),
        "unsaved": copy.is_unsaved,
        "unread": unread | refused,
    }
