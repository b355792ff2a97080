"""A dossier says of what Appui made that Appui made it, out of which exhibits, and where it has a gap."""

import io
import subprocess
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pytest
from PIL import Image

from appui_core.cases.model import Addressee, Kind
from appui_core.dossier.build import DossierResult
from appui_core.dossier.facts_rows import printed_facts
from appui_core.dossier.made_of import kind_words
from appui_core.dossier.selection import Item, select
from appui_core.dossier.wording import Cleaner
from appui_core.messages import load_messages
from fakes.case_file import FakeCaseFile
from fakes.pictures import png_bytes

Make = Callable[..., DossierResult]
_FRENCH = load_messages("fr")


def _strip(method: str, sources: Sequence[int], plan: Mapping[str, Any], *only: int) -> Item:
    case_file = FakeCaseFile()
    for number in range(3):
        case_file.add_picture(png_bytes(number))
    strip = case_file.add_picture(png_bytes(9), kind=Kind.DERIVED)
    ids = [case_file.exhibits[number - 1].id for number in sources]
    case_file.note("derivation_noted", strip.id, {"derivation": {"method": method, "sources": ids, "plan": plan}})
    if only:
        case_file.only(*only)
    return select(case_file, Addressee.POLICE)[-1]


def _made_of(item: Item) -> str:
    rows = dict(printed_facts(item, _FRENCH, Cleaner(lambda _char: True)).rows)
    return rows["Faite par Appui"].replace("\u00a0", " ").replace("\u202f", " ")


def test_a_strip_cites_its_sources_in_order() -> None:
    item = _strip("stitch", (3, 1, 2), {"gaps": []})
    assert kind_words(item, _FRENCH) == "Bande assemblée par Appui"
    assert _made_of(item) == "à partir des pièces 3, 1, 2"


def test_gaps_are_said() -> None:
    item = _strip("stitch", (1, 2), {"gaps": [{"y": 5, "height": 9, "reason": "chosen"}]})
    assert _made_of(item).endswith("; elle montre une interruption : les captures ne s’y touchent pas")


def test_a_source_that_is_not_in_the_dossier_is_counted_and_not_named() -> None:
    assert _made_of(_strip("stitch", (1, 2), {}, 2, 4)) == (
        "à partir de la pièce 2 ; une autre pièce n’est pas dans ce dossier"
    )
    assert _made_of(_strip("stitch", (1, 2, 3), {}, 4)) == "3 autres pièces ne sont pas dans ce dossier"


@pytest.mark.parametrize(
    ("method", "words"), [("crop", "Partie découpée par Appui"), ("mask", "Copie masquée par Appui")]
)
def test_every_way_of_making_has_its_word(method: str, words: str) -> None:
    assert kind_words(_strip(method, (1,), {}), _FRENCH) == words


def test_an_original_says_nothing_of_the_kind() -> None:
    case_file = FakeCaseFile()
    case_file.add_picture(png_bytes())
    (item,) = select(case_file, Addressee.POLICE)
    assert "Faite par Appui" not in dict(printed_facts(item, _FRENCH, Cleaner(lambda _char: True)).rows)


def _image(page: Any) -> Any:  # noqa: ANN401 - pikepdf's objects are of any type
    found = page.resources.get("/XObject", {})
    return next((found[name] for name in found if ".Exhibit1" in name), None)


@pytest.mark.tool
def test_a_strip_is_shown_over_several_pages_whole_and_in_order(make: Make, tmp_path: Path) -> None:
    wide, high = 700, 7000
    rows = np.zeros((high, wide, 3), np.uint8)
    rows[:, :, 0] = (np.arange(high) * 255 // (high - 1))[:, None]
    rows[:, :, 2] = 90
    into = io.BytesIO()
    Image.fromarray(rows).save(into, "PNG")
    case_file = FakeCaseFile()
    case_file.add_picture(into.getvalue(), kind=Kind.DERIVED)
    result = make(case_file)
    with pikepdf.open(result.pdf) as document:
        images = [_image(page) for page in document.pages]
        # Each page has its own part of it: a reader need not decode all of it for each.
        assert len({image.objgen for image in images if image is not None}) == 5
        assert sum(int(image.Height) for image in images if image is not None) == high
        pages = [number for number, image in enumerate(images, 1) if image is not None]
    assert len(pages) == 5
    seen = []
    for page in pages:
        command = ["pdftoppm", "-r", "72", "-f", str(page), "-l", str(page), "-singlefile", "-png"]
        subprocess.run([*command, str(result.pdf), str(tmp_path / "page")], check=True, timeout=60)
        with Image.open(tmp_path / "page.png") as picture:
            shown = np.asarray(picture.convert("RGB")).astype(int)
        # The strip has no green at all; paper and ink have.
        red = shown[(shown[:, :, 1] < 8) & (abs(shown[:, :, 2] - 90) < 8)][:, 0]
        seen.append((int(red.min()), int(red.max())))
    assert seen[0][0] <= 3
    assert seen[-1][1] >= 252
    for (_start, end), (start, _end) in pairwise(seen):
        assert abs(start - end) <= 6


@pytest.mark.tool
def test_an_ordinary_screenshot_stays_on_one_page(make: Make) -> None:
    into = io.BytesIO()
    Image.new("RGB", (60, 130), "teal").save(into, "PNG")
    case_file = FakeCaseFile()
    case_file.add_picture(into.getvalue())
    with pikepdf.open(make(case_file).pdf) as document:
        assert sum(_image(page) is not None for page in document.pages) == 1
