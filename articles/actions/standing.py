"""Pages about the paper: written by the editor in chief, kept in every version, told to readers' pages."""

from dataclasses import dataclass

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.actors import Actor, person_or_none
from accounts.audit import record
from accounts.models import User
from accounts.roles import Can
from articles.actions.announcing import announce
from articles.models import StandingPage, StandingVersion
from articles.pages import surrogates
from articles.text.sanitise import sanitise
from articles.text.slugs import slugify
from newsroom.clock import newsroom_now
from newsroom.refusals import Invalid, Refused

FIELDS = ("slug", "title", "body", "position", "in_foot", "is_public")


@dataclass(frozen=True, kw_only=True)
class Words:
    """What a page about the paper is to say, and where it is offered. A page without a `slug` has it of its title."""

    slug: str
    title: str
    body: str
    position: int = 0
    in_foot: bool = True
    is_public: bool = True


class NotYours(Refused):
    """Only the editor in chief speaks for the paper."""

    status = 403


class ChangedMeanwhile(Refused):
    """Somebody kept another version since this one was opened; `page` is what stands now."""

    def __init__(self, page: StandingPage) -> None:
        super().__init__(_("Somebody changed this page meanwhile. Yours was not kept; both stand below."))
        self.page = page


@transaction.atomic
def add_page(edition: str, words: Words, *, actor: Actor) -> StandingPage:
    """The page stands in the edition, and readers find it if it is public."""
    _refuse_strangers(actor)
    page = StandingPage(edition=edition, **_said(words, edition))
    _save(page)
    _log(page, "standing_page_added", actor=actor)
    _tell(page, None)
    return page


@transaction.atomic
def keep_page(pk: int, words: Words, *, seen: int, actor: Actor) -> StandingPage:
    """The page says these words, if nobody changed it since version `seen`; else ChangedMeanwhile.

    Words that are already what stands make no version.
    """
    _refuse_strangers(actor)
    page = StandingPage.objects.select_for_update().get(pk=pk)
    said, before = _said(words, page.edition), {field: getattr(page, field) for field in FIELDS}
    if said == before:
        return page
    if page.version != seen:
        raise ChangedMeanwhile(page)
    for field, value in said.items():
        setattr(page, field, value)
    page.version += 1
    page.changed_at = newsroom_now()
    _save(page)
    _log(page, "standing_page_changed", actor=actor)
    _tell(page, before)
    return page


def _said(words: Words, edition: str) -> dict:
    title = " ".join(words.title.split())
    if not title:
        raise Invalid(_("A page needs a title."))
    return {field: getattr(words, field) for field in FIELDS} | {
        "slug": words.slug or slugify(title, edition),
        "title": title,
        "body": sanitise(words.body),
    }


def _save(page: StandingPage) -> None:
    try:
        with transaction.atomic():
            page.save()
    except IntegrityError as taken:
        raise Invalid(_("Another page of this edition has this address.")) from taken


def _log(page: StandingPage, verb: str, *, actor: Actor) -> None:
    said = {field: getattr(page, field) for field in FIELDS}
    StandingVersion.objects.create(page=page, version=page.version, by=person_or_none(actor), **said)
    record(verb, about=page, actor=actor, version=page.version, title=page.title)


def _tell(page: StandingPage, before: dict | None) -> None:
    """Its own page is made anew, and every page of the edition when what stands in the foot is another."""
    keys = {surrogates.of_standing(page.slug)}
    now = {field: getattr(page, field) for field in FIELDS}
    if before:
        keys.add(surrogates.of_standing(before["slug"]))
    if _in_foot(now) != (_in_foot(before) if before else None):
        keys.add(surrogates.of_frame(page.edition))
    announce("standing.changed", keys)


def _in_foot(said: dict) -> tuple | None:
    """What the foot of every page says of it."""
    shown = said["in_foot"] and said["is_public"]
    return (said["slug"], said["title"], said["position"]) if shown else None


def _refuse_strangers(actor: Actor) -> None:
    if isinstance(actor, User) and not actor.can(Can.PAGES):
        raise NotYours(_("Only the editor in chief changes the pages about the paper."))
