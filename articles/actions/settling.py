"""The moments at which a working copy becomes a version: a pause, a hand-over, a save by its own person."""

from datetime import timedelta
from uuid import UUID

import structlog
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import Exists, OuterRef, QuerySet
from psycopg2.errors import LockNotAvailable

from accounts.actors import CLOCK, Actor, person
from articles.actions import drafting
from articles.actions.asides import put_aside
from articles.actions.drafting import KeptBeside, Outcome, Saved
from articles.actions.locking import lock_article
from articles.models import Article, Presence, WorkingCopy
from articles.models.revision import Why
from articles.text.content_json import from_json
from articles.workflow.states import WRITABLE
from newsroom.clock import NewsroomNow
from newsroom.refusals import Refused

log = structlog.get_logger()

#: A copy all of whose words a version has is kept this long: its tab may wake, and goes on from that version. Without
#: it the tab's words would clash with themselves. A computer is shut on Friday and opened again after a holiday.
FORGOTTEN_AFTER = timedelta(days=14)

#: Copies read at once; a round of the clock looks at all there are.
TOGETHER = 200


def settle(article_id: int, *, tab: UUID, why: str, actor: Actor) -> Saved | None:
    """The words of the tab are a version by whoever typed them, and the tab stands on it; None if there were none.

    As the head where the story still is what they were typed on and takes them, else beside it. A field that could
    not be read keeps the tab unsaved, and holds up none of its words. `actor` is who brings it about: somebody who
    sees the story, or the clock.
    """
    with transaction.atomic():
        return settle_held(lock_article(article_id, actor=actor), tab=tab, why=why)


def settle_held(article: Article, *, tab: UUID, why: str) -> Saved | None:
    """As `settle`, for an article its caller holds, and must read again afterwards."""
    copy = _held_copy(article, tab)
    return _settle_copy(article, copy, why=why) if copy is not None and copy.has_new_words else None


def settle_own(article_id: int, *, actor: Actor) -> list[Saved]:
    """What this person has typed in the story, in any tab, is a version; what became of each, the oldest first.

    Not where a field could not be read: such a tab waits for its person (`waits_for`).
    """
    mine = WorkingCopy.objects.of(person(actor)).filter(article=article_id).unsaved().readable()
    tabs = list(mine.order_by("kept_at").values_list("tab", flat=True))
    settled = [settle(article_id, tab=tab, why=Why.SAVED, actor=actor) for tab in tabs]
    return [saved for saved in settled if saved is not None]


def waits_for(article_id: int, *, actor: Actor) -> bool:
    """Whether a tab of this person has unsaved words of the story that only they can make readable."""
    mine = WorkingCopy.objects.of(person(actor)).filter(article=article_id)
    return mine.exclude(pk__in=WorkingCopy.objects.readable().values("pk")).exists()


def settle_idle() -> int:
    """Words nobody has added to for a whole pause are versions, where their story is being written; how many.

    In other states they wait for their person: a story that is approved or out does not move by itself. A copy that
    cannot be settled is told in the log, looked at again next time, and holds up none of the others.
    """
    waiting = WorkingCopy.objects.idle().unsaved().readable()
    found = waiting.filter(article__state__in=[state.value for state in WRITABLE]).order_by("pk")
    settled, last = 0, 0
    while rows := list(found.filter(pk__gt=last).values_list("pk", "article_id")[:TOGETHER]):
        settled += sum(_settle_or_tell(copy_id, article_id) for copy_id, article_id in rows)
        last, _article_id = rows[-1]
    return settled


def sweep() -> None:
    """No copy is left of a tab that is closed and has held nothing unsaved for long: nobody will wake in it."""
    there = Presence.objects.there().filter(article=OuterRef("article"), tab=OuterRef("tab"))
    old = WorkingCopy.objects.saved().filter(kept_at__lte=NewsroomNow() - FORGOTTEN_AFTER)
    old.filter(~Exists(there.order_by())).delete()


def _settle_or_tell(copy_id: int, article_id: int) -> bool:
    try:
        with transaction.atomic():
            article = lock_article(article_id, actor=CLOCK)
            # Asked again under the lock: somebody may have gone on typing, or saved.
            copy = _locked(WorkingCopy.objects.idle().filter(pk=copy_id))
            if copy is None or not copy.can_be_a_version or article.status not in WRITABLE:
                return False
            _settle_copy(article, copy, why=Why.PAUSED)
    except (OperationalError, InterfaceError) as fault:
        # A story that somebody holds for long is not the end of the connection.
        if not isinstance(fault.__cause__, LockNotAvailable):
            raise
        log.warning("settling_waits", copy=copy_id, article=article_id)
        return False
    except Exception:
        log.exception("settling_failed", copy=copy_id, article=article_id)
        return False
    return True


def _held_copy(article: Article, tab: UUID) -> WorkingCopy | None:
    return _locked(WorkingCopy.objects.filter(article=article, tab=tab))


def _locked(rows: QuerySet[WorkingCopy]) -> WorkingCopy | None:
    return rows.select_related("base", "person").select_for_update(of=("self",)).first()


def _settle_copy(article: Article, copy: WorkingCopy, *, why: str) -> Saved:
    saved = _version_of(article, copy, why=why)
    copy.base = saved.revision
    # The version's own: the rules of writing may have made something slightly else of the words.
    copy.content_hash = saved.revision.content_hash
    copy.save(update_fields=["base", "content_hash"])
    return saved


def _version_of(article: Article, copy: WorkingCopy, *, why: str) -> Saved:
    content = from_json(copy.content)
    if article.status in WRITABLE:
        try:
            return drafting.save(
                article.pk,
                base=copy.base_id,
                content=content,
                actor=copy.person,
                why=why,
                tab=copy.tab,
                fence=copy.fence,
            )
        except KeptBeside as kept:
            return Saved(Outcome.CONFLICT, kept.revision, article.head)
        except Refused:
            # Their role or the rules changed while they were typing: the words are kept all the same.
            pass
    revision = put_aside(article, content, parent=copy.base, actor=copy.person, why=why)
    return Saved(Outcome.CONFLICT, revision, article.head)
