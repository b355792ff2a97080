"""Every attack on a dossier is found and named, in a folder and in a ZIP, even after the lists were made anew."""

import json
import os
import shutil
from pathlib import Path

import pytest

from appui_core.cases.model import Addressee
from appui_core.dossier.problems import Code, Problem
from appui_core.dossier.verify import verify_path
from appui_core.errors import AppuiError, ErrorCode
from core.dossier.conftest import Make
from core.dossier.independent_check import faults
from core.dossier.tampering import (
    Attack,
    attacked,
    edit_json,
    edit_lines,
    exhibit_files,
    flip,
    packed,
    rehash,
    then_rehash,
)
from data.dossier_pictures import png
from fakes.case_file import FakeCaseFile

FORMS = ("folder", "zip")


def _flip_exhibit(folder: Path) -> None:
    flip(exhibit_files(folder)[0])


def _flip_pdf(folder: Path) -> None:
    flip(folder / "dossier.pdf", 900)


def _remove_exhibit(folder: Path) -> None:
    exhibit_files(folder)[1].unlink()


def _add_payload(folder: Path) -> None:
    (folder / "data/999-000000000000.png").write_bytes(png(seed=5))


def _add_beside(folder: Path) -> None:
    (folder / "a-lire-aussi.txt").write_text("added")


def _add_folder(folder: Path) -> None:
    (folder / "data/plus").mkdir()
    (folder / "data/plus/001.png").write_bytes(png())


def _drop_journal_line(folder: Path) -> None:
    edit_lines(folder / "data/journal.jsonl", lambda lines: [*lines[:3], *lines[4:]])


def _cut_journal(folder: Path) -> None:
    edit_lines(folder / "data/journal.jsonl", lambda lines: lines[:-1])


def _swap_journal_lines(folder: Path) -> None:
    edit_lines(folder / "data/journal.jsonl", lambda lines: [*lines[:2], lines[3], lines[2], *lines[4:]])


def _edit_journal_line(folder: Path) -> None:
    edit_lines(folder / "data/journal.jsonl", lambda lines: [lines[0].replace("T16:31", "T11:31"), *lines[1:]])


def _remove_manifest(folder: Path) -> None:
    (folder / "manifest-sha256.txt").unlink()


def _remove_tag_manifest(folder: Path) -> None:
    (folder / "tagmanifest-sha256.txt").unlink()


def _replace_original(folder: Path) -> None:
    exhibit_files(folder)[0].write_bytes(png(seed=7))


def _replace_original_and_its_hash(folder: Path) -> None:
    """Go one step further: the listing tells the new hash too."""
    import hashlib  # noqa: PLC0415 - only this attack

    new = png(seed=7)
    digest = hashlib.sha256(new).hexdigest()
    old = exhibit_files(folder)[0]
    file = f"001-{digest[:12]}.png"
    old.unlink()
    (folder / "data" / file).write_bytes(new)

    def change(document: dict[str, list[dict[str, object]]]) -> None:
        document["exhibits"][0] |= {"sha256": digest, "file": file, "size_bytes": len(new)}

    edit_json(folder / "data/exhibits.json", change)


def _change_account(folder: Path) -> None:
    edit_json(folder / "data/exhibits.json", lambda raw: raw["exhibits"][0].update(account="@un_autre"))


def _change_capture_time(folder: Path) -> None:
    stamp = "2026-11-01T10:00:00.000Z"
    edit_json(folder / "data/exhibits.json", lambda raw: raw["exhibits"][0].update(captured_at_utc=stamp))


def _drop_exhibit_entry(folder: Path) -> None:
    edit_json(folder / "data/exhibits.json", lambda raw: raw["exhibits"].pop(1))


def _drop_opening(folder: Path) -> None:
    edit_json(folder / "data/exhibits.json", lambda raw: raw["exhibits"][0]["openings"].pop(0))


def _drop_facts_opening(folder: Path) -> None:
    def change(document: dict[str, list[dict[str, object]]]) -> None:
        exhibit = document["exhibits"][0]
        exhibit["openings"] = exhibit["openings"][:-1]  # type: ignore[index]  # a list
        exhibit.update(dict.fromkeys(("url", "account", "display_name", "platform", "shown_date", "note")))

    edit_json(folder / "data/exhibits.json", change)


