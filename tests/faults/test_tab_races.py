"""Tabs that speak at the same instant: real threads on real PostgreSQL, and no word of any of them is lost."""

from datetime import timedelta
from functools import partial
from uuid import uuid4

import pytest

from articles.actions import copies, drafting, locks, settling, tab_saves
from articles.actions.tab_saves import Tab
from articles.models import Article, EditLock, Revision, WorkingCopy
from articles.models.revision import Why
from tests.cast import a_content, a_draft
from tests.faults.racing import Race, was_refused

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]

ROUNDS = 15
CROWD = 4


@pytest.fixture
def race():
    with Race(CROWD) as race:
        yield race


def an_autosave(cast, story, tab, sequence: int, *, by: str = "rita"):
    words = f"Words {sequence}."
    return partial(
        copies.keep,
        story.pk,
        actor=cast[by],
        tab=tab,
        base=story.head_id,
        content=a_content(cast, body=f"<p>{words}</p>"),
        typed=[("body", words)],
        sequence=sequence,
        client_save_id=uuid4(),
    )


def test_autosaves_of_one_tab_in_any_order_leave_the_last_one(cast, race):
    story = a_draft(cast)
    for _turn in range(ROUNDS):
        tab = uuid4()

        race.run(*[an_autosave(cast, story, tab, sequence) for sequence in (3, 1, 4, 2)])

        copy = WorkingCopy.objects.get(tab=tab)
        assert (copy.sequence, copy.content["body"]) == (4, "<p>Words 4.</p>")


def test_one_autosave_sent_at_once_by_all_is_kept_once(cast, race):
    story = a_draft(cast)
    for _turn in range(ROUNDS):
        tab = uuid4()
        sent = an_autosave(cast, story, tab, 1)

        kept = race.run(*[sent] * CROWD)

        assert {row.copy.pk for row in kept} == {WorkingCopy.objects.get(tab=tab).pk}


def test_whatever_meets_an_idle_copy_its_words_are_in_one_version_and_nobody_waits_for_ever(
    cast, race, monkeypatch
):
    monkeypatch.setattr("articles.actions.copies.PAUSE", timedelta())
    monkeypatch.setattr("articles.models.working_copy.PAUSE", timedelta())
    for _turn in range(ROUNDS):
        story, tab = a_draft(cast), uuid4()
        an_autosave(cast, story, tab, 1)()
        save = partial(
            tab_saves.save,
            story.pk,
            base=story.head_id,
            content=a_content(cast, body="<p>Words 3.</p>"),
            actor=cast.rita,
            tab=Tab(name=tab, sequence=2),
        )

        race.run(settling.settle_idle, settling.settle_idle, an_autosave(cast, story, tab, 2), save)

        stored = [revision.body for revision in Revision.objects.filter(article=story)]
        copy = WorkingCopy.objects.get(tab=tab)
        assert len(stored) == len(set(stored))
        assert stored.count("<p>Words 3.</p>") == 1
        assert "<p>Words 2.</p>" in [*stored, copy.content["body"]]


def test_of_two_that_settle_the_same_words_one_makes_the_version(cast, race):
    for _turn in range(ROUNDS):
        story, tab = a_draft(cast), uuid4()
        an_autosave(cast, story, tab, 1)()
        settle = partial(settling.settle, story.pk, tab=tab, why=Why.PAUSED, actor=cast.rita)

        made = race.run(*[settle] * CROWD)

        assert len([saved for saved in made if saved]) == 1
        assert Article.objects.select_related("head").get(pk=story.pk).head.body == "<p>Words 1.</p>"


def test_of_all_who_take_a_free_lock_one_has_it(cast, race):
    for _turn in range(ROUNDS):
        story = a_draft(cast)
        tabs = [uuid4() for _one in range(CROWD)]
        people = [cast.rita, cast.ed, cast.chip, cast.rita]

        answers = race.run(
            *[
                partial(locks.take, story.pk, actor=who, tab=tab)
                for who, tab in zip(people, tabs, strict=True)
            ]
        )

        assert {(lock.tab, lock.token) for lock in answers} == {(EditLock.objects.get(article=story).tab, 1)}


def test_every_take_over_has_a_token_of_its_own_and_hands_every_word_over(cast, race):
    for _turn in range(ROUNDS):
        story, tab = a_draft(cast), uuid4()
        locks.take(story.pk, actor=cast.rita, tab=tab)
        an_autosave(cast, story, tab, 1)()

        taken = race.run(
            *[partial(locks.take_over, story.pk, actor=cast.ed, tab=uuid4()) for _one in range(CROWD)]
        )

        assert sorted(one.lock.token for one in taken) == [2, 3, 4, 5]
        assert len([one for one in taken if one.handed]) == 1
        assert Article.objects.select_related("head").get(pk=story.pk).head.body == "<p>Words 1.</p>"


def test_one_new_story_begun_at_once_by_all_is_one_story(cast, race):
    for turn in range(ROUNDS):
        name = uuid4()
        begin = partial(drafting.create, actor=cast.rita, content=a_content(cast), client_save_id=name)

        begun = race.run(*[begin] * CROWD)

        assert not any(was_refused(one) for one in begun)
        assert {one.pk for one in begun} == {Article.objects.latest("pk").pk}
        assert Article.objects.count() == turn + 1
