"""`vault backup`, `vault restore` and `case purge` as scripts and schools call them."""

import errno
from collections.abc import Callable
from pathlib import Path

import pytest

from appui_core.vault import copying
from fakes.command_line import Verbs, program
from fakes.pictures import png_bytes

_GATE = "--no-intimate-minor"


@pytest.fixture
def phrase(tmp_path: Path) -> str:
    path = tmp_path / "phrase.txt"
    path.write_text("trois mots simples\n", encoding="utf-8")
    return str(path)


@pytest.fixture
def key_file(verbs: Verbs, phrase: str, tmp_path: Path) -> str:
    """Make a vault; return the file that holds its recovery key, as a person writes it."""
    made = verbs("vault", "init", "--passphrase-file", phrase, "--json").json
    key = made["recovery_key"]
    path = tmp_path / "key.txt"
    groups = [key[n : n + 20].lower() for n in range(0, len(key), 20)]
    path.write_text("# Fiche de secours\r\n" + "\r\n".join(groups) + "\r\n", encoding="utf-8")
    return str(path)


@pytest.fixture
def code(verbs: Verbs, key_file: str, phrase: str, tmp_path: Path) -> str:
    """Return the code of a case of two exhibits in that vault."""
    assert key_file
    made = str(verbs("case", "new", "--title", "Rentrée", "--passphrase-file", phrase, "--json").json["code"])
    files = []
    for number in range(2):
        files.append(str(tmp_path / f"{number}.png"))
        Path(files[-1]).write_bytes(png_bytes(number))
    assert verbs("import", *files, "--case", made, _GATE, "--passphrase-file", phrase).code == 0
    return made


def test_there_and_back(verbs: Verbs, code: str, phrase: str, key_file: str, tmp_path: Path) -> None:
    stick, other = str(tmp_path / "usb"), str(tmp_path / "other")
    done = verbs("vault", "backup", stick, "--passphrase-file", phrase, "--json")
    assert done.code == 0
    assert {name: done.json[name] for name in ("copied", "removed", "problems")} == {
        "copied": 2,
        "removed": 0,
        "problems": [],
    }
    assert done.json["bytes"] > 0
    assert done.json["verified"] >= 2
    assert (tmp_path / "usb" / "LISEZMOI.txt").read_text(encoding="utf-8").startswith("OUVRIR")
    assert verbs("vault", "backup", stick, "--passphrase-file", phrase, "--json").json["copied"] == 0
    back = verbs("vault", "restore", stick, "--to", other, "--recovery-key-file", key_file, "--json")
    assert (back.code, back.json["copied"], back.json["problems"]) == (0, 2, [])
    told = verbs("case", "show", code, "--data", other, "--passphrase-file", phrase, "--json")
    assert len(told.json["exhibits"]) == 2
    assert verbs("vault", "check", "--full", "--data", other, "--passphrase-file", phrase, "--json").json["intact"]
    again = verbs("vault", "restore", stick, "--to", other, "--recovery-key-file", key_file, "--json")
    assert (again.code, again.error) == (1, "vault_exists")


def test_with_a_new_passphrase(verbs: Verbs, code: str, phrase: str, key_file: str, tmp_path: Path) -> None:
    stick, other, fresh = tmp_path / "usb", str(tmp_path / "other"), tmp_path / "fresh.txt"
    fresh.write_text("une autre phrase\n")
    assert verbs("vault", "backup", str(stick), "--passphrase-file", phrase).code == 0
    words = ["--recovery-key-file", key_file, "--passphrase-file", str(fresh)]
    told = verbs("vault", "restore", str(stick), "--to", other, *words)
    assert told.code == 0
    assert told.out == ""
    assert "remis en place" in told.err
    assert verbs("case", "show", code, "--data", other, "--passphrase-file", str(fresh)).code == 0
    assert (
        verbs("case", "show", code, "--data", other, "--passphrase-file", phrase, "--json").error
        == "passphrase_wrong"
    )


