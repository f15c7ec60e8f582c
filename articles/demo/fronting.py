"""The demo's front pages as its editor in chief has set them: a few pins, and what breaks."""

from datetime import timedelta

from accounts.models import User
from articles.actions import front
from articles.demo.frame import address_of
from articles.models import FrontPage, LiveStory
from newsroom.refusals import Refused

#: By edition: which story, by its slug, stands where; the others find their places.
PINS = {
    "fr": {
        "lead": "pont-de-sauvagnac-le-vote",
        "second-1": "coup-de-vent-cap-serus",
        "third-1": "robert-vasseur-le-portrait",
        "picture": "le-dernier-passeur",
    },
    "en": {"lead": "sauvagnac-bridge-vote", "second-2": "squid-glut", "picture": "gourdaine-spoonbills"},
}
#: What the bar says, and the slug of the story it leads to.
BREAKING = {
    "fr": (
        "Météo : alerte orange au vent sur toute la côte, le bac reste à quai jusqu’à demain",
        "coup-de-vent-cap-serus",
    ),
    "en": (
        "Weather: amber wind warning for the whole coast, the ferry stays in port until tomorrow",
        "storm-cap-serus",
    ),
}
SHOWN_FOR = timedelta(hours=24)


def set_the_fronts() -> int:
    """Each edition's front page nobody has set yet is set as the chief does it; how many were."""
    return sum(_set(edition) for edition in PINS if not FrontPage.objects.filter(edition=edition).exists())


def _set(edition: str) -> bool:
    """A story that is not there, or that readers no longer see, is passed over."""
    chip = User.objects.get(email=address_of("chip"))
    version = 0
    for place, slug in PINS[edition].items():
        if article_id := _live(edition, slug):
            try:
                version = front.pin(edition, place, article_id, version=version, actor=chip).version
            except Refused:
                continue
    text, slug = BREAKING[edition]
    if article_id := _live(edition, slug):
        front.break_news(edition, text, article_id, version=version, actor=chip, lasting=SHOWN_FOR)
    return True


def _live(edition: str, slug: str) -> int | None:
    """A story keeps its key as the last part of its first address."""
    rows = LiveStory.objects.in_edition(edition).filter(path__endswith=f"/{slug}")
    return rows.values_list("pk", flat=True).first()
