"""Four eyes: nobody approves words of their own, by whichever way these came into the text."""

import pytest

from articles.actions import drafting, moving
from articles.actions.moving import MoveRefused
from articles.models import Article, Revision
from articles.workflow.states import State
from articles.workflow.transitions import Move
from tests.cast import CHANGE, a_change_to_a_live_story, a_draft, a_story, approve, rewrite, submit

pytestmark = pytest.mark.django_db


def head_of(article: Article) -> Revision:
    return Article.objects.select_related("head").get(pk=article.pk).head


def bring_back(article: Article, revision: Revision, *, actor) -> None:
    drafting.restore(
        article.pk, base=head_of(article).pk, revision_id=revision.pk, actor=actor, confirm_revise=True
    )


def urgently(article: Article, *, actor) -> None:
    head = head_of(article)
    seen = {"revision_id": head.pk, "content_hash": head.content_hash}
    moving.move(article.pk, Move.PUBLISH_URGENTLY, actor=actor, reason="The bridge is closed.", **seen)


def test_words_of_a_discarded_change_stay_their_writers_when_somebody_restores_them(cast):
    story = a_change_to_a_live_story(cast, by="rita")
    rewrite(story, actor=cast.ed, headline="The editor’s own words")
    by_ed = head_of(story)
    moving.move(story.pk, Move.DISCARD_CHANGE, actor=cast.rita)
    bring_back(story, by_ed, actor=cast.rita)
    submit(story, actor=cast.rita)

    with pytest.raises(MoveRefused, match="somebody else"):
        approve(story, actor=cast.ed)

    assert approve(story, actor=cast.chip).status == State.APPROVED


def test_words_that_were_cut_before_an_approval_stay_their_writers_when_somebody_restores_them(cast):
    story = a_draft(cast)
    rewrite(story, actor=cast.ed, headline="The editor’s own words")
    by_ed = head_of(story)
    rewrite(story, actor=cast.rita, headline="Without them")
    submit(story, actor=cast.rita)
    approve(story, actor=cast.chip)
    bring_back(story, by_ed, actor=cast.rita)
    submit(story, actor=cast.rita)

    with pytest.raises(MoveRefused, match="somebody else"):
        approve(story, actor=cast.ed)


def test_a_restored_restoration_still_has_its_first_writer(cast):
    story = a_draft(cast)
    rewrite(story, actor=cast.ed, headline="The editor’s own words")
    by_ed = head_of(story)
    rewrite(story, actor=cast.rita, headline="Without them")
    submit(story, actor=cast.rita)
    approve(story, actor=cast.chip)
    bring_back(story, by_ed, actor=cast.rita)
    once = head_of(story)
    rewrite(story, actor=cast.rita, headline="Without them again")
    submit(story, actor=cast.rita)
    approve(story, actor=cast.chip)
    bring_back(story, once, actor=cast.rita)
    submit(story, actor=cast.rita)

    with pytest.raises(MoveRefused, match="somebody else"):
        approve(story, actor=cast.ed)


def test_an_approved_text_brought_back_has_no_writer_but_who_restored_it(cast):
    story = a_draft(cast, by="ed")
    drafting.assign_writers(story.pk, writers=[cast.rita], actor=cast.ed)
    first = head_of(story)
    submit(story, actor=cast.ed)
    approve(story, actor=cast.chip)
    rewrite(story, actor=cast.rita, headline="Another headline")
    submit(story, actor=cast.rita)
    approve(story, actor=cast.chip)
    bring_back(story, first, actor=cast.rita)
    submit(story, actor=cast.rita)

    assert approve(story, actor=cast.ed).status == State.APPROVED


def test_who_discards_a_change_may_approve_the_next_one(cast):
    story = a_change_to_a_live_story(cast)
    moving.move(story.pk, Move.DISCARD_CHANGE, actor=cast.ed)
    rewrite(story, actor=cast.rita, **CHANGE)
    submit(story, actor=cast.rita)

    assert approve(story, actor=cast.ed).status == State.APPROVED


def test_what_the_chief_published_urgently_is_not_approved_by_discarding_a_change_to_it(cast):
    story = a_draft(cast)
    rewrite(story, actor=cast.chip, headline="The chief’s own words")
    urgently(story, actor=cast.chip)
    rewrite(story, actor=cast.rita, **CHANGE)
    moving.move(story.pk, Move.DISCARD_CHANGE, actor=cast.rita)
    rewrite(story, actor=cast.rita, standfirst="Nine votes.", change_kind="minor")
    submit(story, actor=cast.rita)

    with pytest.raises(MoveRefused, match="somebody else"):
        approve(story, actor=cast.chip)


def test_a_text_kept_beside_the_working_copy_counts_as_written(cast):
    story = a_story(cast, State.SCHEDULED)
    with pytest.raises(drafting.KeptBeside):
        rewrite(story, actor=cast.ed, headline="The editor’s own words")
    moving.move(story.pk, Move.UNSCHEDULE, actor=cast.chip)
    rewrite(story, actor=cast.rita, headline="Whoever’s words")
    submit(story, actor=cast.rita)

    with pytest.raises(MoveRefused, match="somebody else"):
        approve(story, actor=cast.ed)
