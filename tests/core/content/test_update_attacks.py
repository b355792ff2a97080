"""Everything that a repository, or whoever stands on the way to it, can try: refused, each with its own reason.

A real repository, signed by the real ceremony, over real TLS. After each attempt the pack in use is the same, the
help line and the guides can be read, and nothing half is left (`Asker.refusal`).
"""

import json
import shutil
import zipfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tuf.api.metadata import Metadata, MetaFile, Root, Snapshot, Targets, Timestamp

import build_repository
import ceremony
from appui_core.content.files import MOST_ARCHIVE_BYTES
from appui_core.content.installed import ContentHome
from appui_core.settings.repository import Repository
from content_keys import RefusedError, load_signer, make_key
from core.content.conftest import MADE, Asker
from fakes.content_repository import (
    PASSPHRASE,
    ContentRepository,
    Keys,
    endless,
    give,
    pack_of,
    serving,
    status,
)
from fakes.forged_content import archive_of, renewed_root, resign, served, signed_by, word_about

# --- time --------------------------------------------------------------------------------------------------------


def test_a_month_without_word_is_a_freeze(updated: Asker) -> None:
    updated.clock.advance(days=31)
    assert updated.refusal() == "content_frozen"


def test_a_renewed_word_is_enough(updated: Asker, repo: ContentRepository) -> None:
    updated.clock.advance(days=31)
    repo.refresh(updated.clock.now())
    assert updated.update().is_new is False


def test_a_root_past_its_year_is_refused(updated: Asker, repo: ContentRepository) -> None:
    updated.clock.advance(days=370)
    repo.refresh(updated.clock.now())
    assert updated.refusal() == "content_expired"


def test_a_list_past_its_date_is_refused(updated: Asker, repo: ContentRepository, tmp_path: Path) -> None:
    updated.clock.advance(days=300)
    renewed_root(repo, tmp_path, updated.clock.now())
    updated.clock.advance(days=70)
    repo.refresh(updated.clock.now())
    assert updated.refusal() == "content_expired"


@pytest.mark.parametrize("year", [1980, 2009, 2024])
def test_a_clock_years_behind_changes_nothing(asker: Asker, repo: ContentRepository, year: int) -> None:
    repo.publish("2026.12.1", MADE)
    asker.clock.set(datetime(year, 1, 1, tzinfo=UTC))
    assert asker.update().is_new


def test_a_clock_years_behind_is_no_door_for_old_word(asker: Asker, repo: ContentRepository) -> None:
    repo.publish("2026.12.1", MADE - timedelta(days=40))
    asker.clock.set(datetime(2009, 1, 1, tzinfo=UTC))
    assert asker.refusal() == "content_frozen"


def test_a_clock_years_ahead_refuses_and_shows_what_is_there(updated: Asker) -> None:
    updated.clock.set(datetime(2041, 1, 1, tzinfo=UTC))
    assert updated.refusal() == "content_expired"
    assert updated.home.choice().expired(updated.clock.now().date())
    assert updated.home.choice().bundled is False


# --- going back --------------------------------------------------------------------------------------------------


def test_an_older_word_is_refused(updated: Asker, repo: ContentRepository) -> None:
    old = served(repo, "timestamp.json")
    repo.refresh(updated.clock.now())
    updated.update()
    with repo.doing(timestamp=give(old)):
        assert updated.refusal() == "content_rollback"


def test_an_older_word_stays_refused_after_a_restart(updated: Asker, repo: ContentRepository) -> None:
    old = served(repo, "timestamp.json")
    repo.refresh(updated.clock.now())
    updated.update()
    again = replace(updated, home=ContentHome(updated.home.root, updated.home.app_version))
    with repo.doing(timestamp=give(old)):
        assert again.refusal() == "content_rollback"


def test_a_new_word_about_an_older_snapshot_is_refused(updated: Asker, repo: ContentRepository) -> None:
    first = Metadata[Timestamp].from_bytes(served(repo, "timestamp.json")).signed.snapshot_meta
    repo.publish("2026.12.2", updated.clock.now())
    updated.update()
    newest = Metadata[Timestamp].from_bytes(served(repo, "timestamp.json")).signed
    forged = signed_by(
        repo, Timestamp(version=newest.version + 1, expires=newest.expires, snapshot_meta=first), "timestamp.pem"
    )
    with repo.doing(timestamp=give(forged)):
        assert updated.refusal() == "content_rollback"


def test_a_new_snapshot_about_an_older_list_is_refused(updated: Asker, repo: ContentRepository) -> None:
    first = Metadata[Snapshot].from_bytes(served(repo, "1.snapshot.json")).signed.meta
    repo.publish("2026.12.2", updated.clock.now())
    updated.update()
    snapshot = Snapshot(version=3, expires=ceremony.expiry(updated.clock.now(), 30), meta=first)
    data = signed_by(repo, snapshot, "snapshot.pem")
    with repo.doing(
        **{"timestamp": give(word_about(repo, updated.clock.now(), 3, data)), "3.snapshot": give(data)}
    ):
        assert updated.refusal() == "content_rollback"