def _withhold_picture(folder: Path) -> None:
    exhibit_files(folder)[0].unlink()

    def change(document: dict[str, list[dict[str, object]]]) -> None:
        exhibit = document["exhibits"][0]
        exhibit["openings"] = exhibit["openings"][:1]  # type: ignore[index]  # a list
        exhibit.update(withheld=True, file=None)
        exhibit.update(dict.fromkeys(("url", "account", "display_name", "note", "words")))

    edit_json(folder / "data/exhibits.json", change)


def _swap_openings(folder: Path) -> None:
    def change(document: dict[str, list[dict[str, object]]]) -> None:
        first, second = document["exhibits"][:2]
        first["openings"], second["openings"] = second["openings"], first["openings"]

    edit_json(folder / "data/exhibits.json", change)


def _sign_with_another_key(folder: Path) -> None:
    theirs = FakeCaseFile(seed=99).signed_head.to_json()
    content = json.loads((folder / "data/journal.sig").read_bytes())
    content["public_key"] = theirs["public_key"]
    text = json.dumps(content, separators=(",", ":"), sort_keys=True)
    (folder / "data/journal.sig").write_text(text + "\n", newline="\n")


def _edit_bag_info(folder: Path, old: str, new: str) -> None:
    path = folder / "bag-info.txt"
    path.write_text(path.read_text("utf-8").replace(old, new), "utf-8", newline="\n")


def _other_head(folder: Path) -> None:
    head = json.loads((folder / "data/journal.sig").read_bytes())["head"]
    _edit_bag_info(folder, head, "f" * 64)


def _other_count(folder: Path) -> None:
    _edit_bag_info(folder, "Journal-Entries: ", "Journal-Entries: 1")


def _other_oxum(folder: Path) -> None:
    _edit_bag_info(folder, "Payload-Oxum: ", "Payload-Oxum: 1")


def _other_version(folder: Path) -> None:
    (folder / "bagit.txt").write_text("BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n", newline="\n")


def _upper_case_hash(folder: Path) -> None:
    edit_lines(
        folder / "tagmanifest-sha256.txt", lambda lines: [lines[0][:64].upper() + lines[0][64:], *lines[1:]]
    )


def _list_pdf_as_payload(folder: Path) -> None:
    tags = (folder / "tagmanifest-sha256.txt").read_text()
    line = next(line for line in tags.splitlines() if line.endswith("dossier.pdf"))
    with (folder / "manifest-sha256.txt").open("a", newline="\n") as file:
        file.write(f"{line}\n")


