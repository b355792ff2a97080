"""Hundreds of files in the real window: dragged there and pasted, stopped, gone on with, cut short by a lock."""

import io
import os
import signal
import struct
import zlib
from pathlib import Path

from PIL import Image

from journeys import story
from journeys.desktop import PYTHON, ROOT, Desktop, Program

# Far from done when somebody stops it; after 500 it pauses by itself.
_MANY = 490
_BAD = {"vide.png": b"", "mots.png": b"pas une image", "fausse.png": b"\x89PNG\r\n\x1a\n" + bytes(40)}


def _pictures(folder: Path, count: int, side: int) -> Path:
    """Write pictures of which each says another word, and are else the same: drawing them would take longest."""
    folder.mkdir()
    stream = io.BytesIO()
    Image.effect_noise((side, side), 60).save(stream, "PNG", compress_level=1)
    body, end = stream.getvalue()[:-12], stream.getvalue()[-12:]
    for number in range(count):
        words = b"tEXtComment\x00" + str(number).encode()
        chunk = struct.pack(">I", len(words) - 4) + words + struct.pack(">I", zlib.crc32(words))
        (folder / f"capture {number}.png").write_bytes(body + chunk + end)
    return folder


def _other_program(screen: Desktop, *arguments: str) -> None:
    started = screen.start([str(PYTHON), str(ROOT / "tests" / "fakes" / "x_copier.py"), *arguments])
    said = f"what {arguments[0]} said"
    Program(screen, started).wait_until(lambda: "copied" in screen.log_of(started.pid), said)


def _drag_into(screen: Desktop, app: Program, folder: Path) -> None:
    """Drag a folder out of another program's window onto the page, with the mouse."""
    zone = app.find("Ou déposez des fichiers ou un dossier ici")
    _other_program(screen, "drag", "1700", "850", str(folder))
    to = tuple(str(part) for part in zone.centre)
    for step in (
        ("mousemove", "1780", "930", "mousedown", "1"),
        ("mousemove", "1770", "920"),
        ("mousemove", "1700", "900"),
        ("mousemove", *to),
        ("mousemove", str(zone.centre[0] + 3), to[1]),
        ("mouseup", "1"),
    ):
        moved = screen.run(["xdotool", *step])
        assert moved.returncode == 0, moved.stderr
        screen.run(["xdotool", "sleep", "0.2"])


def _held(screen: Desktop) -> int:
    """Return how many files the vault holds."""
    return sum(len(files) for at, _, files in os.walk(screen.home) if "blobs" in Path(at).parts)


def _lock_while_more_is_kept(screen: Desktop, app: Program, held: int) -> None:
    """Lock the session once more than `held` files are kept; the program stands still meanwhile."""
    told = ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged", "boolean:true")
    app.wait_until(lambda: _held(screen) > held, "another exhibit is kept", 60)
    os.kill(app.process.pid, signal.SIGSTOP)
    sent = screen.run(["dbus-send", "--session", "--type=signal", *told])
    os.kill(app.process.pid, signal.SIGCONT)
    assert sent.returncode == 0, sent.stderr


def test_three_hundred_files_dragged_into_the_window(screen: Desktop) -> None:
    folder = _pictures(screen.home / "Captures", 297, 60)
    for name, data in _BAD.items():
        (folder / name).write_bytes(data)
    app = screen.program()
    story.room(app, "Preuves")
    _drag_into(screen, app, folder)
    story.answer_the_gate(app)
    story.be_alone(app)
    story.read_the_recovery_sheet(app)
    app.click("Apporter ces fichiers")
    app.find("297 pièces ajoutées, 3 fichiers refusés", timeout_s=60)
    for name in _BAD:
        app.find(name)
    assert len(list(folder.iterdir())) == 300, "a copy, whatever the other program proposed"
    app.click("Terminer")
    app.find("Assez pour ce soir")
    app.click("Quitter vite")
    assert app.ended() == 0


def test_pasted_stopped_gone_on_with_and_cut_short_by_a_lock(screen: Desktop) -> None:
    folder = _pictures(screen.home / "Captures", _MANY, 800)
    app = screen.program()
    story.room(app, "Preuves")
    _other_program(screen, "files", str(folder))
    app.click("Coller (Ctrl+V)")
    story.answer_the_gate(app)
    story.be_alone(app)
    story.read_the_recovery_sheet(app)
    app.click("Apporter ces fichiers")
    app.click("Arrêter là")
    app.find("Arrêté. Ce qui est gardé reste*")
    held = _held(screen)
    app.click("Reprendre*")
    _lock_while_more_is_kept(screen, app, held)
    app.find("Le coffre s'est fermé quand la session a été verrouillée*")
    assert not app.shows("capture 0.png")
    app.click("Ouvrir avec ma session")
    app.find("Le verrouillage a arrêté l'ajout*")
    app.click("Quitter vite")
    assert app.ended() == 0
