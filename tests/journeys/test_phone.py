"""From a phone's browser into the vault, with the real window on one side and a real browser on the other."""

import json
import threading
from pathlib import Path

from data.pictures import wordy_png
from fakes.chromium import Chromium
from fakes.phone import Phone, form, read_all
from journeys import story
from journeys.desktop import APPUI, PYTHON, ROOT, Desktop, Program

_PLANTED = b"words-of-a-child-planted"
_NAMES = ("nom-plante-1.png", "nom-plante-2.png", "nom-plante-3.png")


def _open_page(screen: Desktop) -> tuple[Program, str]:
    """Start Appui, go to the page for the phone and open it; return its address."""
    app = Program(screen, screen.start([str(PYTHON), str(ROOT / "tests" / "fakes" / "x_phone.py")]))
    story.room(app, "Preuves")
    app.click("Sur le téléphone*")
    app.click("Par le Wi-Fi de la maison*")
    story.answer_the_gate(app)
    story.be_alone(app)
    story.read_the_recovery_sheet(app)
    app.click("Continuer")
    app.click("Ouvrir la page pour le téléphone")
    return app, app.find("http://127.0.0.1:*").name


def _closed(url: str) -> bool:
    try:
        Phone(url).connect().close()
    except ConnectionRefusedError:
        return True
    return False


def _sound(screen: Desktop, exhibits: int) -> None:
    checked = screen.run([str(APPUI), "vault", "check", "--full", "--json"])
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert json.loads(checked.stdout)["exhibits"] == exhibits


def _with_words(screen: Desktop) -> list[Path]:
    files = [path for root in (screen.home, screen.runtime) for path in root.rglob("*") if path.is_file()]
    needles = (_PLANTED, b"nom-plante", b"\x89PNG\r\n\x1a\n")
    return [path for path in files if any(needle in path.read_bytes() for needle in needles)]


def test_a_browser_sends_and_the_window_counts(screen: Desktop, tmp_path: Path) -> None:
    phone = tmp_path / "phone"
    phone.mkdir()
    for name in _NAMES[:2]:
        (phone / name).write_bytes(wordy_png(400_000, _PLANTED))
    (phone / _NAMES[2]).write_bytes(b"no picture")
    app, url = _open_page(screen)
    with Chromium(tmp_path / "browser", scripts=False) as browser:
        browser.open(url)
        browser.click("input[value=no]")
        browser.click("form[action=answer] button", leads_on=True)
        app.find("Téléphone relié")
        browser.choose("input[type=file]", [phone / name for name in _NAMES])
        browser.click("form[action=images] button", leads_on=True)
        app.find("2 captures reçues")
        app.find("1 refusée : *")
        screen.picture(screen.folder / "received.png")
        assert _with_words(screen) == [], "the window is open, and nothing lies in clear"
    app.click("Terminer et fermer la page")
    app.find("2 pièces ajoutées*")
    assert _closed(url)
    app.fill("Compte", "@planted")
    app.click("Terminer")
    app.find("Préparer un dossier")
    app.click("Quitter vite")
    assert app.ended() == 0
    _sound(screen, 2)
    assert _with_words(screen) == []


def test_the_window_answers_while_a_picture_trickles_and_leaves_at_once(screen: Desktop) -> None:
    app, url = _open_page(screen)
    phone = Phone(url)
    phone.answer()
    assert "Gardées : 1" in phone.send(("a.png", wordy_png(100_000, _PLANTED))).words
    body = form(("b.png", wordy_png(3_000_000, _PLANTED)))
    over = threading.Event()
    came: list[bytes] = []

    def trickle() -> None:
        with phone.connect() as line:
            try:
                line.sendall(phone.images_head(len(body)))
                for at in range(0, len(body), 500):
                    line.sendall(body[at : at + 500])
                    if over.wait(0.01):
                        break
            except ConnectionError:
                return
            came.append(read_all(line))

    sender = threading.Thread(target=trickle)
    sender.start()
    try:
        app.find("Réception en cours…")
        screen.key("F1")
        app.find("Copier le numéro")
        screen.key("Escape")
        app.gone("Copier le numéro")
        assert app.shows("Réception en cours…"), "it was still coming in"
        app.click("Quitter vite")
        assert app.ended(20.0) == 0
        assert _closed(url)
    finally:
        over.set()
        sender.join()
    assert came in ([], [b""]), "the half picture got no answer"
    _sound(screen, 1)
    assert _with_words(screen) == []
