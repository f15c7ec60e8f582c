"""Private files in an S3-compatible store: no public object, no address for anybody, patience with an end."""

from typing import Any, NoReturn

from botocore.config import Config
from storages.backends.s3 import S3Storage


class PrivateS3(S3Storage):
    """Objects without an access list, which nobody outside is given an address of: views hand out what may be seen."""

    def __init__(self, **options: Any) -> None:
        # A store of one's own has no name for each bucket; Amazon's has.
        style = "path" if options.get("endpoint_url") else "auto"
        patience = Config(
            connect_timeout=3,
            read_timeout=15,
            retries={"max_attempts": 2},
            signature_version="s3v4",
            s3={"addressing_style": style},
        )
        settled = {"default_acl": None, "querystring_auth": False, "file_overwrite": False}
        super().__init__(**settled, client_config=patience, **options)

    def url(self, name: str, *_more: Any, **_options: Any) -> NoReturn:
        raise ValueError("This file is private: it has no address.")
