"""Part of a stored file, piece by piece: never more in memory than one piece, wherever the storage is."""

from collections.abc import Iterator

from django.core.files.storage import Storage

PIECE = 256 * 1024


def pieces(storage: Storage, key: str, *, start: int, length: int) -> Iterator[bytes]:
    """`length` bytes from `start`. Opened before the first piece is asked for: FileNotFoundError comes from here."""
    bucket = getattr(storage, "bucket", None)
    if bucket is None:
        return _from_a_file(storage.open(key, "rb"), start, length)
    # The storage's own file fetches the whole object first; the bucket is asked for these bytes alone.
    try:
        asked = bucket.Object(f"{storage.location}/{key}".lstrip("/")).get(
            Range=f"bytes={start}-{start + length - 1}"
        )
    except bucket.meta.client.exceptions.NoSuchKey as missing:
        raise FileNotFoundError(key) from missing
    return asked["Body"].iter_chunks(PIECE)


def _from_a_file(file, start: int, length: int) -> Iterator[bytes]:
    def read() -> Iterator[bytes]:
        with file:
            file.seek(start)
            left = length
            while left > 0 and (piece := file.read(min(PIECE, left))):
                left -= len(piece)
                yield piece

    return read()
