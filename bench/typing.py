"""What a key costs in a long story: the longest task of the page's main thread, in real Chromium."""

import sys

from django.urls import reverse
from playwright.sync_api import Page, sync_playwright

from bench.reference import Reference
from bench.rows import Row
from tests.cast import Cast
from tests.chromium import QUIET, find_chromium
from tests.journeys import desk, traces
from tests.site import Site, status_of, wait_until

TYPED = "Un maire du littoral l’a dit sans détour devant la presse, hier. "
SHORT = 1_000
PARTS = ("redis", "web")
PASSWORD = "a-password-of-this-run-alone"


def figures(site: Site, cast: Cast, reference: Reference, *, quick: bool) -> list[Row]:
    """Each story's longest task, its ratio against a story of 1,000 words in the same page; none without Chromium."""
    program = find_chromium()
    if program is None:
        print("typing: there is no Chromium here", file=sys.stderr)
        return []
    cast.rita.set_password(PASSWORD)
    cast.rita.save(update_fields=["password"])
    site.open(*PARTS)
    wait_until(lambda: status_of(f"{site.url}/healthz") == 200, "The site was never there.")
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=program, args=QUIET)
        page = chromium.new_context(base_url=site.url).new_page()
        sign_in(page, cast.rita.email)
        measured(page, SHORT)
        short = measured(page, SHORT)
        reference.sample()
        rows = [Row(f"typing.{SHORT}_words.longest_task", short, "ms", 1.0, "1,000 words")]
        for words in (10_000,) if quick else (10_000, 20_000):
            longest = measured(page, words)
            rows.append(
                Row(f"typing.{words}_words.longest_task", longest, "ms", longest / short, "1,000 words")
            )
        chromium.close()
    for part in reversed(PARTS):
        site.kill(part)
    return rows


def sign_in(page: Page, email: str) -> None:
    """A new story is open before this person."""
    page.goto(f"{reverse('account_login')}?next={reverse('desk:new')}")
    page.fill("input[name=login]", email)
    page.fill("input[name=password]", PASSWORD)
    page.locator("form:has(input[name=password]) button[type=submit]").click()
    desk.editor_of(page)


def measured(page: Page, words: int) -> float:
    traces.write_story(page, words)
    return traces.typing(page, TYPED).longest
