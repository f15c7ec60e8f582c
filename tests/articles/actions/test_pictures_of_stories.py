"""Stories show pictures of the library: which, told in the same transaction; and what an approval binds."""

from dataclasses import replace
from datetime import timedelta

import pytest

from articles.actions import drafting, moving, scheduling
from articles.models import Approval, Article, LiveStory, Revision, Schedule
from articles.text.content import content_hash
from articles.text.pictured import Figure, FileFigure, LeadPicture, figure_html
from articles.workflow.states import State
from articles.workflow.transitions import Move
from newsroom.clock import newsroom_now, set_clock_offset
from pictures.actions import drawing
from pictures.models import MediaFile, Picture, Use
from tests.cast import a_draft, a_story, approve, schedule, submit
from tests.pictures.drawn import a_picture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock_set_back")]


def head_of(story: Article) -> Revision:
    return Article.objects.select_related("head").get(pk=story.pk).head


def save(story: Article, *, actor, confirm_revise=False, **fields):
    head = head_of(story)
    content = replace(head.content(), **fields)
    return drafting.save(story.pk, base=head.pk, content=content, actor=actor, confirm_revise=confirm_revise)


def lead_of(picture: Picture, **said) -> LeadPicture:
    return LeadPicture(**{"picture": picture.pk, "alt": "A quay", "credit": "Nora Petit", **said})


def body_with(picture: Picture) -> str:
    figure = Figure(picture=picture.pk, alt="", credit="Nora Petit", caption="The quay.")
    return f"<p>It was late.</p>\n{figure_html(figure)}"


def uses_of(story: Article) -> set[tuple[int, str, bool]]:
    rows = Use.objects.filter(owner=f"article:{story.pk}")
    return set(rows.values_list("picture", "role", "is_live"))


@pytest.fixture
def picture(cast) -> Picture:
    return a_picture(by=cast.nora)


def test_a_draft_tells_the_library_what_it_shows(cast, picture):
    story = a_draft(cast, lead=lead_of(picture), body=body_with(picture))

    assert uses_of(story) == {(picture.pk, "lead", False), (picture.pk, "body", False)}

    save(story, actor=cast.rita, lead=None)

    assert uses_of(story) == {(picture.pk, "body", False)}


def test_a_spiked_story_uses_no_picture(cast, picture):
    story = a_draft(cast, lead=lead_of(picture))

    moving.move(story.pk, Move.SPIKE, actor=cast.rita)

    assert uses_of(story) == set()

    moving.move(story.pk, Move.UNSPIKE, actor=cast.ed)

    assert uses_of(story) == {(picture.pk, "lead", False)}


def test_a_picture_without_credit_or_alternative_text_is_missing_them(cast, picture):
    story = a_draft(cast, lead=lead_of(picture, alt=None, credit=""))

    with pytest.raises(moving.MoveRefused) as refused:
        submit(story, actor=cast.rita)

    assert "There is no credit for the lead picture." in str(refused.value)
    assert "or that it is decorative" in str(refused.value)


def test_readers_have_the_pictures_of_what_is_live_until_it_is_withdrawn(cast, picture):
    story = a_draft(cast, lead=lead_of(picture), body=body_with(picture))
    drawing.draw(picture.pk)
    submit(story, actor=cast.rita)
    approve(story, actor=cast.ed)
    moving.move(story.pk, Move.PUBLISH, actor=cast.ed)

    row = LiveStory.objects.get(article_id=story.pk)
    assert row.lead == lead_of(picture).as_json()
    assert row.pictures[str(picture.pk)]["hash"] == picture.content_hash
    assert "The quay." in row.plain
    assert (picture.pk, "lead", True) in uses_of(story)

    moving.move(story.pk, Move.WITHDRAW, actor=cast.ed, reason="A mistake.")

    assert uses_of(story) == {(picture.pk, "lead", False), (picture.pk, "body", False)}


def approved(cast, picture) -> Article:
    story = a_draft(cast, lead=lead_of(picture))
    submit(story, actor=cast.rita)
    return approve(story, actor=cast.ed)


def test_a_story_is_read_and_approved_while_its_pictures_are_being_drawn_and_not_published(cast, picture):
    story = approved(cast, picture)

    with pytest.raises(moving.MoveRefused) as refused:
        moving.move(story.pk, Move.PUBLISH, actor=cast.ed)
    drawing.draw(picture.pk)
    published = moving.move(story.pk, Move.PUBLISH, actor=cast.ed)

    assert "still being drawn" in str(refused.value)
    assert published.status == State.PUBLISHED


def test_the_clock_waits_for_pictures_that_are_being_drawn_and_counts_no_fault(cast, picture):
    story = approved(cast, picture)
    schedule(story, actor=cast.ed, after=timedelta(minutes=5))
    set_clock_offset(timedelta(minutes=6))

    scheduling.publish_due()

    row = Schedule.objects.get(article=story)
    assert (row.status, row.attempts, row.blocked_at) == (Schedule.Status.PENDING, 0, None)
    assert "still being drawn" in row.reason
    drawing.draw(picture.pk)
    set_clock_offset(timedelta(minutes=7))
    scheduling.publish_due()
    assert LiveStory.objects.filter(article_id=story.pk).exists()


