"""What drawing is compared with: each file by Pillow alone, opened, cut, made smaller and saved.

`python -m bench.plain_pillow` reads the arguments of the child's job "draw" as JSON.
"""

import json
import sys
from pathlib import Path

from PIL import Image

from pictures.files.drawing import WRITTEN
from pictures.shapes.crops import crop_for
from pictures.shapes.recipes import RATIOS
from pictures.shapes.shape import Shape


def main(path: str, shape: str, outputs: list[dict], target_dir: str, **_limits) -> None:
    for output in outputs:
        with Image.open(path) as picture:
            box = crop_for(Shape.from_text(shape), picture.size, RATIOS[output["ratio"]])
            size = output["width"], output["height"]
            kind, options = WRITTEN[output["format"]]
            small = picture.crop(box).resize(size, Image.Resampling.LANCZOS)
            small.save(Path(target_dir) / output["name"], kind, **options)


if __name__ == "__main__":
    main(**json.load(sys.stdin)["arguments"])
