"""Pictures for the dossier's benchmark, invented, the same ones every time: half screenshots, half photographs.

Screenshots are 1920x1080 PNG as Appui's own encoder writes a capture: windows, lines of words, pictures between.
Photographs are JPEG of 5 megapixels as a phone's camera compresses them. 500 of them weigh about 310 MB.
Small ones are there in number: 2 000.
"""

import io
import random
from pathlib import Path
from typing import TYPE_CHECKING

from bench.corpus import made

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from PIL.Image import Image

FILES, SMALL_FILES = 500, 2_000
SCREEN = (1920, 1080)
PHOTO = (2560, 1920)
SMALL = (480, 360)
_WORDS = "hier soir le groupe a encore repris la photo et personne ne répond on en parle demain à la vie scolaire"


def dossier_corpus(folder: Path, files: int = FILES) -> list[Path]:
    """Return the pictures in their order, making those that are missing."""
    return made(folder, files, _drawn)


def small_corpus(folder: Path, files: int = SMALL_FILES) -> list[Path]:
    """Return as many small pictures as a large case has, making those that are missing."""
    return made(folder, files, _small)


def _small(path: Path) -> bytes:
    from PIL import Image  # noqa: PLC0415 - the parent of the workers needs none of it

    from appui_core.intake.encode import encode_png  # noqa: PLC0415 - the same
    from appui_core.intake.pixels import Pixels  # noqa: PLC0415 - the same

    picture = Image.fromarray(_scene(int(path.stem), SMALL, 0.5))
    if path.suffix == ".png":
        return encode_png(Pixels(*SMALL, picture.tobytes()))
    out = io.BytesIO()
    picture.save(out, "JPEG", quality=80)
    return out.getvalue()


def _drawn(path: Path) -> bytes:
    number = int(path.stem)
    return _photo(number) if path.suffix == ".jpg" else _screen(number)


def _scene(number: int, size: tuple[int, int], grain: float) -> "NDArray[np.uint8]":
    """Return something like a photograph: large soft shapes, small ones in them, and the grain of a sensor."""
    import numpy as np  # noqa: PLC0415 - the parent of the workers needs none of it
    from PIL import Image  # noqa: PLC0415 - the same

    noise = np.random.default_rng(number)
    picture = np.zeros((size[1], size[0], 3), np.float32)
    for cells, weight in ((4, 1.0), (24, 0.35), (160, 0.12)):
        small = noise.integers(0, 256, (cells * 3 // 4, cells, 3), dtype=np.uint8)
        picture += weight * np.asarray(Image.fromarray(small).resize(size, Image.Resampling.BICUBIC), np.float32)
    picture += noise.normal(0, grain, (size[1], size[0], 1)).astype(np.float32)
    pixels: NDArray[np.uint8] = np.clip(picture / 1.47, 0, 255).astype(np.uint8)
    return pixels


def _photo(number: int) -> bytes:
    from PIL import Image  # noqa: PLC0415 - the parent of the workers needs none of it

    out = io.BytesIO()
    Image.fromarray(_scene(number, PHOTO, 3.0)).save(out, "JPEG", quality=88)
    return out.getvalue()


def _screen(number: int) -> bytes:
    from PIL import Image  # noqa: PLC0415 - the parent of the workers needs none of it

    from appui_core.intake.encode import encode_png  # noqa: PLC0415 - the same
    from appui_core.intake.pixels import Pixels  # noqa: PLC0415 - the same

    draws = random.Random(number)  # noqa: S311 - pictures
    screen = Image.new("RGB", SCREEN, (242, 242, 245))
    _write_words(screen, draws)
    for _ in range(draws.randint(2, 4)):
        size = (draws.randint(300, 460), draws.randint(240, 340))
        at = (draws.randint(300, SCREEN[0] - size[0]), draws.randint(80, SCREEN[1] - size[1]))
        screen.paste(Image.fromarray(_scene(number, size, 2.0)), at)
    return encode_png(Pixels(*SCREEN, screen.tobytes()))


def _write_words(screen: "Image", draws: random.Random) -> None:
    from PIL import ImageDraw, ImageFont  # noqa: PLC0415 - the parent of the workers needs none of it

    draw, font = ImageDraw.Draw(screen), ImageFont.load_default(size=17)
    draw.rectangle((0, 0, SCREEN[0], 64), fill=(36, 52, 71))
    draw.rectangle((0, 64, 280, SCREEN[1]), fill=(228, 231, 236))
    words = _WORDS.split()
    for top in range(90, SCREEN[1] - 40, 30):
        draw.text((24, top), " ".join(draws.sample(words, 2)), font=font, fill=(60, 60, 70))
        if top % 90:
            line = " ".join(draws.choices(words, k=draws.randint(6, 22)))
            draw.rounded_rectangle((310, top, 330 + 9 * len(line), top + 26), 10, fill=(255, 255, 255))
            draw.text((320, top + 3), line, font=font, fill=(30, 30, 35))