J, S, X, B = "data/journal.jsonl", "data/journal.sig", "data/exhibits.json", "bag-info.txt"
FIRST, SECOND = "<first>", "<second>"
ATTACKS: dict[str, tuple[Attack, str, Code]] = {
    "one byte flipped": (_flip_exhibit, FIRST, Code.CHANGED),
    "one byte of the pdf flipped": (_flip_pdf, "dossier.pdf", Code.CHANGED),
    "a file removed": (_remove_exhibit, SECOND, Code.MISSING),
    "a file added to data": (_add_payload, "data/999-000000000000.png", Code.ADDED),
    "a file added beside": (_add_beside, "a-lire-aussi.txt", Code.ADDED),
    "a journal line removed": (_drop_journal_line, J, Code.JOURNAL_CHAIN),
    "two journal lines swapped": (_swap_journal_lines, J, Code.JOURNAL_CHAIN),
    "the manifest removed": (_remove_manifest, "manifest-sha256.txt", Code.MISSING),
    "the tag manifest removed": (_remove_tag_manifest, "tagmanifest-sha256.txt", Code.MISSING),
    "a hash in capitals": (_upper_case_hash, "tagmanifest-sha256.txt", Code.MANIFEST_LINE),
    "the pdf as payload": (_list_pdf_as_payload, "manifest-sha256.txt", Code.MANIFEST_SCOPE),
    # From here on with Payload-Oxum and both manifests made anew.
    "an original replaced": (then_rehash(_replace_original), FIRST, Code.EXHIBIT_HASH),
    "an original and its hash": (then_rehash(_replace_original_and_its_hash), "<any>", Code.FACTS_CHANGED),
    "a file added, relisted": (then_rehash(_add_payload), "data/999-000000000000.png", Code.EXHIBIT_UNLISTED),
    "a file removed, relisted": (then_rehash(_remove_exhibit), SECOND, Code.MISSING),
    "a line removed, relisted": (then_rehash(_drop_journal_line), J, Code.JOURNAL_CHAIN),
    "the last line removed, relisted": (then_rehash(_cut_journal), S, Code.JOURNAL_COUNT),
    "lines swapped, relisted": (then_rehash(_swap_journal_lines), J, Code.JOURNAL_CHAIN),
    "a line changed, relisted": (then_rehash(_edit_journal_line), J, Code.JOURNAL_CHAIN),
    "another account": (then_rehash(_change_account), FIRST, Code.FACTS_CHANGED),
    "another capture time": (then_rehash(_change_capture_time), FIRST, Code.FACTS_CHANGED),
    "an exhibit unlisted": (then_rehash(_drop_exhibit_entry), SECOND, Code.EXHIBIT_UNLISTED),
    "an opening dropped": (then_rehash(_drop_opening), FIRST, Code.OPENING_MISSING),
    "the facts forgotten": (then_rehash(_drop_facts_opening), FIRST, Code.OPENING_MISSING),
    "a picture called withheld": (then_rehash(_withhold_picture), X, Code.EXHIBIT_WITHHELD),
    "openings swapped": (then_rehash(_swap_openings), FIRST, Code.OPENING_WRONG),
    "another key": (then_rehash(_sign_with_another_key), S, Code.SIGNATURE_WRONG),
    "another head announced": (then_rehash(_other_head), B, Code.JOURNAL_HEAD),
    "another count announced": (then_rehash(_other_count), B, Code.JOURNAL_COUNT),
    "another bag version": (then_rehash(_other_version), "bagit.txt", Code.BAGIT_WRONG),
    "another payload size": (_other_oxum, B, Code.OXUM_WRONG),
}
# These leave lists that a check without the format's finer rules takes as they are.
ONLY_OURS = {
    "a hash in capitals",
    "the pdf as payload",
    "a file added, relisted",
    "another account",
    "another capture time",
    "an exhibit unlisted",
    "an opening dropped",
    "the facts forgotten",
    "a picture called withheld",
    "another bag version",
}


@pytest.fixture
def dossier(make: Make, case_file: FakeCaseFile) -> Path:
    return make(case_file).path


@pytest.mark.parametrize("addressee", list(Addressee))
@pytest.mark.parametrize("zip_it", [False, True])
def test_a_fresh_dossier_is_intact(
    make: Make,
    case_file: FakeCaseFile,
    addressee: Addressee,
    zip_it: bool,  # noqa: FBT001 - pytest passes it by name
) -> None:
    report = verify_path(make(case_file, addressee, zip_it=zip_it).path)
    assert (report.intact, report.problems, report.timestamps) == (True, (), ())


@pytest.mark.parametrize("top", [True, False])
def test_a_dossier_that_someone_packed_again_is_intact(dossier: Path, tmp_path: Path, top: bool) -> None:  # noqa: FBT001 - the same
    assert verify_path(packed(dossier, tmp_path / "again.zip", top=top)).intact


def test_a_selection_is_intact(make: Make, case_file: FakeCaseFile) -> None:
    assert verify_path(make(case_file.only(2)).path).intact


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("name", list(ATTACKS))
def test_an_attack_is_found_and_named(dossier: Path, tmp_path: Path, name: str, form: str) -> None:
    attack, file, code = ATTACKS[name]
    files = [f"data/{path.name}" for path in exhibit_files(dossier)]
    file = {FIRST: files[0], SECOND: files[1]}.get(file, file)
    report = verify_path(attacked(dossier, attack, tmp_path / "work", form))
    assert not report.intact
    if file == "<any>":
        assert code in {problem.code for problem in report.problems}
    else:
        assert Problem(file, code) in report.problems


