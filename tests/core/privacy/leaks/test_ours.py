"""Dossiers, backups and vaults: each is one finding, and nothing that one consists of is ever offered."""

from collections.abc import Callable
from pathlib import Path

import pytest

from appui_core.cases.model import Addressee
from appui_core.dossier.build import build_dossier
from appui_core.dossier.names import FORMAT, TAG_FILES, TAG_MANIFEST
from appui_core.locate import Places
from appui_core.messages import load_messages
from appui_core.privacy.leaks.check import Search, find_leaks
from appui_core.privacy.leaks.model import Kind, Report, Why
from appui_core.privacy.leaks.ours import DOSSIER_FILES, DOSSIER_LINE
from appui_core.vault.backup import backup_vault
from fakes.clock import FixedClock
from fakes.originals import original_of
from fakes.safe import Safe, new_safe, some_bytes
from fakes.surroundings import Computer

Look = Callable[..., Report]


def _found(report: Report) -> list[tuple[str, int]]:
    return [
        (leak.place.name, leak.exhibit.number)
        for leak in report.leaks
        if leak.place is not None and leak.exhibit is not None
    ]


def _dossier(safe: Safe, into: Path, clock: FixedClock) -> Path:
    case_file = safe.cases.case_file(safe.code)
    return build_dossier(case_file, Addressee.POLICE, into, clock=clock, messages=load_messages("fr")).path


def test_a_dossier_is_one_thing_and_its_originals_lie_there_on_purpose(
    pc: Computer, safe: Safe, look: Look, clock: FixedClock
) -> None:
    from fakes.pictures import png_bytes  # noqa: PLC0415 - the only test that needs a real picture

    for exhibit in safe.cases.exhibits(safe.code):
        safe.cases.withdraw(safe.code, exhibit.id)
    safe.cases.add_original(safe.code, original_of(png_bytes(1)))
    desk = pc.home / "Desktop"
    desk.mkdir()
    made = _dossier(safe, desk, clock)
    assert FORMAT.startswith("appui-dossier/")
    assert DOSSIER_LINE + "1" in (made / "bag-info.txt").read_text("utf-8")
    (leak,) = look().leaks
    assert (leak.kind, leak.why, leak.place, leak.can_clean) == (Kind.DOSSIER, Why.DOSSIER_THERE, made, False)
    # A copy beside the dossier's own files is one all the same.
    (made / "copie.png").write_bytes(png_bytes(1))
    assert _found(look()) == [("copie.png", 4)]


@pytest.mark.parametrize("given", ["file", "data", "dossier"])
def test_what_a_dossier_consists_of_is_never_offered(
    pc: Computer, safe: Safe, look: Look, clock: FixedClock, tmp_path: Path, given: str
) -> None:
    from fakes.pictures import png_bytes  # noqa: PLC0415 - real pictures, for the dossier's PDF

    for exhibit in safe.cases.exhibits(safe.code):
        safe.cases.withdraw(safe.code, exhibit.id)
    safe.cases.add_original(safe.code, original_of(png_bytes(1)))
    made = _dossier(safe, tmp_path, clock)
    (original,) = (made / "data").glob("*.png")
    # What a person keeps of a dossier can be its PDF too.
    safe.cases.add_original(safe.code, original_of((made / "dossier.pdf").read_bytes()))
    files = {"file": [original, made / "dossier.pdf", made], "data": [made / "data"], "dossier": [made]}[given]
    leaks = look(files=files).leaks
    assert [(leak.why, leak.place) for leak in leaks] == [(Why.DOSSIER_THERE, made)]
    # By another name of the same place, too.
    link = pc.home / "lien"
    link.symlink_to(made)
    assert [leak.exhibit for leak in look(files=[link / "data" / original.name]).leaks] == [None]


def test_the_names_of_a_dossiers_files_are_the_dossiers_own() -> None:
    assert {*TAG_FILES, TAG_MANIFEST} == DOSSIER_FILES


