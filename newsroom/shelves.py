"""Where originals and renditions are kept: below the var directory, or in an S3-compatible store that is named."""

from typing import Any

from newsroom.env import Environment

#: Neither is below MEDIA_ROOT, which is all that is ever served from a disk.
PRIVATE = ("originals", "renditions")


def private_storages(environment: Environment) -> dict[str, dict[str, Any]]:
    """The entries of STORAGES for what is private: a bucket's, each under its own prefix, when a bucket is named."""
    return {name: _in_a_bucket(name, environment) or _on_disk(name, environment) for name in PRIVATE}


def _on_disk(name: str, environment: Environment) -> dict[str, Any]:
    return {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": environment.VAR_DIR / name, "base_url": None},
    }


def _in_a_bucket(name: str, environment: Environment) -> dict[str, Any] | None:
    if not environment.AWS_STORAGE_BUCKET_NAME:
        return None
    named = {
        "bucket_name": environment.AWS_STORAGE_BUCKET_NAME,
        "access_key": environment.AWS_ACCESS_KEY_ID,
        "secret_key": environment.AWS_SECRET_ACCESS_KEY,
        "endpoint_url": environment.AWS_S3_ENDPOINT_URL,
        "region_name": environment.AWS_S3_REGION_NAME,
    }
    said = {option: value for option, value in named.items() if value}
    return {"BACKEND": "newsroom.private_s3.PrivateS3", "OPTIONS": {"location": name, **said}}
