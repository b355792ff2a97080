"""Building: what stands in a dossier and what must not, where it lands, and that nothing half-made stays."""

import errno
import json
import os
import time
import zipfile
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from appui_core.cases.model import Addressee, Facts
from appui_core.dossier import build as building
from appui_core.dossier.build import build_dossier
from appui_core.dossier.verify import verify_path
from appui_core.errors import AppuiError, ErrorCode
from appui_core.messages import Messages, load_messages
from core.dossier.conftest import LINK_ACCOUNT, LINK_ADDRESS, LINK_NOTE, LINK_WORDS, Make
from data.dossier_pictures import png
from fakes.case_file import FakeCaseFile
from fakes.clock import FixedClock

SECRETS = (LINK_ADDRESS, LINK_WORDS, LINK_ACCOUNT, LINK_NOTE)


def test_the_folder_holds_what_the_format_says_and_nothing_else(make: Make, case_file: FakeCaseFile) -> None:
    result = make(case_file)
    first, photo, link = case_file.exhibits
    wanted = {
        "dossier.pdf",
        "LISEZMOI.txt",
        "verifier.py",
        "bagit.txt",
        "bag-info.txt",
        "manifest-sha256.txt",
        "tagmanifest-sha256.txt",
        "data/exhibits.json",
        "data/journal.jsonl",
        "data/journal.sig",
        f"data/001-{first.short_hash}.png",
        f"data/002-{photo.short_hash}.jpg",
        f"data/003-{link.short_hash}.json",
    }
    found = {path.relative_to(result.path).as_posix() for path in result.path.rglob("*") if path.is_file()}
    assert found == set(result.files) == wanted
    assert result.path.is_absolute()
    assert Path(result.pdf).read_bytes().startswith(b"%PDF-")
    assert Path(result.manifest).is_file()
    assert result.journal_head == case_file.journal[-1].hash


def test_originals_and_journal_are_the_very_bytes(make: Make, case_file: FakeCaseFile) -> None:
    path = make(case_file).path
    for exhibit in case_file.exhibits:
        file = next((path / "data").glob(f"{exhibit.number:03d}-*"))
        assert file.read_bytes() == case_file.original(exhibit.id)
    assert (path / "data/journal.jsonl").read_bytes() == b"".join(entry.line() for entry in case_file.journal)


def test_the_name_tells_case_code_addressee_and_minute_only(make: Make, case_file: FakeCaseFile) -> None:
    assert make(case_file, Addressee.SCHOOL).path.name == "appui-K7Q2MB-school-20261114-1802"


def test_an_older_dossier_is_never_overwritten(make: Make, case_file: FakeCaseFile) -> None:
    first = make(case_file).path
    before = (first / "manifest-sha256.txt").read_bytes()
    second, third = make(case_file).path, make(case_file, zip_it=True).path
    assert second.name == f"{first.name}-2"
    assert third.name == f"{first.name}-3.zip"
    assert (first / "manifest-sha256.txt").read_bytes() == before


def test_bag_info_names_head_count_and_key(make: Make, case_file: FakeCaseFile) -> None:
    text = (make(case_file).path / "bag-info.txt").read_text("utf-8")
    fields = dict(line.split(": ", 1) for line in text.splitlines())
    assert fields["Journal-Head"] == case_file.journal[-1].hash
    assert fields["Journal-Entries"] == str(len(case_file.journal))
    assert fields["Bagging-Date"] == "2026-11-14"
    assert fields["Addressee"] == "police"


@pytest.mark.parametrize("addressee", [Addressee.SCHOOL, Addressee.PLATFORM])
def test_address_and_words_of_a_record_without_image_stay_with_police_and_3018(
    make: Make, case_file: FakeCaseFile, addressee: Addressee
) -> None:
    path = make(case_file, addressee).path
    everything = b"".join(file.read_bytes() for file in path.rglob("*") if file.is_file())
    for secret in SECRETS:
        assert secret.encode() not in everything
        assert json.dumps(secret).strip('"').encode() not in everything
    link = json.loads((path / "data/exhibits.json").read_bytes())["exhibits"][2]
    assert (link["file"], link["withheld"], len(link["openings"])) == (None, True, 1)
    assert not list((path / "data").glob("003-*"))


