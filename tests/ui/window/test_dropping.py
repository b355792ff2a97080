"""Files dropped anywhere on the window go to the page that keeps them, and meet the question there first."""

from pathlib import Path

import pytest

from appui.pages.evidence.model import View
from appui.pages.evidence.page import EvidencePage
from fakes.pictures import png_bytes
from fakes.program import OpenProgram
from fakes.qt import drop, file_drag, settle, wait_until


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """Return a picture outside the data folder."""
    path = tmp_path / "dehors" / "a.png"
    path.parent.mkdir()
    path.write_bytes(png_bytes())
    return path


def _view(program: OpenProgram) -> tuple[View, int]:
    page = program.window.page()
    assert isinstance(page, EvidencePage)
    return page.services.flow.view, len(page.services.flow.brought)


def test_on_another_page_they_lead_to_the_question(program: OpenProgram, picture: Path) -> None:
    assert drop(program.window.page(), file_drag(picture)) is not None
    settle()
    assert _view(program) == (View.GATE, 1)


def test_beside_the_page_they_are_the_page_s_too(program: OpenProgram, picture: Path) -> None:
    program.window.navigate("evidence")
    drop(program.window.header, file_drag(picture))
    settle()
    assert _view(program) == (View.GATE, 1)
    drop(program.window.rail, file_drag(picture.parent))
    wait_until(lambda: _view(program)[1] == 2)
    assert _view(program) == (View.GATE, 2), "what came first is still held, and asked about once"


def test_on_the_page_itself_they_come_once(program: OpenProgram, picture: Path) -> None:
    program.window.navigate("evidence")
    drop(program.window.page(), file_drag(picture))
    settle()
    assert _view(program) == (View.GATE, 1)
    assert not program.program.context.handover.waits("files")


def test_over_the_sheet_of_the_line_too(program: OpenProgram, picture: Path) -> None:
    program.window.show_3018()
    settle()
    drop(program.window.layer.sheets()[0], file_drag(picture))
    settle()
    assert _view(program) == (View.GATE, 1)
