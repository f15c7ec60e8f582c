"""What typing costs the page, read from a trace of Chromium's own."""

from dataclasses import dataclass

from playwright.sync_api import Page

from tests.journeys import desk

#: A French sentence with what French needs: 21 words.
SENTENCE = (
    "Le conseil a voté hier soir un budget que personne ne défendait\u00a0: «\u00a0Il fallait bien décider\u00a0», dit "
    "l’adjointe, lasse et prudente. "
)
WORDS = 21

#: Tasks are timed by the processor's clock, so that waiting for a busy machine is not counted.
TASK = "ThreadControllerImpl::RunTask"
CATEGORIES = "toplevel,disabled-by-default-devtools.timeline,devtools.timeline"


#: The editor holds this, and is ready for more.
SET = "html => new Promise(done => CKEDITOR.instances.id_body.setData(html, () => done()))"


@dataclass(frozen=True)
class Typing:
    """Milliseconds of the page's main thread: its longest task, and all of it shared among the keys."""

    longest: float
    each: float


def a_story_of(words: int) -> str:
    paragraph = f"<p>{(SENTENCE * 4).strip()}</p>"
    return paragraph * (words // (WORDS * 4))


def write_story(page: Page, words: int) -> None:
    """The editor holds a story of so many words, all counted, and the caret stands in its middle."""
    page.evaluate(SET, a_story_of(words))
    frame = desk.editor_of(page)
    paragraphs = frame.locator("body > p")
    paragraphs.nth(words // (WORDS * 4) - 1).wait_for(state="attached")
    paragraphs.nth(words // (WORDS * 8)).click()
    page.wait_for_timeout(1_000)


def typing(page: Page, text: str) -> Typing:
    """What it cost to type this, key by key, and what the page did by itself in the second after."""
    session = page.context.new_cdp_session(page)
    events: list[dict] = []
    session.on("Tracing.dataCollected", lambda found: events.extend(found["value"]))
    done: list[dict] = []
    session.on("Tracing.tracingComplete", lambda found: done.append(found))
    session.send("Tracing.start", {"categories": CATEGORIES, "transferMode": "ReportEvents"})
    for sign in text:
        page.keyboard.type(sign)
        page.wait_for_timeout(20)
    page.wait_for_timeout(1_000)
    session.send("Tracing.end")
    while not done:
        page.wait_for_timeout(50)
    session.detach()
    tasks = tasks_of(events)
    return Typing(max(tasks), sum(tasks) / len(text))


def tasks_of(events: list[dict]) -> list[float]:
    """The tasks of the main thread in which the keys arrived, in milliseconds of processor time."""
    keys = [event for event in events if event["name"] == "EventDispatch" and _type(event) == "keydown"]
    home = (keys[0]["pid"], keys[0]["tid"])
    return [
        event["tdur"] / 1000
        for event in events
        if event["name"] == TASK and (event["pid"], event["tid"]) == home and "tdur" in event
    ]


def _type(event: dict) -> str:
    return event.get("args", {}).get("data", {}).get("type", "")