def test_a_pack_older_than_ours_is_refused(asker: Asker, repo: ContentRepository) -> None:
    repo.publish("2026.11.1", asker.clock.now())
    assert asker.refusal() == "content_rollback"


# --- mixing ------------------------------------------------------------------------------------------------------


def test_an_older_snapshot_under_the_newer_name_is_refused(updated: Asker, repo: ContentRepository) -> None:
    repo.publish("2026.12.2", updated.clock.now())
    with repo.doing(**{"2.snapshot": give(served(repo, "1.snapshot.json"))}):
        assert updated.refusal() == "content_mixed"
    assert updated.update().version == "2026.12.2"


def test_an_older_list_under_the_newer_name_is_refused(updated: Asker, repo: ContentRepository) -> None:
    repo.publish("2026.12.2", updated.clock.now())
    with repo.doing(**{"2.targets": give(served(repo, "1.targets.json"))}):
        assert updated.refusal() == "content_mixed"


def test_versions_that_do_not_agree_are_refused_without_hashes_too(
    updated: Asker, repo: ContentRepository
) -> None:
    repo.publish("2026.12.2", updated.clock.now())
    newest = Metadata[Timestamp].from_bytes(served(repo, "timestamp.json")).signed
    bare = Timestamp(version=newest.version + 1, expires=newest.expires, snapshot_meta=MetaFile(2))
    word = signed_by(repo, bare, "timestamp.pem")
    with repo.doing(**{"timestamp": give(word), "2.snapshot": give(served(repo, "1.snapshot.json"))}):
        assert updated.refusal() == "content_mixed"


# --- signatures --------------------------------------------------------------------------------------------------


def test_other_keys_are_refused(asker: Asker, tmp_path: Path, tls: Path) -> None:
    with serving(tmp_path / "other", Keys(tmp_path / "other-keys", MADE), tls) as other:
        other.publish("2026.12.1", asker.clock.now())
        (other.folder / "1.root.json").write_bytes(asker.repository.root)
        asker.repository = Repository(other.server.address, asker.repository.root)
        assert asker.refusal() == "content_unsigned"


@pytest.mark.parametrize("signers", [["root-1.pem"], ["root-2.pem"], ["targets.pem", "root-3.pem"], []])
def test_a_root_with_too_few_signatures_is_refused(
    updated: Asker, repo: ContentRepository, signers: list[str]
) -> None:
    root = Root.from_dict(build_repository.current_root(repo.folder).signed.to_dict())
    root.version = 2
    made = Metadata(root)
    for name in signers:
        made.sign(repo.keys.signer(name), append=True)
    with repo.doing(**{"2.root": give(made.to_bytes())}):
        assert updated.refusal() == "content_unsigned"


def test_one_signature_twice_is_one(updated: Asker, repo: ContentRepository) -> None:
    root = Root.from_dict(build_repository.current_root(repo.folder).signed.to_dict())
    root.version = 2
    made = Metadata(root)
    made.sign(repo.keys.signer("root-1.pem"))
    raw = json.loads(made.to_bytes())
    raw["signatures"] *= 2
    with repo.doing(**{"2.root": give(json.dumps(raw).encode())}):
        assert updated.refusal() in {"content_unsigned", "content_unreadable"}


def test_the_keys_of_the_server_can_not_offer_another_pack(updated: Asker, repo: ContentRepository) -> None:
    """Whoever takes over the server has the snapshot's and the timestamp's key, never the targets' key."""
    evil = Metadata[Targets].from_bytes(served(repo, "1.targets.json")).signed
    evil.version = 2
    data = signed_by(repo, evil, "snapshot.pem")
    snapshot = Snapshot(
        version=2,
        expires=ceremony.expiry(updated.clock.now(), 30),
        meta={"targets.json": MetaFile(2, len(data))},
    )
    pages = signed_by(repo, snapshot, "snapshot.pem")
    with repo.doing(
        **{
            "timestamp": give(word_about(repo, updated.clock.now(), 2, pages)),
            "2.snapshot": give(pages),
            "2.targets": give(data),
        }
    ):
        assert updated.refusal() == "content_unsigned"


def test_a_changed_byte_breaks_the_signature(updated: Asker, repo: ContentRepository) -> None:
    repo.refresh(updated.clock.now())
    with repo.doing(timestamp=give(served(repo, "timestamp.json").replace(b"2026", b"2027"))):
        assert updated.refusal() == "content_unsigned"


