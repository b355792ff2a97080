"""A real compositor and its real portal: the contract, our windows away, what is left on the disk."""

import io
import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.shots import original_from_shot
from appui_core.ports import PictureFile
from contracts.screen_source import ScreenSourceContract
from fakes.clock import FixedClock
from fakes.wayland import NOBODY, Desktop, missing, wayland_desktop
from fakes.x_screen import Appui

pytestmark = pytest.mark.tool
OURS, THEIRS = "#13579b", "#2fae41"


@pytest.fixture(scope="module")
def desktop() -> Iterator[Desktop]:
    if lacking := missing():
        pytest.skip(f"lacking: {lacking}")
    with wayland_desktop() as running:
        yield running


@pytest.fixture
def program(desktop: Desktop) -> Iterator[Appui]:
    desktop.person_chooses("0,0 800x600")
    with desktop.appui() as running:
        yield running


def _pixels(shot: object) -> Image.Image:
    assert isinstance(shot, PictureFile)
    with Image.open(io.BytesIO(shot.data)) as image:
        return image.convert("RGB")


def _count(image: Image.Image, colour: str) -> int:
    wanted = tuple(bytes.fromhex(colour[1:]))
    return sum(n for n, found in image.getcolors(image.width * image.height) or [] if found == wanted)


class TestWayland(ScreenSourceContract):
    @pytest.fixture
    def source(self, desktop: Desktop) -> Iterator[Appui]:
        desktop.person_chooses("700,0 200x100")
        with desktop.stranger(THEIRS), desktop.appui() as program:
            yield program


def test_what_the_person_chose_is_taken_from_either_screen(desktop: Desktop, program: Appui) -> None:
    with desktop.stranger(THEIRS):
        assert program.interactive()
        assert _count(_pixels(program.shot(1)), THEIRS) == 800 * 600
        desktop.person_chooses("790,0 20x10")
        image = _pixels(program.shot(1))
        assert (image.size, _count(image, THEIRS)) == ((20, 10), 10 * 10)


def test_the_portals_file_is_gone(program: Appui) -> None:
    shot = program.shot(1)
    assert isinstance(shot, PictureFile)
    assert shot.leftover is None
    # Where the portal of wlroots writes, and whoever else the desktop belongs to here.
    user = NOBODY if os.geteuid() == 0 else os.geteuid()
    assert [path for path in Path("/tmp").glob("*.png") if path.stat().st_uid == user] == []  # noqa: S108 - its place


def test_our_windows_are_not_in_the_picture_and_come_back(desktop: Desktop, program: Appui) -> None:
    with desktop.stranger(THEIRS):
        program.ask("show", OURS, (100, 100, 400, 300))
        assert _count(_pixels(program.shot(1)), OURS) > 10_000
        hidden = _pixels(program.ask("grab_hidden", 1))
        assert _count(hidden, OURS) == 0
        assert _count(hidden, THEIRS) == 800 * 600
        assert program.ask("standing")[0][0]


def test_a_person_who_closes_the_choice_can_choose_again(desktop: Desktop, program: Appui) -> None:
    desktop.person_chooses("")
    with pytest.raises(AppuiError) as refused:
        program.shot(1)
    # The portal of wlroots answers 2 where others answer 1; the sentence for it blames nobody either.
    assert refused.value.detail == "portal response 2"
    desktop.person_chooses("0,0 800x600")
    assert _pixels(program.shot(1)).size == (800, 600)


def test_the_command_line_captures_what_the_person_chooses(desktop: Desktop) -> None:
    desktop.person_chooses("790,0 20x10")
    phrase = desktop.folder / "phrase"
    phrase.write_text("quatre mots bien choisis\n", encoding="utf-8")
    phrase.chmod(0o644)
    opened = ("--passphrase-file", str(phrase))
    desktop.verb("vault", "init", *opened)
    case = desktop.verb("case", "new", "--title", "t", *opened)["code"]
    with desktop.stranger(THEIRS):
        kept = desktop.verb("capture", "--case", case, "--no-intimate-minor", *opened)
    assert (kept["kind"], kept["width"], kept["height"]) == ("capture", 20, 10)
    assert kept["captured_at_utc"]
    assert "leftover" not in kept
    made = desktop.verb("dossier", "--case", case, "--for", "police", "--to", str(desktop.folder / "out"), *opened)
    listed = json.loads(Path(made["path"], "data/exhibits.json").read_bytes())["exhibits"][0]["capture"]
    assert (listed["backend"], listed["session"], listed["own_windows"]) == ("portal", "wayland", "none")


def test_a_screen_of_one_colour_is_found_out(program: Appui, clock: FixedClock) -> None:
    with pytest.raises(AppuiError) as refused:
        original_from_shot(program.shot(1), clock, {})
    assert refused.value.code is ErrorCode.SCREEN_BLACK
