"""What pictures cost: all renditions of a camera's file, and the addresses of a page with twelve of them."""

import json
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image

from bench.reference import Reference, beside, milliseconds
from bench.rows import Row
from pictures.actions.redrawn import MEMORY
from pictures.files import limited
from pictures.files.kinds import JPEG
from pictures.shapes.recipes import all_recipes
from pictures.shapes.shape import AS_IT_IS
from pictures.shapes.sources import key_from, sources
from pictures.shapes.uses import RATIOS_OF_ROLE
from tests.cast import Cast
from tests.pictures.weighing import SCALES
from tests.site import Site

SIZE = (6000, 4000)
SECONDS = 600
MEGABYTE = 1024 * 1024
PAGES = 50

ROOT = Path(__file__).resolve().parents[1]
CHILD = [sys.executable, "-I", "-B", str(limited.CHILD), str(SECONDS), str(MEMORY)]
PLAIN = [sys.executable, "-m", "bench.plain_pillow"]


def figures(site: Site, cast: Cast, reference: Reference, *, quick: bool) -> list[Row]:
    ms, ratio = beside(reference, addresses, rounds=5 if quick else 15)
    return [*drawing(rounds=1 if quick else 3), Row("sources.twelve_pictures", ms, "ms", ratio, "bare view")]


def drawing(*, rounds: int) -> list[Row]:
    """Both draw the same files of the same picture, in turn."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "camera.jpg"
        as_a_camera().save(path, "JPEG", quality=92)
        ours, plains = [], []
        for _round in range(rounds):
            ours.append(weighed(CHILD, path, Path(place) / "ours"))
            plains.append(weighed(PLAIN, path, Path(place) / "plain"))
    seconds, plain_seconds = (statistics.median(spent for spent, _peak in runs) for runs in (ours, plains))
    peak, plain_peak = (max(peak for _spent, peak in runs) for runs in (ours, plains))
    plain = "plain Pillow"
    return [
        Row("picture_24mp_all_renditions", seconds, "s", seconds / plain_seconds, plain),
        Row("picture_24mp_all_renditions.peak", peak / MEGABYTE, "MB", peak / plain_peak, plain),
    ]


def weighed(command: list[str], path: Path, target: Path) -> tuple[float, int]:
    """(seconds, most bytes in memory) of a process that draws all renditions of a lead picture."""
    target.mkdir(exist_ok=True)
    recipes = list(all_recipes(AS_IT_IS, SIZE, RATIOS_OF_ROLE["lead"]))
    asked = {
        "path": str(path),
        "kind": JPEG.format,
        "largest_pixels": JPEG.largest_pixels,
        "shape": AS_IT_IS,
        "outputs": [{"name": str(number), **recipe._asdict()} for number, recipe in enumerate(recipes)],
        "target_dir": str(target),
    }
    told = subprocess.run(
        [sys.executable, "-I", "-S", "-c", SCALES, *command],
        input=json.dumps({"job": "draw", "arguments": asked}).encode(),
        stdout=subprocess.PIPE,
        cwd=ROOT,
        check=True,
    )
    _said, peak, seconds = json.loads(told.stdout)
    written = len(list(target.iterdir()))
    if written != len(recipes):
        raise RuntimeError(f"{command[-1]} drew {written} of {len(recipes)} files.")
    return seconds, peak


def as_a_camera() -> Image.Image:
    """24 megapixels with large forms, edges and the grain of a sensor."""
    forms = [Image.effect_noise((60, 40), 90).resize(SIZE, Image.Resampling.BICUBIC) for _band in range(3)]
    grain = Image.effect_noise(SIZE, 12)
    return Image.merge("RGB", [Image.blend(form, grain, 0.2) for form in forms])


def addresses() -> float:
    """Milliseconds for the addresses of a page with twelve pictures, the median of some pages."""
    key = key_from("a secret")
    shown = [{"hash": f"{number:064d}", "width": 6000, "height": 4000, "tone": 21} for number in range(12)]

    def page() -> None:
        for facts in shown:
            sources(facts, AS_IT_IS, "whole", key=key)

    return statistics.median(milliseconds(page) for _page in range(PAGES))
