"""Pictures of real sizes for the benchmark, the same ones every time: gradients with noise, half PNG, half JPEG.

1 000 of them weigh about 640 MB, each 300 KB to 1.6 MB. Made once and kept beside the benchmark's other files.
"""

import io
import os
import random
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from pathlib import Path

FILES = 1_000
WIDTH, HEIGHT = 1600, 900
SMALLEST_BYTES, LARGEST_BYTES = 300_000, 1_600_000
# Most pictures are nearer to the small end: with this power the mean is about 640 KB.
_SMALL_ONES = 2.8
_DONE = "complete"


def corpus(folder: Path, files: int = FILES) -> list[Path]:
    """Return the pictures in their order, making those that are missing."""
    return made(folder, files, _drawn)


def made(folder: Path, files: int, draw: Callable[[Path], bytes]) -> list[Path]:
    """Return numbered PNG and JPEG files by turns, as `draw` makes each, made once and on every core."""
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{number:05d}.{'jpg' if number % 2 else 'png'}" for number in range(files)]
    mark = folder.with_name(f"{folder.name}.{_DONE}")
    if not mark.exists() or any(not path.exists() for path in paths):
        with ProcessPoolExecutor(os.cpu_count()) as pool:
            for _ in pool.map(partial(_write, draw), paths, chunksize=10):
                pass
        mark.touch()
    return paths


def _write(draw: Callable[[Path], bytes], path: Path) -> None:
    part = path.with_suffix(".part")
    part.write_bytes(draw(path))
    part.replace(path)


def _drawn(path: Path) -> bytes:
    return _picture(int(path.stem), jpeg=path.suffix == ".jpg")


def _picture(number: int, *, jpeg: bool) -> bytes:
    """Return one picture: a gradient of its own, and a band of noise as high as the wanted size asks for."""
    import numpy as np  # noqa: PLC0415 - the parent of the workers needs none of it
    from PIL import Image  # noqa: PLC0415 - the same

    share = random.Random(number).random() ** _SMALL_ONES  # noqa: S311 - pictures
    wanted = SMALLEST_BYTES + (LARGEST_BYTES - SMALLEST_BYTES) * share
    noise = np.random.default_rng(number)
    x, y = np.meshgrid(np.arange(WIDTH), np.arange(HEIGHT))
    tint = noise.integers(0, 200, 3)
    pixels = ((x[..., None] // 11 + y[..., None] // 7 + tint) % 256).astype(np.uint8)
    # What a row of pure noise weighs: three bytes a pixel in a PNG, about 1.03 in a JPEG of this quality.
    row_bytes = WIDTH * (1.03 if jpeg else 3)
    rows = min(HEIGHT, int((wanted - (70_000 if jpeg else 25_000)) / row_bytes))
    pixels[:rows] = noise.integers(0, 256, (rows, WIDTH, 3), dtype=np.uint8)
    out = io.BytesIO()
    if jpeg:
        Image.fromarray(pixels).save(out, "JPEG", quality=94)
    else:
        Image.fromarray(pixels).save(out, "PNG", compress_level=1)
    return out.getvalue()
