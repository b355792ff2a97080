"""`vault` and `case`: made, opened, refused and checked, with each way in."""

import errno
import re
from pathlib import Path

import pytest

from appui_core.dossier.problems import Code
from appui_core.messages import load_messages
from appui_core.vault import check, header_faults
from fakes.clock import FixedClock
from fakes.command_line import Verbs
from fakes.key_store import FakeKeyStore

_PHRASE = "trois mots simples é"


@pytest.fixture
def phrase_file(tmp_path: Path) -> str:
    path = tmp_path / "phrase.txt"
    path.write_text(f"{_PHRASE}\nsecond line\n", encoding="utf-8")
    return str(path)


def test_init_shows_the_recovery_key_and_every_way_in(verbs: Verbs, phrase_file: str) -> None:
    made = verbs("vault", "init", "--keyring", "--passphrase-file", phrase_file, "--json")
    assert made.code == 0
    assert made.json["recovery_key"].startswith("AGE-SECRET-KEY-1")
    assert [slot["kind"] for slot in made.json["slots"]] == ["keyring", "passphrase", "recovery"]
    assert verbs("case", "list", "--json").json == []
    assert verbs("case", "list", "--passphrase-file", phrase_file, "--json").json == []


def test_init_in_words_shows_the_key_once(verbs: Verbs) -> None:
    made = verbs("vault", "init", "--keyring")
    assert made.out == ""
    assert made.err.count("AGE-SECRET-KEY-1") == 1
    assert "AGE-SECRET-KEY-1" not in verbs("vault", "status").err


def test_a_second_init_touches_nothing(vault: Verbs, case: str, phrase_file: str) -> None:
    again = vault("vault", "init", "--passphrase-file", phrase_file, "--json")
    assert (again.code, again.error) == (1, "vault_exists")
    assert vault("case", "show", case, "--json").code == 0


@pytest.mark.parametrize(
    "words", [[], ["--mode", "private"], ["--mode", "shared"], ["--mode", "shared", "--keyring"]]
)
def test_init_wants_a_way_in_that_fits(verbs: Verbs, words: list[str], data_dir: Path) -> None:
    told = verbs("vault", "init", *words, "--json")
    assert (told.code, told.error) == (2, "passphrase_missing")
    assert list(data_dir.iterdir()) == []


@pytest.mark.parametrize(
    ("state", "code"), [("absent", "keystore_absent"), ("locked", "keystore_locked"), ("null", "keystore_refused")]
)
def test_init_with_a_key_store_that_fails(verbs: Verbs, state: str, code: str) -> None:
    verbs.keystore = FakeKeyStore(state)  # type: ignore[arg-type]  # a literal, from the table above
    told = verbs("vault", "init", "--keyring", "--json")
    assert (told.code, told.error) == (1, code)
    assert verbs("case", "list", "--json").error == "vault_missing"


def test_the_passphrase_opens_in_any_form_of_its_letters(verbs: Verbs, phrase_file: str, tmp_path: Path) -> None:
    assert verbs("vault", "init", "--passphrase-file", phrase_file, "--json").code == 0
    other = tmp_path / "other.txt"
    other.write_bytes(b"\xef\xbb\xbf" + "trois mots simples e\u0301".encode() + b"\r\n")
    assert verbs("vault", "status", "--passphrase-file", str(other), "--json").code == 0
    other.write_text("trois mots simples e\n", encoding="utf-8")
    wrong = verbs("vault", "status", "--passphrase-file", str(other), "--json")
    assert (wrong.code, wrong.error) == (1, "passphrase_wrong")
    locked = verbs("vault", "status", "--json")
    assert (locked.code, locked.error) == (1, "vault_locked")


def test_a_passphrase_file_that_is_none(vault: Verbs, tmp_path: Path) -> None:
    empty, binary = tmp_path / "empty", tmp_path / "binary"
    empty.write_bytes(b"\nsecret\n")
    binary.write_bytes(b"\xff\xfe\n")
    found = {
        name: vault("case", "list", "--passphrase-file", str(path), "--json")
        for name, path in {"none": tmp_path / "none", "folder": tmp_path, "empty": empty, "binary": binary}.items()
    }
    assert {name: (told.code, told.error) for name, told in found.items()} == {
        "none": (2, "file_missing"),
        "folder": (2, "not_a_file"),
        "empty": (1, "passphrase_empty"),
        "binary": (2, "file_unreadable"),
    }


def test_without_a_vault_nobody_is_asked_for_a_passphrase(verbs: Verbs) -> None:
    told = verbs("case", "list", "--passphrase-file", "/nowhere", "--json")
    assert (told.code, told.error) == (1, "vault_missing")


def test_status_tells_slots_counts_and_sizes(vault: Verbs, case: str) -> None:
    vault("link", "--case", case, "--url", "https://example.test/1")
    told = vault("vault", "status", "--json").json
    assert (told["cases"], told["exhibits"], told["intact"], told["problems"]) == (1, 1, True, [])
    assert [slot["kind"] for slot in told["slots"]] == ["keyring", "recovery"]
    assert told["stored_bytes"] > told["size_bytes"] > 0
    assert len(told["journal_head"]) == 64


