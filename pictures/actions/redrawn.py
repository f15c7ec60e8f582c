"""The limited child at work on an original, wherever that is stored."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copyfileobj

from pictures.actions.originals import ARRIVING, open_original
from pictures.files import limited
from pictures.files.kinds import KINDS
from pictures.models import Picture
from pictures.shapes.recipes import Recipe

#: The child's address space; of it less than 300 MB are ever touched.
MEMORY = 400 * 1024 * 1024


@contextmanager
def redrawn(
    picture: Picture, shape_text: str, wanted: Iterable[tuple[str, Recipe]], *, seconds: float
) -> Iterator[Path]:
    """A directory, gone after the block, with one file for each (name, recipe). Raises Unreadable."""
    with (
        tempfile.TemporaryDirectory(prefix=limited.PLACES) as target,
        tempfile.NamedTemporaryFile(prefix=ARRIVING) as copy,
    ):
        with open_original(picture) as original:
            copyfileobj(original, copy)
        copy.flush()
        asked = {
            "path": copy.name,
            "kind": picture.format,
            "largest_pixels": KINDS[picture.format].largest_pixels,
            "shape": shape_text,
            "outputs": [{"name": name, **recipe._asdict()} for name, recipe in wanted],
            "target_dir": target,
        }
        limited.run("draw", asked, seconds=seconds, memory=MEMORY)
        yield Path(target)
