"""What changed since: since I last read it, since it was approved, since it went out, each one click away."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import Event, User
from articles.desk.lineage import Lineage, Version
from articles.models import Approval, Article, Publication, ReadMark
from articles.text.content import hash_to_compare


@dataclass(frozen=True, kw_only=True)
class Since:
    """A moment to compare the working copy with. `old` is what stood then; None where nothing changed since."""

    words: str | Promise
    nothing: str | Promise
    old: Version | None


def since(article: Article, *, reader: User, line: Lineage) -> list[Since]:
    """The moments this story has for this person, in the order people ask for them; constant queries.

    Ask before the reader's mark is moved on (`articles.actions.read_marks`): after it nothing is new any more.
    """
    found = []
    for words, nothing, old in _moments(article, reader, line):
        if old is not None:
            changed = not _says_the_same(article, line.head, old)
            found.append(Since(words=words, nothing=nothing, old=old if changed else None))
    return found


def _says_the_same(article: Article, head: Version, old: Version) -> bool:
    """Hashes of two schemes never meet: only then the head is read again, once for all that are older."""
    if old.hash_scheme == head.hash_scheme:
        return old.content_hash == head.content_hash
    return old.content_hash == hash_to_compare(article.head.content(), scheme=old.hash_scheme)


Moment = tuple[str | Promise, str | Promise, Version | None]


def _moments(article: Article, reader: User, line: Lineage) -> Iterator[Moment]:
    yield from _read(article, reader, line)
    yield (*SENT_BACK, _sent_back(article, line))
    yield (*APPROVED, _approved(article, line))
    yield (*(OUT if article.is_live else WITHDRAWN), _went_out(article, line))
    yield (*TODAY, _yesterday(line, article.now))


READ = (_("since I last read it"), _("Nothing has changed since you last read it."))
READ_EARLIER = (_("what was new when I last read it"), _("Nothing was new when you last read it."))
SENT_BACK = (_("since it was sent back"), _("Nothing has changed since it was sent back."))
APPROVED = (_("since it was approved"), _("Nothing has changed since it was approved."))
OUT = (_("since it went out"), _("Nothing has changed since it went out."))
WITHDRAWN = (_("since readers last saw it"), _("Nothing has changed since readers last saw it."))
TODAY = (_("today’s changes"), _("Nothing has changed today."))


def _read(article: Article, reader: User, line: Lineage) -> Iterator[Moment]:
    """What the person has not read yet; once that is read, what it was stays there to look at again."""
    mark = ReadMark.objects.filter(article=article, person=reader).first()
    if mark is None:
        return
    yield (*READ, line.versions.get(mark.revision_id))
    if mark.revision_id == line.head.pk and mark.before_id:
        yield (*READ_EARLIER, line.versions.get(mark.before_id))


def _sent_back(article: Article, line: Lineage) -> Version | None:
    """The version as it was sent back, while no later move has made that a thing of the past."""
    turns = Event.objects.about(article).filter(verb__in=TURNS).order_by("-id")
    last = turns.values_list("verb", "detail__revision").first()
    return line.versions.get(last[1]) if last and last[0] == "article.send_back" else None


TURNS = ("article.send_back", "article.approve", "article.publish_urgently", "article.discard_change")


def _approved(article: Article, line: Lineage) -> Version | None:
    """The version somebody approved last. The chief's word in an urgent case is no approval."""
    approvals = Approval.objects.filter(article=article, is_urgent=False).order_by("-id")
    return line.versions.get(approvals.values_list("revision", flat=True).first() or 0)


def _went_out(article: Article, line: Lineage) -> Version | None:
    """What readers see; of a story that was withdrawn what they saw last."""
    if article.is_live or not article.was_published:
        return line.versions.get(article.live_id or 0)
    log = Publication.objects.of(article.pk).exclude(kind=Publication.Kind.WITHDRAWAL)
    return line.versions.get(log.values_list("revision", flat=True).first() or 0)


def _yesterday(line: Lineage, now: datetime) -> Version | None:
    """What the working copy was when the newsroom's day began, if it was saved today."""
    zone = ZoneInfo(settings.TIME_ZONE)
    today = now.astimezone(zone).date()
    if line.head.made_at.astimezone(zone).date() != today:
        return None
    older = [version for version in line.main if version.made_at.astimezone(zone).date() < today]
    return older[-1] if older else None
