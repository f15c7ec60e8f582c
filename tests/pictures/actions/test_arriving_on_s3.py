"""Originals may lie in an S3-compatible store as well: the same verbs, the same promises."""

from datetime import timedelta
from io import BytesIO

import boto3
import pytest
from django.core.files.storage import storages
from moto import mock_aws

from pictures.actions import originals
from pictures.actions.arriving import open_original, sweep_orphans, take_in
from pictures.files.refusals import AlreadyHere
from tests.pictures.paintings import a_file


@pytest.fixture
def bucket(settings, monkeypatch):
    for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
        monkeypatch.setenv(name, "testing")
    with mock_aws():
        store = boto3.resource("s3", region_name="us-east-1").create_bucket(Bucket="originals")
        settings.STORAGES = {
            **settings.STORAGES,
            "originals": {
                "BACKEND": "storages.backends.s3.S3Storage",
                "OPTIONS": {"bucket_name": "originals", "region_name": "us-east-1", "file_overwrite": False},
            },
        }
        yield store


def test_an_original_is_kept_in_the_bucket_and_read_from_it(cast, bucket):
    sent = a_file(1)

    picture = take_in(BytesIO(sent), name="harbour.jpg", actor=cast.rita)

    assert [kept.key for kept in bucket.objects.all()] == [picture.key]
    with open_original(picture) as original:
        assert original.read() == sent
    with pytest.raises(AlreadyHere):
        take_in(BytesIO(sent), name="harbour.jpg", actor=cast.rita)


def test_what_has_no_row_is_swept_from_the_bucket(cast, bucket, monkeypatch, tmp_path):
    # Other testers' files are on their way in the machine's own place.
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    picture = take_in(BytesIO(a_file(1)), name="harbour.jpg", actor=cast.rita)
    storages["originals"].save("orphan.jpg", BytesIO(b"half"))

    assert sweep_orphans() == 0
    monkeypatch.setattr(originals, "GRACE", timedelta(seconds=-5))
    assert sweep_orphans() == 1
    assert [kept.key for kept in bucket.objects.all()] == [picture.key]
