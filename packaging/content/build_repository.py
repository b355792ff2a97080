"""Builds the static folder from which content packs are fetched: signs a pack in, renews the monthly word.

    build_repository.py start REPO --root root.json
    build_repository.py publish PACK REPO --targets-key T.pem --snapshot-key S.pem --timestamp-key M.pem
    build_repository.py refresh REPO --timestamp-key M.pem
    build_repository.py root REPO --root 2.root.json

The folder is then copied as it is to any https server. README.md beside this file says when to do what.
"""

import argparse
import sys
import tempfile
from collections.abc import Sequence
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

from securesystemslib.signer import CryptoSigner
from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, MetaFile, Root, Snapshot, TargetFile, Targets, Timestamp

from appui_core.adapters.content_tuf import target_name
from appui_core.content.archive import pack_archive
from appui_core.content.files import MOST_ARCHIVE_BYTES, files_in, tops
from appui_core.content.pack import SCHEMA, bundled_dir, load_pack, version_key
from appui_core.content.problems import ContentError
from appui_core.guides.check import check
from ceremony import expiry, read_root
from content_keys import RefusedError, ask_passphrase, load_signer

# How long each word holds. Only the timestamp is renewed between two packs.
DAYS = {Targets.type: 365, Snapshot.type: 365, Timestamp.type: 30}
T = TypeVar("T", Targets, Snapshot, Timestamp)


def start(repo: Path, root: Path) -> None:
    """Make the folder, with its first root.

    Raises RefusedError when there is one already.
    """
    if (repo / "timestamp.json").exists() or any(repo.glob("*.root.json")):
        raise RefusedError(f"{repo.name} is a repository already.")
    add_root(repo, root)
    (repo / "targets").mkdir()


def add_root(repo: Path, path: Path) -> None:
    """Put the next root in.

    Raises RefusedError when it is not the next one, or not signed as the present one wants it.
    """
    made = read_root(path)
    present = current_root(repo) if any(repo.glob("*.root.json")) else None
    if present is not None:
        if made.signed.version != present.signed.version + 1:
            raise RefusedError(
                f"Version {present.signed.version + 1} is the next root, not {made.signed.version}."
            )
        try:
            present.signed.verify_delegate(Root.type, made.signed_bytes, made.signatures)
        except RepositoryError:
            raise RefusedError("Not signed by enough keys of the present root.") from None
    repo.mkdir(parents=True, exist_ok=True)
    (repo / f"{made.signed.version}.root.json").write_bytes(path.read_bytes())


def publish(
    pack: Path,
    repo: Path,
    signers: dict[str, CryptoSigner],
    now: datetime,
    *,
    min_app: str = "0",
) -> str:
    """Sign a pack in; return its version. Everything new is written before the timestamp that points at it.

    Raises RefusedError when the pack has a defect or is not newer, or a key is not the root's.
    """
    version = _sound(pack)
    targets = _latest(repo, Targets)
    name = target_name(SCHEMA)
    published = targets.signed.targets.get(name) if targets else None
    if published is not None and published.custom is not None:
        before = str(published.custom["version"])
        if version_key(version) <= version_key(before):
            raise RefusedError(f"{version} is not newer than what is there ({before}).")
    with tempfile.TemporaryDirectory() as folder:
        archive = Path(folder) / name
        pack_archive(pack, archive, tops(files_in(bundled_dir())))
        data = archive.read_bytes()
    if len(data) > MOST_ARCHIVE_BYTES:
        raise RefusedError(f"The archive has {len(data)} bytes; {MOST_ARCHIVE_BYTES} are allowed.")
    target = TargetFile.from_data(name, data, ["sha256"])
    target.unrecognized_fields["custom"] = {"version": version, "schema": SCHEMA, "min_app": min_app}
    made = Targets(version=_next(targets), expires=expiry(now, DAYS[Targets.type]))
    made.targets = {**(targets.signed.targets if targets else {}), name: target}
    snapshot = Snapshot(version=_next(_latest(repo, Snapshot)), expires=expiry(now, DAYS[Snapshot.type]))
    blob = _signed(repo, made, signers)
    snapshot.meta = {"targets.json": _meta(made.version, blob)}
    snapshot_blob = _signed(repo, snapshot, signers)
    timestamp_blob = _timestamp(repo, _meta(snapshot.version, snapshot_blob), signers, now)
    (repo / "targets" / f"{sha256(data).hexdigest()}.{name}").write_bytes(data)
    (repo / f"{made.version}.targets.json").write_bytes(blob)
    (repo / f"{snapshot.version}.snapshot.json").write_bytes(snapshot_blob)
    _replace(repo / "timestamp.json", timestamp_blob)
    return version


