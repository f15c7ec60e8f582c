"""What became of a save, as a script of the editor's page is told it; the page stays and goes on from there."""

from dataclasses import replace
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.actions.drafting import AsksFirst, KeptBeside, Outcome
from articles.desk.lookup import article_for
from articles.desk.merge_told import merge_sentence
from articles.desk.saving import Kept
from articles.desk.tab_facts import clock_words, head_told
from articles.models import Revision
from articles.text.content import Content, hash_to_compare
from articles.text.sanitise import sanitise
from articles.text.typed import digest_of, typed_pairs
from articles.workflow.transitions import Move
from newsroom.answers import refused
from newsroom.refusals import Refused

#: What a save leaves out by itself, once readers have been told it.
CHANGE = ("change_kind", "change_note")


def saved_told(request: HttpRequest, kept: Kept) -> HttpResponse:
    """200 where the words are the newest version or in it, 409 where they are kept beside it.

    `emptied` names the fields that the version does not have as they were sent: a change that readers have been told.
    """
    article = article_for(request, kept.article_id)
    saved, now = kept.saved, article.now
    lock = getattr(article, "edit_lock", None)
    is_apart = saved.outcome == Outcome.CONFLICT
    # What was moved to its place is not yet in the page: it goes on from its words as they came.
    base = kept.as_it_came or saved.revision
    told = {
        "outcome": saved.outcome.value,
        "revision": {
            "id": saved.revision.pk,
            "number": saved.revision.number,
            "at_words": clock_words(saved.revision.made_at, now=now),
        },
        "head": head_told(article.head, user=request.user, now=now),
        "base": base.pk,
        "digest": digest_of(typed_pairs(request.POST.lists())),
        "messages": [*_messages(kept), *kept.moved],
        "left_out": kept.left_out,
        "emptied": [name for name in CHANGE if request.POST.get(name) and not getattr(base, name)],
        "merged": _merged(kept),
        "taken_over": saved.is_taken_over,
        "conflict_url": _both_texts(kept, article.head) if is_apart else None,
        "next_url": None if is_apart else _next(request, kept),
        "state": {"name": article.state, "label": str(article.status.label)},
        "fence": lock.token if lock and str(lock.tab) == request.POST.get("tab") else None,
    }
    return JsonResponse(told, status=409 if is_apart else 200)


def refusal_told(why: Refused) -> HttpResponse:
    """Why nothing became a version; of words kept all the same, which version they are."""
    if isinstance(why, KeptBeside):
        kept = {"id": why.revision.pk, "number": why.revision.number}
        return refused(why.sentence, status=why.status, kept=kept)
    return refused(why.sentence, status=why.status, **({"asks": True} if isinstance(why, AsksFirst) else {}))


def unread_told(unread: dict[str, str]) -> HttpResponse:
    """Which fields could not be read, each with its sentence."""
    return refused(_("Some fields could not be read, so no version was made."), status=422, unread=unread)


def begun_told(
    request: HttpRequest,
    article_id: int,
    first: Revision,
    content: Content,
    *,
    unread: dict[str, str],
    **more: Any,
) -> HttpResponse:
    """Where the new story is, and which version of it the page stands on.

    The digest is told only where that version says all that was sent. It does not where a field could not be read,
    nor where more was typed after a first answer got lost: the page then goes on to keep its words.
    """
    addresses = {
        f"{name}_url": reverse(f"desk:{route}", args=[article_id])
        for name, route in (
            ("edit", "edit"),
            ("copy", "working_copy"),
            ("presence", "presence"),
            ("take_over", "take_over"),
        )
    }
    sent = replace(content, body=sanitise(content.body))
    is_held = not unread and first.content_hash == hash_to_compare(sent, scheme=first.hash_scheme)
    told = {
        "article": article_id,
        "base": first.pk,
        "digest": digest_of(typed_pairs(request.POST.lists())) if is_held else None,
        "unread": unread,
        **addresses,
        **more,
    }
    return JsonResponse(told, status=201)


def _messages(kept: Kept) -> list[str]:
    saved = kept.saved
    if saved.outcome == Outcome.UNCHANGED:
        return [_("Nothing had changed since version %d.") % saved.head.number]
    if saved.outcome == Outcome.CONFLICT:
        return [_("Your text is kept as version %d, beside the newest one.") % saved.revision.number]
    # Of a save told again the head may be somebody else's by now.
    made = saved.head if saved.outcome == Outcome.MERGED else saved.revision
    return [_("Saved as version %d.") % made.number]


def _merged(kept: Kept) -> dict[str, Any] | None:
    if kept.saved.outcome != Outcome.MERGED:
        return None
    summary = kept.saved.merged
    return {
        "number": kept.saved.head.number,
        "others": list(summary.others),
        "sentence": merge_sentence(summary),
    }


def _both_texts(kept: Kept, head: Revision) -> str:
    return reverse("desk:merge", args=[kept.article_id, kept.saved.revision.pk, head.pk])


def _next(request: HttpRequest, kept: Kept) -> str | None:
    step = request.POST.get("then", "")
    if step in set(Move):
        return reverse("desk:move", args=[kept.article_id, step])
    if kept.as_it_came:
        return reverse("desk:edit", args=[kept.article_id]) + f"?as_it_came={kept.as_it_came.pk}"
    return None
