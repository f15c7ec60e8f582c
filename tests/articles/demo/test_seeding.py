"""Seeding on a real database. It takes seconds, so one demo, made in two goes, serves the whole file."""

from collections import Counter
from datetime import timedelta
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import TestCase
from django.utils import translation

from accounts.models import Event, User
from articles.demo.seeding import seed
from articles.demo.stories import all_stories
from articles.models import (
    Approval,
    Article,
    Author,
    LiveStory,
    Outbox,
    Publication,
    ReviewAfter,
    Revision,
    Schedule,
    Section,
    SectionDuty,
    Topic,
    Withdrawal,
)
from newsroom.clock import newsroom_now

pytestmark = pytest.mark.slow

STORIES = all_stories()


def interrupt_at(percent):
    def say(line):
        if f"{percent} %" in line or f"{int(percent) + 1} %" in line:
            raise KeyboardInterrupt

    return say


def everything():
    """How many rows there are of all that the demo makes."""
    models = (
        Approval,
        Article,
        Author,
        Event,
        LiveStory,
        Publication,
        Revision,
        Schedule,
        Section,
        SectionDuty,
        Topic,
        User,
        Withdrawal,
    )
    return {model.__name__: model.objects.count() for model in models}


def story_of(slug):
    return Article.objects.get(revisions__slug=slug, revisions__number=1)


class TheDemoIsSeeded(TestCase):
    """`second_run` took up what an interrupted run had begun; `when_interrupted` says how many stories that left."""

    @classmethod
    def setUpTestData(cls):
        with translation.override("en"):
            with pytest.raises(KeyboardInterrupt):
                seed(say=interrupt_at("30"))
            cls.when_interrupted = Article.objects.count()
            cls.said = []
            cls.second_run = seed(say=cls.said.append)

    def setUp(self):
        self.enterContext(translation.override("en"))

    def test_an_interrupted_run_is_taken_up_where_it_stopped(self):
        assert 0 < self.when_interrupted < len(STORIES)
        assert self.second_run.frame == 0
        assert self.second_run.stories == len(STORIES) - self.when_interrupted
        assert Article.objects.count() == len(STORIES)

    def test_progress_is_said_in_tenths(self):
        assert len(self.said) == 11
        assert "100 %" in self.said[-1]

    def test_a_second_run_changes_nothing_and_says_so(self):
        before, said = everything(), StringIO()

        call_command("seed_demo", stdout=said)

        assert everything() == before
        assert "Nothing was changed." in said.getvalue()

    def test_a_section_somebody_renamed_is_not_made_again(self):
        Section.objects.filter(slug_en="world").update(slug_en="abroad")

        again = seed(say=print)

        assert again.changed_nothing

    def test_the_stories_stand_where_their_files_say(self):
        states = Counter(Article.objects.values_list("state", flat=True))

        assert states == Counter(story.ends_as for story in STORIES)

    def test_everything_published_is_where_readers_look(self):
        live = Article.objects.exclude(live=None)

        assert set(LiveStory.objects.values_list("article_id", flat=True)) == set(
            live.values_list("pk", flat=True)
        )
        assert live.count() == sum(story.state == "published" for story in STORIES)

    def test_four_stories_are_due_within_a_day_and_one_next_week(self):
        now = newsroom_now()

        waits = [row.publish_at - now for row in Schedule.objects.pending()]

        assert sorted(wait > timedelta(days=1) for wait in waits) == [False] * 4 + [True]
        assert timedelta(0) < min(waits)
        assert timedelta(days=6) < max(waits) < timedelta(days=9)

    def test_what_is_published_is_dated_over_the_last_ten_days(self):
        now = newsroom_now()

        ages = [now - at for at in LiveStory.objects.values_list("first_published_at", flat=True)]

        assert timedelta(0) < min(ages) < timedelta(hours=1)
        assert timedelta(days=8) < max(ages) < timedelta(days=10)

    def test_each_edition_has_a_fresh_lead(self):
        leads = LiveStory.objects.filter(
            importance=3, first_published_at__gt=newsroom_now() - timedelta(hours=3)
        )

        assert sorted(leads.values_list("edition", flat=True)) == ["en", "fr"]

    def test_the_clock_published_on_time(self):
        by_clock = Publication.objects.exclude(schedule=None)

        late = [row.at - row.due_at for row in by_clock]

        assert len(late) >= 5
        assert timedelta(0) <= min(late)
        assert max(late) < timedelta(seconds=1)

    def test_nobody_approved_a_text_they_had_a_hand_in(self):
        for approval in Approval.objects.select_related("revision"):
            texts = Revision.objects.filter(article=approval.article, number__lte=approval.revision.number)

            assert approval.by_id not in set(texts.values_list("made_by_id", flat=True))

    def test_readers_are_told_of_changes_and_withdrawals(self):
        told = Counter(note["kind"] for story in LiveStory.objects.all() for note in story.notes)

        assert told["correction"] >= 3
        assert min(told["update"], told["clarification"]) >= 1
        assert Withdrawal.objects.count() == 2

    def test_an_urgent_story_owes_a_review(self):
        review = ReviewAfter.objects.get()

        assert review.article == story_of("coup-de-vent-cap-serus")
        assert review.closed_at is None

    def test_a_live_story_has_a_correction_in_review_while_readers_keep_its_text(self):
        article = story_of("brehalec-deux-navires")

        assert (article.state, article.is_live) == ("in_review", True)
        assert article.head.change_kind == "correction"
        assert article.head_id != article.live_id

    def test_a_story_of_two_reporters_was_written_by_both(self):
        texts = story_of("le-dernier-passeur").revisions.order_by("number")

        assert {text.made_by.email for text in texts} == {"rita@newsroom.test", "sam@newsroom.test"}

    def test_history_runs_forward(self):
        for article in Article.objects.all():
            times = [event.at for event in Event.objects.about(article).order_by("pk")]

            assert times == sorted(times)
            assert times[-1] <= newsroom_now()

    def test_no_letter_of_the_past_waits_to_be_sent(self):
        assert Outbox.objects.waiting().count() == 0
        assert Outbox.objects.count() > 0

    def test_the_cast_serves_its_sections(self):
        duties = {
            person.email.partition("@")[0]: sorted(duty.section.slug_en for duty in person.duties.all())
            for person in User.objects.all()
        }

        assert duties == {
            "rita": ["politics"],
            "sam": ["culture"],
            "ed": ["politics", "world"],
            "mia": ["culture", "sport"],
            "nora": [],
            "chip": [],
            "ada": [],
        }
        assert all(
            person.check_password("newsroom-demo") for person in User.objects.filter(email__startswith="rita")
        )
