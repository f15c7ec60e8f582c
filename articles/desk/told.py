"""What happened to a story, told in a sentence for each event of its audit."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from django.utils.functional import Promise
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from accounts.models import Event
from articles.desk.lineage import Version
from articles.desk.times import chosen_time, lasting
from articles.models import Publication
from articles.models.revision import Why
from articles.workflow.states import ChangeKind

#: A publication less late than this was on time.
ON_TIME = timedelta(seconds=1)


@dataclass(frozen=True, kw_only=True)
class Facts:
    """An event with what it names, where that is known; `joined` is the text that came to a merge from beside."""

    event: Event
    revision: Version | None
    base: Version | None
    publication: Publication | None
    joined: Version | None = None

    @property
    def who(self) -> str:
        return _("The clock") if self.event.actor_id is None else self.event.actor_name

    @property
    def number(self) -> int:
        return self.revision.number if self.revision else 0

    @property
    def names(self) -> dict:
        return {
            "who": self.who,
            "number": self.number,
            "base": self.base.number if self.base else 0,
            "joined": self.joined.number if self.joined else 0,
            "name": self.event.detail.get("name", ""),
            "was": self.event.detail.get("was", ""),
        }


def sentence(facts: Facts) -> str:
    """What was done and by whom; verbs of a later release are named as they are."""
    tell = SENTENCES.get(facts.event.verb)
    return tell(facts) if tell else f"{facts.who}: {facts.event.verb}"


def _plain(words, facts: Facts) -> str:
    return str(words) % facts.names


def _saved(facts: Facts) -> str:
    words = SAVED.get(facts.revision.why if facts.revision else "", SAVED[Why.SAVED])
    return str(words) % facts.names


SAVED: dict[str, Promise] = {
    Why.SAVED: gettext_lazy("%(who)s saved version %(number)d"),
    Why.RESTORED: gettext_lazy("%(who)s restored an earlier text as version %(number)d"),
    Why.PAUSED: gettext_lazy("What %(who)s had typed was kept after a pause, as version %(number)d"),
    Why.HANDED: gettext_lazy(
        "What %(who)s had typed was kept when somebody else took over, as version %(number)d"
    ),
}


def _named(facts: Facts) -> str:
    if facts.event.detail.get("was"):
        return _("%(who)s renamed version %(number)d from “%(was)s” to “%(name)s”") % facts.names
    return _("%(who)s named version %(number)d “%(name)s”") % facts.names


def _put_aside(facts: Facts) -> str:
    if facts.revision and facts.revision.why in (Why.PAUSED, Why.HANDED):
        return _saved(facts)
    return _("%(who)s put version %(number)d aside, beside the working copy") % facts.names


def _took_over(facts: Facts) -> str:
    return _("%(who)s took over from %(name)s") % facts.names


def _branched(facts: Facts) -> str:
    return (
        _(
            "%(who)s saved version %(number)d on version %(base)d, which was no longer the newest: "
            "kept beside the working copy"
        )
        % facts.names
    )


def _merged(facts: Facts) -> str:
    if facts.base is None or facts.joined is None:
        return _("%(who)s merged two texts as version %(number)d") % facts.names
    names = {
        **facts.names,
        "other": facts.base.who,
        "mine": facts.joined.who,
    }
    return (
        _("%(other)s’s version %(base)d and %(mine)s’s version %(joined)d were merged as version %(number)d")
        % names
    )


def _scheduled(words, facts: Facts) -> str:
    wall, zone = (str(facts.event.detail.get(name, "")) for name in ("wall_time", "zone"))
    time = chosen_time(wall, zone, (get_language() or "en")[:2], now=facts.event.at)
    return str(words) % {**facts.names, "time": time}


def _published(facts: Facts) -> str:
    row = facts.publication
    if facts.event.actor_id is None:
        return _("Version %(number)d was published by the clock, %(late)s") % {
            **facts.names,
            "late": _lateness(row),
        }
    if row and row.change_kind:
        kind = str(ChangeKind(row.change_kind).label).lower()
        return _("%(who)s published version %(number)d (%(kind)s)") % {**facts.names, "kind": kind}
    return _("%(who)s published version %(number)d") % facts.names


def _lateness(row: Publication | None) -> str:
    if row is None or row.late_by is None or row.late_by < ON_TIME:
        return _("on time")
    return _("%(span)s late") % {"span": lasting(row.late_by)}


def _withdrawn(facts: Facts) -> str:
    if facts.event.actor_id is None:
        return _("The story expired and was withdrawn by the clock")
    return _("%(who)s withdrew the story") % facts.names


def _writers(facts: Facts) -> str:
    count = len(facts.event.detail.get("writers", ()))
    words = ngettext("%(who)s named %(count)d writer", "%(who)s named %(count)d writers", count)
    return words % {**facts.names, "count": count}


def _says(words) -> Callable[[Facts], str]:
    return partial(_plain, words)


SENTENCES: dict[str, Callable[[Facts], str]] = {
    "article.create": _says(gettext_lazy("%(who)s began the story")),
    "article.save": _saved,
    "article.branch": _branched,
    "article.merge": _merged,
    "article.keep": _says(
        gettext_lazy(
            "%(who)s sent version %(number)d, which the story did not take: kept beside the working copy"
        )
    ),
    "article.put_aside": _put_aside,
    "article.take_over": _took_over,
    "article.name_version": _named,
    "article.unname_version": _says(gettext_lazy("%(who)s took the name “%(was)s” from version %(number)d")),
    "article.writers": _writers,
    "article.pair": _says(gettext_lazy("%(who)s chose its translation")),
    "article.unpair": _says(gettext_lazy("%(who)s took its translation away")),
    "article.submit": _says(gettext_lazy("%(who)s submitted version %(number)d for review")),
    "article.take_back": _says(gettext_lazy("%(who)s took it back")),
    "article.send_back": _says(gettext_lazy("%(who)s sent it back")),
    "article.approve": _says(gettext_lazy("%(who)s approved version %(number)d")),
    "article.schedule": partial(
        _scheduled, gettext_lazy("%(who)s scheduled version %(number)d for %(time)s")
    ),
    "article.reschedule": partial(_scheduled, gettext_lazy("%(who)s moved the time to %(time)s")),
    "article.unschedule": _says(gettext_lazy("%(who)s unscheduled it")),
    "article.publish": _published,
    "article.publish_urgently": _says(gettext_lazy("%(who)s published version %(number)d urgently")),
    "article.revise": _says(gettext_lazy("%(who)s began a change")),
    "article.discard_change": _says(gettext_lazy("%(who)s discarded the change")),
    "article.withdraw": _withdrawn,
    "article.spike": _says(gettext_lazy("%(who)s spiked it")),
    "article.unspike": _says(gettext_lazy("%(who)s unspiked it")),
    "article.bounce": _says(gettext_lazy("The clock did not publish it")),
    "article.lift_embargo": _says(gettext_lazy("%(who)s lifted the embargo")),
    "article.reviewed_after": _says(gettext_lazy("%(who)s read what was published urgently")),
    "schedule.try_again": _says(gettext_lazy("%(who)s asked the clock to try again")),
}