def test_the_clock_sends_back_a_story_whose_picture_lost_its_rights(cast, picture):
    story = approved(cast, picture)
    drawing.draw(picture.pk)
    schedule(story, actor=cast.ed, after=timedelta(minutes=5))
    Picture.objects.filter(pk=picture.pk).update(rights_end=newsroom_now() + timedelta(minutes=2))
    set_clock_offset(timedelta(minutes=6))

    scheduling.publish_due()

    row = Schedule.objects.get(article=story)
    assert row.status == Schedule.Status.REFUSED
    assert "rights" in row.reason


def test_no_time_is_chosen_at_which_a_picture_has_no_rights(cast, picture):
    story = approved(cast, picture)
    Picture.objects.filter(pk=picture.pk).update(rights_end=newsroom_now() + timedelta(minutes=2))

    with pytest.raises(moving.MoveRefused) as refused:
        schedule(story, actor=cast.ed, after=timedelta(minutes=5))

    assert "By then:" in str(refused.value)


def test_an_approval_of_the_time_before_pictures_still_publishes(cast):
    story = a_story(cast, State.APPROVED)
    old = content_hash(head_of(story).content(), scheme=1)
    Approval.objects.filter(article=story).update(content_hash=old, hash_scheme=1)

    published = moving.move(story.pk, Move.PUBLISH, actor=cast.ed)

    assert published.status == State.PUBLISHED


def test_a_lead_picture_ends_an_approval(cast, picture):
    story = a_story(cast, State.APPROVED)

    with pytest.raises(drafting.AsksFirst):
        save(story, actor=cast.ed, lead=lead_of(picture))
    save(story, actor=cast.ed, lead=lead_of(picture), confirm_revise=True)

    story.refresh_from_db()
    assert (story.status, story.approval) == (State.DRAFT, None)


def test_the_picture_editor_changes_the_pictures_of_a_draft(cast, picture):
    story = a_draft(cast)
    figures = f"{head_of(story).body}\n{figure_html(Figure(picture=picture.pk, alt='', credit='N'))}"

    saved = save(story, actor=cast.nora, lead=lead_of(picture), body=figures)

    assert head_of(story).pk == saved.revision.pk
    assert head_of(story).made_by == cast.nora


@pytest.mark.parametrize("state", [State.APPROVED, State.PUBLISHED])
def test_the_picture_editors_change_to_a_story_further_on_is_a_revision_of_it(cast, picture, state):
    story = a_story(cast, state)

    saved = save(story, actor=cast.nora, lead=lead_of(picture), change_kind="", confirm_revise=True)

    story.refresh_from_db()
    assert (story.status, story.head_id) == (State.DRAFT, saved.revision.pk)
    assert (story.live_id is not None) == (state == State.PUBLISHED)


def test_the_picture_editor_is_asked_before_an_approval_ends(cast, picture):
    with pytest.raises(drafting.AsksFirst):
        save(a_story(cast, State.APPROVED), actor=cast.nora, lead=lead_of(picture))


@pytest.mark.parametrize("state", [State.SCHEDULED, State.SPIKED])
def test_no_picture_of_a_story_that_is_locked_is_changed(cast, picture, state):
    story = a_story(cast, state)
    head = head_of(story)

    with pytest.raises(drafting.KeptBeside):
        save(story, actor=cast.nora, lead=lead_of(picture))

    assert head_of(story) == head


def test_the_picture_editor_changes_no_word_of_the_story_and_loses_none(cast, picture):
    story = a_draft(cast)

    with pytest.raises(drafting.KeptBeside):
        save(story, actor=cast.nora, lead=lead_of(picture), headline="Another headline")

    assert head_of(story).lead is None
    assert Revision.objects.filter(article=story, made_by=cast.nora, headline="Another headline").exists()


def test_a_reporter_changes_no_picture_of_somebody_elses_story(cast, picture):
    with pytest.raises(moving.MoveRefused):
        save(a_draft(cast), actor=cast.sam, lead=lead_of(picture))


def test_the_library_names_no_sensitive_story_to_those_who_may_not_see_it(cast, picture):
    story = a_draft(cast, headline="Mayor to be arrested", lead=lead_of(picture), sensitive=True)

    assert [use.title for use in Use.objects.by(f"article:{story.pk}")] == ["A sensitive story"]

    save(story, actor=cast.rita, sensitive=False)

    assert [use.title for use in Use.objects.by(f"article:{story.pk}")] == ["Mayor to be arrested"]


def test_another_poster_in_the_library_changes_nothing_of_a_story_that_is_out(cast, picture):
    other = a_picture(2, by=cast.nora)
    film = MediaFile.objects.create(
        kind="video", key="k", public_name="p", content_hash="h", content_type="video/mp4", extension="mp4",
        bytes=1, poster=picture, added_by=cast.nora,
    )  # fmt: skip
    story = a_draft(cast, body=f"<p>Watch.</p>\n{figure_html(FileFigure(file=film.pk))}")
    submit(story, actor=cast.rita)
    approve(story, actor=cast.ed)
    moving.move(story.pk, Move.PUBLISH, actor=cast.ed)

    MediaFile.objects.filter(pk=film.pk).update(poster=other)
    save(story, actor=cast.ed, headline="A change nobody has approved")

    live = {use.picture_id for use in Use.objects.live().filter(owner=f"article:{story.pk}")}
    assert live == {picture.pk}
    assert (
        LiveStory.objects.get(article_id=story.pk).files[str(film.pk)]["poster"]["hash"]
        == picture.content_hash
    )
