"""What a validator says of a dossier: PDF/A-3 level A and PDF/UA-1. Runs where veraPDF is installed."""

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pikepdf
import pytest

from appui_core.cases.model import Addressee, Facts
from appui_core.content.letters import load_letters
from appui_core.dossier.letter_known import Known
from appui_core.dossier.letters import fill, letter_bytes, letter_name
from appui_core.messages import load_messages
from core.dossier import verapdf
from core.dossier.conftest import Make
from core.dossier.tagged import walk
from data.dossier_pictures import encoded, png
from fakes.case_file import FakeCaseFile

pytestmark = pytest.mark.skipif(verapdf.archive() is None, reason="veraPDF is not installed")


def broken_rules(*paths: Path) -> dict[str, list[str]]:
    command = [sys.executable, verapdf.__file__, "3a,ua1", *map(str, paths)]
    done = subprocess.run(command, capture_output=True, text=True, check=True, timeout=400)
    answer: dict[str, list[str]] = json.loads(done.stdout.splitlines()[-1])
    return answer


def test_every_version_keeps_every_rule(make: Make, case_file: FakeCaseFile) -> None:
    case_file.add_picture(png(700, 4000, colours=1), facts=Facts(words="mot " * 2_000))
    case_file.add_picture(encoded("JPEG", mode="L"), "image/jpeg", Facts(words="مرحبا 你好 😂 \u202e"))
    paths = [Path(make(case_file, addressee).pdf) for addressee in Addressee]
    assert broken_rules(*paths) == {str(path): [] for path in paths}


def test_letters_keep_every_rule(tmp_path: Path) -> None:
    french, today = load_messages("fr"), Known(date(2026, 11, 28))
    paths = []
    for template in load_letters():
        letter = fill(template, today, {"sender": "Jeanne Dupré", "facts": "مرحبا 😂\nle 5"}, french)
        paths.append(tmp_path / letter_name(letter, "pdf"))
        paths[-1].write_bytes(letter_bytes(letter, "pdf", french))
    assert len(paths) == 12
    assert [walk(path).faults for path in paths] == [[]] * 12
    assert broken_rules(*paths) == {str(path): [] for path in paths}


def test_the_validator_finds_what_is_broken(make: Make, case_file: FakeCaseFile, tmp_path: Path) -> None:
    broken = tmp_path / "broken.pdf"
    with pikepdf.open(make(case_file).pdf) as document:
        del document.Root.OutputIntents, document.Root.Lang
        document.save(broken)
    told = broken_rules(broken)[str(broken)]
    # No language, in the one; device colours without an intent, in the other.
    assert {one.split()[1] for one in told} >= {"6.2.4.3-2", "7.2-2"}
