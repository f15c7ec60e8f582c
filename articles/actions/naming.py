"""Sections, topics, authors, duties: kept, told to the audit, and carried to the pages readers see."""

from collections.abc import Iterable

from django.db import models, transaction

from accounts.actors import Actor
from accounts.audit import record
from articles.actions.announcing import announce
from articles.actions.live_rows import rebuild_live_rows_of
from articles.models import Author, LiveByline, LiveStory, LiveTopic, Section, SectionDuty, Topic
from articles.pages import surrogates
from newsroom.editions import EDITIONS

Named = Author | Section | SectionDuty | Topic


@transaction.atomic
def keep(named: Named, *, fields: Iterable[str], actor: Actor) -> None:
    """The row is stored as it is here; `fields` are the names of those that changed; live stories follow."""
    verb, fields = "created" if named._state.adding else "changed", tuple(fields)
    named.save()
    record(
        f"{_kind(named)}_{verb}", about=named, actor=actor, **{field: _told(named, field) for field in fields}
    )
    if verb == "changed":
        rebuild_live_rows_of(_stories_naming(named, fields))
    announce(f"{_kind(named)}.{verb}", _keys(named))


@transaction.atomic
def end_duty(duty: SectionDuty, *, actor: Actor) -> None:
    """The person no longer serves the section."""
    record("duty_ended", about=duty.section, actor=actor, user=duty.user_id)
    duty.delete()


def _keys(named: Named) -> list[str]:
    """The pages that say something of it: those of its stories, and its own."""
    if isinstance(named, Section):
        return [surrogates.of_frame(edition) for edition in EDITIONS]
    if isinstance(named, Author):
        own = [surrogates.of_author(named.pk, edition) for edition in EDITIONS]
    elif isinstance(named, Topic):
        own = [surrogates.of_topic(named.pk)]
    else:
        return []
    return own + [surrogates.of_story(pk) for pk in _stories_naming(named, ()).values_list("pk", flat=True)]


def _kind(named: Named) -> str:
    return "duty" if isinstance(named, SectionDuty) else type(named).__name__.lower()


def _told(named: Named, field: str) -> str | int | None:
    column = named._meta.get_field(field)
    value = getattr(named, column.attname if isinstance(column, models.Field) else field)
    return value if value is None or isinstance(value, str | int) else str(value)


def _stories_naming(named: Named, fields: tuple[str, ...]) -> models.QuerySet[LiveStory]:
    """The stories whose readers' row says something else now. Of a section it says only which one stands above it."""
    if isinstance(named, Author):
        return LiveStory.objects.filter(
            pk__in=LiveByline.objects.filter(author_id=named.pk).values("article")
        )
    if isinstance(named, Section) and "shows_hands" in fields:
        return LiveStory.objects.in_section(named)
    if isinstance(named, Section) and "parent" in fields:
        return LiveStory.objects.filter(section=named)
    if isinstance(named, Topic):
        return LiveStory.objects.filter(pk__in=LiveTopic.objects.filter(topic_id=named.pk).values("article"))
    return LiveStory.objects.none()
