"""My work and the queue: everybody finds what waits for them, in constant queries."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from lxml import html

from articles.actions import drafting, moving, scheduling
from articles.models import Article, Schedule, Section
from articles.workflow.states import State
from articles.workflow.transitions import Move
from newsroom.clock import newsroom_now, set_clock_offset
from tests.articles.desk.browsing import words_of
from tests.cast import a_content, a_draft, a_story, submit

pytestmark = pytest.mark.django_db


def home(client, person):
    client.force_login(person)
    return client.get(reverse("desk:home"))


def queue(client, person, **query):
    client.force_login(person)
    return client.get(reverse("desk:queue"), query)


def headlines(response) -> list[str]:
    page = html.fromstring(response.content.decode())
    return [link.text_content() for link in page.xpath("//main//a[@data-story]")]


def part(response, heading_id: str) -> str:
    page = html.fromstring(response.content.decode())
    return " ".join(page.xpath(f"//section[@aria-labelledby='{heading_id}']")[0].text_content().split())


def test_a_story_in_review_waits_for_the_editors_of_its_section_only(client, cast):
    a_story(cast, State.IN_REVIEW, headline="Budget")

    assert "Budget" in part(home(client, cast.ed), "waits")
    assert "Budget" in part(home(client, cast.chip), "waits")
    assert "Budget" not in part(home(client, cast.mia), "waits")
    assert "Budget" not in part(home(client, cast.rita), "waits")


def test_a_story_in_a_subsection_waits_for_who_serves_the_section_above(client, cast):
    below = Section.objects.create(
        parent=cast.sections["politics"],
        name_en="Elections",
        name_fr="Élections",
        slug_en="elections",
        slug_fr="elections",
    )
    story = a_draft(cast, headline="Ballots", section_id=below.pk)
    submit(story, actor=cast.rita)

    assert "Ballots" in part(home(client, cast.ed), "waits")
    assert "Politics › Elections" in part(home(client, cast.ed), "waits")


def test_a_story_sent_back_waits_for_its_writer_with_the_note(client, cast):
    story = a_story(cast, State.IN_REVIEW)
    moving.move(story.pk, Move.SEND_BACK, actor=cast.ed, note="Who voted against?")

    waiting = part(home(client, cast.rita), "waits")

    assert "Who voted against?" in waiting
    assert "Ed Marchetti" in waiting


def test_a_story_submitted_again_no_longer_counts_as_sent_back(client, cast):
    story = a_story(cast, State.IN_REVIEW)
    moving.move(story.pk, Move.SEND_BACK, actor=cast.ed, note="Who voted against?")
    submit(story, actor=cast.rita)
    moving.move(story.pk, Move.TAKE_BACK, actor=cast.rita)

    assert "Who voted against?" not in words_of(home(client, cast.rita))


def test_a_blocked_schedule_offers_to_try_again(client, cast):
    story = a_story(cast, State.SCHEDULED)
    Schedule.objects.filter(article=story).update(
        blocked_at=newsroom_now(), attempts=3, reason="LockNotAvailable"
    )

    page = home(client, cast.ed)

    assert "Three attempts failed" in part(page, "waits")
    assert reverse("desk:try_again", args=[story.schedules.get().pk]) in page.content.decode()


def test_a_refused_schedule_waits_until_somebody_gives_a_new_time(client, cast):
    story = a_story(cast, State.SCHEDULED)
    set_clock_offset(timedelta(days=1))
    scheduling.publish_due()
    before = part(home(client, cast.ed), "waits")
    set_clock_offset(timedelta())
    when = moving.When(newsroom_now() + timedelta(hours=2), "Europe/Paris", "2030-01-01T06:00")
    moving.move(story.pk, Move.SCHEDULE, actor=cast.ed, when=when)

    assert "The clock was not allowed to publish it." in before
    assert "not allowed" not in part(home(client, cast.ed), "waits")


def test_people_who_wait_for_nothing_are_told_what_to_do_next(client, cast):
    for person in (cast.rita, cast.ed, cast.nora):
        page = home(client, person)
        assert "Nothing waits for you" in part(page, "waits")
        assert reverse("desk:queue") in page.content.decode()


def test_an_administrator_has_no_desk(client, cast):
    assert home(client, cast.ada).status_code == 403
    assert queue(client, cast.ada).status_code == 403


def test_the_queue_shows_what_is_in_work_and_counts_every_state(client, cast):
    a_draft(cast, headline="In work")
    a_story(cast, State.PUBLISHED, headline="Out")

    page = queue(client, cast.rita)

    assert headlines(page) == ["In work"]
    assert "In work 1" in words_of(page)
    assert "Published 1" in words_of(page)


def test_a_sensitive_story_is_in_nobodys_queue_but_theirs_who_may_see_it(client, cast):
    a_draft(cast, headline="Canary", sensitive=True)

    seen = {
        name for name, person in cast.everybody.items() if "Canary" in queue(client, person).content.decode()
    }

    assert seen == {"rita", "ed", "chip"}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"state": "in_review"}, ["Élections à Brévigny"]),
        ({"language": "fr"}, ["Élections à Brévigny"]),
        ({"q": "ELECTIONS brevigny"}, ["Élections à Brévigny"]),
        ({"q": "opera"}, ["The opera opens"]),
        ({"q": "nothing of the kind"}, []),
        ({"sort": "headline"}, ["Élections à Brévigny", "The opera opens"]),
        ({"sort": "-changed"}, ["The opera opens", "Élections à Brévigny"]),
    ],
)
def test_filters_and_order_live_in_the_address(client, cast, query, found):
    a_story(cast, State.IN_REVIEW, headline="Élections à Brévigny", language="fr")
    a_draft(cast, by="sam", section="culture", headline="The opera opens")

    shown = headlines(queue(client, cast.chip, **query))

    assert sorted(shown) == sorted(found) if query.get("sort") == "headline" else shown == found


def test_the_queue_filters_by_section_and_by_writer(client, cast):
    a_draft(cast, headline="Politics story")
    story = a_draft(cast, by="sam", section="culture", headline="Culture story")
    drafting.assign_writers(story.pk, writers=[cast.mia], actor=cast.mia)

    by_section = headlines(queue(client, cast.chip, section=cast.sections["culture"].pk))
    by_writer = headlines(queue(client, cast.chip, writer=cast.mia.pk))

    assert by_section == by_writer == ["Culture story"]


def test_an_empty_queue_says_how_to_go_on(client, cast):
    assert "Nothing is in work." in words_of(queue(client, cast.rita))
    assert "Show everything in work" in words_of(queue(client, cast.rita, q="x"))


def test_pages_of_the_queue_hold_fifty_and_never_overlap(client, cast):
    for number in range(52):
        drafting.create(actor=cast.rita, content=a_content(cast, headline=f"Story {number}"))

    one = headlines(queue(client, cast.rita, sort="section"))
    two = headlines(queue(client, cast.rita, sort="section", page="2"))

    assert (len(one), len(two), len({*one, *two})) == (50, 2, 52)


@pytest.mark.parametrize("show", [home, queue])
def test_lists_cost_the_same_with_one_story_and_with_thirty(client, cast, show):
    fill(cast, 1)
    few = cost(client, cast.ed, show)
    fill(cast, 29)

    assert cost(client, cast.ed, show) == few


def fill(cast, count: int) -> None:
    """Stories that stand in every part of an editor's work."""
    for number in range(count):
        mine = a_draft(cast, by="ed", headline=f"Mine {number}")
        drafting.follow(mine.pk, actor=cast.ed)
        a_story(cast, State.IN_REVIEW)
        back = a_draft(cast, by="ed", headline=f"Back {number}")
        submit(back, actor=cast.ed)
        moving.move(back.pk, Move.SEND_BACK, actor=cast.chip, note="Again.")
    stopped = a_story(cast, State.SCHEDULED)
    Schedule.objects.filter(article=stopped).update(blocked_at=newsroom_now(), attempts=3, reason="fault")
    drafting.assign_writers(stopped.pk, writers=[cast.sam], actor=cast.ed)


