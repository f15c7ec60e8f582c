"""Setting the front page: pinning stories into places, moving them, and the breaking bar."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.actors import Actor, person
from accounts.audit import record
from accounts.roles import Can
from articles.actions.announcing import announce
from articles.models import FrontPage, FrontPlace, LiveStory
from articles.models.front import PICTURE, PLACES, RANKED
from articles.pages import surrogates
from articles.pages.front_stories import front_stories
from newsroom.clock import newsroom_now
from newsroom.editions import EDITIONS
from newsroom.refusals import Invalid, Refused

LONGEST_BREAKING = 140


class NotYours(Refused):
    """The role does not set the front page."""

    status = 403


class FrontHasChanged(Refused):
    """Somebody else changed the front page after the actor looked at it."""


def pin(
    edition: str,
    place: str,
    article_id: int,
    *,
    version: int,
    actor: Actor,
    lasting: timedelta | None = None,
) -> FrontPage:
    """The live story stands in the place, and in no other, until it runs out or somebody moves it."""
    with _held(edition, version, actor=actor) as page:
        story = _live(edition, article_id)
        if place not in PLACES:
            raise Invalid(_("There is no such place on the front page."))
        if place == PICTURE and not story.lead:
            raise Invalid(_("A picture story needs a lead picture, and this story has none."))
        _put(page, {place: article_id}, actor=actor, lasting=lasting)
        record("front.pin", about=page, actor=actor, place=place, article=article_id, lasting=_hours(lasting))
    return page


def unpin(edition: str, place: str, *, version: int, actor: Actor) -> FrontPage:
    """Nothing is pinned there: the place fills itself. Where nothing was, nothing happens."""
    with _held(edition, version, actor=actor) as page:
        pinned = FrontPlace.objects.filter(edition=edition, place=place).first()
        if pinned is None:
            raise Refused(_("Nothing is pinned in this place any more."))
        pinned.delete()
        record("front.unpin", about=page, actor=actor, place=place, article=pinned.article_id)
    return page


def move_up(edition: str, place: str, *, version: int, actor: Actor) -> FrontPage:
    """The story of the place is pinned into the one above. A pinned story there comes down in exchange."""
    return _exchange(edition, place, -1, version=version, actor=actor)


def move_down(edition: str, place: str, *, version: int, actor: Actor) -> FrontPage:
    """The story of the place is pinned into the one below, and the story of that one goes up in exchange."""
    return _exchange(edition, place, +1, version=version, actor=actor)


def break_news(
    edition: str,
    text: str,
    article_id: int | None = None,
    *,
    version: int,
    actor: Actor,
    lasting: timedelta | None = None,
) -> FrontPage:
    """The bar says this above everything else, and leads to the live story if one is given."""
    said = " ".join(text.split())
    if not said:
        raise Invalid(_("Say what breaks."))
    if len(said) > LONGEST_BREAKING:
        raise Invalid(_("The breaking bar has room for %d characters.") % LONGEST_BREAKING)
    with _held(edition, version, actor=actor) as page:
        if article_id is not None:
            _live(edition, article_id)
        now = newsroom_now()
        page.breaking, page.breaking_id, page.breaking_by = said, article_id, person(actor)
        page.breaking_at, page.breaking_until = now, now + lasting if lasting else None
        page.save()
        record(
            "front.break_news",
            about=page,
            actor=actor,
            said=said,
            article=article_id,
            lasting=_hours(lasting),
        )
    return page


def clear_breaking(edition: str, *, version: int, actor: Actor) -> FrontPage:
    """There is no bar."""
    with _held(edition, version, actor=actor) as page:
        was = page.breaking
        page.breaking, page.breaking_id, page.breaking_by = "", None, None
        page.breaking_at = page.breaking_until = None
        page.save()
        record("front.clear_breaking", about=page, actor=actor, was=was)
    return page


@contextmanager
def _held(edition: str, version: int, *, actor: Actor) -> Iterator[FrontPage]:
    """The edition's front page, held, if the actor sets it and it is still as they saw it; announced afterwards."""
    if not person(actor).can(Can.FRONT):
        raise NotYours(_("Your role does not set the front page."))
    if edition not in EDITIONS:
        raise Invalid(_("There is no such edition."))
    with transaction.atomic():
        # The row is there for whoever comes second: nobody waits for a lock on nothing.
        FrontPage.objects.get_or_create(edition=edition)
        page = FrontPage.objects.select_for_update().get(edition=edition)
        if page.version != version:
            raise FrontHasChanged(
                _(
                    "Somebody changed this front page after you opened it. Nothing was done: look at it again first."
                )
            )
        # What has run out gives its place back; readers have not seen it since.
        in_force = FrontPlace.objects.of(edition).values("pk")
        FrontPlace.objects.filter(edition=edition).exclude(pk__in=in_force).delete()
        yield page
        page.version += 1
        page.save(update_fields=["version"])
        announce("front.changed", [surrogates.of_front(edition)])


def _exchange(edition: str, place: str, by: int, *, version: int, actor: Actor) -> FrontPage:
    """Two neighbours change places. Of two that nobody pinned only the one that moved is pinned.

    What fills itself needs no pin to come down; it does to go up, where another could be ranked before it.
    """
    with _held(edition, version, actor=actor) as page:
        if place not in RANKED or not 0 <= RANKED.index(place) + by < len(RANKED):
            raise Invalid(_("There is no place beyond this one."))
        other = RANKED[RANKED.index(place) + by]
        placed = front_stories(edition, newsroom_now()).placed
        if place not in placed or other not in placed:
            raise Refused(_("No story stands in this place any more."))
        moved, met = placed[place], placed[other]
        puts = {other: moved.live.pk}
        # A pinned story that is withdrawn changes places like any other: it comes back to the one it was given.
        pinned = FrontPlace.objects.filter(edition=edition, place=other).first()
        if pinned or by > 0:
            puts[place] = pinned.article_id if pinned else met.live.pk
        _put(page, puts, actor=actor)
        verb = "front.move_up" if by < 0 else "front.move_down"
        record(verb, about=page, actor=actor, place=other, article=moved.live.pk, was=place)
    return page


def _put(page: FrontPage, puts: dict[str, int], *, actor: Actor, lasting: timedelta | None = None) -> None:
    """These stories are pinned in these places and nowhere else. Who was moved keeps how long it was pinned for."""
    rows = FrontPlace.objects.filter(edition=page.edition)
    until = dict(rows.filter(article_id__in=puts.values()).values_list("article_id", "until"))
    rows.filter(article_id__in=puts.values()).delete()
    rows.filter(place__in=puts).delete()
    now = newsroom_now()
    FrontPlace.objects.bulk_create(
        FrontPlace(
            edition=page.edition,
            place=place,
            article_id=pk,
            pinned_by=person(actor),
            pinned_at=now,
            until=now + lasting if lasting else until.get(pk),
        )
        for place, pk in puts.items()
    )


def _live(edition: str, article_id: int) -> LiveStory:
    """The story, held until the transaction ends so that no withdrawal falls between."""
    rows = LiveStory.objects.in_edition(edition).select_for_update(of=("self",)).only("article_id", "lead")
    story = rows.filter(pk=article_id).first()
    if story is None:
        raise Refused(
            _("Readers of this edition do not see that story, so it cannot stand on their front page.")
        )
    return story


def _hours(lasting: timedelta | None) -> float | None:
    return lasting.total_seconds() / 3600 if lasting else None
