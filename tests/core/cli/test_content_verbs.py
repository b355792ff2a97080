"""`content status | update | install | revert`: in JSON, in words, and through the real program."""

import errno
import os
import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from appui_core.content.installed import POINTER
from appui_core.content.pack import bundled_dir, load_pack
from appui_core.locate import Places
from appui_core.settings.store import Settings
from fakes.command_line import Verbs, program
from fakes.content_repository import ContentRepository, Keys, make_tls, pack_of, serving

BUNDLED = load_pack(bundled_dir()).version


@pytest.fixture
def repo(tmp_path: Path, places: Places) -> Iterator[ContentRepository]:
    """Serve a repository and name it in the settings."""
    now = datetime.now(UTC)
    with serving(tmp_path / "server", Keys(tmp_path / "keys", now), make_tls(tmp_path / "tls")) as made:
        made.publish("2099.12.1", now, expires="2100-06-01")
        settings = Settings(places.settings_file)
        settings.set("content_repository", made.server.address)
        settings.set("content_root", str(made.keys.root))
        yield made


def test_status_of_a_fresh_installation(verbs: Verbs) -> None:
    told = verbs("content", "status", "--json")
    assert told.code == 0
    pack = load_pack(bundled_dir())
    assert told.json == {
        "version": pack.version,
        "expires": pack.expires.isoformat(),
        "source": "bundled",
        "expired": False,
        "bundled": {"version": pack.version, "expires": pack.expires.isoformat()},
        "installed": None,
        "repository": "",
    }


def test_status_after_its_date_is_said_and_shown(verbs: Verbs) -> None:
    verbs.clock.advance(days=800)
    assert verbs("content", "status", "--json").json["expired"] is True
    assert "restent affichés" in verbs("content", "status").err
    assert verbs("3018", "--json").json["number"] == "3018"


def test_update_without_an_address_asks_nobody(verbs: Verbs) -> None:
    told = verbs("content", "update", "--json")
    assert (told.code, told.error) == (1, "content_no_source")


def test_install_status_use_and_back(verbs: Verbs, places: Places, tmp_path: Path) -> None:
    stick = pack_of(tmp_path / "stick", "2026.12.5")
    line = stick / "helplines" / "3018.toml"
    line.write_text(
        line.read_text(encoding="utf-8").replace("checked_on = 2026-11-22", "checked_on = 2026-11-21"),
        encoding="utf-8",
    )
    before = verbs("3018", "--json").json["checked_on"]
    told = verbs("content", "install", str(stick), "--json")
    assert (told.code, told.json["updated"], told.json["version"], told.json["source"]) == (
        0,
        True,
        "2026.12.5",
        "folder",
    )
    assert told.json["installed"]["used"] is True
    assert verbs("3018", "--json").json["checked_on"] != before, "the new pack is what is read"
    assert verbs("content", "install", str(stick), "--json").json["updated"] is False
    words = verbs("content", "install", str(stick)).err
    assert "Personne n’a signé ce dossier" in words
    assert verbs("guides", "list", "--json").code == 0
    back = verbs("content", "revert", "--json")
    assert (back.json["version"], back.json["installed"]) == (BUNDLED, None)
    assert verbs("3018", "--json").json["checked_on"] == before
    assert not (places.content / POINTER).exists()


def test_status_says_why_an_installed_one_is_not_used(verbs: Verbs, places: Places, tmp_path: Path) -> None:
    verbs("content", "install", str(pack_of(tmp_path / "stick", "2026.12.5")))
    folder = next(path for path in places.content.iterdir() if path.name.startswith("2026"))
    (folder / "life_first.toml").write_bytes(b"")
    told = verbs("content", "status", "--json").json
    assert (told["version"], told["source"]) == (BUNDLED, "bundled")
    assert (told["installed"]["used"], told["installed"]["why"]) == (False, "damaged")
    assert "ne sont plus ceux qui ont été installés" in verbs("content", "status").err
    (places.content / POINTER).write_bytes(b"?")
    told = verbs("content", "status", "--json").json
    assert told["installed"] == {"used": False, "why": "unreadable"}
    assert "n’est pas lisible" in verbs("content", "status").err


