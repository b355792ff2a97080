"""`leaks`: what lies outside a real vault, as a JSON list and as sentences; nothing is changed."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from appui_core.clock import SystemClock
from appui_core.vault.facade import create_vault
from fakes.command_line import Verbs, program
from fakes.pictures import png_bytes

PHRASE = "quatre mots bien choisis"


@pytest.fixture
def brought(vault: Verbs, case: str, home: Path) -> Path:
    """Return a picture that was brought into the vault and stayed where it was."""
    picture = home / "Images" / "Capture d’écran.png"
    picture.parent.mkdir()
    picture.write_bytes(png_bytes(3))
    assert vault("import", str(picture), "--case", case, "--no-intimate-minor", "--json").code == 0
    return picture


def test_a_copy_is_listed(vault: Verbs, case: str, brought: Path) -> None:
    told = vault("leaks", "--json")
    assert told.code == 0
    (leak,) = told.json
    assert leak["when_utc"].endswith("Z")
    assert {key: leak[key] for key in leak if key != "when_utc"} == {
        "kind": "copy",
        "why": "import_original",
        "why_text": "L’image d’origine de la pièce 1 est toujours là",
        "place": str(brought),
        "name": None,
        "size_bytes": len(png_bytes(3)),
        "can_clean": True,
        "provider": None,
        "case": case,
        "exhibit": 1,
        "about": None,
    }
    assert brought.read_bytes() == png_bytes(3)


def test_people_read_sentences(vault: Verbs, brought: Path) -> None:
    told = vault("leaks")
    assert (told.code, told.out) == (0, "")
    assert "L’image d’origine de la pièce 1 est toujours là" in told.err
    assert str(brought) in told.err
    told = vault("leaks", "--lang", "en")
    assert "The original picture of exhibit 1 is still there" in told.err
    brought.unlink()
    assert vault("leaks", "--json").json == []
    assert vault("leaks").err == "Rien n’a été trouvé hors du coffre, là où Appui regarde.\n"


def test_without_a_vault_nothing_is_compared_and_that_is_said(verbs: Verbs, home: Path) -> None:
    (home / "Images").mkdir()
    (home / "Images" / "a.png").write_bytes(png_bytes(1))
    told = verbs("leaks", "--json")
    assert (told.code, told.json) == (0, [])
    assert str(home / "Images") in verbs("leaks").err
    assert "aucun fichier n’a été comparé" in verbs("leaks").err


def test_a_locked_vault_is_refused_as_everywhere(vault: Verbs, brought: Path) -> None:
    assert brought.exists()
    vault.keystore.secrets.clear()
    told = vault("leaks", "--json")
    assert (told.code, told.error) == (1, "vault_locked")


def test_names_from_outside_can_not_move_the_cursor(vault: Verbs, brought: Path) -> None:
    (brought.parent / os.fsdecode(b"caf\xe9\x1b[2J\n.png")).write_bytes(png_bytes(3))
    told = vault("leaks")
    assert "\x1b" not in told.err
    assert "caf\\udce9\\u001b[2J\\u000a.png" in told.err
    assert len(vault("leaks", "--json").json) == 2


@pytest.mark.skipif(shutil.which("setpriv") is None, reason="setpriv, which takes root's rights, is not installed")
def test_the_real_program_on_a_real_vault(tmp_path: Path, home: Path) -> None:
    data, phrase = tmp_path / "data", tmp_path / "phrase"
    phrase.write_text(PHRASE, "utf-8")
    create_vault(
        data / "vault", clock=SystemClock(), keystore=None, passphrase=PHRASE, preset="private"
    ).vault.close()
    common = ["--data", str(data), "--passphrase-file", str(phrase), "--json"]
    code = str(program("case", "new", "--title", "T", *common).json["code"])
    pictures = home / "Pictures"
    (pictures / "fermé").mkdir(parents=True)
    (pictures / "a.png").write_bytes(png_bytes(5))
    program("import", str(pictures / "a.png"), "--case", code, "--no-intimate-minor", *common)
    wrong = tmp_path / "wrong"
    wrong.write_text("autre phrase", "utf-8")
    refused = program("leaks", "--data", str(data), "--passphrase-file", str(wrong), "--json")
    assert (refused.code, refused.error) == (1, "passphrase_wrong")
    (pictures / "fermé").chmod(0)
    bound = ["setpriv", "--bounding-set", "-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    try:
        done = subprocess.run(
            [*bound, sys.executable, "-m", "appui_core.cli", "leaks", *common],
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
    finally:
        (pictures / "fermé").chmod(0o700)
    assert (done.returncode, done.stderr) == (0, "")
    found = json.loads(done.stdout)
    assert [(leak["kind"], leak["why"], leak["place"]) for leak in found] == [
        ("copy", "import_original", str(pictures / "a.png")),
        ("unseen", "folder_closed", str(pictures / "fermé")),
    ]
