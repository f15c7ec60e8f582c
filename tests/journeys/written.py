"""What the database holds of words that were typed: the judge is outside the page."""

from articles.models import Revision, WorkingCopy
from tests.journeys import desk
from tests.site import wait_until

PATIENCE = 60.0


def a_story_of(page, headline: str, *paragraphs: str) -> int:
    """A story of this page's person, saved once; the page shows it."""
    page.goto("/desk/articles/new/")
    desk.fill(page, headline=headline)
    desk.type_text(page, *(paragraphs or ("The first words.",)))
    return desk.save(page)


def is_with_the_desk(phrase: str) -> bool:
    """Whether a working copy or a version holds the phrase."""
    return is_in_a_version(phrase) or any(
        phrase in copy.content["body"] + copy.content["headline"] for copy in WorkingCopy.objects.all()
    )


def is_in_a_version(phrase: str) -> bool:
    return any(phrase in f"{row.body} {row.headline}" for row in Revision.objects.order_by("-pk")[:50])


def wait_for(phrase: str) -> None:
    wait_until(lambda: is_with_the_desk(phrase), f"“{phrase}” never arrived", patience=PATIENCE)


def journal_of(page) -> list[dict]:
    """What this browser's journal holds now."""
    return page.evaluate(
        """() => new Promise((done) => {
            const asked = indexedDB.open("newsroom-words", 1);
            asked.onsuccess = () => {
                const rows = asked.result.transaction("entries").objectStore("entries").getAll();
                rows.onsuccess = () => { asked.result.close(); done(rows.result); };
            };
        })"""
    )