def refresh(repo: Path, signers: dict[str, CryptoSigner], now: datetime) -> datetime:
    """Say anew that what is there is the newest, for thirty days; return until when.

    Raises RefusedError when nothing was published yet, or the key is not the root's.
    """
    timestamp = _latest(repo, Timestamp)
    if timestamp is None:
        raise RefusedError("Nothing was published yet.")
    _replace(repo / "timestamp.json", _timestamp(repo, timestamp.signed.snapshot_meta, signers, now))
    return expiry(now, DAYS[Timestamp.type])


def current_root(repo: Path) -> Metadata[Root]:
    """Return the newest root of a repository.

    Raises RefusedError when there is none.
    """
    versions = sorted(int(path.name.split(".")[0]) for path in repo.glob("*.root.json"))
    if not versions:
        raise RefusedError(f"{repo.name} is no repository: use start first.")
    return read_root(repo / f"{versions[-1]}.root.json")


def _sound(pack: Path) -> str:
    """Return the version of a pack without any defect."""
    try:
        problems = check(pack)
        lacking = sorted(tops(files_in(bundled_dir())) - tops(files_in(pack)))
        if problems or lacking:
            told = [*map(str, problems), *(f"{name}: missing" for name in lacking)]
            raise RefusedError("\n".join(told))
        return load_pack(pack).version
    except (ContentError, OSError) as error:
        raise RefusedError(str(error)) from error


def _signed(repo: Path, signed: T, signers: dict[str, CryptoSigner]) -> bytes:
    """Return the signed bytes, once the present root takes them."""
    made = Metadata(signed)
    made.sign(signers[signed.type])
    try:
        current_root(repo).signed.verify_delegate(signed.type, made.signed_bytes, made.signatures)
    except (RepositoryError, ValueError):
        raise RefusedError(
            f"This is not the key that the root names for {signed.type}. Nothing was written."
        ) from None
    return made.to_bytes()


def _timestamp(repo: Path, meta: MetaFile, signers: dict[str, CryptoSigner], now: datetime) -> bytes:
    version = _next(_latest(repo, Timestamp))
    return _signed(
        repo, Timestamp(version=version, expires=expiry(now, DAYS[Timestamp.type]), snapshot_meta=meta), signers
    )


def _meta(version: int, blob: bytes) -> MetaFile:
    return MetaFile(version, len(blob), {"sha256": sha256(blob).hexdigest()})


def _latest(repo: Path, kind: type[T]) -> Metadata[T] | None:
    if kind.type == Timestamp.type:
        path = repo / "timestamp.json"
        return Metadata[T].from_file(str(path)) if path.exists() else None
    paths = sorted(repo.glob(f"*.{kind.type}.json"), key=lambda path: int(path.name.split(".")[0]))
    return Metadata[T].from_file(str(paths[-1])) if paths else None


def _next(latest: Metadata[T] | None) -> int:
    return latest.signed.version + 1 if latest else 1


def _replace(path: Path, data: bytes) -> None:
    """Put new bytes in a file's place in one step: a server may be reading it."""
    beside = path.with_name(f".{path.name}.new")
    beside.write_bytes(data)
    beside.replace(path)


def parser() -> argparse.ArgumentParser:
    """Return what reads the command line."""
    made = argparse.ArgumentParser(description="Builds the folder from which content packs are fetched.")
    made.add_argument("--passphrase-file", type=Path, help="one passphrase for all keys")
    verbs = made.add_subparsers(dest="verb", required=True)
    for verb in ("start", "root"):
        one = verbs.add_parser(verb)
        one.add_argument("repo", type=Path)
        one.add_argument("--root", type=Path, required=True)
    out = verbs.add_parser("publish")
    out.add_argument("pack", type=Path)
    out.add_argument("repo", type=Path)
    out.add_argument("--min-app", default="0", help="the oldest Appui that can use it")
    again = verbs.add_parser("refresh")
    again.add_argument("repo", type=Path)
    for role in (Targets.type, Snapshot.type, Timestamp.type):
        out.add_argument(f"--{role}-key", type=Path, required=True)
    again.add_argument(f"--{Timestamp.type}-key", type=Path, required=True)
    return made


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line says; return the exit code."""
    args = parser().parse_args(argv)
    given = args.passphrase_file.read_text(encoding="utf-8").strip() if args.passphrase_file else None
    now = datetime.now(UTC)
    try:
        if args.verb in {"start", "root"}:
            (start if args.verb == "start" else add_root)(args.repo, args.root)
            print(f"Root version {current_root(args.repo).signed.version} is in place.")
            return 0
        keys = {role: path for role in DAYS if (path := getattr(args, f"{role}_key", None)) is not None}
        signers = {role: load_signer(path, ask_passphrase(path.name, given)) for role, path in keys.items()}
        if args.verb == "publish":
            print(f"Published: {publish(args.pack, args.repo, signers, now, min_app=args.min_app)}.")
            print("Copy the whole folder to the server, timestamp.json last.")
        else:
            print(f"The timestamp holds until {refresh(args.repo, signers, now):%Y-%m-%d}.")
    except RefusedError as refused:
        print(refused, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
