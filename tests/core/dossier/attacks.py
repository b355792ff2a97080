"""Every way in which a dossier's folder is attacked in tests, each with the file and the code that name it."""

import json
from pathlib import Path

from appui_core.dossier.problems import Code
from core.dossier.attacks_on_form import FORM_ATTACKS
from core.dossier.tampering import Attack, edit_json, edit_lines, exhibit_files, flip, then_rehash
from data.dossier_pictures import png
from fakes.case_file import FakeCaseFile


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


def add_folder(folder: Path) -> None:
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
    **FORM_ATTACKS,
}
