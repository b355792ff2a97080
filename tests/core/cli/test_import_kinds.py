"""Every kind of file from its import to a dossier that stock rules accept: kept as it is, shown where possible."""

import json
import subprocess
import sys
from pathlib import Path

import pikepdf
import pytest

from appui_core.messages import load_messages
from data.films import film, keys
from data.formats import samples
from data.heif import box, ftyp
from fakes.command_line import Answer, Verbs

_SHOWN = ("png", "jpg", "webp", "gif", "heic", "avif")


def _import(vault: Verbs, case: str, *files: Path) -> Answer:
    return vault("import", *(str(file) for file in files), "--case", case, "--no-intimate-minor", "--json")


@pytest.fixture
def brought(tmp_path: Path) -> list[Path]:
    """Return a file of every kind."""
    folder = tmp_path / "brought"
    folder.mkdir()
    for name, data in samples().items():
        (folder / name).write_bytes(data)
    return sorted(folder.iterdir())


def test_every_kind_goes_from_import_to_dossier(
    vault: Verbs, case: str, tmp_path: Path, brought: list[Path]
) -> None:
    told = _import(vault, case, *brought)
    assert (told.code, told.json["refused"]) == (0, [])
    exhibits = dict(zip(brought, told.json["exhibits"], strict=True))
    for path, exhibit in exhibits.items():
        shown = path.suffix[1:] in _SHOWN
        assert exhibit["preview"] is shown, path.name
        assert (exhibit["width"] is not None) is (shown or path.suffix in {".mp4", ".mov"}), path.name
        assert exhibit["size_bytes"] == path.stat().st_size
    assert vault("vault", "check", "--full", "--json").json["intact"] is True

    into = tmp_path / "out"
    for zipped in ([], ["--zip"]):
        made = vault("dossier", "--case", case, "--for", "police", "--to", str(into), *zipped, "--json").json
        assert vault("verify", made["path"], "--json").json["intact"] is True
    folder = Path(vault("dossier", "--case", case, "--for", "school", "--to", str(into), "--json").json["path"])
    for path, exhibit in exhibits.items():
        name = f"{exhibit['number']:03d}-{exhibit['sha256'][:12]}{path.suffix}"
        assert (folder / "data" / name).read_bytes() == path.read_bytes()

    with pikepdf.open(folder / "dossier.pdf") as document:
        pictures = sum(len(page.get_images()) for page in document.pages)
    assert pictures == sum(path.suffix[1:] in _SHOWN for path in brought)
    printed = subprocess.run(
        ["pdftotext", "-layout", str(folder / "dossier.pdf"), "-"], capture_output=True, check=True, text=True
    ).stdout
    for words in (
        "Vidéo MP4",
        "Document PDF",
        "Texte, ",
        "Page web",
        "joint tel quel",
        "la première image est montrée",
    ):
        assert words in printed, words


def test_a_place_and_what_else_was_noticed_is_in_the_listing(vault: Verbs, case: str, tmp_path: Path) -> None:
    (tmp_path / "a.mov").write_bytes(
        film(keys(com__apple__quicktime__location__ISO6709="+48.8577+002.2950/"), brand=b"qt  ")
    )
    assert _import(vault, case, tmp_path / "a.mov").code == 0
    made = vault("dossier", "--case", case, "--for", "police", "--to", str(tmp_path / "out"), "--json").json
    listed = json.loads(Path(made["path"], "data/exhibits.json").read_bytes())["exhibits"][0]
    assert listed["capture"] == {"duration_s": "2", "holds_place": "yes"}
    assert listed["claimed_date"] == "2026-11-14 17:02:11 UTC"
    for language in ("fr", "en"):
        for name in listed["capture"]:
            load_messages(language).text(f"dossier.condition.{name}", value="2")


def test_refusals_say_what_would_help(vault: Verbs, case: str, tmp_path: Path) -> None:
    files = {
        "export.json": b'[{"participants": [1]}, {"participants": [2]}]',
        "a.zip": b"PK\x03\x04" + bytes(40),
        "a.docx": b"\xd0\xcf\x11\xe0" + bytes(40),
        "a.exe": b"MZ" + bytes(40),
        "vocal.ogg": b"OggS" + bytes(40),
        "a.bmp": b"BM" + bytes(40),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    told = _import(vault, case, *(tmp_path / name for name in files))
    codes = [one["code"] for one in told.json["refused"]]
    assert (told.code, codes) == (1, ["data_export", *["format_unknown"] * 5])
    assert len({one["reason"] for one in told.json["refused"]}) == len(files)


_LARGE = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from appui_core.cases.service import Cases
from appui_core.clock import SystemClock
from appui_core.cases.model import Addressee
from appui_core.dossier.build import build_dossier
from appui_core.dossier.verify import verify_path
from appui_core.intake.files import examine_file
from appui_core.messages import load_messages
from appui_core.vault.facade import create_vault

folder, clock = Path(sys.argv[1]), SystemClock()
made = create_vault(folder / "vault", clock=clock, keystore=None, passphrase="une phrase", preset="private")
cases = Cases(made.vault, clock)
code = cases.new("Vidéo").code

def taken(name):
    exhibit = cases.add_original(code, examine_file(folder / name, clock, hold=True))
    cases.save_original(code, exhibit.id, folder / f"back-{name}", reason="essai")
    made.vault.check(full=True)
    built = build_dossier(
        cases.case_file(code), Addressee.POLICE, folder / f"out-{name}", clock=clock, messages=load_messages("fr")
    )
    assert verify_path(built.path).intact
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

small = taken("small.mp4")
print(taken("large.mp4") - small)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is measured where CI runs")
def test_a_large_video_costs_no_more_memory_than_a_small_one(tmp_path: Path) -> None:
    moov = film()[film().index(b"moov") - 4 :]
    for name, length in (("small.mp4", 20 << 20), ("large.mp4", 120 << 20)):
        with (tmp_path / name).open("wb") as sparse:
            sparse.write(ftyp(b"isom") + box(b"mdat", size=length + 8))
            sparse.seek(length, 1)
            sparse.write(moov)
    run = subprocess.run(
        [sys.executable, "-c", _LARGE, str(tmp_path)], capture_output=True, check=False, text=True
    )
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "back-large.mp4").stat().st_size == (tmp_path / "large.mp4").stat().st_size
    assert int(run.stdout) < 24 * 1024, "KiB for 100 MiB more"
