"""Whichever way a story goes, the library knows what it shows, and readers have the pictures of the live text alone."""

from dataclasses import replace
from pathlib import Path

import pytest
from django.test import Client

from articles.actions import drafting, moving
from articles.models import Article, LiveStory, Revision
from articles.text.pictured import Figure, LeadPicture, figure_html
from articles.workflow.states import State
from articles.workflow.transitions import Move
from pictures.actions import drawing
from pictures.models import Picture, Use
from tests.cast import a_draft, approve, submit
from tests.pictures.drawn import a_picture, addresses

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def media(settings, tmp_path) -> Path:
    settings.MEDIA_ROOT = tmp_path / "media"
    return settings.MEDIA_ROOT


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    def called(verb, *asked, **named):
        with django_capture_on_commit_callbacks(execute=True):
            return verb(*asked, **named)

    return called


def head_of(story: Article) -> Revision:
    return Article.objects.select_related("head").get(pk=story.pk).head


def lead_of(picture: Picture) -> LeadPicture:
    return LeadPicture(picture=picture.pk, alt="A quay", credit="Nora")


def uses_of(story: Article) -> set[tuple[int, bool]]:
    return set(Use.objects.filter(owner=f"article:{story.pk}").values_list("picture", "is_live"))


def public(picture: Picture) -> set[int]:
    """What readers are answered who ask for the picture, by whichever address."""
    return {Client().get(address).status_code for address in addresses(picture)}


def files(media: Path) -> list[Path]:
    return [path for path in (media / "p").rglob("*.*") if path.is_file()]


@pytest.fixture
def pictures(cast) -> tuple[Picture, Picture]:
    return a_picture(1, by=cast.nora), a_picture(2, by=cast.nora)


@pytest.fixture
def story(cast, pictures, committed) -> Article:
    """Live with the first picture; its working copy, a draft, shows the second in its place."""
    first, second = pictures
    story = a_draft(cast, lead=lead_of(first))
    drawing.draw(first.pk)
    submit(story, actor=cast.rita)
    approve(story, actor=cast.ed)
    committed(moving.move, story.pk, Move.PUBLISH, actor=cast.ed)
    change(story, cast, lead=lead_of(second), change_kind="minor")
    drawing.draw(second.pk)
    return story


def change(story: Article, cast, **fields) -> None:
    head = head_of(story)
    drafting.save(story.pk, base=head.pk, content=replace(head.content(), **fields), actor=cast.rita)


def test_a_change_in_the_making_shows_readers_nothing_of_itself(story, pictures, media):
    first, second = pictures

    assert uses_of(story) == {(first.pk, True), (second.pk, False)}
    assert (public(first), public(second)) == ({200}, {404})
    assert LiveStory.objects.get(article_id=story.pk).pictures.keys() == {str(first.pk)}


def test_a_change_that_goes_out_takes_the_older_picture_away(cast, story, pictures, media, committed):
    first, second = pictures
    submit(story, actor=cast.rita)
    approve(story, actor=cast.ed)
    assert public(first) == {200}

    committed(moving.move, story.pk, Move.PUBLISH, actor=cast.ed)

    assert uses_of(story) == {(second.pk, False), (second.pk, True)}
    assert files(media) == []
    assert (public(first), public(second)) == ({404}, {200})


def test_withdrawing_leaves_readers_no_picture_and_no_file(cast, story, pictures, media, committed):
    first, second = pictures
    assert public(first) == {200}

    committed(moving.move, story.pk, Move.WITHDRAW, actor=cast.ed, reason="A mistake.")

    assert uses_of(story) == {(second.pk, False)}
    assert files(media) == []
    assert (public(first), public(second)) == ({404}, {404})


def test_discarding_a_change_lets_its_picture_go_and_keeps_the_live_one(
    cast, story, pictures, media, committed
):
    first, second = pictures

    committed(moving.move, story.pk, Move.DISCARD_CHANGE, actor=cast.rita)

    assert uses_of(story) == {(first.pk, False), (first.pk, True)}
    assert (public(first), public(second)) == ({200}, {404})


def test_restoring_an_older_text_brings_its_picture_back_to_the_desk_alone(
    cast, story, pictures, media, committed
):
    first, second = pictures
    old = Revision.objects.get(article=story, number=1)

    committed(drafting.restore, story.pk, base=head_of(story).pk, revision_id=old.pk, actor=cast.rita)

    assert uses_of(story) == {(first.pk, False), (first.pk, True)}
    assert public(second) == {404}


def test_spiking_and_bringing_back_concern_the_desk_alone(cast, pictures, media, committed):
    first, _second = pictures
    story = a_draft(cast, lead=lead_of(first))
    drawing.draw(first.pk)

    committed(moving.move, story.pk, Move.SPIKE, actor=cast.rita)

    assert (uses_of(story), public(first)) == (set(), {404})

    committed(moving.move, story.pk, Move.UNSPIKE, actor=cast.ed)

    assert (uses_of(story), public(first)) == ({(first.pk, False)}, {404})


def test_a_picture_that_another_live_story_shows_stays_when_one_is_withdrawn(
    cast, story, pictures, media, committed
):
    first, _second = pictures
    other = a_draft(cast, headline="Another", lead=lead_of(first))
    submit(other, actor=cast.rita)
    approve(other, actor=cast.ed)
    committed(moving.move, other.pk, Move.PUBLISH, actor=cast.ed)

    committed(moving.move, story.pk, Move.WITHDRAW, actor=cast.ed, reason="A mistake.")

    assert public(first) == {200}


def test_a_save_that_names_a_picture_nobody_has_is_kept_and_the_way_to_readers_says_so(cast):
    story = a_draft(cast)
    figure = figure_html(Figure(picture=987654, alt="", credit="Nora", caption="The quay."))

    change(story, cast, headline="Kept all the same", body=f"<p>It was late.</p>\n{figure}")

    assert (head_of(story).headline, "987654" in head_of(story).body) == ("Kept all the same", True)
    with pytest.raises(moving.MoveRefused, match="no longer in the library"):
        submit(story, actor=cast.rita)
    assert Article.objects.get(pk=story.pk).status == State.DRAFT
