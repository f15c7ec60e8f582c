"""No word lost: what is sent to a story that takes no text is kept beside it, and nothing is dropped in silence."""

from dataclasses import replace
from datetime import timedelta

import pytest

from accounts.models import Event
from articles.actions import drafting, embargoes, moving, scheduling
from articles.actions.drafting import AsksFirst, KeptBeside, Outcome, Saved
from articles.actions.moving import MoveRefused
from articles.models import Approval, Article, Publication, Revision
from articles.workflow.states import State
from articles.workflow.transitions import Move
from newsroom.clock import newsroom_now, set_clock_offset
from newsroom.refusals import Invalid
from tests.cast import CHANGE, a_change_to_a_live_story, a_draft, a_story, approve, rewrite, schedule, submit

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_set_back")]

HOUR = timedelta(hours=1)


def head_of(article: Article) -> Revision:
    return Article.objects.select_related("head").get(pk=article.pk).head


def send(article: Article, base: Revision, *, actor, **fields) -> Saved:
    """A save as an open page sends it: written from `base`, whatever has happened since."""
    return drafting.save(article.pk, base=base.pk, content=replace(base.content(), **fields), actor=actor)


@pytest.mark.parametrize("state", [State.SCHEDULED, State.SPIKED])
def test_words_sent_to_a_locked_story_are_kept_beside_it(cast, state):
    story = a_story(cast, state)
    head = head_of(story)

    with pytest.raises(KeptBeside) as kept:
        send(story, head, actor=cast.rita, headline="What I typed meanwhile")

    words = Revision.objects.get(pk=kept.value.revision.pk)
    assert (words.headline, words.parent_id) == ("What I typed meanwhile", head.pk)
    assert (head_of(story), Article.objects.get(pk=story.pk).status) == (head, state)
    assert (kept.value.status, "version 2" in str(kept.value)) == (409, True)
    assert Event.objects.about(story).last().verb == "article.keep"


def test_words_kept_beside_a_scheduled_story_neither_go_out_nor_stop_what_does(cast):
    story = a_story(cast, State.SCHEDULED)
    approved = head_of(story)
    with pytest.raises(KeptBeside):
        send(story, approved, actor=cast.rita, headline="What I typed meanwhile")
    set_clock_offset(HOUR)

    scheduling.publish_due()

    assert Article.objects.get(pk=story.pk).live_id == approved.pk


def test_the_same_words_sent_again_are_kept_once(cast):
    story = a_story(cast, State.SCHEDULED)
    head = head_of(story)
    for _again in range(3):
        with pytest.raises(KeptBeside):
            send(story, head, actor=cast.rita, headline="What I typed meanwhile")

    assert Revision.objects.filter(article=story).count() == 2


def test_who_does_not_write_the_story_leaves_nothing_beside_it(cast):
    story = a_story(cast, State.SCHEDULED)

    for name in ("sam", "mia"):
        with pytest.raises(MoveRefused) as refused:
            send(story, head_of(story), actor=cast[name], headline="Not my story")
        assert not isinstance(refused.value, KeptBeside)

    assert Revision.objects.filter(article=story).count() == 1


def test_an_older_text_sent_to_an_approved_story_is_kept_without_a_question(cast):
    story = a_draft(cast)
    base = head_of(story)
    rewrite(story, actor=cast.rita, headline="The newer headline")
    submit(story, actor=cast.rita)
    approve(story, actor=cast.ed)

    saved = send(story, base, actor=cast.rita, headline="From the other tab")

    assert saved.outcome == Outcome.CONFLICT
    assert Article.objects.get(pk=story.pk).status == State.APPROVED
    assert Approval.objects.filter(article=story, ended_at=None).exists()


def test_the_question_of_an_approved_story_stores_nothing_yet(cast):
    story = a_story(cast, State.APPROVED)

    with pytest.raises(AsksFirst):
        send(story, head_of(story), actor=cast.rita, headline="Another headline")

    assert Revision.objects.filter(article=story).count() == 1


