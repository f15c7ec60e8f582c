"""Where files are used, and that only what is live is public."""

import pytest
from django.db import transaction

from pictures.actions.media_uses import file_facts, tell_files
from pictures.models import MediaFile, MediaUse

pytestmark = pytest.mark.django_db


def told(owner="article:1", **uses):
    with transaction.atomic():
        tell_files(owner, **{"title": "The quay", "address": "/desk/articles/1/edit/", **uses})


def is_public(file) -> bool:
    return MediaFile.objects.get(pk=file.pk).is_public


def test_a_draft_makes_nothing_public(a_media_file):
    file = a_media_file()

    told(draft={file.pk})

    assert not is_public(file)
    assert list(MediaUse.objects.values_list("file", "owner", "is_live")) == [(file.pk, "article:1", False)]


def test_a_file_is_public_while_something_live_uses_it(a_media_file):
    file = a_media_file()
    told(draft={file.pk}, live={file.pk})
    told("article:2", live={file.pk})

    told()
    assert is_public(file)

    told("article:2", draft={file.pk})
    assert not is_public(file)


def test_telling_twice_says_it_once_and_a_new_title_is_followed(a_media_file):
    file = a_media_file()

    told(live={file.pk})
    told(live={file.pk}, title="The quay, flooded")

    assert list(MediaUse.objects.values_list("title", flat=True)) == ["The quay, flooded"]


def test_a_file_that_is_not_there_is_passed_over(db):
    told(live={404})

    assert not MediaUse.objects.exists()


def test_a_story_without_files_costs_one_query(django_assert_num_queries, db):
    with transaction.atomic(), django_assert_num_queries(1):
        tell_files("article:1", title="", address="")


def test_the_facts_are_fetched_in_one_query_however_many_files(django_assert_num_queries, a_media_file):
    files = [
        a_media_file(captions="WEBVTT\n", captions_language="fr", transcript="Bonjour.") for _ in range(5)
    ]

    with django_assert_num_queries(1):
        facts = file_facts([file.pk for file in files])

    assert set(facts) == {str(file.pk) for file in files}
    assert facts[str(files[0].pk)] == {
        "kind": "video",
        "name": files[0].public_name,
        "ext": "mp4",
        "type": "video/mp4",
        "bytes": 1000,
        "seconds": None,
        "title": "The quay",
        "credit": "",
        "poster": None,
        "captions": True,
        "captions_language": "fr",
        "transcript": "Bonjour.",
    }