@pytest.mark.parametrize("name", [name for name in ATTACKS if name not in ONLY_OURS])
def test_a_second_check_written_from_the_format_agrees(dossier: Path, tmp_path: Path, name: str) -> None:
    assert faults(dossier) == set()
    assert faults(attacked(dossier, ATTACKS[name][0], tmp_path / "work", "folder"))


def test_one_flipped_byte_names_that_file_alone(dossier: Path, tmp_path: Path) -> None:
    for name in ("data/journal.sig", "LISEZMOI.txt", "bag-info.txt", "data/exhibits.json"):
        work = tmp_path / name.replace("/", "-")
        report = verify_path(attacked(dossier, lambda copy, name=name: flip(copy / name, 30), work, "folder"))  # type: ignore[misc]  # the default binds the loop's name
        assert Problem(name, Code.CHANGED) in report.problems
        assert {problem.file for problem in report.problems} <= {name, "data/journal.sig", "bag-info.txt"}


def test_added_folders_links_and_pipes_are_named(dossier: Path) -> None:
    (dossier / "vide").mkdir()
    _add_folder(dossier)
    (dossier / "lien").symlink_to(dossier / "dossier.pdf")
    (dossier / "data/lien").symlink_to("/")
    os.mkfifo(dossier / "tuyau")
    assert set(verify_path(dossier).problems) == {
        Problem("vide/", Code.ADDED),
        Problem("data/plus/", Code.ADDED),
        Problem("lien", Code.NOT_A_FILE),
        Problem("data/lien", Code.NOT_A_FILE),
        Problem("tuyau", Code.NOT_A_FILE),
    }


def test_an_exhibit_that_became_a_link_to_itself_elsewhere_is_not_followed(dossier: Path, tmp_path: Path) -> None:
    file = exhibit_files(dossier)[0]
    shutil.move(file, tmp_path / "elsewhere.png")
    file.symlink_to(tmp_path / "elsewhere.png")
    assert Problem(f"data/{file.name}", Code.NOT_A_FILE) in verify_path(dossier).problems


def test_a_hostile_name_is_escaped_in_the_report(dossier: Path) -> None:
    (dossier / "a\n\x1b[31m\u202egnp").write_text("x")
    (added,) = verify_path(dossier).problems
    assert added.file == "a\\n\\x1b[31m\\u202egnp"


def test_huge_lists_are_not_read(dossier: Path) -> None:
    with (dossier / "data/exhibits.json").open("r+b") as file:
        file.truncate(40 << 20)
    assert Problem("data/exhibits.json", Code.UNREADABLE) in verify_path(dossier).problems


@pytest.mark.parametrize(
    "content",
    [b"", b"[" * 100_000, b'{"format":1}', b"\xff\xfe", b"null", b"9" * 5000, b'{"a":1,"a":2}', b'{"x":NaN}'],
)
@pytest.mark.parametrize("name", [X, J, S])
def test_nonsense_in_a_list_is_a_problem_and_no_more(dossier: Path, name: str, content: bytes) -> None:
    (dossier / name).write_bytes(content)
    rehash(dossier)
    report = verify_path(dossier)
    assert not report.intact
    assert name in {problem.file for problem in report.problems}


def test_what_is_no_dossier(tmp_path: Path) -> None:
    (tmp_path / "text.txt").write_text("hello")
    (tmp_path / "empty").mkdir()
    packed(tmp_path / "empty", tmp_path / "empty.zip")
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "cut.zip").write_bytes(b"PK\x03\x04 something else")
    for name in ("text.txt", "empty", "empty.zip", "pipe", "cut.zip"):
        with pytest.raises(AppuiError) as refusal:
            verify_path(tmp_path / name)
        assert (refusal.value.code, refusal.value.exit_code) == (ErrorCode.NOT_A_DOSSIER, 2)


def test_what_is_not_there(tmp_path: Path) -> None:
    for path in (tmp_path / "nothing", tmp_path / "nul\x00"):
        with pytest.raises(AppuiError) as refusal:
            verify_path(path)
        assert refusal.value.code is ErrorCode.FILE_MISSING
