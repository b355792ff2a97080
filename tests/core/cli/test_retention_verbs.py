"""`case retain`, what `case show` says of it, and the record that `case purge` and `case record` give."""

import errno
import json
import subprocess
from pathlib import Path

import pytest

from appui_core.cases.aliases import Alias
from appui_core.cases.service import Cases
from appui_core.dossier import destruction_paper
from appui_core.dossier.aliasing import note_aliases
from appui_core.errors import AppuiError, ErrorCode
from appui_core.vault.facade import open_vault
from appui_core.vault.journal import SignedHead
from appui_core.vault.vault import Vault
from fakes.clock import FixedClock
from fakes.command_line import Verbs

PHRASE = "quatre mots sans rapport"
REASON = ["--reason", "suivi clos"]


@pytest.fixture
def words(verbs: Verbs, tmp_path: Path) -> list[str]:
    phrase = tmp_path / "phrase"
    phrase.write_text(f"{PHRASE}\n", encoding="utf-8")
    given = ["--passphrase-file", str(phrase)]
    assert verbs("vault", "init", *given).code == 0
    return given


@pytest.fixture
def code(verbs: Verbs, words: list[str]) -> str:
    return str(verbs("case", "new", "--title", "Suivi Zoé", "--mode", "school", *words, "--json").json["code"])


def test_retain(verbs: Verbs, code: str, words: list[str]) -> None:
    shown = verbs("case", "show", code, *words, "--json").json["retention"]
    assert shown["reason"] is None
    assert "un an, proposé" in verbs("case", "show", code, *words).err
    told = verbs("case", "retain", code, "--until", shown["longest"], *REASON, *words, "--json")
    assert (told.code, told.json["retention"]["until"]) == (0, shown["longest"])
    assert verbs("case", "show", code, *words, "--json").json["retention"] == told.json["retention"]
    year = str(int(shown["longest"][:4]) + 1)
    later = ["--until", year + shown["longest"][4:]]
    assert verbs("case", "retain", code, *later, *REASON, *words, "--json").error == "retention"
    assert verbs("case", "retain", code, *later, *REASON, "--hold", *words, "--json").json["retention"]["held"]
    assert verbs("case", "retain", code, "--until", "demain", *REASON, *words, "--json").error == "instant_invalid"
    home = verbs("case", "new", "--title", "Chez nous", *words, "--json").json["code"]
    assert verbs("case", "show", home, *words, "--json").json["retention"] is None
    assert verbs("case", "retain", home, *later, *REASON, *words, "--json").error == "not_a_school"


def test_the_record(verbs: Verbs, code: str, words: list[str], tmp_path: Path) -> None:
    assert verbs("link", "--case", code, "--url", "https://example.org/zoe", *words).code == 0
    out = tmp_path / "dossiers"
    assert verbs("dossier", "--case", code, "--for", "3018", "--to", str(out), *words).code == 0
    assert verbs("case", "record", code, *words, "--json").error == "not_purged"
    sheets = tmp_path / "relevé"
    told = verbs("case", "purge", code, "--reason", "Zoé a changé d’école", "--to", str(sheets), *words, "--json")
    record = told.json["record"]
    assert told.code == 0
    assert (record["exhibits"], [one["addressee"] for one in record["dossiers"]]) == (1, ["3018"])
    chain = verbs("journal", "--case", code, *words, "--json").json
    assert chain[-1] == record["last_entry"]
    head = SignedHead.from_json(record["signed_head"])
    assert head.holds()
    assert (head.head, head.entries) == (chain[-1]["hash"], len(chain))
    pdf, text = map(Path, told.json["files"])
    printed = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, check=True).stdout.decode()
    plain = text.read_bytes().decode("utf-8-sig")
    for sheet in (printed, plain):
        assert code in sheet
        assert "le 3018" in sheet
        assert chain[-1]["hash"] in "".join(sheet.split())
        assert "Zoé" not in sheet
        assert "example.org" not in sheet
    assert plain.count("\r\n") == plain.count("\n")
    again = verbs("case", "record", code, "--to", str(sheets), *words, "--json")
    assert again.json["record"] == record
    assert sorted(path.name for path in sheets.iterdir()) == sorted(
        f"appui-{code}-destruction{end}" for end in (".pdf", ".txt", "-2.pdf", "-2.txt")
    )
    assert "Zoé" not in json.dumps(again.json, ensure_ascii=False)


