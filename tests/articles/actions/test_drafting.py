"""Saving: no word is lost, no approval ends by accident, no version is overwritten."""

from dataclasses import replace

import pytest

from accounts.models import Event
from articles.actions import drafting, moving
from articles.actions.drafting import AsksFirst, Outcome
from articles.actions.moving import MoveRefused
from articles.models import Approval, Article, Block, LiveStory, Revision
from articles.workflow.states import State
from articles.workflow.transitions import Move
from newsroom.refusals import Invalid, NeedsBase, Refused
from tests.cast import a_change_to_a_live_story, a_content, a_draft, a_story, a_topic, rewrite

pytestmark = pytest.mark.django_db


def head_of(article: Article) -> Revision:
    return Article.objects.select_related("head").get(pk=article.pk).head


def test_an_incomplete_draft_is_saved(cast):
    story = a_draft(cast, headline="", standfirst="", body="", byline_ids=(), section_id=None)

    assert head_of(story).number == 1


def test_a_save_without_its_base_is_asked_for_it(cast):
    story = a_draft(cast)

    with pytest.raises(NeedsBase):
        drafting.save(story.pk, base=None, content=a_content(cast, headline="New"), actor=cast.rita)


def test_a_save_that_changes_nothing_makes_no_revision_and_ends_no_approval(cast):
    story = a_story(cast, State.APPROVED)
    head = head_of(story)

    saved = drafting.save(story.pk, base=head.pk, content=head.content(), actor=cast.rita)

    assert saved.outcome == Outcome.UNCHANGED
    assert Approval.objects.filter(article=story, ended_at=None).exists()
    assert Revision.objects.filter(article=story).count() == 1


def test_a_changed_save_on_an_approved_story_asks_first(cast):
    story = a_story(cast, State.APPROVED)
    head = head_of(story)
    content = replace(head.content(), headline="Another one")

    with pytest.raises(AsksFirst):
        drafting.save(story.pk, base=head.pk, content=content, actor=cast.rita)
    drafting.save(story.pk, base=head.pk, content=content, actor=cast.rita, confirm_revise=True)

    story.refresh_from_db()
    assert (story.status, story.approval_id) == (State.DRAFT, None)
    assert Approval.objects.get(article=story).ended_why == "revised"


def test_the_first_changed_save_of_a_published_story_is_a_draft_and_readers_keep_theirs(cast):
    story = a_story(cast, State.PUBLISHED)

    rewrite(story, actor=cast.rita, headline="Council votes a smaller budget")

    story.refresh_from_db()
    assert story.status == State.DRAFT
    assert LiveStory.objects.get(article_id=story.pk).headline == "Council votes the budget"


def test_a_change_does_not_inherit_the_kind_of_the_one_before(cast):
    story = a_change_to_a_live_story(cast, State.PUBLISHED, change_kind="correction", change_note="Nine.")

    rewrite(story, actor=cast.rita, standfirst="Nine votes.")

    assert (head_of(story).change_kind, head_of(story).change_note) == ("", "")


def test_a_stale_save_keeps_both_texts(cast):
    story = a_draft(cast)
    base = head_of(story)
    rewrite(story, actor=cast.ed, headline="The editor’s headline")

    saved = drafting.save(
        story.pk,
        base=base.pk,
        content=replace(base.content(), headline="The reporter’s headline"),
        actor=cast.rita,
    )

    assert saved.outcome == Outcome.CONFLICT
    assert (saved.revision.headline, saved.head.headline) == (
        "The reporter’s headline",
        "The editor’s headline",
    )
    assert saved.revision.parent_id == base.pk
    assert head_of(story).headline == "The editor’s headline"


def test_a_stale_save_of_what_the_head_says_already_is_no_conflict(cast):
    story = a_draft(cast)
    base = head_of(story)
    rewrite(story, actor=cast.ed, headline="The same headline")

    saved = drafting.save(
        story.pk, base=base.pk, content=replace(base.content(), headline="The same headline"), actor=cast.rita
    )

    assert saved.outcome == Outcome.UNCHANGED


@pytest.mark.parametrize("state", [State.SCHEDULED, State.SPIKED])
def test_a_scheduled_or_spiked_story_is_locked(cast, state):
    story = a_story(cast, state)

    with pytest.raises(MoveRefused):
        rewrite(story, actor=cast.chip, headline="Too late")

    assert head_of(story).number == 1


