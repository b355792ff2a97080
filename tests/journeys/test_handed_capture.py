"""`appui capture` beside an open window: it takes the picture, is never in it, and goes on whatever comes."""

import contextlib
import json
import socket
from pathlib import Path
from typing import Any

from PIL import Image

from appui_core.window_line import LIMIT_BYTES, CaptureRequest, WindowLine, find_line, written
from journeys import story
from journeys.desktop import APPUI, Desktop, Program

_GATE = "--no-intimate-minor"


def _open(screen: Desktop) -> tuple[Program, str, Path]:
    """Make a vault and a case, open the window on them, and return it with the case and the data folder."""
    data = screen.home / "appui"
    made = screen.run([str(APPUI), "vault", "init", "--keyring", "--data", str(data), "--json"])
    assert made.returncode == 0, made.stderr
    case = screen.run([str(APPUI), "case", "new", "--title", "Essai", "--data", str(data), "--json"])
    app = screen.program("--data", str(data))
    story.room(app, "Preuves")
    return app, json.loads(case.stdout)["code"], data


def _unlock(app: Program) -> None:
    app.click("Ouvrir avec ma session")
    app.find("Essai")


def _capture(screen: Desktop, code: str, data: Path, *more: str) -> tuple[int, dict[str, Any], str]:
    command = [str(APPUI), "capture", "--case", code, "--data", str(data), "--json", *more]
    done = screen.run(command)
    assert "Traceback" not in done.stderr
    return done.returncode, json.loads(done.stdout), done.stderr


def test_the_window_takes_it_and_is_not_in_it(screen: Desktop) -> None:
    story.show_thread(screen)
    app, code, data = _open(screen)
    returned, refused, said = _capture(screen, code, data, _GATE)
    assert (returned, refused["error"]["code"]) == (1, "vault_locked"), (
        "nobody's key opens it behind the window's back"
    )
    assert said.strip()
    _unlock(app)
    returned, first, _said = _capture(screen, code, data, _GATE, "--note", "Mot planté", "--account", "@k.exemple")
    assert returned == 0
    assert (first["number"], first["note"], first["account"]) == (1, "Mot planté", "@k.exemple")
    # With the window gone the screen is the thread alone; were the window in the first one, this would be another.
    app.kill()
    returned, second, _said = _capture(screen, code, data, _GATE)
    assert returned == 0
    assert _pixels(screen, data, first["id"]) == _pixels(screen, data, second["id"])


def _pixels(screen: Desktop, data: Path, exhibit: str) -> tuple[tuple[int, int], bytes]:
    """Return size and pixels of an exhibit: the two ways to a PNG need not give the same bytes."""
    to = screen.folder / f"{exhibit}.png"
    command = [str(APPUI), "original", exhibit, "--to", str(to), "--reason", "essai", "--data", str(data)]
    done = screen.run(command)
    assert done.returncode == 0, done.stderr
    with Image.open(to) as picture:
        return picture.size, picture.convert("RGB").tobytes()


def test_the_room_shows_what_came(screen: Desktop) -> None:
    story.show_thread(screen)
    app, code, data = _open(screen)
    _unlock(app)
    returned, _exhibit, _said = _capture(screen, code, data, _GATE)
    assert returned == 0
    app.find("Ouvrir : Pièce 1")


def test_what_is_wrong_is_said_as_without_a_window(screen: Desktop) -> None:
    story.show_thread(screen)
    app, code, data = _open(screen)
    _unlock(app)
    assert _capture(screen, code, data)[1]["error"]["code"] == "gate_not_answered"
    assert _capture(screen, "ZZZZZZ", data, _GATE)[:2] == _refusal(2, "case_unknown", screen, "ZZZZZZ", data)
    assert _capture(screen, code, data, _GATE, "--screen", "9")[1]["error"]["code"] == "screen_unknown"
    assert app.process.poll() is None


def _refusal(exit_code: int, code: str, screen: Desktop, case: str, data: Path) -> tuple[int, dict[str, Any]]:
    returned, told, _said = _capture(screen, case, data, _GATE)
    assert told["error"]["code"] == code
    assert returned == exit_code
    return returned, told


def test_hostile_callers_get_nothing_and_the_window_goes_on(screen: Desktop) -> None:
    story.show_thread(screen)
    app, code, data = _open(screen)
    _unlock(app)
    line = find_line(data)
    assert line is not None
    assert (data / "window.json").stat().st_mode & 0o777 == 0o600
    good = written(line, CaptureRequest(case=code, declared=True))
    wrong = written(WindowLine(line.address, "0" * 64), CaptureRequest(case=code, declared=True))
    for said in (
        wrong,
        written(line, CaptureRequest(case=code, declared=False)),
        b"\n",
        b"\xff\xfe\x00\n",
        b"[" * 100_000 + b"\n",
        good.replace(b'"screen": 0', b'"screen": 1e999'),
        good.replace(b'"delay_s": 0', b'"delay_s": -5'),
        good.replace(b'"case": "', b'"case": ["'),
        b"GET / HTTP/1.1\r\n\r\n",
    ):
        answer = _say(line, said)
        assert b"exhibit" not in answer, said[:60]
    assert _say(line, b"x" * (LIMIT_BYTES + 10)) == b"", "too much is not listened to"
    silent = [socket.socket(socket.AF_UNIX) for _ in range(40)]
    for one in silent:
        one.settimeout(30)
        try:
            one.connect(line.address)
        except OSError:
            break
    # Slow and silent ones are let go in time; meanwhile the window answers clicks.
    app.click("Nouvelle situation")
    app.click("Revenir")
    for one in silent:
        with contextlib.suppress(OSError):
            assert one.recv(10) == b""
        one.close()
    gone = socket.socket(socket.AF_UNIX)
    gone.connect(line.address)
    gone.sendall(good)
    gone.close()
    # The one that left took nothing with it, and the next one is served.
    returned, exhibit, _said = _capture(screen, code, data, _GATE)
    while exhibit.get("error", {}).get("code") == "capture_busy":
        returned, exhibit, _said = _capture(screen, code, data, _GATE)
    assert returned == 0
    assert exhibit["number"] == 1


def _say(line: WindowLine, said: bytes) -> bytes:
    with socket.socket(socket.AF_UNIX) as caller:
        caller.settimeout(30)
        caller.connect(line.address)
        try:
            caller.sendall(said)
            return caller.makefile("rb").read()
        except OSError:
            return b""


def test_one_that_waits_can_be_called_off(screen: Desktop) -> None:
    story.show_thread(screen)
    app, code, data = _open(screen)
    _unlock(app)
    line = find_line(data)
    assert line is not None
    with socket.socket(socket.AF_UNIX) as waiting:
        waiting.connect(line.address)
        waiting.sendall(written(line, CaptureRequest(case=code, declared=True, delay_s=3_600)))
        assert _busy(screen, code, data), "one at a time"
    app.wait_until(lambda: not _busy(screen, code, data), "one that left is forgotten")
    assert app.process.poll() is None


def _busy(screen: Desktop, code: str, data: Path) -> bool:
    done = screen.run([str(APPUI), "capture", "--case", code, "--data", str(data), "--json", _GATE])
    answer = json.loads(done.stdout)
    return "error" in answer and answer["error"]["code"] == "capture_busy"
