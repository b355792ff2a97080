"""A capture that a verb hands over, on the window’s side: the real line and vault, a desktop of the test’s."""

import threading
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from appui.qt_adapters.handed_capture import HandedCaptures
from appui.qt_adapters.single_instance import SingleInstance
from appui.tasks.vault_session import State
from appui_core.adapters.window_call import ask_window
from appui_core.errors import AppuiError, ErrorCode, LeftBehindError
from appui_core.ports import Frame, PictureFile
from appui_core.window_line import CaptureRequest
from data.pictures import noise, saved
from fakes.desk import Desk
from fakes.pictures import png_bytes
from fakes.qt import wait_until

Answer = Mapping[str, Any] | AppuiError
Ask = Callable[[CaptureRequest], Answer]


@pytest.fixture
def ask(desk: Desk) -> Iterator[Ask]:
    """Open a vault behind a window that listens, and return what calls it as a verb does."""
    desk.vault.create("private", None, done=lambda _key: None, failed=lambda error: pytest.fail(error.code))
    wait_until(lambda: desk.vault_is(State.OPEN), 20_000)
    handed = HandedCaptures(desk.context)
    instance = SingleInstance(desk.places.data)
    instance.asked_to_capture.connect(handed.take)
    assert instance.acquire()
    instance.listen()

    def call(request: CaptureRequest) -> Answer:
        answers: list[Answer | None] = []

        def work() -> None:
            try:
                answers.append(ask_window(desk.places.data, request))
            except AppuiError as refused:
                answers.append(refused)

        thread = threading.Thread(target=work)
        thread.start()
        wait_until(lambda: not thread.is_alive(), 20_000)
        (answer,) = answers
        assert answer is not None
        return answer

    yield call
    instance.release()
    instance.deleteLater()
    handed.deleteLater()


def _case(desk: Desk, mode: str = "family") -> str:
    cases = desk.vault.cases
    assert cases is not None
    code: str = cases.new("essai", mode).code
    return code


def _gives(desk: Desk, monkeypatch: pytest.MonkeyPatch, shot: PictureFile | LeftBehindError) -> None:
    def grab(_number: int) -> PictureFile:
        if isinstance(shot, LeftBehindError):
            raise shot
        return shot

    monkeypatch.setattr(desk.screens, "grab", grab)


def test_an_exhibit_comes_back(desk: Desk, ask: Ask) -> None:
    answer = ask(CaptureRequest(_case(desk), declared=True, note="n"))
    assert isinstance(answer, Mapping)
    assert (answer["number"], answer["note"]) == (1, "n")
    assert "leftover" not in answer


def test_a_school_keeps_no_screen_that_nobody_looked_at(
    desk: Desk, ask: Ask, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(_number: int) -> Frame:
        raise AssertionError("looked all the same")

    monkeypatch.setattr(desk.screens, "grab", never)
    answer = ask(CaptureRequest(_case(desk, "school"), declared=True))
    assert isinstance(answer, AppuiError)
    assert answer.code is ErrorCode.CAPTURE_SCHOOL
    assert desk.own_windows.times == 0, "nothing of ours went away either"


def test_a_copy_that_stayed_is_in_the_answer_and_named_on_the_window(
    desk: Desk, ask: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    left = tmp_path / "Capture\u202e d’écran\n.png"
    data = saved(noise(40, 30), "PNG")
    _gives(desk, monkeypatch, PictureFile(data, desk.clock.now(), "portal", {"backend": "portal"}, left))
    answer = ask(CaptureRequest(_case(desk), declared=True))
    assert isinstance(answer, Mapping)
    assert (answer["number"], answer["leftover"]) == (1, str(left))
    tone, words = desk.said[-1]
    assert tone == "danger"
    assert "Capture\N{REPLACEMENT CHARACTER} d’écran\N{REPLACEMENT CHARACTER}.png" in words


def test_a_copy_that_stayed_is_named_when_nothing_was_kept(
    desk: Desk, ask: Ask, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    left = tmp_path / "c.png"
    # Of one colour: refused when it is examined, long after it was taken.
    shot = PictureFile(png_bytes(), desk.clock.now(), "portal", {"backend": "portal"}, left)
    for given, code in (
        (shot, ErrorCode.SCREEN_BLACK),
        (LeftBehindError(ErrorCode.SCREEN_UNAVAILABLE, "handed kind", left), ErrorCode.SCREEN_UNAVAILABLE),
    ):
        desk.said.clear()
        _gives(desk, monkeypatch, given)
        answer = ask(CaptureRequest(_case(desk), declared=True))
        assert isinstance(answer, LeftBehindError)
        assert (answer.code, answer.path) == (code, left)
        assert str(left) in desk.said[-1][1]