@pytest.mark.parametrize("lang", ["fr", "en"])
def test_a_stick_that_is_refused(verbs: Verbs, tmp_path: Path, lang: str) -> None:
    stick = pack_of(tmp_path / "stick", "2026.12.5")
    shutil.rmtree(stick / "texts")
    told = verbs("content", "install", str(stick), "--json", "--lang", lang)
    assert (told.code, told.error) == (1, "content_invalid")
    assert verbs("content", "install", str(tmp_path / "nowhere"), "--json").code == 2
    assert verbs("content", "install").code == 2
    assert verbs("content").code == 2


@pytest.mark.parametrize("verb", [("guides", "check"), ("content", "install")])
def test_what_is_no_folder_to_read_is_named(verbs: Verbs, tmp_path: Path, verb: tuple[str, str]) -> None:
    (tmp_path / "pack.toml").write_bytes(b"schema = 1\n")
    assert refusal(verbs, *verb, tmp_path / "pack.toml") == (2, "not_a_folder")
    assert refusal(verbs, *verb, tmp_path / "nowhere") == (2, "file_missing")
    assert refusal(verbs, *verb, tmp_path / ("a" * 300)) == (2, "file_missing")


@pytest.mark.skipif(os.name == "nt", reason="a folder closed to its owner, as POSIX means it")
def test_a_folder_that_is_closed_to_us_is_named(
    verbs: Verbs, places: Places, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = Path.stat

    def closed(path: Path, *, follow_symlinks: bool = True) -> os.stat_result:
        if path == places.content / POINTER:
            raise PermissionError(errno.EACCES, "closed", str(path))
        return real(path, follow_symlinks=follow_symlinks)

    monkeypatch.setattr(Path, "stat", closed)
    told = verbs("content", "revert", "--json")
    assert (told.code, told.error) == (1, "destination_unwritable")


def refusal(verbs: Verbs, *words: object) -> tuple[int, str | None]:
    """Return the exit code and the error of a command line."""
    told = verbs(*map(str, words), "--json")
    return told.code, told.error


def test_checking_and_self_test_look_at_what_ships(verbs: Verbs, tmp_path: Path) -> None:
    verbs("content", "install", str(pack_of(tmp_path / "stick", "2026.12.5")))
    told = verbs("self-test", "--json").json
    assert BUNDLED in str(next(one for one in told["checks"] if "content" in str(one)))
    assert verbs("guides", "check", "--json").json["ok"] is True


def test_the_real_program_over_the_real_way(repo: ContentRepository, monkeypatch: pytest.MonkeyPatch) -> None:
    # The system's store, as OpenSSL is told where it is.
    monkeypatch.setenv("SSL_CERT_FILE", repo.verify)
    monkeypatch.delenv("SSL_CERT_DIR", raising=False)
    for verb in (("3018",), ("guides", "list"), ("content", "status")):
        assert program(*verb, "--json").code == 0
    assert repo.server.asked == []
    told = program("content", "update", "--json")
    assert (told.code, told.err) == (0, "")
    assert (told.json["version"], told.json["updated"]) == ("2099.12.1", True)
    assert told.json["source"] == told.json["repository"] == repo.server.address
    words = program("content", "update", "--lang", "fr").err
    assert "Rien de plus récent" in words
    assert "Leur signature a été vérifiée" in words
    assert program("3018", "--json").json["number"] == "3018"


def test_the_real_program_refuses_what_is_not_trusted(repo: ContentRepository) -> None:
    told = program("content", "update", "--json")
    assert (told.code, told.error) == (1, "content_unreachable")
    assert "Traceback" not in told.err
    assert repo.server.asked == []