@pytest.mark.parametrize("addressee", [Addressee.POLICE, Addressee.LINE_3018])
def test_police_and_3018_get_the_record_whole(make: Make, case_file: FakeCaseFile, addressee: Addressee) -> None:
    path = make(case_file, addressee).path
    link = json.loads((path / "data/exhibits.json").read_bytes())["exhibits"][2]
    assert (link["url"], link["words"], link["account"]) == (LINK_ADDRESS, LINK_WORDS, LINK_ACCOUNT)
    record = json.loads((path / "data" / link["file"]).read_bytes())
    assert record["url"] == LINK_ADDRESS


def test_the_list_of_exhibits_is_json_as_python_indents_it(make: Make) -> None:
    case_file = FakeCaseFile()
    case_file.add_picture(png(), facts=Facts(note="une ligne\n  [] et \u2028 une autre", account="[]"))
    case_file.add_picture(png(2))
    listed = (make(case_file).path / "data/exhibits.json").read_text("utf-8")
    assert listed == json.dumps(json.loads(listed), ensure_ascii=False, indent=2) + "\n"
    assert [one["number"] for one in json.loads(listed)["exhibits"]] == [1, 2]


def test_the_case_title_stays_at_home(make: Make, case_file: FakeCaseFile) -> None:
    path = make(case_file).path
    everything = b"".join(file.read_bytes() for file in path.rglob("*") if file.is_file())
    assert b"Titre secret" not in everything
    assert "Zoé".encode() not in everything


def test_a_selection_keeps_its_numbers_and_leaves_the_others_out(make: Make, case_file: FakeCaseFile) -> None:
    other = case_file.exhibits[0]
    path = make(case_file.only(2)).path
    listed = json.loads((path / "data/exhibits.json").read_bytes())["exhibits"]
    assert [exhibit["number"] for exhibit in listed] == [2]
    rest = b"".join(file.read_bytes() for file in path.rglob("*") if file.is_file())
    assert other.short_hash.encode() not in rest


def test_the_same_case_at_the_same_time_gives_the_same_bytes(
    case_file: FakeCaseFile, clock: FixedClock, french: Messages, tmp_path: Path
) -> None:
    made = [
        build_dossier(case_file, Addressee.SCHOOL, tmp_path / name, clock=clock, messages=french, zip_it=True)
        for name in ("a", "b")
    ]
    assert made[0].path.read_bytes() == made[1].path.read_bytes()


def test_the_zip_holds_one_folder_stored_and_in_order(make: Make, case_file: FakeCaseFile) -> None:
    result = make(case_file, zip_it=True)
    with zipfile.ZipFile(result.path) as archive:
        names = archive.namelist()
        assert archive.testzip() is None
        assert {info.compress_type for info in archive.infolist()} == {zipfile.ZIP_STORED}
    assert names == sorted(f"{result.path.stem}/{name}" for name in result.files)
    assert result.pdf in names
    assert not (result.path.parent / result.path.stem).exists()


def test_english_words_when_english_is_spoken(case_file: FakeCaseFile, clock: FixedClock, tmp_path: Path) -> None:
    english = load_messages("en")
    result = build_dossier(case_file, Addressee.SCHOOL, tmp_path, clock=clock, messages=english)
    readme = (result.path / "LISEZMOI.txt").read_bytes().decode("utf-8-sig")
    assert "It is a beginning of proof." in " ".join(readme.split())  # wherever its lines end
    assert result.journal_head in readme


def test_the_readme_opens_well_in_notepad_and_says_what_the_dossier_is_not(
    make: Make, case_file: FakeCaseFile
) -> None:
    raw = (make(case_file).path / "LISEZMOI.txt").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.count(b"\n") == raw.count(b"\r\n")
    text = raw.decode("utf-8-sig")
    for wanted in (
        "commencement de preuve",
        "sha256sum -c",
        "Get-FileHash",
        "certutil -hashfile",
        "Ne publiez pas",
    ):
        assert wanted in text
    assert "{" not in text.replace('{"details", "salt"}', "").replace("ForEach-Object {", "").replace('{ "$f', "")


