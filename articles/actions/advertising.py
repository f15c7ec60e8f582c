"""House ads, and the stories that carry none: kept, told to the audit, and carried to the pages readers see."""

from collections.abc import Iterable
from typing import IO

from django.db import transaction
from django.db.models import CharField, Exists, OuterRef, Value
from django.db.models.functions import Cast, Concat
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.actors import Actor, person
from accounts.audit import record
from accounts.roles import Can
from articles.actions.announcing import announce
from articles.actions.facts import grants_for
from articles.actions.live_rows import rebuild_live_rows_of
from articles.actions.locking import lock_article
from articles.actions.moving import MoveRefused
from articles.models import HouseAd, LiveStory
from articles.pages import surrogates
from articles.workflow.rules import Refusal
from articles.workflow.transitions import Need
from newsroom.clock import newsroom_now
from newsroom.editions import EDITIONS
from newsroom.refusals import Invalid, Refused
from pictures.actions import uses
from pictures.actions.arriving import take_in
from pictures.models import Picture, Use
from pictures.shapes.uses import Used

#: How the library's name for an ad begins.
OWNER = "ad:"
#: What the library knows of an ad whose picture readers may have.
LIVE_USE = Use.objects.live().filter(owner=Concat(Value(OWNER), Cast(OuterRef("pk"), CharField())))


def take_in_picture(file: IO[bytes], *, name: str, actor: Actor) -> Picture:
    """The picture of an ad is in the library, looked at and drawn anew like any other; whoever keeps ads may add it."""
    return take_in(file, name=name, actor=actor, anyway=True, needs=Can.SETTINGS)


@transaction.atomic
def keep_ad(ad: HouseAd, *, fields: Iterable[str], actor: Actor) -> None:
    """The ad is stored as it is here; `fields` are the names of those that changed; the pages it stands on follow.

    `Invalid` where it is on and its picture may not, or cannot yet, be shown.
    """
    _refuse_strangers(actor)
    verb = "changed" if ad.pk else "created"
    editions = _editions_of(ad) | (_editions_of(HouseAd.objects.get(pk=ad.pk)) if ad.pk else set())
    refuse_what_cannot_be_shown(ad)
    ad.save()
    record(
        f"house_ad_{verb}",
        about=ad,
        actor=actor,
        **{field: _told(ad, field) for field in sorted(set(fields))},
    )
    _tell_library(ad)
    announce(f"house_ad.{verb}", [surrogates.of_ads(edition) for edition in editions])


def refuse_what_cannot_be_shown(ad: HouseAd) -> None:
    """`Invalid` where the ad is on and its picture may not, or cannot yet, be shown. Its cut is that of now."""
    ad.shape_text = ad.picture.shape_text if ad.picture else ""
    if not (ad.is_on and ad.picture):
        return
    missing = uses.what_is_missing(_used(ad), at=max(filter(None, [ad.starts, newsroom_now()])))
    if missing:
        raise Invalid(" ".join(missing))
    if ad.picture.rights_end and (ad.ends is None or ad.ends > ad.picture.rights_end):
        raise Invalid(_("The rights to the picture end before the ad does: give the ad an earlier end."))


@transaction.atomic
def remove_ad(ad: HouseAd, *, actor: Actor) -> None:
    """There is no such ad, on any page; its picture stays in the library, and is public no more on its account."""
    _refuse_strangers(actor)
    record("house_ad_removed", about=ad, actor=actor, name=ad.name)
    uses.tell(owner_of(ad), title="", address="", draft=[], live=[])
    announce("house_ad.removed", [surrogates.of_ads(edition) for edition in _editions_of(ad)])
    ad.delete()


@transaction.atomic
def put_ended_away() -> None:
    """The pictures of ads that are over are public no more on their account."""
    over = HouseAd.objects.over(newsroom_now()).filter(Exists(LIVE_USE))
    # Who gives such an ad a later end at this moment either comes first, and it is not over, or waits and then tells.
    for ad in over.select_for_update(of=("self",)):
        _tell_library(ad)


def keep_ads_off(article_id: int, *, actor: Actor) -> None:
    """No page of the story carries an ad, whatever its text becomes; what was approved stays approved."""
    _set_without_ads(article_id, True, actor=actor)


def let_ads_on(article_id: int, *, actor: Actor) -> None:
    """The story carries ads again, unless its topics or its sensitivity forbid it."""
    _set_without_ads(article_id, False, actor=actor)


def owner_of(ad: HouseAd) -> str:
    """The name the library knows the ad by."""
    return f"{OWNER}{ad.pk}"


@transaction.atomic
def _set_without_ads(article_id: int, without: bool, *, actor: Actor) -> None:
    article = lock_article(article_id, actor=actor)
    here, live = grants_for(article, actor)
    if Need.REVIEW not in here & live:
        said = _("Whether a story carries advertising is for those who may review it.")
        raise MoveRefused(Refusal("ability", said))
    if article.without_ads == without:
        return
    article.without_ads = without
    article.save(update_fields=["without_ads"])
    record("article.ads_off" if without else "article.ads_on", about=article, actor=actor)
    if article.is_live:
        rebuild_live_rows_of(LiveStory.objects.filter(pk=article.pk))
        announce("story.ads", [surrogates.of_story(article.pk)])


def _refuse_strangers(actor: Actor) -> None:
    if not person(actor).can(Can.SETTINGS):
        raise Refused(_("Your role does not keep house ads."))


def _tell_library(ad: HouseAd) -> None:
    """An ad that is on is live, also before its time: no clock need make its file public. Else it is a draft."""
    used = _used(ad)
    live = ad.is_on and (ad.ends is None or ad.ends > newsroom_now())
    uses.tell(
        owner_of(ad),
        title=_("House ad: %(name)s") % {"name": ad.name},
        address=reverse("admin:articles_housead_change", args=[ad.pk]),
        draft=[] if live else used,
        live=used if live else [],
    )


def _used(ad: HouseAd) -> list[Used]:
    return [Used(ad.picture.pk, ad.shape_text, "body")] if ad.picture else []


def _editions_of(ad: HouseAd) -> set[str]:
    return {ad.edition} if ad.edition else set(EDITIONS)


def _told(ad: HouseAd, field: str) -> object:
    value = getattr(ad, f"{field}_id" if field == "picture" else field)
    return value if value is None or isinstance(value, str | int | list) else str(value)