def test_check_names_what_is_damaged(vault: Verbs, case: str, data_dir: Path) -> None:
    vault("link", "--case", case, "--url", "https://example.test/1")
    whole = vault("vault", "check", "--full", "--json")
    assert (whole.code, whole.json["intact"], whole.json["exhibits"]) == (0, True, 1)
    (blob,) = [path for path in (data_dir / "vault" / "blobs").rglob("*") if path.is_file()]
    data = bytearray(blob.read_bytes())
    data[-1] ^= 1
    blob.write_bytes(data)
    told = vault("vault", "check", "--full", "--json")
    assert (told.code, told.json["intact"]) == (1, False)
    assert [problem["what"].endswith(blob.name) for problem in told.json["problems"]] == [True]
    assert "cette pièce est abîmée" in vault("vault", "check", "--full").err


def test_check_of_a_vault_too_damaged_to_open_still_answers(vault: Verbs, data_dir: Path) -> None:
    for name in ("header-a.json", "header-b.json"):
        (data_dir / "vault" / name).write_text("{}", encoding="utf-8")
    told = vault("vault", "check", "--json")
    assert (told.code, told.json["intact"]) == (1, False)
    assert {"header-a.json", "header-b.json"} <= {problem["what"] for problem in told.json["problems"]}
    assert vault("case", "list", "--json").error == "vault_damaged"


def test_a_vault_in_use_is_busy(vault: Verbs, data_dir: Path, clock: FixedClock) -> None:
    from appui_core.vault.facade import open_vault  # noqa: PLC0415 - only this test holds a vault open itself

    with open_vault(data_dir / "vault", clock=clock, keystore=vault.keystore):
        told = vault("case", "list", "--json")
    assert (told.code, told.error) == (1, "vault_busy")
    assert vault("case", "list").code == 0


def test_cases_are_made_listed_and_shown(vault: Verbs) -> None:
    made = vault("case", "new", "--title", "Rentrée \N{GRINNING FACE}\nsuite", "--mode", "school", "--json")
    assert made.code == 0
    code = made.json["code"]
    assert (made.json["title"], made.json["mode"]) == ("Rentrée \N{GRINNING FACE}\nsuite", "school")
    assert [case["code"] for case in vault("case", "list", "--json").json] == [code]
    shown = vault("case", "show", code.lower(), "--json").json
    assert (shown["code"], shown["exhibits"], shown["reports"]) == (code, [], [])
    lines = vault("case", "list").err.splitlines()
    assert len(lines) == 1
    assert lines[0].startswith(code)


def test_no_case_yet_is_said(vault: Verbs) -> None:
    assert vault("case", "list").err == "Aucune situation pour le moment.\n"


@pytest.mark.parametrize("code", ["AAAAAA", "x", "ABCDEFG", "' OR 1=1 --"])
def test_an_unknown_case(vault: Verbs, code: str) -> None:
    for words in (["case", "show", code], ["journal", "--case", code], ["withdraw", "1", "--case", code]):
        told = vault(*words, "--json")
        assert (told.code, told.error) == (2, "case_unknown"), words


def test_the_journals_are_chains_of_their_own(vault: Verbs, case: str) -> None:
    vault("link", "--case", case, "--url", "https://example.test/1", "--words", "x")
    entries = vault("journal", "--case", case, "--json").json
    assert [entry["seq"] for entry in entries] == list(range(1, len(entries) + 1))
    assert [entry["event"] for entry in entries] == ["case_created", "exhibit_added", "facts_noted"]
    assert all(entry.keys() == entries[0].keys() for entry in entries)
    own = [entry["event"] for entry in vault("journal", "--json").json]
    assert own[0] == "vault_created"
    assert "exhibit_added" not in own
    assert "1  14/11/2026 18\u00a0h\u00a002  Situation ouverte" in vault("journal", "--case", case).err


def test_every_fault_that_a_check_names_has_words() -> None:
    sources = [Path(str(module.__file__)).read_text(encoding="utf-8") for module in (check, header_faults)]
    words_of = r'"((?:blob|chain|escrow|file|head|header|index|opening|recovery|row)_[a-z]+)"'
    # `header_slots` is where the vault notes its slots, no fault.
    named = set(re.findall(words_of, "".join(sources))) - {"header_slots"}
    assert len(named) > 15
    for language in ("fr", "en"):
        words = load_messages(language)
        for section, codes in (("cli.vault_problem", named), ("dossier.problem", set(Code))):
            assert all(words.text(f"{section}.{code}") for code in codes)


def test_a_vault_folder_that_nobody_may_look_into(verbs: Verbs, monkeypatch: pytest.MonkeyPatch) -> None:
    def forbidden(_path: Path) -> bool:
        raise PermissionError(errno.EACCES, "denied")

    monkeypatch.setattr(Path, "exists", forbidden)
    for words in (("vault", "status"), ("vault", "init", "--keyring"), ("case", "list")):
        assert verbs(*words, "--json").error == "vault_read_only"