@pytest.mark.usefixtures("code")
def test_with_the_passphrase_alone(verbs: Verbs, phrase: str, tmp_path: Path) -> None:
    stick, other = str(tmp_path / "usb"), str(tmp_path / "other")
    assert verbs("vault", "backup", stick, "--passphrase-file", phrase).code == 0
    assert verbs("vault", "restore", stick, "--to", other, "--passphrase-file", phrase).code == 0


def test_damage_is_named_and_the_rest_is_back(
    verbs: Verbs, code: str, phrase: str, key_file: str, tmp_path: Path
) -> None:
    stick, other = tmp_path / "usb", str(tmp_path / "other")
    assert verbs("vault", "backup", str(stick), "--passphrase-file", phrase).code == 0
    hit = next(path for path in sorted((stick / "blobs").rglob("*")) if path.is_file())
    sealed = hit.read_bytes()
    hit.write_bytes(sealed[:-1] + bytes((sealed[-1] ^ 1,)))
    told = verbs("vault", "restore", str(stick), "--to", other, "--recovery-key-file", key_file, "--json")
    assert (told.code, told.json["copied"]) == (1, 1)
    assert told.json["problems"] == [{"what": hit.relative_to(stick).as_posix(), "code": "blob_damaged"}]
    assert (
        len(verbs("case", "show", code, "--data", other, "--passphrase-file", phrase, "--json").json["exhibits"])
        == 2
    )


@pytest.mark.usefixtures("code")
def test_damage_in_the_vault_is_named_by_the_backup(
    verbs: Verbs,
    phrase: str,
    data_dir: Path,
    tmp_path: Path,
) -> None:
    hit = next(path for path in sorted((data_dir / "vault" / "blobs").rglob("*")) if path.is_file())
    hit.unlink()
    told = verbs("vault", "backup", str(tmp_path / "usb"), "--passphrase-file", phrase, "--json")
    assert (told.code, told.json["copied"]) == (1, 1)
    assert [problem["code"] for problem in told.json["problems"]] == ["blob_missing"]
    said = verbs("vault", "backup", str(tmp_path / "usb2"), "--passphrase-file", phrase)
    assert "n’a pas été copié" in said.err


def test_refusals(verbs: Verbs, key_file: str, phrase: str, data_dir: Path, tmp_path: Path) -> None:
    stick = str(tmp_path / "usb")
    assert verbs("vault", "backup", stick, "--passphrase-file", phrase).code == 0
    target = str(tmp_path / "other")
    cases = [
        (["vault", "restore", stick, "--to", target], 2, "passphrase_missing"),
        (
            ["vault", "restore", str(tmp_path / "no"), "--to", target, "--recovery-key-file", key_file],
            1,
            "vault_missing",
        ),
        (
            ["vault", "restore", stick, "--to", target, "--recovery-key-file", str(tmp_path / "no")],
            2,
            "file_missing",
        ),
        (["vault", "restore", stick, "--to", target, "--recovery-key-file", phrase], 1, "recovery_key_wrong"),
        (["vault", "restore", stick, "--to", str(data_dir), "--recovery-key-file", key_file], 1, "vault_exists"),
        (["vault", "backup", str(data_dir / "vault" / "x"), "--passphrase-file", phrase], 1, "backup_inside"),
        (["vault", "backup", str(data_dir), "--passphrase-file", phrase], 1, "backup_inside"),
        (["vault", "backup", phrase, "--passphrase-file", phrase], 1, "destination_unwritable"),
        (["vault", "backup", "--passphrase-file", phrase], 2, "usage"),
        (["vault", "restore", stick, "--recovery-key-file", key_file], 2, "usage"),
        (["case", "purge", "ABCDEF", "--passphrase-file", phrase], 2, "usage"),
        (["case", "purge", "ABCDEF", "--reason", "x", "--passphrase-file", phrase], 2, "case_unknown"),
    ]
    for argv, exit_code, error in cases:
        told = verbs(*argv, "--json")
        assert (told.code, told.error) == (exit_code, error), argv
        assert "\n" in told.err
    (tmp_path / "round").symlink_to(tmp_path / "round")
    told = verbs("vault", "backup", str(tmp_path / "round"), "--passphrase-file", phrase, "--json")
    assert (told.code, told.error) == (1, "destination_unwritable"), "a link that leads to itself"
    too_long = verbs("case", "list", "--passphrase-file", str(tmp_path / ("a" * 300)), "--json")
    assert (too_long.code, too_long.error) == (2, "file_unreadable")
    (tmp_path / "empty.txt").write_text("# only a note\n")
    empty = verbs(
        "vault", "restore", stick, "--to", target, "--recovery-key-file", str(tmp_path / "empty.txt"), "--json"
    )
    assert empty.error == "recovery_key_wrong"
    (tmp_path / "binary").write_bytes(b"\xff\xfe\x00")
    odd = verbs(
        "vault", "restore", stick, "--to", target, "--recovery-key-file", str(tmp_path / "binary"), "--json"
    )
    assert odd.error == "file_unreadable"
    assert not Path(target).exists()


