"""What careless keepers of a content repository would sign, and attackers who hold some of its keys."""

from datetime import datetime
from pathlib import Path
from typing import TypeVar

from tuf.api.metadata import Metadata, MetaFile, Snapshot, TargetFile, Targets, Timestamp

import build_repository
import ceremony
from fakes.content_repository import PASSPHRASE, ContentRepository

S = TypeVar("S", Timestamp, Snapshot, Targets)


def served(repo: ContentRepository, name: str) -> bytes:
    """Return a file of the repository."""
    return (repo.folder / name).read_bytes()


def archive_of(repo: ContentRepository) -> Path:
    """Return the newest archive of the repository."""
    return max((repo.folder / "targets").iterdir(), key=lambda path: path.stat().st_mtime_ns)


def signed_by(repo: ContentRepository, signed: S, key: str) -> bytes:
    """Sign something with one of the ceremony's keys."""
    made = Metadata(signed)
    made.sign(repo.keys.signer(key))
    return made.to_bytes()


def word_about(repo: ContentRepository, now: datetime, version: int, snapshot: bytes) -> bytes:
    """Return a timestamp that points at a snapshot."""
    newest = Metadata[Timestamp].from_bytes(served(repo, "timestamp.json")).signed
    word = Timestamp(
        version=newest.version + 1,
        expires=ceremony.expiry(now, 30),
        snapshot_meta=MetaFile(version, len(snapshot)),
    )
    return signed_by(repo, word, "timestamp.pem")


def resign(
    repo: ContentRepository,
    now: datetime,
    data: bytes,
    *,
    name: str = "content-1.zip",
    length: int | None = None,
    custom: object = ...,
) -> None:
    """Have the repository's own keys sign something else in, as careless keepers would."""
    target = TargetFile.from_data(name, data, ["sha256"])
    said = {"version": "2026.12.1", "schema": 1, "min_app": "0"} if custom is ... else custom
    target.unrecognized_fields["custom"] = said
    target.length = len(data) if length is None else length
    targets = Targets(version=2, expires=ceremony.expiry(now, 30), targets={name: target})
    blob = signed_by(repo, targets, "targets.pem")
    meta = {"targets.json": MetaFile(2, len(blob))}
    snapshot = Snapshot(version=2, expires=ceremony.expiry(now, 30), meta=meta)
    pages = signed_by(repo, snapshot, "snapshot.pem")
    word = word_about(repo, now, 2, pages)
    digest = target.hashes["sha256"]
    (repo.folder / "targets" / f"{digest}.{name}").write_bytes(data)
    (repo.folder / "2.targets.json").write_bytes(blob)
    (repo.folder / "2.snapshot.json").write_bytes(pages)
    (repo.folder / "timestamp.json").write_bytes(word)


def renewed_root(
    repo: ContentRepository, folder: Path, now: datetime, swap: tuple[Path, Path] | None = None
) -> None:
    """Renew the root with two of its three keys, and put it in."""
    present = build_repository.current_root(repo.folder)
    made = ceremony.renewed(present, repo.keys.root_keys[1:], now, PASSPHRASE, swap)
    path = folder / f"{made.signed.version}.root.json"
    ceremony.write(made, path)
    build_repository.add_root(repo.folder, path)