@pytest.mark.parametrize(
    ("state", "writers"),
    [
        (State.DRAFT, {"rita", "ed", "chip"}),
        (State.IN_REVIEW, {"rita", "ed", "chip"}),
        (State.APPROVED, {"rita", "ed", "chip"}),
        (State.PUBLISHED, {"rita", "ed", "chip"}),
        (State.WITHDRAWN, {"rita", "ed", "chip"}),
        (State.SCHEDULED, set()),
        (State.SPIKED, set()),
    ],
)
def test_who_may_save_in_which_state(cast, state, writers):
    story = a_story(cast, state)

    saved = {name for name, person in cast.everybody.items() if can_save(story, person)}

    assert saved == writers


def can_save(story: Article, person) -> bool:
    head = head_of(story)
    try:
        fields = replace(head.content(), headline=f"As {person.name} would have it")
        drafting.save(story.pk, base=head.pk, content=fields, actor=person, confirm_revise=True)
    except Refused:
        return False
    return True


def test_an_assigned_writer_writes_as_the_creator_does(cast):
    story = a_draft(cast)

    drafting.assign_writers(story.pk, writers=[cast.sam], actor=cast.rita)

    assert rewrite(story, actor=cast.sam, headline="By two").outcome == Outcome.SAVED


def test_paragraphs_are_stored_once_and_keep_their_numbers(cast):
    story = a_draft(cast, body="<p>One stays.</p><p>Two changes a little here.</p>")
    first = head_of(story)
    stored = Block.objects.count()

    rewrite(story, actor=cast.rita, body="<p>Zero is new.</p><p>One stays.</p><p>Two changes a bit here.</p>")

    second = head_of(story)
    assert second.body_ids[1:] == first.body_ids
    assert second.body_blocks[1] == first.body_blocks[0]
    assert Block.objects.count() == stored + 2


def test_restoring_makes_a_new_version_with_the_old_words(cast):
    story = a_draft(cast, headline="The first")
    first = head_of(story)
    rewrite(story, actor=cast.rita, headline="The second")

    saved = drafting.restore(story.pk, base=head_of(story).pk, revision_id=first.pk, actor=cast.rita)

    assert (saved.revision.number, saved.revision.headline) == (3, "The first")


def test_another_storys_version_cannot_be_restored(cast):
    one, other = a_draft(cast), a_draft(cast, by="sam", section="culture")

    with pytest.raises(Invalid):
        drafting.restore(one.pk, base=head_of(one).pk, revision_id=head_of(other).pk, actor=cast.rita)
    with pytest.raises(Invalid):
        drafting.save(one.pk, base=head_of(other).pk, content=a_content(cast), actor=cast.rita)


def test_markup_is_clean_before_it_is_stored(cast):
    story = a_draft(cast, body="<p onclick='x()'>Words<script>alert(1)</script> stay.</p>")

    assert "script" not in head_of(story).body
    assert "onclick" not in head_of(story).body
    assert "stay." in head_of(story).body


@pytest.mark.parametrize("field", ["section_id", "byline_ids", "topic_ids", "related_ids"])
def test_a_story_names_only_what_exists(cast, field):
    unknown = 999_999 if field == "section_id" else (999_999,)

    with pytest.raises(Invalid):
        a_draft(cast, **{field: unknown})


def test_a_topic_of_the_other_language_is_refused(cast):
    topic = a_topic("Conseil", language="fr")

    with pytest.raises(Invalid):
        a_draft(cast, topic_ids=(topic.pk,))


def test_a_story_one_may_not_see_cannot_be_named_as_related(cast):
    secret = a_draft(cast, by="rita", sensitive=True)

    with pytest.raises(Invalid):
        a_draft(cast, by="sam", section="culture", related_ids=(secret.pk,))


def test_a_published_story_keeps_its_language(cast):
    story = a_story(cast, State.PUBLISHED)

    with pytest.raises(Invalid):
        rewrite(story, actor=cast.rita, language="fr")


def test_every_save_is_an_event(cast):
    story = a_draft(cast)
    rewrite(story, actor=cast.rita, headline="Again")

    assert list(Event.objects.about(story).values_list("verb", flat=True)) == [
        "article.create",
        "article.save",
    ]


def test_spiked_story_comes_back_as_a_draft(cast):
    story = a_story(cast, State.SPIKED)

    assert moving.move(story.pk, Move.UNSPIKE, actor=cast.ed).status == State.DRAFT
