"""One person, two tabs, one story: whatever order they save in, every text that was sent is kept.

What the tabs sent is written down here, outside the product; the database is asked for it at the end. The long run
is `make torture`; a failing order is repeated with its SEED.
"""

import os
import random
import secrets

from articles.models import Revision
from tests.journeys import desk

ROUNDS = 100 if os.environ.get("LONG_RUN") else 6
SEED = int(os.environ.get("SEED", random.randrange(10**6)))


def test_two_tabs_saving_in_any_order_lose_no_text(newsroom, window, sign_in):
    print(f"SEED={SEED}")
    chance = random.Random(SEED)
    tabs = [sign_in(window(), "rita")]
    tabs.append(tabs[0].context.new_page())
    story = begin(tabs[0])
    sent, conflicts = [], 0
    for tab in tabs:
        tab.goto(f"/desk/articles/{story}/edit/")

    # The second tab's first save stands on a version that is no longer the newest.
    for tab in [*tabs, *chance.choices(tabs, k=ROUNDS)]:
        sent.append(f"phrase-{secrets.token_hex(6)}")
        desk.type_text(tab, *[f"{sent[-1]} "] * chance.randint(1, 3))
        status = save(tab)
        assert status in (200, 409)
        conflicts += status == 409
        if status == 409:
            assert sent[-1] in desk.text_of(tab)
            tab.goto(f"/desk/articles/{story}/edit/")

    kept = [revision.body for revision in Revision.objects.filter(article=story)]
    print(f"{len(sent)} saves, {conflicts} of them on an older version, {len(kept)} versions")
    assert [text for text in sent if not any(text in body for body in kept)] == []
    assert conflicts > 0


def begin(page) -> int:
    page.goto("/desk/articles/new/")
    desk.type_text(page, "The first words.")
    desk.fill(page, headline=f"Two tabs {secrets.token_hex(4)}")
    return desk.save(page)


def save(page) -> int:
    """The status that Ctrl+S was answered with; the page stays."""
    with page.expect_response(lambda answer: is_save(answer.request)) as came:
        page.keyboard.press("Control+s")
    page.locator("#story-form[data-in-version]").wait_for()
    return came.value.status


def is_save(request) -> bool:
    return request.method == "POST" and request.url.endswith("/edit/")
