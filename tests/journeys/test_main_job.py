"""The main job, by four people in four browser windows, and a reader who keeps asking from outside."""

import re
import secrets
import time
from datetime import datetime, timedelta
from html import unescape
from urllib.error import HTTPError
from urllib.request import urlopen
from zoneinfo import ZoneInfo

from tests.journeys import desk
from tests.site import Site

PARIS = ZoneInfo("Europe/Paris")
PATIENCE = 30.0
PAUSE = 0.1

TAG = re.compile(r"<[^>]*>")

#: What is left of a minute must be enough to fill in a form.
ENOUGH = 12


def test_a_story_goes_from_its_first_word_to_its_readers(site, window, sign_in):
    mark = secrets.token_hex(4)
    headline = f"Le pont mobile rouvre au trafic {mark}"
    rita, ed = sign_in(window(), "rita"), sign_in(window(), "ed")

    story = rita_writes_and_submits(rita, headline, slug=f"le-pont-{mark}")
    ed_sends_it_back(ed, story)
    rita_mends_and_submits_again(rita, story)
    surfaces = where_readers_look(site, mark)
    assert seen_on(surfaces, headline) == set()
    due = ed_approves_and_schedules(ed, story)

    first_seen = watch(surfaces, headline, until=due)
    late = {name: round(seen - due.timestamp(), 2) for name, seen in first_seen.items()}
    print(f"Seconds from the story's time until readers saw it: {late}")
    assert set(late) == set(surfaces)
    assert min(late.values()) >= 0
    reader_reads(window(), surfaces["story"], headline)


def rita_writes_and_submits(page, headline: str, *, slug: str) -> int:
    page.goto("/desk/articles/new/")
    desk.fill(
        page, kicker="Estuaire", headline=headline, standfirst="Six mois de travaux, et deux jours d’avance."
    )
    desk.type_text(
        page, "Le tablier s’est abaissé lundi à 6 h 12.", "« C’est long, six mois », dit un pêcheur."
    )
    desk.fill(page, language="fr", dateline="Port-Ancelle", slug=slug)
    story = desk.save(page)
    desk.step(page, story, "submit")
    return story


def ed_sends_it_back(page, story: int) -> None:
    page.goto("/desk/")
    assert page.locator(f"a[href*='/articles/{story}/']").count()
    desk.step(page, story, "send_back", note="Qui a dit « six mois » ? Nomme-le.")


def rita_mends_and_submits_again(page, story: int) -> None:
    page.goto(f"/desk/articles/{story}/edit/")
    desk.type_text(page, "", "Robert Vasseur pêche ici depuis trente ans.")
    desk.save(page)
    desk.step(page, story, "submit")


def ed_approves_and_schedules(page, story: int) -> datetime:
    """When it is due: the next full minute that leaves time to say so."""
    desk.step(page, story, "approve")
    due = (datetime.now(PARIS) + timedelta(seconds=ENOUGH)).replace(second=0, microsecond=0) + timedelta(
        minutes=1
    )
    desk.step(page, story, "schedule", when_0=due.strftime("%Y-%m-%dT%H:%M"))
    return due


def reader_reads(page, address: str, headline: str) -> None:
    page.goto(address)
    assert page.locator("h1").inner_text() == headline
    text = page.locator("main").inner_text()
    assert "«\xa0C’est long, six mois\xa0»" in text.replace("« ", "«\xa0").replace(" »", "\xa0»")
    assert "Robert Vasseur pêche ici depuis trente ans." in text
    assert page.context.cookies() == []


def where_readers_look(site: Site, mark: str) -> dict[str, str]:
    day = datetime.now(PARIS)
    return {
        "story": f"{site.url}/politique/{day:%Y/%m/%d}/le-pont-{mark}/",
        "front": f"{site.url}/",
        "section": f"{site.url}/politique/",
        "feed": f"{site.url}/feed/",
        "search": f"{site.url}/search/?q={mark}",
    }


def watch(surfaces: dict[str, str], headline: str, *, until: datetime) -> dict[str, float]:
    """For each surface the moment when it was first answered with the headline."""
    first_seen: dict[str, float] = {}
    while len(first_seen) < len(surfaces) and time.time() < until.timestamp() + PATIENCE:
        for name in surfaces.keys() - first_seen.keys():
            if name in seen_on({name: surfaces[name]}, headline):
                first_seen[name] = time.time()
        time.sleep(PAUSE)
    return first_seen


def seen_on(surfaces: dict[str, str], headline: str) -> set[str]:
    """On which of these an anonymous reader finds the headline in the page's own words now."""
    return {name for name, address in surfaces.items() if says(address, headline)}


def says(address: str, headline: str) -> bool:
    try:
        with urlopen(address, timeout=10) as page:
            return headline in plain(page.read().decode())
    except HTTPError:
        return False


def plain(html: str) -> str:
    """The page's words: without marks around the words searched for, and with entities read."""
    body = html.partition("<main")[2] or html
    return unescape(TAG.sub("", body))
