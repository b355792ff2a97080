"""From the first start to a kept exhibit in less than a minute, by the key store or by a passphrase."""

import json
import time

import pytest

from journeys import story
from journeys.desktop import APPUI, Desktop
from journeys.pictures import same_pixels

_MINUTE_S = 60.0
# Clicks that a person makes from the home page to the kept exhibit: room, capture, gate, who, sheet, go.
_CLICKS = 6
_WORDS = "quatre mots sans rapport"


def test_first_exhibit_within_a_minute(screen: Desktop, capsys: pytest.CaptureFixture[str]) -> None:
    story.show_thread(screen)
    reference = screen.picture(screen.folder / "reference.png")
    began = time.monotonic()
    app = screen.program()
    key = story.keep_first_exhibit(app)
    took_s = time.monotonic() - began
    with capsys.disabled():
        print(f"\nfirst start to first exhibit: {took_s:.1f} s, {screen.clicks} clicks")
    assert took_s < _MINUTE_S
    assert screen.clicks == _CLICKS
    assert key.startswith("AGE-SECRET-KEY-1")
    story.tell_the_facts(app)
    story.finish(app)
    story.try_the_recovery_sheet(app, key)
    app.click("Quitter vite")
    assert app.ended() == 0
    shown = screen.run([str(APPUI), "case", "list", "--json"])
    assert shown.returncode == 0, shown.stderr
    code = json.loads(shown.stdout)[0]["code"]
    (exhibit,) = json.loads(screen.run([str(APPUI), "case", "show", code, "--json"]).stdout)["exhibits"]
    assert exhibit["url"] == story.ADDRESS
    assert exhibit["account"] == story.ACCOUNT
    assert exhibit["captured_at_utc"]
    kept = screen.folder / "kept.png"
    told = screen.run([str(APPUI), "original", exhibit["id"], "--to", str(kept), "--reason", "essai", "--json"])
    assert told.returncode == 0, told.stderr
    assert same_pixels(kept, reference), "Appui's own windows are in the picture, or the thread is not"


def test_shared_session_asks_for_the_passphrase_again(screen: Desktop) -> None:
    story.show_thread(screen)
    app = screen.program()
    story.keep_first_exhibit(app, _WORDS)
    story.finish(app)
    app.click("Quitter vite")
    assert app.ended() == 0
    again = screen.program()
    story.room(again, "Preuves")
    again.fill("Phrase secrète", "quatre mots de travers")
    again.click("Ouvrir", role="push button")
    again.find("*phrase secrète*ouvre pas*", timeout_s=60)
    again.fill("Phrase secrète", _WORDS)
    again.click("Ouvrir", role="push button")
    again.find("Préparer un dossier", timeout_s=60)
    assert again.shows("Ouvrir : Pièce 1")
