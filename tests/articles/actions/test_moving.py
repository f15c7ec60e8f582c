"""Moves: what was approved is what is published, and nothing goes by another door."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from accounts.models import Event
from articles.actions import embargoes, moving, reviewing
from articles.actions.moving import MoveRefused
from articles.models import (
    Address,
    Approval,
    Article,
    LiveStory,
    Outbox,
    Publication,
    ReviewAfter,
    Revision,
    Schedule,
    Withdrawal,
)
from articles.workflow.states import State
from articles.workflow.transitions import Move
from newsroom.clock import newsroom_now
from tests.cast import (
    a_change_to_a_live_story,
    a_content,
    a_draft,
    a_story,
    approve,
    in_a_while,
    rewrite,
    submit,
)

pytestmark = pytest.mark.django_db


def again(article: Article) -> Article:
    return Article.objects.select_related("head", "live", "approval").get(pk=article.pk)


def test_reporter_may_not_approve_own_story(cast):
    story = a_story(cast, State.IN_REVIEW)

    with pytest.raises(MoveRefused) as refused:
        approve(story, actor=cast.rita)

    assert refused.value.refusal.kind == "ability"


def test_editor_who_wrote_part_of_the_text_leaves_approval_to_another(cast):
    story = a_story(cast, State.IN_REVIEW)
    rewrite(story, actor=cast.ed, headline="Council votes the budget at last")

    with pytest.raises(MoveRefused, match="somebody else"):
        approve(story, actor=cast.ed)

    assert approve(story, actor=cast.chip).status == State.APPROVED


def test_editor_who_wrote_before_the_last_approval_may_approve_the_next(cast):
    story = a_draft(cast, by="ed")
    submit(story, actor=cast.ed)
    approve(story, actor=cast.chip)
    rewrite(story, actor=cast.chip, headline="Another headline")
    submit(story, actor=cast.chip)

    assert approve(story, actor=cast.ed).status == State.APPROVED


def test_approval_refuses_a_text_that_was_not_read(cast):
    story = a_story(cast, State.IN_REVIEW)
    seen = again(story).head
    rewrite(story, actor=cast.rita, headline="Council votes the budget, barely")

    with pytest.raises(MoveRefused, match="has changed since you read it"):
        moving.move(
            story.pk, Move.APPROVE, actor=cast.ed, revision_id=seen.pk, content_hash=seen.content_hash
        )


def test_publication_shows_readers_exactly_the_approved_revision(cast):
    story = a_story(cast, State.PUBLISHED)

    story = again(story)
    row = LiveStory.objects.get(article_id=story.pk)
    approval = Approval.objects.get(article=story)
    assert story.live_id == story.head_id == approval.revision_id == row.revision_id
    assert row.body == story.live.body
    assert (approval.ended_why, story.approval_id) == ("published", None)


def test_a_hash_that_does_not_hold_stops_publication(cast):
    story = a_story(cast, State.APPROVED)
    Approval.objects.filter(article=story).update(content_hash="0" * 64)

    with pytest.raises(MoveRefused, match="not the one that was approved"):
        moving.move(story.pk, Move.PUBLISH, actor=cast.ed)


def test_readers_keep_the_live_text_while_a_change_is_reviewed(cast):
    story = a_change_to_a_live_story(cast, State.APPROVED)

    row = LiveStory.objects.get(article_id=story.pk)

    assert row.headline == "Council votes the budget"
    assert row.revision_id == again(story).live_id


def test_a_change_to_a_live_story_must_say_what_it_is(cast):
    story = a_change_to_a_live_story(cast, change_kind="", change_note="")

    with pytest.raises(MoveRefused, match="missing"):
        submit(story, actor=cast.rita)


@pytest.mark.parametrize(
    ("kind", "note", "moves_the_date"),
    [("minor", "", False), ("update", "More votes.", True), ("correction", "Nine, not ten.", True)],
)
def test_only_changes_told_to_readers_move_the_date(cast, kind, note, moves_the_date):
    story = a_change_to_a_live_story(cast, State.PUBLISHED, change_kind=kind, change_note=note)

    row = LiveStory.objects.get(article_id=story.pk)
    change = Publication.objects.get(article=story, kind=Publication.Kind.CHANGE)

    assert [said["text"] for said in row.notes] == ([note] if note else [])
    assert (row.updated_at == change.at) is moves_the_date or change.at == row.first_published_at


def test_every_correction_stays_with_the_story(cast):
    story = a_change_to_a_live_story(
        cast, State.PUBLISHED, change_kind="correction", change_note="Nine, not ten."
    )
    rewrite(
        story, actor=cast.rita, standfirst="Nine votes.", change_kind="update", change_note="A sum was added."
    )
    submit(story, actor=cast.rita)
    approve(story, actor=cast.ed)

    moving.move(story.pk, Move.PUBLISH, actor=cast.ed)

    notes = LiveStory.objects.get(article_id=story.pk).notes
    assert [(note["kind"], note["text"]) for note in notes] == [
        ("correction", "Nine, not ten."),
        ("update", "A sum was added."),
    ]


def test_withdrawal_keeps_every_address_and_tells_why(cast):
    story = a_story(cast, State.WITHDRAWN)

    withdrawal = Withdrawal.objects.in_force().get(article=story)

    assert withdrawal.reason == "A name was wrong."
    assert Address.objects.filter(article=story).count() == 1
    assert not LiveStory.objects.filter(article_id=story.pk).exists()
    assert again(story).live is None


def test_withdrawal_cancels_schedule_and_approval(cast):
    story = a_change_to_a_live_story(cast, State.SCHEDULED)

    moving.move(story.pk, Move.WITHDRAW, actor=cast.ed, reason="Wrong person.")

    assert Schedule.objects.get(article=story).status == Schedule.Status.CANCELLED
    assert not Approval.objects.filter(article=story, ended_at=None).exists()


def test_republished_story_keeps_first_address_and_first_date(cast):
    story = a_story(cast, State.WITHDRAWN)
    first = again(story).first_published_at
    rewrite(story, actor=cast.rita, headline="Council did vote the budget")
    submit(story, actor=cast.rita)
    approve(story, actor=cast.ed)

    moving.move(story.pk, Move.PUBLISH, actor=cast.ed)

    row = LiveStory.objects.get(article_id=story.pk)
    assert row.first_published_at == first
    assert [row.path] == list(Address.objects.filter(article=story).values_list("path", flat=True))
    assert not Withdrawal.objects.in_force().filter(article=story).exists()


def test_a_new_slug_adds_an_address_and_keeps_the_old_one(cast):
    story = a_change_to_a_live_story(cast, State.PUBLISHED, slug="a-better-slug")

    addresses = Address.objects.filter(article=story).order_by("id")

    assert [address.path.rsplit("/", 1)[-1] for address in addresses] == [
        "council-votes-the-budget",
        "a-better-slug",
    ]
    assert [address.is_current for address in addresses] == [False, True]


def test_a_new_headline_alone_moves_no_address(cast):
    story = a_change_to_a_live_story(cast, State.PUBLISHED, headline="Quite another headline")

    assert Address.objects.get(article=story).path.endswith("/council-votes-the-budget")


def test_two_stories_never_share_an_address(cast):
    one = a_story(cast, State.APPROVED)
    other = a_story(cast, State.APPROVED)

    for story in (one, other):
        moving.move(story.pk, Move.PUBLISH, actor=cast.ed)

    paths = LiveStory.objects.order_by("article_id").values_list("path", flat=True)
    assert [path.rsplit("/", 1)[-1] for path in paths] == [
        "council-votes-the-budget",
        "council-votes-the-budget-2",
    ]


def test_discarding_a_change_restores_the_live_text_as_a_new_revision(cast):
    story = a_change_to_a_live_story(cast, State.APPROVED)

    story = moving.move(story.pk, Move.DISCARD_CHANGE, actor=cast.rita)

    assert story.status == State.PUBLISHED
    assert story.head.headline == story.live.headline == "Council votes the budget"
    assert story.head_id != story.live_id
    assert Revision.objects.filter(article=story).count() == 3


def test_urgent_publication_asks_another_person_to_read_it_afterwards(cast):
    story = a_draft(cast)
    head = again(story).head
    moving.move(
        story.pk,
        Move.PUBLISH_URGENTLY,
        actor=cast.chip,
        revision_id=head.pk,
        content_hash=head.content_hash,
        reason="The bridge is closed.",
    )

    review = ReviewAfter.objects.get(article=story)
    with pytest.raises(MoveRefused, match="somebody else"):
        reviewing.close_review_after(review.pk, actor=cast.chip)
    closed = reviewing.close_review_after(review.pk, actor=cast.ed, note="Read, all well.")

    assert closed.closed_by == cast.ed
    assert LiveStory.objects.filter(article_id=story.pk).exists()


def test_urgent_publication_skips_only_approval(cast):
    story = a_draft(cast, standfirst="", body="")
    head = again(story).head

    with pytest.raises(MoveRefused, match="missing"):
        moving.move(
            story.pk,
            Move.PUBLISH_URGENTLY,
            actor=cast.chip,
            revision_id=head.pk,
            content_hash=head.content_hash,
            reason="Now.",
        )


def test_embargo_holds_until_the_chief_lifts_it(cast):
    until = newsroom_now() + timedelta(hours=3)
    story = a_story(cast, State.APPROVED, embargo_until=until)

    with pytest.raises(MoveRefused, match="embargo"):
        moving.move(story.pk, Move.PUBLISH, actor=cast.ed)
    with pytest.raises(MoveRefused, match="embargo"):
        moving.move(story.pk, Move.SCHEDULE, actor=cast.ed, when=in_a_while(timedelta(hours=1)))
    with pytest.raises(MoveRefused):
        embargoes.lift_embargo(story.pk, actor=cast.ed, reason="It is out elsewhere.")
    embargoes.lift_embargo(story.pk, actor=cast.chip, reason="It is out elsewhere.")

    assert moving.move(story.pk, Move.PUBLISH, actor=cast.ed).status == State.PUBLISHED


def test_moving_a_live_story_to_another_section_needs_both_editors_say(cast):
    story = a_change_to_a_live_story(cast, State.DRAFT)
    rewrite(story, actor=cast.rita, section_id=cast.sections["culture"].pk)
    submit(story, actor=cast.rita)

    for editor in (cast.ed, cast.mia):
        with pytest.raises(MoveRefused):
            approve(story, actor=editor)

    assert approve(story, actor=cast.chip).status == State.APPROVED


def test_every_move_leaves_one_event_in_its_transaction(cast):
    story = a_story(cast, State.PUBLISHED)

    verbs = Event.objects.about(story).values_list("verb", flat=True)

    assert list(verbs) == ["article.create", "article.submit", "article.approve", "article.publish"]


def test_a_story_sent_back_tells_its_writer_by_mail(cast):
    story = a_story(cast, State.IN_REVIEW)
    Outbox.objects.all().delete()

    moving.move(story.pk, Move.SEND_BACK, actor=cast.ed, note="Who said so?")

    letter = Outbox.objects.get()
    assert (letter.to, letter.kind, letter.context["said"]) == (cast.rita.email, "send_back", "Who said so?")


@pytest.mark.parametrize("table", ["articles_revision", "articles_block", "articles_publication"])
@pytest.mark.parametrize("statement", ["UPDATE {} SET id = id", "DELETE FROM {}"])
def test_the_database_itself_refuses_to_rewrite_history(cast, table, statement):
    a_story(cast, State.PUBLISHED)

    with (
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(table))


@pytest.mark.parametrize("state", ["approved", "withdrawn", "nonsense"])
def test_the_database_itself_refuses_impossible_stories(cast, state):
    story = a_story(cast, State.PUBLISHED)

    with pytest.raises(IntegrityError), transaction.atomic():
        Article.objects.filter(pk=story.pk).update(state=state)


def test_a_head_must_be_the_storys_own_revision(cast):
    one, other = a_draft(cast), a_draft(cast)

    own = again(one).head
    Article.objects.filter(pk=one.pk).update(head=again(other).head)

    with pytest.raises(IntegrityError), transaction.atomic():
        connection.check_constraints()
    Article.objects.filter(pk=one.pk).update(head=own)


def test_sensitive_stories_are_seen_by_those_who_work_on_them(cast):
    story = a_draft(cast, sensitive=True)

    seen = {
        name
        for name, person in cast.everybody.items()
        if Article.objects.visible_to(person).filter(pk=story.pk)
    }

    assert seen == {"rita", "ed", "chip"}


def test_content_of_a_story_survives_storing(cast):
    whole = replace(a_content(cast), kicker="Budget", dateline="Sauvagnac", seo_title="Budget")
    story = a_draft(cast, kicker="Budget", dateline="Sauvagnac", seo_title="Budget")

    stored = again(story).head.content()

    assert replace(stored, body="") == replace(whole, body="")
    assert stored.body.replace("\n", "") == whole.body
