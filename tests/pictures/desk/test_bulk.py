"""Many pictures changed at once: each by its own right, and the list says which were not and why."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from accounts.models import Event
from newsroom.refusals import Invalid, Refused
from pictures.actions import bulk, shelves
from pictures.models import Collection, Picture, Use
from tests.articles.desk.browsing import words_of
from tests.pictures.desk.shelf import a_picture

pytestmark = pytest.mark.django_db


def change(client, person, pictures, **said):
    client.force_login(person)
    form = {"picture": [picture.pk for picture in pictures], **said}
    return client.post(reverse("pictures:change_many"), form, follow=True)


def test_a_reporter_changes_their_own_and_is_told_which_are_not(client, cast):
    mine, theirs = a_picture(cast.rita, title="Harbour"), a_picture(cast.sam, title="Market")

    page = words_of(change(client, cast.rita, [mine, theirs], verb="credit", credit="Rita / Le Rivage"))

    mine.refresh_from_db(), theirs.refresh_from_db()
    assert (mine.credit, theirs.credit) == ("Rita / Le Rivage", "")
    assert (mine.version, theirs.version) == (2, 1)
    assert "1 picture changed." in page
    assert "Not changed: Market. Only who added it and the picture desk change it." in page


def test_the_picture_editor_changes_all_and_each_change_is_in_the_audit(client, cast):
    pictures = [a_picture(cast.rita, keywords=["port"]), a_picture(cast.sam)]

    change(client, cast.nora, pictures, verb="tag", tags="port,  Salines ,")

    assert [picture.keywords for picture in Picture.objects.order_by("pk")] == [["port", "Salines"]] * 2
    events = Event.objects.filter(verb="picture.described").order_by("pk")
    assert [event.about_id for event in events] == [picture.pk for picture in pictures]
    assert events[0].detail == {
        "before": {"keywords": ["port"]},
        "after": {"keywords": ["port", "Salines"]},
    }


def test_what_is_so_already_is_no_change(cast):
    picture = a_picture(cast.rita, credit="AFP")

    done = bulk.credit([picture.pk], "AFP", actor=cast.rita)

    picture.refresh_from_db()
    assert (done.changed, done.kept, done.refused, picture.version) == ([], [picture.pk], [], 1)


def test_rights_left_empty_stay_as_they_were(client, cast):
    end = datetime(2027, 1, 1, tzinfo=UTC)
    picture = a_picture(cast.rita, licence="agency", rights_end=end)

    change(client, cast.rita, [picture], verb="rights", allowed_use="one_story")

    picture.refresh_from_db()
    assert (picture.licence, picture.allowed_use, picture.rights_end) == ("agency", "one_story", end)


def test_a_picture_in_use_is_not_binned_and_the_others_can_be_had_back(client, cast):
    used, unused = a_picture(cast.nora, title="Used"), a_picture(cast.nora, title="Unused")
    Use.objects.create(picture=used, owner="article:1", title="The storm", shape_text=used.shape_text)

    page = words_of(change(client, cast.nora, [used, unused], verb="bin"))

    assert list(Picture.objects.in_bin()) == [unused]
    assert "Not changed: Used. It is in use in “The storm”: take it out there first." in page
    assert "1 picture is in the bin. Undo" in page
    change(client, cast.nora, [unused], verb="bring_back")
    assert Picture.objects.in_bin().count() == 0


def test_pictures_are_laid_in_a_collection_made_on_the_way_and_taken_out(client, cast):
    pictures = [a_picture(cast.nora), a_picture(cast.nora)]

    change(client, cast.nora, pictures, verb="collect", new_collection=" Storm  of November ")

    shelf = Collection.objects.get(name="Storm of November")
    assert list(shelf.pictures.order_by("pk")) == pictures
    change(client, cast.nora, pictures[:1], verb="uncollect", collection=shelf.pk)
    assert list(shelf.pictures.all()) == pictures[1:]
    assert bulk.add_to([pictures[1].pk], shelf, actor=cast.nora).kept == [pictures[1].pk]


@pytest.mark.parametrize(
    "said",
    [
        {"verb": "tag", "tags": " , "},
        {"verb": "credit"},
        {"verb": "rights"},
        {"verb": "rights", "licence": "stolen"},
        {"verb": "collect"},
        {"verb": "collect", "collection": "x"},
        {"verb": "no_such"},
        {"verb": "rights", "rights_end": "soon"},
        {"verb": "rights", "rights_end": "0001-01-01T00:00"},
        {"verb": "rights", "rights_end": "9999-12-31T23:59"},
        {"verb": "collect", "collection": "9" * 30},
        {"verb": "uncollect", "collection": "-1"},
        {"verb": "credit", "credit": "x" * 256},
        {},
    ],
)
def test_a_form_that_makes_no_sense_changes_nothing_and_says_so(client, cast, said):
    picture = a_picture(cast.rita)

    answer = change(client, cast.rita, [picture], **said)

    picture.refresh_from_db()
    assert answer.status_code == 200
    assert picture.version == 1
    assert 'class="notice error"' in answer.content.decode()


def test_nothing_chosen_is_said_and_too_many_are_refused(cast):
    with pytest.raises(Invalid, match="at least one"):
        bulk.credit([], "AFP", actor=cast.nora)
    with pytest.raises(Invalid, match="At most 200"):
        bulk.credit(range(1, 203), "AFP", actor=cast.nora)


def test_numbers_of_no_picture_are_left_out(client, cast):
    client.force_login(cast.nora)
    form = {"verb": "credit", "credit": "AFP", "picture": ["x", "9" * 30, "4711"], "next": "//evil.example/"}

    answer = client.post(reverse("pictures:change_many"), form)

    assert answer.headers["Location"] == reverse("pictures:library")


def test_a_collection_is_renamed_and_taken_down_by_who_made_it_and_the_picture_desk(cast):
    shelf = shelves.make("Storm", actor=cast.rita)
    picture = a_picture(cast.rita)
    bulk.add_to([picture.pk], shelf, actor=cast.rita)
    shelves.make("Market", actor=cast.sam)

    assert shelves.make("Storm", actor=cast.sam) == shelf
    with pytest.raises(Refused, match="Only who made"):
        shelves.rename(shelf.pk, "Wind", actor=cast.sam)
    with pytest.raises(Refused, match="already has this name"):
        shelves.rename(shelf.pk, "Market", actor=cast.rita)
    assert shelves.rename(shelf.pk, "Wind", actor=cast.rita).name == "Wind"
    shelves.take_down(shelf.pk, actor=cast.nora)
    assert list(Collection.objects.values_list("name", flat=True)) == ["Market"]
    assert Picture.objects.get().pk == picture.pk


def test_the_page_of_collections_counts_what_lies_in_each(client, cast):
    shelf = shelves.make("Storm", actor=cast.rita)
    bulk.add_to([a_picture(cast.rita).pk], shelf, actor=cast.rita)
    client.force_login(cast.sam)

    page = words_of(client.get(reverse("pictures:collections")))
    made = client.post(reverse("pictures:collections"), {"name": "Market"}, follow=True)

    assert "Storm 1 Rita" in page
    assert "Market" in words_of(made)
    assert "Give the collection a name" in words_of(client.post(reverse("pictures:collections"), follow=True))


@pytest.mark.parametrize("number", ["0" * 20 + "9" * 30, "0" * 20 + "9" * 5000, "9" * 19])
def test_a_number_no_picture_can_have_is_left_out(client, cast, number):
    client.force_login(cast.nora)

    answer = client.post(reverse("pictures:change_many"), {"verb": "tag", "tags": "port", "picture": number})

    assert answer.status_code == 302
