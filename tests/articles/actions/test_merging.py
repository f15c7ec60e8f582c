"""Two people save over one version: what lies apart is merged, the rest is kept and asked, and nothing is lost."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from accounts.models import Event
from articles.actions import drafting, merging, moving, scheduling
from articles.actions.drafting import AsksFirst, KeptBeside, Outcome, Saved
from articles.desk.timeline import timeline
from articles.models import Article, EditLock, Revision
from articles.models.ancestry import common_ancestor
from articles.models.revision import Why
from articles.text.merge import Choice, Keep
from articles.text.merge import resolve as resolved
from articles.workflow.states import State
from articles.workflow.transitions import Move
from newsroom.clock import newsroom_now
from newsroom.refusals import Invalid
from tests.cast import a_draft, a_story, a_topic, approve, rewrite, submit

pytestmark = pytest.mark.django_db

BODY = "<p>The council met. It voted the budget.</p>\n<p>It was late.</p>\n<p>The mayor left first.</p>"
LATER = BODY.replace("late", "midnight")
ADDED = BODY + "\n<p>Nobody spoke.</p>"
CLASH = BODY.replace("late", "early")


def head_of(article: Article) -> Revision:
    return Article.objects.select_related("head").get(pk=article.pk).head


def send(article: Article, base: Revision, *, actor, confirm_revise=False, **fields) -> Saved:
    """A save as an open page sends it: written from `base`, whatever has happened since."""
    names = ("client_save_id", "fence", "tab")
    said = {name: fields.pop(name) for name in names if name in fields}
    content = replace(base.content(), **fields)
    return drafting.save(
        article.pk, base=base.pk, content=content, actor=actor, confirm_revise=confirm_revise, **said
    )


@pytest.fixture
def story(cast):
    return a_draft(cast, body=BODY)


def test_edits_of_different_paragraphs_are_merged_with_two_parents(cast, story):
    base = head_of(story)
    rewrite(story, actor=cast.ed, body=LATER, headline="Ed’s headline")
    theirs = head_of(story)

    saved = send(story, base, actor=cast.rita, body=ADDED)

    assert saved.outcome == Outcome.MERGED
    assert (saved.head.parent_id, saved.head.merge_parent_id) == (theirs.pk, saved.revision.pk)
    assert (saved.head.why, head_of(story)) == (Why.MERGED, saved.head)
    assert (saved.head.body, saved.head.headline) == (LATER + "\n<p>Nobody spoke.</p>", "Ed’s headline")


def test_the_senders_own_text_is_a_version_too(cast, story):
    base = head_of(story)
    rewrite(story, actor=cast.ed, body=LATER)

    saved = send(story, base, actor=cast.rita, body=ADDED)

    assert (saved.revision.body, saved.revision.parent_id) == (ADDED, base.pk)


def test_a_merge_says_who_changed_what(cast, story):
    base = head_of(story)
    rewrite(story, actor=cast.ed, body=LATER, headline="Ed’s headline")

    merged = send(story, base, actor=cast.rita, body=ADDED).merged

    assert merged.others == (cast.ed.name,)
    assert (merged.theirs.changed, merged.theirs.fields, merged.mine.added) == (1, ("headline",), 1)


def test_a_page_goes_on_from_its_own_text_after_a_merge(cast, story):
    base = head_of(story)
    rewrite(story, actor=cast.ed, body=LATER)
    first = send(story, base, actor=cast.rita, body=ADDED)

    second = send(story, first.revision, actor=cast.rita, body=ADDED.replace("Nobody", "Somebody"))

    assert second.outcome == Outcome.MERGED
    assert head_of(story).body == LATER + "\n<p>Somebody spoke.</p>"


def test_a_page_goes_on_from_its_own_text_after_a_conflict(cast, story):
    base = head_of(story)
    rewrite(story, actor=cast.ed, body=LATER)
    first = send(story, base, actor=cast.rita, body=CLASH)

    second = send(story, first.revision, actor=cast.rita, body=CLASH + "\n<p>Nobody spoke.</p>")

    assert (first.outcome, second.outcome) == (Outcome.CONFLICT, Outcome.CONFLICT)
    assert second.revision.parent_id == first.revision.pk
    assert common_ancestor(second.revision, head_of(story)) == base


def test_paragraphs_keep_their_numbers_through_a_merge(cast, story):
    base = head_of(story)
    rewrite(story, actor=cast.ed, body=LATER)

    saved = send(story, base, actor=cast.rita, body=ADDED)

    assert saved.head.body_ids == saved.revision.body_ids


def test_edits_of_one_sentence_are_a_conflict(cast, story):
    base = head_of(story)
    rewrite(story, actor=cast.ed, body=LATER)

    saved = send(story, base, actor=cast.rita, body=CLASH)

    assert (saved.outcome, saved.head) == (Outcome.CONFLICT, head_of(story))
    assert (saved.head.body, saved.revision.body) == (LATER, CLASH)


def test_what_the_head_has_already_makes_no_new_head(cast, story):
    base = head_of(story)
    rewrite(story, actor=cast.ed, body=LATER, headline="Ed’s headline")
    head = head_of(story)

    saved = send(story, base, actor=cast.rita, body=LATER)

    assert (saved.outcome, saved.head, head_of(story)) == (Outcome.MERGED, head, head)


def test_a_merge_that_would_break_a_rule_is_a_conflict(cast, story):
    base = head_of(story)
    rewrite(story, actor=cast.ed, language="fr")

    saved = send(story, base, actor=cast.rita, topic_ids=(a_topic().pk,))

    assert saved.outcome == Outcome.CONFLICT
    assert saved.revision.topic_ids


def test_a_merge_lifts_no_embargo(cast):
    story = a_draft(cast, body=BODY, embargo_until=newsroom_now() + timedelta(hours=1))
    base = head_of(story)
    rewrite(story, actor=cast.ed, body=LATER)

    assert send(story, base, actor=cast.rita, embargo_until=None).outcome == Outcome.CONFLICT


def test_an_older_text_ends_no_approval_unless_the_person_says_so(cast, story):
    base = head_of(story)
    rewrite(story, actor=cast.rita, body=LATER)
    submit(story, actor=cast.rita)
    approve(story, actor=cast.ed)

    kept = send(story, base, actor=cast.rita, body=ADDED)
    assert (kept.outcome, Article.objects.get(pk=story.pk).status) == (Outcome.CONFLICT, State.APPROVED)

    merged = send(story, base, actor=cast.rita, body=ADDED, confirm_revise=True)
    assert (merged.outcome, Article.objects.get(pk=story.pk).status) == (Outcome.MERGED, State.DRAFT)


def test_the_clock_publishing_is_no_conflict(cast, story):
    base = head_of(story)
    submit(story, actor=cast.rita)
    approve(story, actor=cast.ed)
    moving.move(story.pk, Move.PUBLISH, actor=cast.ed)

    assert send(story, base, actor=cast.rita, body=ADDED).outcome == Outcome.SAVED


def test_who_wrote_a_branch_does_not_approve_what_it_was_merged_into(cast, story):
    base = head_of(story)
    rewrite(story, actor=cast.rita, body=LATER)
    send(story, base, actor=cast.ed, body=ADDED)
    submit(story, actor=cast.rita)

    with pytest.raises(moving.MoveRefused):
        approve(story, actor=cast.ed)


def test_words_from_before_an_approval_that_a_merge_brings_in_count_for_four_eyes(cast, story):
    base = head_of(story)
    rewrite(story, actor=cast.rita, body=LATER)
    left = send(story, base, actor=cast.ed, body=CLASH)
    submit(story, actor=cast.rita)
    approve(story, actor=cast.chip)
    moving.move(story.pk, Move.SEND_BACK, actor=cast.chip, note="One more line.")
    head = head_of(story)
    merging.resolve(
        story.pk, mine=left.revision.pk, theirs=head.pk, content=left.revision.content(), actor=cast.rita
    )
    submit(story, actor=cast.rita)

    with pytest.raises(moving.MoveRefused):
        approve(story, actor=cast.ed)


def test_words_from_before_an_approval_come_back_with_a_text_that_was_written_from_them(cast, story):
    rewrite(story, actor=cast.ed, body=ADDED)
    by_ed = head_of(story)
    rewrite(story, actor=cast.rita, body=BODY)
    submit(story, actor=cast.rita)
    approve(story, actor=cast.chip)
    moving.move(story.pk, Move.SEND_BACK, actor=cast.chip, note="One more line.")
    left = send(story, by_ed, actor=cast.rita, body=ADDED.replace("spoke", "said a word"))
    head, mine = head_of(story), left.revision
    assert left.outcome == Outcome.CONFLICT
    merging.resolve(story.pk, mine=mine.pk, theirs=head.pk, content=mine.content(), actor=cast.rita)
    submit(story, actor=cast.rita)

    with pytest.raises(moving.MoveRefused):
        approve(story, actor=cast.ed)


def test_the_history_tells_a_merge_in_a_sentence(cast, story):
    base = head_of(story)
    rewrite(story, actor=cast.ed, body=LATER)
    send(story, base, actor=cast.rita, body=ADDED)

    told = [entry for day in timeline(Article.objects.get(pk=story.pk)).days for entry in day.entries]

    assert (
        told[0].sentence
        == f"{cast.ed.name}’s version 2 and {cast.rita.name}’s version 3 were merged as version 4"
    )
    assert (told[0].is_head, told[0].version.number) == (True, 4)


@pytest.mark.parametrize("body", [ADDED, CLASH])
def test_a_save_sent_again_is_stored_once_and_answered_alike(cast, story, body):
    base, name = head_of(story), uuid4()
    rewrite(story, actor=cast.ed, body=LATER)

    answers = [send(story, base, actor=cast.rita, body=body, client_save_id=name) for _again in range(3)]

    assert len({(answer.outcome, answer.revision, answer.merged) for answer in answers}) == 1
    assert Revision.objects.filter(article=story, client_save_id=name).count() == 1
    assert Revision.objects.filter(article=story, why=Why.MERGED).count() == (body == ADDED)


def test_an_ordinary_save_sent_again_is_stored_once(cast, story):
    base, name = head_of(story), uuid4()
    first = send(story, base, actor=cast.rita, body=ADDED, client_save_id=name)
    rewrite(story, actor=cast.ed, headline="Ed’s headline")

    again = send(story, base, actor=cast.rita, body=ADDED, client_save_id=name)

    assert (again.outcome, again.revision, again.head) == (Outcome.SAVED, first.revision, head_of(story))
    assert Revision.objects.filter(article=story).count() == 3


def test_a_save_whose_words_the_head_had_already_is_answered_alike_when_sent_again(cast, story):
    base, name = head_of(story), uuid4()
    rewrite(story, actor=cast.ed, body=LATER, headline="Ed’s headline")

    answers = [send(story, base, actor=cast.rita, body=LATER, client_save_id=name) for _again in range(2)]

    assert [answer.outcome for answer in answers] == [Outcome.MERGED, Outcome.MERGED]
    assert answers[0].merged == answers[1].merged


def test_other_words_under_the_name_of_a_save_are_never_told_to_be_stored(cast, story):
    base, name = head_of(story), uuid4()
    send(story, base, actor=cast.rita, body=ADDED, client_save_id=name)

    with pytest.raises(Invalid):
        send(story, base, actor=cast.rita, body=CLASH, client_save_id=name)


def test_a_save_kept_beside_a_scheduled_story_is_told_when_sent_again_after_that_is_over(cast):
    story = a_story(cast, State.SCHEDULED)
    base, name = head_of(story), uuid4()
    with pytest.raises(KeptBeside) as kept:
        send(story, base, actor=cast.rita, body=ADDED, client_save_id=name)
    scheduling.unschedule_and_edit(story.pk, actor=cast.chip)

    again = send(story, base, actor=cast.rita, body=ADDED, client_save_id=name)

    assert (again.outcome, again.revision) == (Outcome.CONFLICT, kept.value.revision)


def test_a_story_begun_again_under_the_same_name_is_the_same_story(cast):
    name = uuid4()
    content = head_of(a_draft(cast)).content()

    one, other = (
        drafting.create(actor=cast.rita, content=content, client_save_id=name) for _again in range(2)
    )

    assert one == other


def test_nobody_takes_the_name_of_somebody_elses_save(cast, story):
    name = uuid4()
    send(story, head_of(story), actor=cast.ed, body=LATER, client_save_id=name)

    with pytest.raises(Invalid):
        send(story, head_of(story), actor=cast.rita, body=ADDED, client_save_id=name)
    with pytest.raises(Invalid):
        drafting.create(actor=cast.rita, content=head_of(story).content(), client_save_id=name)


def test_a_text_typed_before_somebody_took_over_never_becomes_the_head(cast, story):
    base, mine, theirs = head_of(story), uuid4(), uuid4()
    EditLock.objects.create(article=story, person=cast.ed, tab=theirs, token=2)

    fenced = send(story, base, actor=cast.rita, body=ADDED, fence=1, tab=mine)
    assert (fenced.outcome, fenced.is_taken_over, head_of(story)) == (Outcome.CONFLICT, True, base)

    rewrite(story, actor=cast.ed, headline="Ed’s headline")
    fenced = send(story, base, actor=cast.rita, body=LATER, fence=1, tab=mine)
    assert (fenced.outcome, head_of(story).headline) == (Outcome.CONFLICT, "Ed’s headline")


def test_a_text_typed_under_todays_token_or_none_is_saved(cast, story):
    tab = uuid4()
    EditLock.objects.create(article=story, person=cast.rita, tab=tab, token=2)

    assert send(story, head_of(story), actor=cast.rita, body=ADDED, fence=2).outcome == Outcome.SAVED
    assert send(story, head_of(story), actor=cast.rita, body=LATER).outcome == Outcome.SAVED
    # Its lock lapsed and it took it again, while a save was on its way: nobody else was there.
    assert send(story, head_of(story), actor=cast.rita, body=BODY, fence=1, tab=tab).outcome == Outcome.SAVED


def in_conflict(cast, story) -> Saved:
    base = head_of(story)
    rewrite(story, actor=cast.ed, body=LATER)
    return send(story, base, actor=cast.rita, body=CLASH)


def both_kept(saved: Saved):
    merged = merging.merge_of(saved.revision, saved.head)
    return resolved(merged, {key: Choice(Keep.BOTH) for key in merged.conflicts}).content


def test_a_conflict_a_person_resolves_has_both_texts_for_parents(cast, story):
    saved = in_conflict(cast, story)

    made = merging.resolve(
        story.pk, mine=saved.revision.pk, theirs=saved.head.pk, content=both_kept(saved), actor=cast.rita
    )

    assert made.outcome == Outcome.SAVED
    assert (made.head.parent_id, made.head.merge_parent_id) == (saved.head.pk, saved.revision.pk)
    assert "early" in made.head.body
    assert "midnight" in made.head.body
    assert Event.objects.about(story).last().verb == "article.merge"


def test_a_resolution_that_finds_the_head_moved_is_kept_with_its_choices(cast, story):
    saved = in_conflict(cast, story)
    content = both_kept(saved)
    rewrite(story, actor=cast.ed, headline="Ed’s headline")

    again = merging.resolve(
        story.pk, mine=saved.revision.pk, theirs=saved.head.pk, content=content, actor=cast.rita
    )

    assert (again.outcome, again.head) == (Outcome.CONFLICT, head_of(story))
    assert again.revision.body == content.body
    assert merging.merge_of(again.revision, again.head).is_clean


def test_a_resolution_sent_again_is_stored_once(cast, story):
    saved, name = in_conflict(cast, story), uuid4()
    content = both_kept(saved)

    answers = [
        merging.resolve(
            story.pk,
            mine=saved.revision.pk,
            theirs=saved.head.pk,
            content=content,
            actor=cast.rita,
            client_save_id=name,
        )
        for _again in range(2)
    ]

    assert answers[0] == answers[1]


def test_a_resolution_on_an_approved_story_asks_first(cast, story):
    saved = in_conflict(cast, story)
    submit(story, actor=cast.rita)
    approve(story, actor=cast.chip)
    sides = {"mine": saved.revision.pk, "theirs": saved.head.pk, "content": both_kept(saved)}

    with pytest.raises(AsksFirst):
        merging.resolve(story.pk, actor=cast.rita, **sides)
    assert merging.resolve(story.pk, actor=cast.rita, confirm_revise=True, **sides).outcome == Outcome.SAVED


def test_a_resolution_a_locked_story_does_not_take_is_kept_beside_it(cast, story):
    saved = in_conflict(cast, story)
    moving.move(story.pk, Move.SPIKE, actor=cast.ed)

    with pytest.raises(KeptBeside):
        merging.resolve(
            story.pk, mine=saved.revision.pk, theirs=saved.head.pk, content=both_kept(saved), actor=cast.rita
        )

    assert head_of(story) == saved.head
    assert Revision.objects.filter(article=story, merge_parent=saved.revision).count() == 1


def test_another_storys_versions_are_not_merged(cast, story):
    saved, other = in_conflict(cast, story), a_story(cast, State.DRAFT)

    with pytest.raises(Invalid):
        merging.resolve(
            story.pk, mine=head_of(other).pk, theirs=saved.head.pk, content=both_kept(saved), actor=cast.rita
        )
    with pytest.raises(Invalid):
        merging.merge_of(head_of(other), saved.head)