def test_nothing_to_put_in(make: Make, tmp_path: Path) -> None:
    with pytest.raises(AppuiError) as refusal:
        make(FakeCaseFile())
    assert refusal.value.code is ErrorCode.NO_EXHIBIT
    assert not (tmp_path / "out").exists()


def test_a_destination_that_is_a_file(
    case_file: FakeCaseFile, clock: FixedClock, french: Messages, tmp_path: Path
) -> None:
    (tmp_path / "out").write_text("here")
    with pytest.raises(AppuiError) as refusal:
        build_dossier(case_file, Addressee.SCHOOL, tmp_path / "out", clock=clock, messages=french)
    assert refusal.value.code is ErrorCode.DESTINATION_UNWRITABLE
    assert (tmp_path / "out").read_text() == "here"


@pytest.mark.parametrize(
    ("number", "code"),
    [(errno.ENOSPC, ErrorCode.DISK_FULL), (errno.EROFS, ErrorCode.DESTINATION_UNWRITABLE)],
)
def test_an_error_on_the_way_leaves_nothing(
    make: Make,
    case_file: FakeCaseFile,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    number: int,
    code: ErrorCode,
) -> None:
    make(case_file)
    before = sorted(path.name for path in (tmp_path / "out").iterdir())

    def fails(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(building, "write_bag", fails)
    with pytest.raises(AppuiError) as refusal:
        make(case_file)
    assert refusal.value.code is code
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == before


def test_an_original_that_is_not_its_hash_is_never_handed_out(
    make: Make, case_file: FakeCaseFile, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(case_file, "original", lambda _: png(seed=9))
    with pytest.raises(AppuiError) as refusal:
        make(case_file)
    assert refusal.value.code is ErrorCode.VAULT_DAMAGED
    assert not (tmp_path / "out").exists()


def test_a_broken_journal_is_never_handed_out(make: Make, case_file: FakeCaseFile) -> None:
    case_file.journal = (case_file.journal[0], *case_file.journal[2:])
    with pytest.raises(AppuiError) as refusal:
        make(case_file)
    assert refusal.value.code is ErrorCode.VAULT_DAMAGED


def test_an_exhibit_of_another_case_is_refused(make: Make, case_file: FakeCaseFile) -> None:
    stranger = FakeCaseFile("ZZZZZZ", seed=2)
    stranger.add_picture(png(seed=3), facts=Facts(account="@autre"))
    case_file.exhibits = (*case_file.exhibits, *stranger.exhibits)
    with pytest.raises(AppuiError) as refusal:
        make(case_file)
    assert refusal.value.code is ErrorCode.INTERNAL


def test_what_a_cut_off_build_left_in_clear_is_swept_later(
    make: Make, case_file: FakeCaseFile, tmp_path: Path
) -> None:
    old, running = tmp_path / "out/.appui-dossier-old", tmp_path / "out/.appui-dossier-now"
    for folder in (old, running):
        folder.mkdir(parents=True)
        (folder / "001.png").write_bytes(b"clear")
    os.utime(old, (time.time() - 7200, time.time() - 7200))
    make(case_file)
    assert (old.exists(), running.exists()) == (False, True)


@pytest.mark.parametrize("addressee", list(Addressee))
def test_what_was_noted_and_corrected_stays_at_home(
    make: Make, case_file: FakeCaseFile, addressee: Addressee
) -> None:
    first = case_file.exhibits[0]
    for text in ("Kévin de la 4e B", "corrigé"):
        case_file.note("facts_noted", first.id, {"facts": asdict(replace(first.facts, note=text))})
    told = replace(first, facts=replace(first.facts, note="corrigé"))
    case_file.exhibits = (told, *case_file.exhibits[1:])
    path = make(case_file, addressee).path
    listed = (path / "data/exhibits.json").read_text("utf-8")
    assert "corrigé" in listed
    assert "Kévin" not in listed
    assert verify_path(path).problems == ()
