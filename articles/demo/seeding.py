"""Seeding the demo: what is missing is made, one story and one transaction at a time; what is there stays."""

from collections import Counter
from collections.abc import Callable, Container
from dataclasses import dataclass
from datetime import timedelta
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import connection, transaction
from django.utils.translation import gettext as _

from accounts.models import User
from articles.actions import translating
from articles.demo import frame
from articles.demo.advertising import keep_ads, keep_ads_off_grave_stories
from articles.demo.contents import World
from articles.demo.fronting import set_the_fronts
from articles.demo.lives import live_through
from articles.demo.shelving import fill_shelf
from articles.demo.stories import Story, all_stories
from articles.models import Revision
from articles.pages.paper import OTHER_EDITION
from newsroom.clock import newsroom_now, set_clock_offset
from newsroom.refusals import Refused

#: Any number will do, as long as nobody else asks for it.
ONE_SEEDING = 0x6E65777372
DEMO_ADDRESSES = "@newsroom.test"


@dataclass(frozen=True)
class Seeded:
    """What a run did: rows of the frame, stories and front pages made now, and the stories there now by state."""

    frame: int
    stories: int
    by_state: Counter
    fronts: int = 0

    @property
    def changed_nothing(self) -> bool:
        return not self.frame and not self.stories and not self.fronts


def seed(*, say: Callable[[str], None]) -> Seeded:
    """The demo newspaper is all there. Its past is counted from now; a story already made is never touched.

    Each story is made in one transaction, so a run that was interrupted is taken up by the next.
    """
    stories = all_stories()
    by_state = Counter(story.ends_as for story in stories)
    _refuse_a_real_newsroom()
    _take_the_only_seat()
    try:
        already = _already_made(stories)
        if len(already) == len(stories):
            return Seeded(0, 0, by_state, set_the_fronts())
        with transaction.atomic():
            built = frame.set_up()
        say(_("People, sections, topics and bylines: %(made)s made.") % {"made": built.made})
        shelf = fill_shelf(built.people["nora"], now=newsroom_now(), say=say)
        with transaction.atomic():
            keep_ads(built, shelf)
        before = frozenset(already)
        world = World(built, newsroom_now(), ZoneInfo(settings.TIME_ZONE), already, shelf)
        told = _tell_all(stories, world, say)
        _pair_all(stories, before, world)
        keep_ads_off_grave_stories(world)
        return Seeded(built.made, told, by_state, set_the_fronts())
    finally:
        _leave_the_seat()


def _tell_all(stories: list[Story], world: World, say: Callable[[str], None]) -> int:
    """The oldest story first, so that later ones can name it as related."""
    waiting = [story for story in stories if (story.language, story.key) not in world.made]
    waiting.sort(key=lambda story: world.moment(story.at))
    told = 0
    try:
        for number, story in enumerate(waiting, 1):
            with transaction.atomic():
                world.made[story.language, story.key] = live_through(story, world).pk
            percent = number * 100 // len(waiting)
            if percent // 10 > told:
                told = percent // 10
                say(_("Stories: %(percent)s %%, %(number)s of %(all)s") % _counts(percent, number, waiting))
    finally:
        set_clock_offset(timedelta())
    return len(waiting)


def _pair_all(stories: list[Story], already: Container[tuple[str, str]], world: World) -> None:
    """Stories made now and their translations name each other: today, when the past of both has been told."""
    for story in stories:
        partner = (OTHER_EDITION[story.language], story.translates)
        if story.translates and not ((story.language, story.key) in already and partner in already):
            made = world.made[story.language, story.key]
            translating.pair(made, partner=world.made[partner], actor=world.frame.people["chip"])


def _counts(percent: int, number: int, waiting: list[Story]) -> dict[str, int]:
    return {"percent": percent, "number": number, "all": len(waiting)}


def _already_made(stories: list[Story]) -> dict[tuple[str, str], int]:
    """A story's first revision carries its key as the slug, whatever became of it afterwards."""
    rows = Revision.objects.filter(number=1, slug__in=[story.key for story in stories])
    return {(language, slug): pk for language, slug, pk in rows.values_list("language", "slug", "article_id")}


def _refuse_a_real_newsroom() -> None:
    """The cast's password is known to everybody, so it is not let in where other people already work."""
    if User.objects.filter(email=frame.address_of("chip")).exists():
        return
    if User.objects.exclude(email__endswith=DEMO_ADDRESSES).exists():
        raise Refused(
            _(
                "People work on this site already. The demo's people have a password everybody knows, "
                "so the demo is only made on an empty site."
            )
        )


def _take_the_only_seat() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [ONE_SEEDING])
        if not cursor.fetchone()[0]:
            raise Refused(_("The demo is being made by another process. Wait until it is done."))


def _leave_the_seat() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_unlock(%s)", [ONE_SEEDING])
