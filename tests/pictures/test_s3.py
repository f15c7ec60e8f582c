"""Originals in an S3-compatible store, over real HTTP: kept privately, read in parts, swept, never given an address."""

from io import BytesIO
from urllib.error import HTTPError
from urllib.request import urlopen

import boto3
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from moto.server import ThreadedMotoServer

from newsroom.env import Environment
from newsroom.shelves import private_storages
from pictures.actions.media_uses import tell_files
from pictures.actions.taking_media import take_in_media
from pictures.files.pieces import pieces
from tests.pictures.media.recordings import a_wav

BUCKET = "le-rivage"


@pytest.fixture(scope="module")
def store():
    """The address of a store with our bucket."""
    server = ThreadedMotoServer(port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    address = f"http://127.0.0.1:{port}" if host == "0.0.0.0" else f"http://{host}:{port}"  # noqa: S104
    keys = {"aws_access_key_id": "us", "aws_secret_access_key": "secret", "region_name": "eu-west-3"}
    client = boto3.client("s3", endpoint_url=address, **keys)
    client.create_bucket(Bucket=BUCKET, CreateBucketConfiguration={"LocationConstraint": "eu-west-3"})
    yield client, address
    server.stop()


@pytest.fixture
def in_the_bucket(store, settings, monkeypatch):
    """The newsroom as its environment names the bucket."""
    said = {
        "AWS_STORAGE_BUCKET_NAME": BUCKET,
        "AWS_ACCESS_KEY_ID": "us",
        "AWS_SECRET_ACCESS_KEY": "secret",
        "AWS_S3_ENDPOINT_URL": store[1],
        "AWS_S3_REGION_NAME": "eu-west-3",
    }
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    settings.STORAGES = settings.STORAGES | private_storages(Environment())
    return store


def test_without_a_bucket_both_lie_on_this_machine(monkeypatch):
    monkeypatch.delenv("AWS_STORAGE_BUCKET_NAME", raising=False)

    kept = private_storages(Environment())

    assert {entry["BACKEND"].rpartition(".")[2] for entry in kept.values()} == {"FileSystemStorage"}


@pytest.mark.parametrize("shelf", ["originals", "renditions"])
def test_a_file_is_kept_under_its_own_prefix_and_comes_back(in_the_bucket, shelf):
    client, _address = in_the_bucket

    name = storages[shelf].save("ab/one.bin", ContentFile(b"held"))

    assert client.get_object(Bucket=BUCKET, Key=f"{shelf}/{name}")["Body"].read() == b"held"
    with storages[shelf].open(name) as file:
        assert file.read() == b"held"
    storages[shelf].delete(name)
    assert not storages[shelf].exists(name)


def test_nobody_outside_is_given_an_address_and_no_object_is_public(in_the_bucket):
    client, address = in_the_bucket
    name = storages["originals"].save("secret.bin", ContentFile(b"held"))

    with pytest.raises(ValueError, match="no address"):
        storages["originals"].url(name)
    grants = client.get_object_acl(Bucket=BUCKET, Key=f"originals/{name}")["Grants"]
    assert [grant for grant in grants if "AllUsers" in grant["Grantee"].get("URI", "")] == []
    with pytest.raises(HTTPError) as refused:
        urlopen(f"{address}/{BUCKET}/originals/{name}")
    assert refused.value.code == 403


def test_a_part_is_fetched_without_the_rest(in_the_bucket):
    held = bytes(range(256)) * 40
    name = storages["originals"].save("film.bin", ContentFile(held))

    assert b"".join(pieces(storages["originals"], name, start=300, length=500)) == held[300:800]
    with pytest.raises(FileNotFoundError):
        pieces(storages["originals"], "none.bin", start=0, length=1)


@pytest.mark.django_db
def test_a_sound_goes_in_and_readers_get_it_in_parts(in_the_bucket, cast, client):
    file = take_in_media(BytesIO(a_wav(told=False)), name="horn.wav", actor=cast.nora)
    tell_files("article:1", title="", address="", live={file.pk})

    answer = client.get(f"/media/f/{file.public_name}.wav", headers={"Range": "bytes=-100"})

    assert (answer.status_code, answer.getvalue()) == (206, a_wav(told=False)[-100:])