def cost(client, person, show) -> int:
    show(client, person)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(reverse(f"desk:{show.__name__}")).status_code == 200
    return len(captured)


def test_a_story_page_costs_the_same_however_long_its_history_is(client, cast):
    story = a_draft(cast)
    few = story_cost(client, cast.rita, story)
    for number in range(20):
        head = Article.objects.select_related("head").get(pk=story.pk).head
        drafting.save(
            story.pk, base=head.pk, content=a_content(cast, headline=f"Take {number}"), actor=cast.rita
        )

    assert story_cost(client, cast.rita, story) == few


def story_cost(client, person, story) -> int:
    client.force_login(person)
    client.get(reverse("desk:edit", args=[story.pk]))
    with CaptureQueriesContext(connection) as captured:
        client.get(reverse("desk:edit", args=[story.pk]))
    return len(captured)


def test_the_editors_search_finds_visible_stories_by_words_or_number(client, cast):
    story = a_draft(cast, headline="Élections à Brévigny")
    a_draft(cast, by="rita", headline="Élections secrètes", sensitive=True)
    client.force_login(cast.sam)

    found = [words_of_fragment(client, said) for said in ("elections", str(story.pk), "zzz", "")]

    assert "Élections à Brévigny" in found[0]
    assert "secrètes" not in found[0]
    assert "Élections à Brévigny" in found[1]
    assert "No story has these words" in found[2]
    assert found[3].strip() == ""


def words_of_fragment(client, said: str) -> str:
    return client.get(reverse("desk:related"), {"related_q": said}).content.decode()
