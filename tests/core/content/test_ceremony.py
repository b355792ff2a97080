"""The key ceremony and the builder as people run them: from the command line, with what they must refuse."""

import getpass
import json
import stat
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from tuf.api.metadata import Metadata, Root, Timestamp

import build_repository
import ceremony
import content_keys
from appui_core.content.pack import bundled_dir
from core.content.conftest import checked
from fakes.content_repository import PASSPHRASE, ContentRepository, Keys, pack_of

KEYS = ("a/root-1.pem", "b/root-2.pem", "c/root-3.pem")


@pytest.fixture
def words(tmp_path: Path) -> str:
    path = tmp_path / "passphrase"
    path.write_text(f"{PASSPHRASE}\n", encoding="utf-8")
    return str(path)


def held(folder: Path, words: str, *more: str) -> int:
    """Run a whole ceremony."""
    others = [f"--{role}-key={folder / role}.pem" for role in ceremony.OTHERS]
    roots = [str(folder / name) for name in KEYS]
    to = str(folder / "root.json")
    return ceremony.main(["--passphrase-file", words, "new", "--root-keys", *roots, *others, "--to", to, *more])


def test_a_ceremony_and_a_year_of_it(
    tmp_path: Path, words: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(build_repository, "check", checked)
    assert held(tmp_path, words) == 0
    told = capsys.readouterr().out
    assert "root: 2 of 3" in told
    assert told.count("[ ]") == 8
    assert told.count("has signed") == 3
    root, repo = str(tmp_path / "root.json"), str(tmp_path / "repo")
    signing = [
        "--snapshot-key",
        str(tmp_path / "snapshot.pem"),
        "--timestamp-key",
        str(tmp_path / "timestamp.pem"),
    ]
    targets = ["--targets-key", str(tmp_path / "targets.pem")]
    assert build_repository.main(["start", repo, "--root", root]) == 0
    assert build_repository.main(["start", repo, "--root", root]) == 1
    pack = str(pack_of(tmp_path / "pack", "2026.12.1"))
    publish = ["--passphrase-file", words, "publish", pack, repo, *targets, *signing]
    assert build_repository.main(publish) == 0
    assert build_repository.main(publish) == 1
    assert build_repository.main(["--passphrase-file", words, "refresh", repo, *signing[2:]]) == 0
    word = Metadata[Timestamp].from_file(f"{repo}/timestamp.json").signed
    assert word.version == 2
    assert timedelta(days=29) < word.expires - datetime.now(UTC) <= timedelta(days=30)
    second = str(tmp_path / "2.root.json")
    renew = ["--passphrase-file", words, "renew", root, "--to", second, "--root-keys"]
    assert ceremony.main([*renew, str(tmp_path / KEYS[0])]) == 1
    assert "Too few" in capsys.readouterr().err
    assert not Path(second).exists()
    assert ceremony.main([*renew, str(tmp_path / KEYS[0]), str(tmp_path / KEYS[2])]) == 0
    assert build_repository.main(["root", repo, "--root", second]) == 0
    assert build_repository.main(["root", repo, "--root", second]) == 1
    assert ceremony.main(["show", second]) == 0
    assert "version 2" in capsys.readouterr().out


def test_private_keys_are_encrypted_and_for_their_owner_alone(tmp_path: Path, words: str) -> None:
    assert held(tmp_path, words) == 0
    for path in tmp_path.rglob("*.pem"):
        assert path.read_bytes().startswith(b"-----BEGIN ENCRYPTED PRIVATE KEY-----")
        if sys.platform != "win32":
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
        with pytest.raises(ValueError, match=r"."):
            load_pem_private_key(path.read_bytes(), b"another passphrase")
        public = json.loads(path.with_name(f"{path.name}.pub").read_text(encoding="utf-8"))
        assert public["scheme"] == "ed25519"
        assert "PRIVATE" not in str(public)


def test_nothing_is_overwritten(tmp_path: Path, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert held(tmp_path, words) == 0
    before = {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()}
    assert held(tmp_path, words) == 1
    (tmp_path / "root.json").rename(tmp_path / "kept.json")
    assert held(tmp_path, words) == 1
    assert "never overwritten" in capsys.readouterr().err
    (tmp_path / "kept.json").rename(tmp_path / "root.json")
    assert {path: path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("threshold", ["0", "4"])
def test_a_threshold_that_makes_no_sense(tmp_path: Path, words: str, threshold: str) -> None:
    assert held(tmp_path, words, "--threshold", threshold) == 1
    assert not list(tmp_path.rglob("*.pem"))


def test_passphrases_are_typed_twice_and_long(monkeypatch: pytest.MonkeyPatch) -> None:
    typed = iter([PASSPHRASE, PASSPHRASE, PASSPHRASE, "something else", "short", "short"])
    monkeypatch.setattr(getpass, "getpass", lambda _prompt: next(typed))
    assert content_keys.ask_passphrase("x", None, twice=True) == PASSPHRASE.encode()
    for _ in range(2):
        with pytest.raises(content_keys.RefusedError):
            content_keys.ask_passphrase("x", None, twice=True)


def test_a_pack_with_a_defect_is_not_signed(repo: ContentRepository, tmp_path: Path) -> None:
    pack = pack_of(tmp_path / "pack", "2026.12.1")
    (pack / "image_help.toml").unlink()
    (pack / "pack.toml").write_text('schema = 1\nversion = "2026.12.1"\n', encoding="utf-8")
    with pytest.raises(content_keys.RefusedError) as refused:
        build_repository.publish(pack, repo.folder, repo.keys.signers, datetime.now(UTC))
    assert "expires" in str(refused.value)
    assert "image_help.toml" in str(refused.value)
    assert not (repo.folder / "timestamp.json").exists()


def test_the_wrong_key_signs_nothing(repo: ContentRepository, tmp_path: Path) -> None:
    pack = pack_of(tmp_path / "pack", "2026.12.1")
    swapped = repo.keys.signers | {"targets": repo.keys.signer("root-1.pem")}
    with pytest.raises(content_keys.RefusedError, match="targets"):
        build_repository.publish(pack, repo.folder, swapped, datetime.now(UTC))
    assert sorted(path.name for path in repo.folder.iterdir()) == ["1.root.json", "targets"]
    assert not list((repo.folder / "targets").iterdir())
    with pytest.raises(content_keys.RefusedError, match="Nothing was published"):
        build_repository.refresh(repo.folder, repo.keys.signers, datetime.now(UTC))


def test_a_root_of_strangers_is_not_put_in(repo: ContentRepository, tmp_path: Path) -> None:
    strange = Keys(tmp_path / "strange", datetime.now(UTC))
    made = ceremony.renewed(ceremony.read_root(strange.root), strange.root_keys, datetime.now(UTC), PASSPHRASE)
    ceremony.write(made, tmp_path / "2.root.json")
    with pytest.raises(content_keys.RefusedError, match="enough keys"):
        build_repository.add_root(repo.folder, tmp_path / "2.root.json")


def test_a_lost_root_key_is_swapped(keys: Keys, tmp_path: Path) -> None:
    old = ceremony.read_root(keys.root)
    come = tmp_path / "root-4.pem"
    key = content_keys.make_key(come, PASSPHRASE.encode())
    swap = (keys.folder / "root-1.pem.pub", tmp_path / "root-4.pem.pub")
    made = ceremony.renewed(old, keys.root_keys[1:], datetime.now(UTC), PASSPHRASE, swap)
    role = made.signed.roles[Root.type]
    assert (key.keyid in role.keyids, len(role.keyids), role.threshold) == (True, 3, 2)
    lost = content_keys.load_public(swap[0]).keyid
    assert lost not in made.signed.keys
    with pytest.raises(content_keys.RefusedError, match="no role"):
        ceremony.renewed(made, keys.root_keys[1:], datetime.now(UTC), PASSPHRASE, swap)


def test_a_file_that_is_no_root(tmp_path: Path) -> None:
    for name in ("nothing.json", "pack.toml"):
        path = tmp_path / name if name == "nothing.json" else bundled_dir() / name
        with pytest.raises(content_keys.RefusedError):
            ceremony.read_root(path)
