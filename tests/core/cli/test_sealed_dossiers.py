"""`dossier --seal-for | --seal-passphrase-file` and `verify --identity-file | --seal-passphrase-file`."""

import shutil
import subprocess
from pathlib import Path

import pytest

from fakes.command_line import Verbs, program
from fakes.pictures import png_bytes

PHRASE = "cinq mots sans lien entre"


@pytest.fixture
def filled(vault: Verbs, case: str, tmp_path: Path) -> str:
    """Return a case with a picture."""
    (tmp_path / "a.png").write_bytes(png_bytes())
    assert vault("import", str(tmp_path / "a.png"), "--case", case, "--no-intimate-minor").code == 0
    return case


@pytest.fixture
def phrase(tmp_path: Path) -> str:
    (tmp_path / "phrase.txt").write_text(f"{PHRASE}\nune deuxième ligne\n", encoding="utf-8")
    return str(tmp_path / "phrase.txt")


@pytest.fixture
def key(tmp_path: Path) -> tuple[str, str]:
    """Make a key with the stock program; return its file and its recipient."""
    file = tmp_path / "key.txt"
    subprocess.run(["age-keygen", "-o", file], check=True, capture_output=True)
    told = subprocess.run(["age-keygen", "-y", file], check=True, capture_output=True, text=True)
    return str(file), told.stdout.strip()


def words(case: str, into: Path) -> tuple[str, ...]:
    return ("dossier", "--case", case, "--for", "police", "--to", str(into))


@pytest.mark.tool
def test_sealed_for_a_key_and_verified_with_it_without_a_vault(
    vault: Verbs, filled: str, tmp_path: Path, key: tuple[str, str], data_dir: Path
) -> None:
    file, recipient = key
    made = vault(*words(filled, tmp_path / "out"), "--seal-for", recipient, "--json")
    assert made.code == 0
    path = Path(made.json["path"])
    assert (path.name[-8:], made.json["sealed"]) == (".zip.age", "age")
    assert list((tmp_path / "out").iterdir()) == [path]
    assert made.json["pdf"] == f"{path.name[:-8]}/dossier.pdf"
    assert vault("journal", "--case", filled, "--json").json[-1]["event"] == "dossier_exported"
    shutil.rmtree(data_dir)
    whole = vault("verify", str(path), "--identity-file", file, "--json")
    told = whole.json
    assert told.pop("journal")["head"] == made.json["journal_head"]
    assert whole.code == 0
    assert told == {"intact": True, "problems": [], "timestamps": [], "masked": [], "abridged": []}
    without = vault("verify", str(path), "--json")
    assert (without.code, without.error) == (2, "seal_identity_missing")
    assert "--identity-file" in without.json["error"]["todo"]
    other = tmp_path / "other.txt"
    subprocess.run(["age-keygen", "-o", other], check=True, capture_output=True)
    wrong = vault("verify", str(path), "--identity-file", str(other), "--json")
    assert (wrong.code, wrong.error) == (1, "seal_key_wrong")


@pytest.mark.tool
def test_sealed_under_a_passphrase(vault: Verbs, filled: str, tmp_path: Path, phrase: str) -> None:
    made = vault(*words(filled, tmp_path / "out"), "--seal-passphrase-file", phrase, "--zip", "--json")
    path = Path(made.json["path"])
    assert (made.code, made.json["sealed"]) == (0, "passphrase")
    assert path.name.endswith("-scelle.zip")
    assert list((tmp_path / "out").iterdir()) == [path]
    tried = subprocess.run(["7zz", "t", f"-p{PHRASE}", path], check=False, capture_output=True, text=True)
    assert "Everything is Ok" in tried.stdout
    assert vault("verify", str(path), "--seal-passphrase-file", phrase, "--json").json["intact"] is True
    without = vault("verify", str(path), "--json")
    assert (without.code, without.error) == (2, "seal_passphrase_missing")
    (tmp_path / "wrong.txt").write_text("autre", encoding="utf-8")
    wrong = vault("verify", str(path), "--seal-passphrase-file", str(tmp_path / "wrong.txt"), "--json")
    assert (wrong.code, wrong.error) == (1, "seal_key_wrong")
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(bytes(content))
    damaged = vault("verify", str(path), "--seal-passphrase-file", phrase, "--json")
    assert (damaged.code, damaged.json["intact"]) == (1, False)
    assert damaged.json["problems"] == [{"file": path.name, "code": "seal_broken"}]
    assert "scellé abîmé" in vault("verify", str(path), "--seal-passphrase-file", phrase).err


def test_the_sender_is_told_how_it_opens_and_of_accents(
    vault: Verbs, filled: str, tmp_path: Path, phrase: str
) -> None:
    told = vault(*words(filled, tmp_path / "out"), "--seal-passphrase-file", phrase).err
    assert "7-Zip" in told
    assert "jamais dans le même message" in told
    assert "accents" not in told
    (tmp_path / "accents.txt").write_text("été à la mer", encoding="utf-8")
    option = ("--seal-passphrase-file", str(tmp_path / "accents.txt"), "--lang", "en")
    assert "without accents" in vault(*words(filled, tmp_path / "out"), *option).err


def test_wrong_use(vault: Verbs, filled: str, tmp_path: Path, phrase: str) -> None:
    into = tmp_path / "out"
    for more, code in (
        (("--seal-for", "age1personne"), "recipient_invalid"),
        (("--seal-for", "age1personne", "--seal-passphrase-file", phrase), "usage"),
        (("--seal-passphrase-file", str(tmp_path / "none")), "file_missing"),
    ):
        told = vault(*words(filled, into), *more, "--json")
        assert (told.code, told.error) == (2, code)
        assert not into.exists()
    (tmp_path / "empty").write_text("\n", encoding="utf-8")
    told = vault(*words(filled, into), "--seal-passphrase-file", str(tmp_path / "empty"), "--json")
    assert (told.code, told.error) == (1, "passphrase_empty")
    plain = vault(*words(filled, into), "--zip", "--json").json["path"]
    told = vault("verify", plain, "--identity-file", phrase, "--seal-passphrase-file", phrase, "--json")
    assert (told.code, told.error) == (2, "usage")
    told = vault("verify", plain, "--identity-file", phrase, "--json")
    assert (told.code, told.error) == (2, "identity_invalid")
    # A key for what is not sealed is no fault.
    assert vault("verify", plain, "--seal-passphrase-file", phrase, "--json").json["intact"] is True


def test_the_real_program_reads_both_passphrases_from_standard_input(tmp_path: Path) -> None:
    data = ("--data", str(tmp_path / "data"))
    first = ("--passphrase-file", "-", "--json")
    assert program("vault", "init", *data, *first, stdin=b"premiere phrase").code == 0
    case = program("case", "new", "--title", "T", *data, *first, stdin=b"premiere phrase").json["code"]
    program("link", "--case", case, "--url", "https://x.test/1", *data, *first, stdin=b"premiere phrase")
    both = f"premiere phrase\n{PHRASE}\n".encode()
    made = program(*words(case, tmp_path / "out"), "--seal-passphrase-file", "-", *data, *first, stdin=both)
    assert made.code == 0, made.err
    verified = program("verify", made.json["path"], "--seal-passphrase-file", "-", "--json", stdin=PHRASE.encode())
    assert verified.json["intact"] is True
