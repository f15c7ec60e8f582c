"""The page where the front is set: it says what stands where and why, and every form works without a script."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from articles.actions import front
from articles.models import FrontPage, FrontPlace
from tests.articles.desk.browsing import words_of
from tests.articles.newsstand import published, text_of, withdrawn

pytestmark = pytest.mark.django_db
PAGE = "/desk/front/?edition=en"


@pytest.fixture
def desk(client, cast):
    client.force_login(cast.chip)
    return client


def stories(cast, count: int, *, start: int = 0):
    return [published(cast, headline=f"Story number {n}", slug=f"n{n}") for n in range(start, start + count)]


def form_with(response, action: str, nth: int = 0) -> dict[str, str]:
    """What the nth form that sends to this address sends by itself."""
    page = html.fromstring(response.content.decode())
    forms = [
        form
        for form in page.forms
        if form.get("action") == action or form.xpath(f".//button[@formaction='{action}']")
    ]
    return {name: value or "" for name, value in forms[nth].form_values()}


def test_an_empty_edition_says_what_to_do(desk):
    page = words_of(desk.get(PAGE))

    assert "publish one first" in page
    assert "No story for this place yet." in page


def test_the_page_says_what_is_pinned_by_whom_and_what_fills_itself(desk, cast):
    old, _new = stories(cast, 2)
    front.pin("en", "lead", old.pk, version=0, actor=cast.chip)

    page = html.fromstring(desk.get(PAGE).content.decode())

    lead, second = (
        " ".join(page.find_class(f"place--{place}")[0].text_content().split())
        for place in ("lead", "second-1")
    )
    assert "Story number 0" in lead
    assert f"Pinned by {cast.chip.name}," in lead
    assert "Story number 1" in second
    assert "Filled by itself" in second


def test_a_place_kept_for_a_withdrawn_story_says_so(desk, cast):
    old, _new = stories(cast, 2)
    front.pin("en", "lead", old.pk, version=0, actor=cast.chip)
    withdrawn(cast, old, "A name was wrong.")

    page = words_of(desk.get(PAGE))

    assert "Kept for “Story number 0”, which readers do not see now." in page


def test_a_story_is_found_by_its_words_and_pinned_without_a_script(desk, cast):
    stories(cast, 2)
    published(cast, headline="Lighthouse sold", slug="sold")
    found = desk.get(f"{PAGE}&place=second-1&q=lighthouse")
    sent = form_with(found, reverse("desk:front_pin"))
    (button,) = html.fromstring(found.content.decode()).xpath("//button[@name='article']")

    answer = desk.post(
        reverse("desk:front_pin"), sent | {"article": button.get("value"), "hours": "6"}, follow=True
    )

    assert "The story is pinned." in words_of(answer)
    pinned = FrontPlace.objects.get()
    assert (pinned.place, pinned.pinned_by) == ("second-1", cast.chip)
    assert pinned.until is not None


def test_words_of_no_live_story_find_nothing_and_say_so(desk, cast):
    published(cast, language="fr", headline="Le phare", slug="phare")

    assert "Try fewer" in words_of(desk.get(f"{PAGE}&q=phare"))


def test_up_down_and_unpin_are_buttons_of_the_places_form(desk, cast):
    stories(cast, 3)
    second = form_with(desk.get(PAGE), reverse("desk:front_up"))

    up = desk.post(reverse("desk:front_up"), second, follow=True)
    lead = form_with(up, reverse("desk:front_unpin"))
    down = desk.post(reverse("desk:front_down"), lead, follow=True)
    front_now = form_with(down, reverse("desk:front_unpin"), 1)
    freed = desk.post(reverse("desk:front_unpin"), front_now, follow=True)

    assert "one place higher" in words_of(up)
    assert "one place lower" in words_of(down)
    assert "the place fills itself" in words_of(freed)


def test_the_breaking_bar_is_put_up_and_taken_down(desk, cast):
    (live,) = stories(cast, 1)
    sent = form_with(desk.get(PAGE), reverse("desk:front_break"))

    up = desk.post(
        reverse("desk:front_break"),
        sent | {"text": "Ferry <sinks>", "article": str(live.pk), "hours": "3"},
        follow=True,
    )
    shown = text_of("/en/")
    down = desk.post(reverse("desk:front_clear"), form_with(up, reverse("desk:front_clear")), follow=True)

    assert "The breaking bar is up." in words_of(up)
    assert "It leads to: Story number 0" in words_of(up)
    assert "Ferry &lt;sinks&gt;" in shown
    assert "The breaking bar is down." in words_of(down)
    assert FrontPage.objects.get().breaking == ""


def test_whoever_is_late_is_told_in_a_sentence_and_nothing_is_done(desk, cast):
    first, second = stories(cast, 2)
    sent = form_with(desk.get(PAGE), reverse("desk:front_pin")) | {"article": str(second.pk)}
    front.pin("en", "lead", first.pk, version=0, actor=cast.chip)

    answer = desk.post(reverse("desk:front_pin"), sent)

    assert answer.status_code == 409
    assert "look at it again first" in words_of(answer)
    assert FrontPlace.objects.get().article_id == first.pk


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"edition": "de"},
        {"version": "-1"},
        {"version": "9" * 30},
        {"place": "attic"},
        {"article": "none"},
        {"article": "9" * 40},
        {"hours": "5000"},
    ],
)
def test_what_the_page_never_sends_is_refused_with_a_sentence(desk, cast, wrong):
    good = {"edition": "en", "version": "0", "place": "lead", "article": "1"}

    answer = desk.post(reverse("desk:front_pin"), good | wrong if wrong else {})

    assert answer.status_code == 422
    assert "open it again" in words_of(answer)


def test_an_address_that_means_nothing_shows_the_first_editions_lead(desk, cast):
    answer = desk.get("/desk/front/?edition=xx&place=yy&q=" + "x" * 999)

    assert answer.status_code == 200
    assert html.fromstring(answer.content.decode()).xpath("//input[@name='edition']")[0].get("value") == "fr"


def test_the_chief_finds_it_in_the_rail_by_g_f_and_the_others_do_not(desk, cast, client):
    (place,) = html.fromstring(desk.get("/desk/").content.decode()).xpath("//a[@data-key='g f']")

    client.force_login(cast.ed)

    assert place.get("href") == "/desk/front/"
    assert 'data-key="g f"' not in client.get("/desk/").content.decode()
    assert client.get(PAGE).status_code == 403


def test_many_stories_and_pins_cost_no_more_queries_than_one(desk, cast):
    live = stories(cast, 1)
    counts = []
    for place, more in (("lead", 0), ("second-1", 29)):
        live += stories(cast, more, start=1)
        version = FrontPage.objects.get().version if counts else 0
        front.pin("en", place, live[-1].pk, version=version, actor=cast.chip)
        with CaptureQueriesContext(connection) as asked:
            desk.get(f"{PAGE}&q=story")
        counts.append(len(asked))

    assert counts[0] == counts[1] <= 16


def focused(response) -> list[str]:
    """What the page puts the keys on, in words."""
    page = html.fromstring(response.content.decode())
    return [" ".join(one.text_content().split()) for one in page.xpath("//main//*[@autofocus]")]


def test_whoever_moves_a_story_by_keys_goes_on_where_it_went(desk, cast):
    stories(cast, 3)
    down, up = reverse("desk:front_down"), reverse("desk:front_up")

    first = desk.post(down, form_with(desk.get(PAGE), down), follow=True)
    second = desk.post(down, form_with(first, down, nth=1), follow=True)
    third = desk.post(up, form_with(second, up, nth=1), follow=True)

    assert [focused(answer) for answer in (first, second, third)] == [
        ["↓Down: Story number 2"],
        ["↑Up: Story number 2"],
        ["↑Up: Story number 2"],
    ]
    assert focused(desk.get(PAGE)) == focused(desk.get(f"{PAGE}&at=nowhere&on=x")) == []


def test_who_unpins_goes_on_at_that_place(desk, cast):
    (live,) = stories(cast, 1)
    front.pin("en", "lead", live.pk, version=0, actor=cast.chip)
    unpin = reverse("desk:front_unpin")

    answer = desk.post(unpin, form_with(desk.get(PAGE), unpin), follow=True)

    assert focused(answer) == ["Choose · Lead story"]
