"""What readers report waits for those who review the story, until one of them has dealt with it."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import Event
from articles.actions import reports
from articles.actions.locking import NoSuchStory
from articles.actions.moving import MoveRefused
from articles.models import ErrorReport
from articles.workflow.states import State
from tests.cast import a_story

pytestmark = pytest.mark.django_db

PAGE = "/desk/reports/"


@pytest.fixture
def story(cast):
    return a_story(cast, State.PUBLISHED)


def a_report(article, message="The mayor’s name is Anne.", **more) -> ErrorReport:
    return ErrorReport.objects.create(
        article=article, revision_id=article.live_id, message=message, sender="0" * 32, **more
    )


def as_seen_by(person, path: str = PAGE) -> str:
    client = Client()
    client.force_login(person)
    return client.get(path).content.decode()


def test_it_waits_for_those_who_review_the_section_alone(cast, story):
    a_report(story, passage="Mayor Anna")

    seen = {name: "name is Anne." in as_seen_by(cast[name]) for name in ("ed", "chip", "mia")}

    assert seen == {"ed": True, "chip": True, "mia": False}


def test_the_rail_says_how_many_wait_for_this_person(cast, story):
    a_report(story)
    a_report(story, done_at="2026-01-01T00:00Z", done_by=cast.chip)

    rails = {
        name: as_seen_by(cast[name], "/desk/queue/").count('class="count">1</span></a>')
        for name in ("ed", "mia")
    }

    assert rails["ed"] == rails["mia"] + 1


def test_the_storys_own_page_says_that_one_waits(cast, story):
    a_report(story)

    page = as_seen_by(cast.ed, reverse("desk:edit", args=[story.pk]))

    assert "1 error report from a reader waits." in page
    assert f"{PAGE}?story={story.pk}" in page


def test_whoever_deals_with_it_is_remembered(cast, story):
    report = a_report(story)

    reports.deal_with(report.pk, actor=cast.ed, note="Corrected.")

    report.refresh_from_db()
    event = Event.objects.latest("id")
    assert (report.done_by, report.done_note, report.done_at is not None) == (cast.ed, "Corrected.", True)
    assert (event.verb, event.about_id, event.detail["report"]) == (
        "article.error_report_done",
        story.pk,
        report.pk,
    )


def test_it_is_dealt_with_from_the_page(cast, story):
    report = a_report(story)
    client = Client()
    client.force_login(cast.ed)

    answer = client.post(reverse("desk:report_done", args=[report.pk]), {"note": "Corrected."}, follow=True)

    assert "The report is marked as dealt with." in answer.content.decode()
    assert ErrorReport.objects.open().count() == 0


def test_nobody_deals_with_it_twice(cast, story):
    report = a_report(story)
    reports.deal_with(report.pk, actor=cast.ed)

    with pytest.raises(NoSuchStory):
        reports.deal_with(report.pk, actor=cast.chip)


@pytest.mark.parametrize("name", ["rita", "sam", "mia", "nora"])
def test_others_do_not_deal_with_it(cast, story, name):
    report = a_report(story)

    with pytest.raises(MoveRefused):
        reports.deal_with(report.pk, actor=cast[name])
    assert ErrorReport.objects.open().exists()


def test_what_a_reader_typed_is_never_markup(cast, story):
    a_report(story, "<script>x()</script>", passage="<b>Bold</b>")

    page = as_seen_by(cast.ed)

    assert "<script>x" not in page
    assert "<b>Bold" not in page


def test_a_note_too_long_to_keep_is_refused(cast, story):
    client = Client()
    client.force_login(cast.ed)

    answer = client.post(reverse("desk:report_done", args=[a_report(story).pk]), {"note": "x" * 5001})

    assert answer.status_code == 422
    assert ErrorReport.objects.open().exists()


def test_the_page_costs_the_same_with_one_and_with_thirty(cast, story):
    a_report(story)
    costs = [_questions(cast.ed)]
    for number in range(29):
        a_report(a_story(cast, State.PUBLISHED, slug=f"n{number}"))

    costs.append(_questions(cast.ed))

    assert costs[0] == costs[1]


def _questions(person) -> int:
    client = Client()
    client.force_login(person)
    with CaptureQueriesContext(connection) as asked:
        client.get(PAGE)
    return len(asked)
