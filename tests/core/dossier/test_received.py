"""What is a dossier is told by names and first bytes; what is none goes on to where it was meant to go."""

import os
import zipfile
from pathlib import Path

import pytest

from appui_core.cases.model import Addressee
from appui_core.dossier import seal
from appui_core.dossier.build import build_dossier
from appui_core.dossier.received import first_dossier, is_dossier_folder, read_identities, recognise
from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.gather import gather
from appui_core.messages import load_messages
from appui_core.vault.keys import new_identity
from core.dossier.conftest import sample_case
from core.dossier.tampering import exhibit_files, packed
from data.dossier_pictures import png
from fakes.clock import FixedClock

IDENTITY = new_identity()
SEALS = {"age": seal.for_recipient(IDENTITY.recipient), "passphrase": seal.with_passphrase("cinq mots")}


def made(into: Path, *, zip_it: bool = False, sealed: seal.Seal | None = None) -> Path:
    return build_dossier(
        sample_case(),
        Addressee.SCHOOL,
        into,
        clock=FixedClock(),
        messages=load_messages("fr"),
        zip_it=zip_it,
        seal=sealed,
    ).path


def test_each_form_is_recognised_whatever_its_name(tmp_path: Path) -> None:
    folder = made(tmp_path / "a")
    forms = [folder, made(tmp_path / "b", zip_it=True), packed(folder, tmp_path / "leur.zip", top=False)]
    forms += [made(tmp_path / name, sealed=one) for name, one in SEALS.items()]
    for number, path in enumerate(forms):
        assert recognise(path) == path
        other = path.rename(path.parent / f"recu {number}")
        assert recognise(other) == other


def test_one_that_was_altered_or_cut_short_is_one_too(tmp_path: Path) -> None:
    folder, archive = made(tmp_path / "a"), made(tmp_path / "b", zip_it=True)
    for name in ("bagit.txt", "bag-info.txt", "manifest-sha256.txt"):
        (folder / name).unlink()
    assert recognise(folder) == folder
    archive.write_bytes(archive.read_bytes()[:-200])
    assert recognise(archive) == archive
    assert recognise(folder / "data") == folder / "data"


def test_a_folder_with_one_dossier_in_it_is_that_dossier_and_one_with_more_is_not(tmp_path: Path) -> None:
    folder = made(tmp_path / "a")
    assert recognise(folder.parent) == folder
    (folder.parent / "photo.png").write_bytes(png())
    assert recognise(folder.parent) is None


def test_everything_else_goes_on(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos/bagit.txt").write_text("x")
    (tmp_path / "a.png").write_bytes(png())
    (tmp_path / "vide").write_bytes(b"")
    (tmp_path / "faux.zip").write_bytes(b"PK\x03\x04 rien")
    with zipfile.ZipFile(tmp_path / "images.zip", "w") as file:
        file.writestr("a.png", png())
    os.mkfifo(tmp_path / "tuyau")
    others = [*sorted(tmp_path.iterdir()), tmp_path / "absent", tmp_path / "nul\x00"]
    assert first_dossier(others) is None
    dossier = made(tmp_path / "d")
    assert first_dossier([*others, dossier]) == dossier
    assert first_dossier(exhibit_files(dossier)) is None, "a person may bring its pictures one by one"


def test_a_walk_over_folders_leaves_dossiers_alone(tmp_path: Path) -> None:
    made(tmp_path / "dossiers faits")
    (tmp_path / "a.png").write_bytes(png())
    found = gather([tmp_path], leave_alone=is_dossier_folder)
    assert [one.path.name for one in found.files] == ["a.png"]
    assert found.left_alone == 1
    assert gather([tmp_path]).left_alone == 0


def test_identities_are_read_from_the_file_of_age_keygen(tmp_path: Path) -> None:
    path = tmp_path / "cle.txt"
    path.write_text(f"\ufeff# created\n{IDENTITY.secret}\n", "utf-8")
    assert read_identities(path) == (IDENTITY,)
    for content, code in (
        (b"", ErrorCode.IDENTITY_INVALID),
        (b"\xff\xfe", ErrorCode.IDENTITY_INVALID),
        (b"#" * (1 << 17), ErrorCode.IDENTITY_INVALID),
    ):
        path.write_bytes(content)
        with pytest.raises(AppuiError) as refusal:
            read_identities(path)
        assert refusal.value.code is code
    with pytest.raises(AppuiError) as refusal:
        read_identities(tmp_path)
    assert refusal.value.code is ErrorCode.FILE_UNREADABLE
