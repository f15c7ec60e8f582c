"""The library's filters: read from the address, whatever stands in it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlencode

from django.core.paginator import Page, Paginator
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.models import User
from newsroom.clock import NewsroomNow
from newsroom.keys import key_in
from pictures.actions.rights import SOON
from pictures.desk.queries import with_photographer, with_tag, with_words
from pictures.models import AllowedUse, Licence, Picture, Use

PER_PAGE = 40
LONGEST = 200
UNKNOWN = _("A filter in this address is not known here, so it was left out.")

#: Name in the address, words, and which rows.
RIGHTS: dict[str, tuple[str | Promise, Q]] = {
    "ended": (_("rights have ended"), Q(rights_end__lte=NewsroomNow())),
    "ending": (
        _("rights end within 3 days"),
        Q(rights_end__gt=NewsroomNow(), rights_end__lte=NewsroomNow() + SOON),
    ),
    "unknown": (_("licence not known yet"), Q(licence=Licence.UNKNOWN)),
    "no_credit": (_("without a credit"), Q(credit="")),
    "one_story": (_("one story only"), Q(allowed_use=AllowedUse.ONE_STORY)),
    "none": (_("not for publication"), Q(allowed_use=AllowedUse.NONE)),
}
USED: dict[str, tuple[str | Promise, Q]] = {
    "live": (_("on a live page"), Q(is_live=True)),
    "draft": (_("in a text that is not live"), Q(is_used=True, is_live=False)),
    "never": (_("not in use"), Q(is_used=False)),
}
WHOSE: dict[str, str | Promise] = {
    "mine": _("Added by me"),
    "bin": pgettext_lazy("a place for pictures", "Bin"),
}


@dataclass(frozen=True)
class Asked:
    """The filters as the address has them; `complaints` say what in it is not known."""

    q: str = ""
    collection: int | None = None
    tag: str = ""
    photographer: str = ""
    rights: str = ""
    used: str = ""
    whose: str = ""
    complaints: list[str | Promise] = field(default_factory=list)

    @property
    def is_narrowed(self) -> bool:
        return any(said for name, said in self.parts().items() if name != "whose")

    @property
    def is_bin(self) -> bool:
        return self.whose == "bin"

    def parts(self) -> dict[str, object]:
        names = ("q", "collection", "tag", "photographer", "rights", "used", "whose")
        return {name: getattr(self, name) for name in names}

    def address(self, **changes: object) -> str:
        """The query of the same list with these filters changed; pages start anew."""
        wanted = {**self.parts(), **changes}
        return "?" + urlencode({name: said for name, said in wanted.items() if said not in ("", None)})


@dataclass(frozen=True)
class Tab:
    label: str | Promise
    address: str
    is_here: bool


def tabs(asked: Asked) -> list[Tab]:
    """All pictures, mine, the bin: each with the other filters kept."""
    places = {"": _("All pictures"), **WHOSE}
    return [Tab(words, asked.address(whose=name), asked.whose == name) for name, words in places.items()]


def read(given: Mapping[str, str]) -> Asked:
    """What was asked; never raises."""
    complaints: list[str | Promise] = []
    return Asked(
        q=_words(given.get("q", "")),
        tag=_words(given.get("tag", ""))[:80],
        photographer=_words(given.get("photographer", "")),
        collection=_key(given.get("collection", ""), complaints),
        rights=_one_of(given.get("rights", ""), RIGHTS, complaints),
        used=_one_of(given.get("used", ""), USED, complaints),
        whose=_one_of(given.get("whose", ""), WHOSE, complaints),
        complaints=complaints,
    )


def pictures(asked: Asked, *, user: User) -> QuerySet[Picture]:
    """The pictures that fit, the newest first, each with `is_used` and `is_live`."""
    uses = Use.objects.filter(picture=OuterRef("pk"))
    rows = Picture.objects.in_bin() if asked.is_bin else Picture.objects.kept()
    rows = rows.annotate(is_used=Exists(uses), is_live=Exists(uses.live())).select_related("added_by")
    if asked.whose == "mine":
        rows = rows.filter(added_by=user)
    if asked.collection:
        rows = rows.filter(collections=asked.collection)
    for name, table in ((asked.rights, RIGHTS), (asked.used, USED)):
        rows = rows.filter(table[name][1]) if name else rows
    rows = with_tag(rows, asked.tag) if asked.tag else rows
    rows = with_photographer(rows, asked.photographer) if asked.photographer else rows
    rows = with_words(rows, asked.q) if asked.q else rows
    return rows.defer("search", "said").newest_first()


def page_of(rows: QuerySet[Picture], given: Mapping[str, str], *, per_page: int = PER_PAGE) -> Page:
    """The page asked for; the nearest there is when it is not."""
    return Paginator(rows, per_page).get_page(given.get("page", "1"))


def _words(said: str) -> str:
    return " ".join(said.split())[:LONGEST]


def _one_of(said: str, known: Mapping[str, object], complaints: list) -> str:
    if said and said not in known:
        complaints.append(UNKNOWN)
    return said if said in known else ""


def _key(said: str, complaints: list) -> int | None:
    key = key_in(said)
    if said and key is None:
        complaints.append(UNKNOWN)
    return key