@pytest.mark.parametrize("kind", ["backup", "vault", "own"])
def test_what_a_vault_consists_of_is_never_offered(
    safe: Safe, look: Look, clock: FixedClock, tmp_path: Path, kind: str
) -> None:
    if kind == "backup":
        folder = tmp_path / "stick"
        folder.mkdir()
        backup_vault(safe.vault, folder, page="")
    elif kind == "vault":
        folder = tmp_path / "other"
        new_safe(folder, clock, exhibits=1).vault.close()
    else:
        folder = safe.folder
    blob, header = next((folder / "blobs").glob("*/*")), folder / "header-a.json"
    beside = tmp_path / "stick" / "DCIM" / "a.png"
    beside.parent.mkdir(parents=True, exist_ok=True)
    beside.write_bytes(some_bytes(0))
    for file in (blob, header):
        safe.cases.add_original(safe.code, original_of(file.read_bytes()))
    assert _found(look(files=[blob, header, folder / "blobs"])) == []
    # A stick's own pictures beside a backup are a person's.
    assert _found(look(files=[beside])) == [("a.png", 1)]


def test_a_persons_own_folder_beside_a_backup_is_looked_through(safe: Safe, look: Look, tmp_path: Path) -> None:
    stick = tmp_path / "clé"
    (stick / "data").mkdir(parents=True)
    backup_vault(safe.vault, stick, page="")
    (stick / "data" / "a.png").write_bytes(some_bytes(0))
    assert _found(look(files=[stick])) == [("a.png", 1)]
    assert _found(look(files=[stick / "data" / "a.png"])) == [("a.png", 1)]


def test_a_dossier_and_a_backup_in_a_synchronised_folder(
    pc: Computer, safe: Safe, look: Look, clock: FixedClock, tmp_path: Path
) -> None:
    cloud = pc.home / "Nuage"
    (cloud / "Sauvegarde Appui").mkdir(parents=True)
    pc.put(".config/Nextcloud/nextcloud.cfg", f"[Accounts]\n0\\Folders\\1\\localPath={cloud}/\n".encode())
    backup_vault(safe.vault, cloud / "Sauvegarde Appui", page="")
    other = new_safe(tmp_path / "other", clock, exhibits=0)
    backup_vault(other.vault, cloud / "d’une autre", page="")
    other.vault.close()
    (cloud / "dossier").mkdir()
    (cloud / "dossier" / "bag-info.txt").write_text("Appui-Format: appui-dossier/1\n", "utf-8")
    pc.put("Nuage/a.png", some_bytes(0))
    told = {(leak.why, leak.place and leak.place.name, leak.provider) for leak in look().leaks}
    assert told == {
        (Why.BACKUP_SYNCED, "Sauvegarde Appui", "Nextcloud"),
        (Why.DOSSIER_SYNCED, "dossier", "Nextcloud"),
        (Why.IMPORT_ORIGINAL, "a.png", "Nextcloud"),
    }


def test_the_vault_itself_in_a_synchronised_folder(pc: Computer, look: Look, places: Places) -> None:
    (places.data.parent / ".dropbox").write_bytes(b"")
    (leak,) = look().leaks
    assert (leak.kind, leak.why, leak.place) == (Kind.SYNCED, Why.VAULT_SYNCED, places.vault)
    assert leak.provider == "Dropbox"
    # Known without the vault being open too.
    (leak,) = find_leaks(Search(pc.around, places)).leaks
    assert leak.why is Why.VAULT_SYNCED


def test_our_own_data_is_not_looked_through(pc: Computer, safe: Safe, look: Look, places: Places) -> None:
    pc.put(".config/user-dirs.dirs", f'XDG_PICTURES_DIR="{places.data}"\n'.encode())
    (places.data / "a.png").write_bytes(some_bytes(0))
    assert safe.vault.is_open
    assert look().leaks == ()
    assert look(files=[places.data / "a.png"]).leaks == ()