def test_new_keys_are_followed_when_the_old_ones_say_so(
    updated: Asker, repo: ContentRepository, tmp_path: Path
) -> None:
    come = tmp_path / "new-targets.pem"
    make_key(come, PASSPHRASE.encode())
    swap = (repo.keys.folder / "targets.pem.pub", tmp_path / "new-targets.pem.pub")
    renewed_root(repo, tmp_path, updated.clock.now(), swap=swap)
    signers = repo.keys.signers | {"targets": load_signer(come, PASSPHRASE.encode())}
    pack = pack_of(repo.base / "next", "2026.12.9")
    build_repository.publish(pack, repo.folder, signers, updated.clock.now())
    assert updated.update().version == "2026.12.9"
    with pytest.raises(RefusedError):
        repo.publish("2026.12.10", updated.clock.now())


# --- size --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["2.root", "timestamp", "2.snapshot", "2.targets", "archive"])
def test_an_endless_answer_is_cut(updated: Asker, repo: ContentRepository, name: str) -> None:
    repo.publish("2026.12.2", updated.clock.now())
    with repo.doing(**{name: endless}):
        assert updated.refusal() == "content_too_large"


def test_a_large_answer_is_not_even_read(updated: Asker, repo: ContentRepository) -> None:
    with repo.doing(timestamp=status(200, **{"Content-Length": "900000000"})):
        assert updated.refusal() == "content_too_large"


def test_a_signed_archive_that_is_too_large_is_not_fetched(asker: Asker, repo: ContentRepository) -> None:
    repo.publish("2026.12.1", asker.clock.now())
    resign(repo, asker.clock.now(), archive_of(repo).read_bytes(), length=MOST_ARCHIVE_BYTES + 1)
    repo.server.asked.clear()
    assert asker.refusal() == "content_too_large"
    assert not any(path.endswith(".zip") for path in repo.server.asked)


# --- the archive -------------------------------------------------------------------------------------------------


def test_another_archive_than_the_signed_one_is_refused(asker: Asker, repo: ContentRepository) -> None:
    repo.publish("2026.12.1", asker.clock.now())
    data = bytearray(archive_of(repo).read_bytes())
    data[len(data) // 2] ^= 1
    with repo.doing(archive=give(bytes(data))):
        assert asker.refusal() == "content_altered"
    with repo.doing(archive=give(bytes(data[:-1]))):
        assert asker.refusal() == "content_altered"
    assert asker.update().is_new


def test_a_signed_archive_with_a_way_out_is_refused(asker: Asker, repo: ContentRepository, tmp_path: Path) -> None:
    repo.publish("2026.12.1", asker.clock.now())
    bad = tmp_path / "bad.zip"
    shutil.copy(archive_of(repo), bad)
    with zipfile.ZipFile(bad, "a") as opened:
        opened.writestr("../../settings.toml", "can_phone = false\n")
    resign(repo, asker.clock.now(), bad.read_bytes())
    assert asker.refusal() == "content_archive"
    assert not (asker.home.root.parent / "settings.toml").exists()


def test_a_signed_pack_with_a_defect_is_refused(asker: Asker, repo: ContentRepository, tmp_path: Path) -> None:
    repo.publish("2026.12.1", asker.clock.now())
    bad = tmp_path / "bad.zip"
    with zipfile.ZipFile(archive_of(repo)) as good, zipfile.ZipFile(bad, "x", zipfile.ZIP_DEFLATED) as made:
        for name in good.namelist():
            data = good.read(name)
            made.writestr(name, data.replace(b"Europe/Paris", b"Europe/Nowhere"))
    resign(repo, asker.clock.now(), bad.read_bytes())
    assert asker.refusal() == "content_invalid"


@pytest.mark.parametrize(
    ("custom", "code"),
    [
        ({"version": "2026.12.1", "schema": 1, "min_app": "9.0"}, "content_newer"),
        ({"version": "2026.12.1", "schema": 2, "min_app": "0"}, "content_unreadable"),
        ({"version": "2026.12.7", "schema": 1, "min_app": "0"}, "content_invalid"),
        ({"version": "../x", "schema": 1, "min_app": "0"}, "content_unreadable"),
        ({"version": ["2026.12.1"], "schema": True, "min_app": "0"}, "content_unreadable"),
        ({"version": "2026.12.1", "schema": 1, "min_app": 7}, "content_unreadable"),
        ("nothing", "content_unreadable"),
        (None, "content_unreadable"),
    ],
)
def test_what_is_signed_about_the_archive_must_fit(
    asker: Asker, repo: ContentRepository, custom: object, code: str
) -> None:
    repo.publish("2026.12.1", asker.clock.now())
    resign(repo, asker.clock.now(), archive_of(repo).read_bytes(), custom=custom)
    assert asker.refusal() == code


@pytest.mark.parametrize(("name", "code"), [("content-2.zip", "content_newer"), ("other.zip", "content_absent")])
def test_a_pack_of_a_later_schema_is_told_apart_from_none(
    asker: Asker, repo: ContentRepository, name: str, code: str
) -> None:
    repo.publish("2026.12.1", asker.clock.now())
    resign(repo, asker.clock.now(), archive_of(repo).read_bytes(), name=name)
    assert asker.refusal() == code