def test_a_place_that_takes_nothing_is_said_before_anything_is_destroyed(
    verbs: Verbs, code: str, words: list[str], tmp_path: Path
) -> None:
    (tmp_path / "file").write_bytes(b"")
    told = verbs("case", "purge", code, *REASON, "--to", str(tmp_path / "file" / "in"), *words, "--json")
    assert told.error == "destination_unwritable"
    assert verbs("case", "show", code, *words).code == 0


def test_what_fails_once_the_case_is_gone_says_that_it_is_gone(
    verbs: Verbs, code: str, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "no")

    sheets = ["--to", str(tmp_path / "relevé")]
    purge = ["case", "purge", code, *REASON, *sheets, *words]
    with monkeypatch.context() as patched:
        patched.setattr(destruction_paper, "write_file", full)
        told = verbs(*purge, "--json")
    assert (told.code, told.json["purged"], told.json["files"]) == (1, code, [])
    assert told.json["problems"] == [{"what": "record", "code": "disk_full"}]
    # It is no refusal: a second try has nothing to destroy, and the record is there to be had.
    assert verbs(*purge, "--json").error == "case_purged"
    again = verbs("case", "record", code, *sheets, *words, "--json")
    assert (again.code, again.json["record"]) == (0, told.json["record"])
    assert len(again.json["files"]) == 2


def test_a_case_that_is_gone_while_the_disk_is_full_is_said_to_be_gone(
    verbs: Verbs, code: str, words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise AppuiError(ErrorCode.DISK_FULL, "index.db")

    def unwritable(*_: object) -> None:
        raise OSError(errno.EIO, "no")

    with monkeypatch.context() as patched:
        patched.setattr(Vault, "compact", full)
        patched.setattr(destruction_paper, "write_file", unwritable)
        told = verbs("case", "purge", code, *REASON, "--to", str(tmp_path / "relevé"), *words)
    assert told.code == 1
    said = told.err.splitlines()
    assert said[0].startswith(f"Situation {code} détruite")
    assert "à la prochaine ouverture du coffre" in said[1]
    assert "est bien détruite, mais son relevé n’a pas pu être écrit" in said[-1]
    assert f"appui case record {code} --to" in said[-1]
    assert "Traceback" not in told.err
    assert verbs("vault", "check", "--full", *words, "--json").json["intact"]


def test_a_schools_dossier_says_where_a_name_may_still_be_read(
    verbs: Verbs, code: str, words: list[str], tmp_path: Path, data_dir: Path, clock: FixedClock
) -> None:
    (tmp_path / "zoe.txt").write_text("Zoé a dit", encoding="utf-8")
    gate = ["--case", code, "--no-intimate-minor"]
    assert verbs("import", str(tmp_path / "zoe.txt"), *gate, *words).code == 0
    out = ["--to", str(tmp_path / "out"), *words, "--json"]
    assert verbs("dossier", "--case", code, "--for", "school", *out).json["names_left"] is None
    with open_vault(data_dir / "vault", clock=clock, passphrase=PHRASE) as vault:
        note_aliases(Cases(vault, clock), code, (Alias("Zoé", "Élève A"),))
    told = verbs("dossier", "--case", code, "--for", "school", *out)
    assert told.json["names_left"] == {"parts": [], "files": [1], "unseen": []}
    assert verbs("dossier", "--case", code, "--for", "police", *out).json["names_left"] is None
    plain = verbs("dossier", "--case", code, "--for", "school", "--to", str(tmp_path / "out"), *words)
    assert "écrit dans les fichiers des pièces 1" in plain.err
