"""`kiosk --prove` as it answers: in words, as JSON, with an exit code; without a window, a refusal."""

import os
import subprocess
import sys
from dataclasses import replace

import pytest

from appui_core.cli import parse
from appui_core.cli.context import Context, new_context
from appui_core.cli.running import answer
from appui_core.errors import AppuiError, ErrorCode
from appui_core.kiosk.proof import Kind, Left, Proof, Stage
from appui_core.kiosk.told_apart import Other, Why
from fakes.command_line import Answer

_DISPLAYS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
_CLEAN = Proof((), (), (), 7)
_FOUND = Proof(
    (Left(Kind.FILE, "/srv/borne/a\nb"), Left(Kind.CLIPBOARD, "selection")),
    (Other("/srv/borne/.log", Why.HELD, "panel"), Other("/srv/borne/.bash", Why.TIME)),
    ("/srv/borne/closed",),
    7,
)


def _answer(capsys: pytest.CaptureFixture[str], proof: Proof | None, *words: str) -> Answer:
    parsed = parse(["kiosk", "--prove", "--lang", "fr", *words])

    def prove(said: object) -> Proof:
        assert callable(said)
        for stage in Stage:
            said(stage)
        if proof is None:
            raise AppuiError(ErrorCode.KIOSK_VISIT_FAILED)
        return proof

    context: Context = replace(new_context(parsed), prove=prove)
    code = answer(context)
    told = capsys.readouterr()
    return Answer(code, told.out, told.err)


def test_nothing_left_is_0(capsys: pytest.CaptureFixture[str]) -> None:
    told = _answer(capsys, _CLEAN)
    assert (told.code, told.out) == (0, "")
    assert "Premier regard" in told.err
    assert "Rien n’est resté sur ce poste" in told.err
    assert "regardés\u00a0: 7" in told.err


def test_the_same_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    told = _answer(capsys, _CLEAN, "--json")
    assert (told.code, told.err) == (0, "")
    assert told.json == {"left": [], "others": [], "closed": [], "looked_at": 7, "not_tried": []}


def test_that_no_card_was_printed_is_said_where_there_is_a_printer(capsys: pytest.CaptureFixture[str]) -> None:
    with_printer = _CLEAN._replace(without_card=True)
    assert _answer(capsys, with_printer, "--json").json["not_tried"] == ["card"]
    said = _answer(capsys, with_printer).err
    assert "La carte de poche n’a pas été imprimée pendant cette visite." in said
    assert "Rien n’est resté sur ce poste" in said
    assert "carte de poche" not in _answer(capsys, _CLEAN).err


def test_what_was_left_is_named_and_is_1(capsys: pytest.CaptureFixture[str]) -> None:
    told = _answer(capsys, _FOUND)
    assert told.code == 1
    assert "Rien n’est resté" not in told.err
    # A name of several lines stays on one.
    assert "- /srv/borne/a\\u000ab\n" in told.err
    assert "- presse-papiers · selection\n" in told.err
    assert "- /srv/borne/.log (ouvert par panel)\n" in told.err
    assert "- /srv/borne/.bash (changé avant la visite)\n" in told.err
    assert "- /srv/borne/closed\n" in told.err
    found = _answer(capsys, _FOUND, "--json").json
    assert found["left"] == [
        {"kind": "file", "name": "/srv/borne/a\nb"},
        {"kind": "clipboard", "name": "selection"},
    ]
    assert found["others"][0] == {"path": "/srv/borne/.log", "why": "held", "program": "panel"}


def test_a_visit_that_broke_off_is_a_refusal(capsys: pytest.CaptureFixture[str]) -> None:
    told = _answer(capsys, None, "--json")
    assert (told.code, told.error) == (1, "kiosk_visit_failed")


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there always is a display")
def test_without_a_display_the_program_says_so() -> None:
    env = {name: value for name, value in os.environ.items() if name not in _DISPLAYS}
    done = subprocess.run(
        [sys.executable, "-m", "appui", "kiosk", "--prove", "--json"],
        env=env,
        capture_output=True,
        check=False,
        timeout=60,
    )
    told = Answer(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))
    assert (told.code, told.error) == (1, "no_display")


def test_without_a_window_there_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    code = answer(new_context(parse(["kiosk", "--prove", "--json"])))
    told = capsys.readouterr()
    assert (code, Answer(code, told.out, told.err).error) == (1, "no_display")