def test_purge(verbs: Verbs, code: str, phrase: str, tmp_path: Path) -> None:
    stick, words = str(tmp_path / "usb"), ["--passphrase-file", phrase]
    assert verbs("vault", "backup", stick, *words).code == 0
    told = verbs("case", "purge", code.lower(), "--reason", "demande de la famille", *words, "--json")
    assert (told.code, told.json["purged"], told.json["record"]["exhibits"]) == (0, code, 2)
    assert verbs("case", "list", *words, "--json").json == []
    assert verbs("case", "show", code, *words, "--json").error == "case_purged"
    journal = verbs("journal", "--case", code, *words, "--json").json
    assert journal[-1]["event"] == "case_purged"
    assert "Situation détruite" in verbs("journal", "--case", code, *words).err
    assert "Rentrée" not in verbs("journal", "--case", code, *words).err
    checked = verbs("vault", "check", "--full", *words, "--json")
    assert (checked.code, checked.json["exhibits"]) == (0, 0)
    assert verbs("vault", "backup", stick, *words, "--json").json["removed"] == 2
    assert verbs("case", "purge", code, "--reason", "x", *words, "--json").error == "case_purged"


@pytest.mark.usefixtures("code")
def test_the_key_through_standard_input(verbs: Verbs, phrase: str, key_file: str, tmp_path: Path) -> None:
    stick = str(tmp_path / "usb")
    assert verbs("vault", "backup", stick, "--passphrase-file", phrase).code == 0
    words = ["vault", "restore", stick, "--to", str(tmp_path / "é è"), "--recovery-key-file", "-", "--json"]
    told = program(*words, stdin=Path(key_file).read_bytes())
    assert (told.code, told.json["copied"]) == (0, 2)
    assert "AGE-SECRET" not in told.out + told.err


@pytest.mark.usefixtures("key_file")
def test_the_page_is_in_the_language_of_the_person(verbs: Verbs, phrase: str, tmp_path: Path) -> None:
    told = verbs("vault", "backup", str(tmp_path / "usb"), "--passphrase-file", phrase, "--lang", "en")
    assert "Backup up to date" in told.err
    assert (tmp_path / "usb" / "LISEZMOI.txt").read_text(encoding="utf-8").startswith("OPENING")


def test_a_full_stick_is_not_called_a_full_vault(
    verbs: Verbs, key_file: str, phrase: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert key_file

    def failing(number: int) -> Callable[[Path], int]:
        def create(_part: Path) -> int:
            raise OSError(number, "no")

        return create

    for number, code in ((errno.ENOSPC, "disk_full"), (errno.EIO, "destination_unwritable")):
        monkeypatch.setattr(copying, "create_part", failing(number))
        told = verbs("vault", "backup", str(tmp_path / "usb"), "--passphrase-file", phrase, "--json")
        assert (told.code, told.error) == (1, code)
        assert "la sauvegarde d’avant reste utilisable" in told.json["error"]["safe"]