def test_words_of_an_editor_whose_section_the_story_has_left_are_kept(cast):
    story = a_draft(cast)
    base = head_of(story)
    rewrite(story, actor=cast.rita, section_id=cast.sections["culture"].pk)

    with pytest.raises(KeptBeside) as kept:
        send(story, base, actor=cast.ed, headline="Typed while it was ours")

    assert Revision.objects.get(pk=kept.value.revision.pk).headline == "Typed while it was ours"


def test_a_relation_its_base_had_does_not_stop_an_older_text(cast):
    secret = a_draft(cast, by="ed", sensitive=True)
    story = a_draft(cast)
    rewrite(story, actor=cast.ed, related_ids=(secret.pk,))
    base = head_of(story)
    rewrite(story, actor=cast.ed, related_ids=())

    saved = send(story, base, actor=cast.rita, headline="From the other tab")

    assert saved.outcome == Outcome.MERGED
    assert head_of(story).related_ids == []


def test_a_note_typed_alone_on_a_published_story_is_kept(cast):
    story = a_story(cast, State.PUBLISHED)

    saved = rewrite(story, actor=cast.rita, change_kind="correction", change_note="It was nine, not ten.")

    assert saved.outcome == Outcome.SAVED
    assert head_of(story).change_note == "It was nine, not ten."


def test_leaving_out_the_note_already_told_is_no_change(cast):
    story = a_change_to_a_live_story(cast, State.PUBLISHED)

    assert rewrite(story, actor=cast.rita, change_kind="", change_note="").outcome == Outcome.UNCHANGED


def test_a_note_not_told_before_the_story_was_withdrawn_stays_with_the_text(cast):
    story = a_change_to_a_live_story(cast, State.IN_REVIEW)
    moving.move(story.pk, Move.WITHDRAW, actor=cast.ed, reason="A name was wrong.")

    rewrite(story, actor=cast.rita, standfirst="Nine votes.")

    assert (head_of(story).change_kind, head_of(story).change_note) == (
        CHANGE["change_kind"],
        CHANGE["change_note"],
    )


def test_a_note_told_before_the_story_was_withdrawn_is_not_told_again(cast):
    story = a_change_to_a_live_story(cast, State.PUBLISHED)
    moving.move(story.pk, Move.WITHDRAW, actor=cast.ed, reason="A name was wrong.")

    rewrite(story, actor=cast.rita, standfirst="Nine votes.")

    assert head_of(story).change_note == ""


@pytest.mark.parametrize("sooner", [None, HOUR])
def test_a_save_neither_removes_an_embargo_nor_brings_it_forward(cast, sooner):
    story = a_draft(cast, embargo_until=newsroom_now() + 3 * HOUR)
    until = newsroom_now() + sooner if sooner else None

    with pytest.raises(Invalid, match="embargo"):
        rewrite(story, actor=cast.rita, embargo_until=until)

    assert Revision.objects.filter(article=story).count() == 1


def test_an_embargo_may_be_put_off_and_once_lifted_or_over_be_removed(cast):
    story, other = (a_draft(cast, embargo_until=newsroom_now() + HOUR) for _ in range(2))
    rewrite(story, actor=cast.rita, embargo_until=newsroom_now() + 2 * HOUR)
    embargoes.lift_embargo(other.pk, actor=cast.chip, reason="It is out elsewhere.")
    rewrite(other, actor=cast.rita, embargo_until=None)
    set_clock_offset(3 * HOUR)

    rewrite(story, actor=cast.rita, embargo_until=None)

    assert head_of(story).embargo_until is head_of(other).embargo_until is None


def test_a_story_past_its_expiry_does_not_go_out_to_vanish_at_once(cast):
    expiry = {"expires_at": newsroom_now() + HOUR, "expiry_reason": "The listings have ended."}
    story = schedule(a_story(cast, State.APPROVED, **expiry), actor=cast.chip, after=2 * HOUR)
    set_clock_offset(2 * HOUR)

    scheduling.publish_due()

    assert Article.objects.get(pk=story.pk).status == State.APPROVED
    assert not Publication.objects.filter(article=story).exists()
    assert "taken down" in story.schedules.get().reason
