"""The border: every refusal is a sentence and an exit code, in JSON too, and never a traceback."""

import os
from pathlib import Path

import pytest

from appui_core.cli import parse
from appui_core.cli.context import Context
from appui_core.cli.running import answer, refuse_outside
from appui_core.errors import AppuiError, ErrorCode
from fakes.clock import FixedClock
from fakes.command_line import Answer, Verbs
from fakes.key_store import FakeKeyStore


def test_wrong_use_is_said_in_the_chosen_language(verbs: Verbs) -> None:
    french = verbs("3018", "--ouvert")
    assert (french.code, french.out) == (2, "")
    assert french.err.startswith("Option inconnue\u00a0: --ouvert. ")
    english = verbs("3018", "--ouvert", "--lang", "en", "--json")
    assert (english.code, english.error) == (2, "usage")
    assert english.json["error"].keys() == {"code", "message", "safe", "todo"}
    assert english.json["error"]["message"] == "Unknown option: --ouvert."
    assert english.err.startswith("Unknown option: --ouvert. ")


def test_what_was_typed_is_shown_without_its_controls(verbs: Verbs) -> None:
    told = verbs("\x1b[2J\u202e", "--json")
    assert "\\u001b[2J\\u202e" in told.json["error"]["message"]
    assert "\x1b" not in told.err


def test_every_kind_of_wrong_use_has_its_sentence(verbs: Verbs) -> None:
    lines = [
        ["nope"],
        ["vault"],
        ["--nope"],
        ["3018", "--zip"],
        ["3018", "--at"],
        ["3018", "--json=1"],
        ["verify"],
        ["case", "new"],
        ["verify", "a", "b"],
        ["vault", "init", "--mode", "x"],
        ["capture", "--case", "A", "--screen", "x"],
        ["dossier", "--case", "A", "--for", "3018", "--to", "d", "--exhibits", "x"],
        ["case", "new", "--title", ""],
        ["verify", ""],
        ["case", "new", "--title", "\udce9"],
    ]
    for language in ("fr", "en"):
        said = set()
        for line in lines:
            told = verbs(*line, "--json", "--lang", language)
            assert (told.code, told.error) == (2, "usage"), line
            message = told.json["error"]["message"]
            assert "{" not in message
            said.add(message)
        assert len(said) == len(lines)


class _Failing(FakeKeyStore):
    """A key store behind which anything may happen."""

    def __init__(self, defect: BaseException) -> None:
        super().__init__()
        self.defect = defect

    def fetch(self, name: str) -> str | None:  # noqa: ARG002 - the port's signature
        raise self.defect


@pytest.mark.parametrize(
    ("defect", "code", "exit_code"),
    [
        (RuntimeError("secret"), "internal", 1),
        (MemoryError(), "internal", 1),
        (RecursionError(), "internal", 1),
        (OSError(28, "No space left on device"), "disk_full", 1),
        (KeyboardInterrupt(), "interrupted", 1),
        (AppuiError(ErrorCode.KEYSTORE_LOCKED), "keystore_locked", 1),
        (AppuiError(ErrorCode.CONTENT_MISSING), "content_missing", 2),
    ],
)
def test_whatever_goes_wrong_is_said(vault: Verbs, defect: BaseException, code: str, exit_code: int) -> None:
    vault.keystore = _Failing(defect)
    told = vault("case", "list", "--json")
    assert (told.code, told.error) == (exit_code, code)
    assert "Traceback" not in told.out + told.err
    assert "secret" not in told.out + told.err


def test_debug_shows_where_it_came_from(vault: Verbs) -> None:
    vault.keystore = _Failing(RuntimeError("the cause"))
    told = vault("case", "list", "--json", "--debug")
    assert told.error == "internal"
    assert "Traceback" in told.err
    assert "the cause" in told.err


def test_without_texts_the_number_is_still_said(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("appui_core.messages.resources_dir", lambda: tmp_path)
    code = answer(Context(parse(["case", "list", "--json"]), FixedClock(), FakeKeyStore))
    told = Answer(code, *capsys.readouterr())
    assert told.code == 1
    assert "3018" in told.json["error"]["todo"]
    assert "3018" in told.err


def test_the_program_around_refuses_in_the_same_form(capsys: pytest.CaptureFixture[str]) -> None:
    code = refuse_outside(parse(["--json", "--lang", "en"]), AppuiError(ErrorCode.NO_DISPLAY))
    told = Answer(code, *capsys.readouterr())
    assert (told.code, told.error) == (1, "no_display")
    assert told.err.startswith("There is no screen")


def test_the_core_alone_has_no_window(verbs: Verbs) -> None:
    assert verbs("--json").error == "no_display"


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps the folder that a program runs in")
def test_a_working_folder_that_is_gone_is_said(
    vault: Verbs, case: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = ("--case", case, "--platform", "tiktok", "--object", "video", "--at", "2026-11-12T10:00")
    assert vault("report", "new", *words).code == 0
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    told = vault("report", "list", "--ics", "x.ics", "--json")
    assert (told.code, told.error) == (2, "file_missing")
    assert vault("report", "list", "--json").code == 0
