"""The lines of LISEZMOI.txt, run literally as they are pasted: on a dossier as it is, and on a changed one."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from appui_core.cases.model import Addressee
from appui_core.dossier import seal
from appui_core.dossier.build import build_dossier
from appui_core.messages import load_messages
from appui_core.vault.keys import new_identity
from core.dossier.conftest import sample_case
from core.dossier.tampering import exhibit_files, flip
from fakes.clock import FixedClock

pytestmark = pytest.mark.tool

IDENTITY = new_identity()
PHRASE = "cinq mots sans lien entre"
# A program of the line's beginning, and how often it stands there for one way.
WAYS = {"sha256sum": 2, "shasum": 2, "bagit.py": 1, "appui": 1}


def made(into: Path, language: str = "fr", sealed: seal.Seal | None = None) -> Path:
    return build_dossier(
        sample_case(), Addressee.POLICE, into, clock=FixedClock(), messages=load_messages(language), seal=sealed
    ).path


def lines(folder: Path) -> list[str]:
    """Return the lines of LISEZMOI.txt that are to be pasted, as an editor copies them."""
    text = (folder / "LISEZMOI.txt").read_bytes().decode("utf-8-sig")
    return [line.strip(" ") for line in text.split("\r\n") if line.startswith("   ")]


def pasted(line: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Paste a line into a shell in the dossier's folder."""
    path = os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"]))
    return subprocess.run(
        ["bash", "-c", line],
        cwd=folder,
        env={**os.environ, "PATH": path, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize("program", list(WAYS))
def test_each_line_says_yes_and_then_no(tmp_path: Path, program: str, language: str) -> None:
    folder = made(tmp_path, language)
    shell = [line for line in lines(folder) if line.split(" ")[0] == program]
    assert len(shell) == WAYS[program]
    for line in shell:
        done = pasted(line, folder)
        assert done.returncode == 0, done.stderr
        assert "FAILED" not in done.stdout
    flip(exhibit_files(folder)[0])
    flip(folder / "dossier.pdf", 900)
    for line in shell:
        assert pasted(line, folder).returncode == 1
    assert "FAILED" in pasted(shell[0], folder).stdout or program not in {"sha256sum", "shasum"}


def test_the_line_of_the_verifier_says_yes_and_then_no(tmp_path: Path) -> None:
    for language, start in (("fr", "macOS, Linux"), ("en", "macOS, Linux")):
        folder = made(tmp_path / language, language)
        (line,) = [line for line in lines(folder) if line.startswith(start)]
        command = re.split(r"\s?:\s", line, maxsplit=1)[1]
        assert pasted(command, folder).returncode == 0
        flip(folder / "dossier.pdf", 900)
        assert pasted(command, folder).returncode == 1


def test_the_line_for_windows_is_one_line_of_plain_signs(tmp_path: Path) -> None:
    (line,) = [line for line in lines(made(tmp_path)) if line.startswith("Get-Content")]
    assert line.isascii(), "no sign that a code page would change"
    assert line.count("{") == line.count("}")
    assert line.count("(") == line.count(")")
    assert line.count('"') % 2 == line.count("'") % 2 == 0
    # Windows PowerShell 5.1 has each of these.
    verbs = set(re.findall(r"[A-Z][A-Za-z]+-[A-Z][A-Za-z]+", line))
    assert verbs == {"Get-Content", "ForEach-Object", "Get-FileHash"}


@pytest.mark.parametrize("kind", [seal.AGE, seal.PASSPHRASE])
def test_a_sealed_one_opens_by_the_lines(tmp_path: Path, kind: str) -> None:
    clear = made(tmp_path / "clear")
    sealed = {seal.AGE: seal.for_recipient(IDENTITY.recipient), seal.PASSPHRASE: seal.with_passphrase(PHRASE)}
    path = made(tmp_path / "sealed", sealed=sealed[kind])
    (line,) = [line for line in lines(clear) if line.startswith("age " if kind == seal.AGE else "7z ")]
    stem = path.name.removesuffix(seal.ENDINGS[kind])
    (path.parent / "MA-CLE.txt").write_text(f"{IDENTITY.secret}\n")
    line = line.replace("NOM", stem)
    if kind == seal.PASSPHRASE:
        # Here 7-Zip is called 7zz, and nobody is there to be asked for the passphrase.
        line = line.replace("7z x", f"7zz x -p'{PHRASE}'")
    done = pasted(line, path.parent)
    assert done.returncode == 0, done.stderr
    unpacked = path.parent / ("dossier.zip" if kind == seal.AGE else f"{stem}.zip")
    shutil.unpack_archive(unpacked, tmp_path / "open")
    assert pasted("sha256sum -c manifest-sha256.txt", tmp_path / "open" / stem).returncode == 0
