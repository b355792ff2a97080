"""The key ceremony: makes the keys that content is signed with and the root.json that says so, off the network.

    ceremony.py new --root-keys A/root-1.pem B/root-2.pem C/root-3.pem --threshold 2 --targets-key D/targets.pem
        --snapshot-key snapshot.pem --timestamp-key timestamp.pem --to root.json
    ceremony.py renew root.json --root-keys A/root-1.pem C/root-3.pem --to 2.root.json [--swap OLD.pub NEW.pub]
    ceremony.py key E/root-4.pem
    ceremony.py show root.json

README.md beside this file says when to do what.
"""

import argparse
import sys
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, Root, Snapshot, Targets, Timestamp

from content_keys import (
    RefusedError,
    ask_passphrase,
    fingerprint,
    load_public,
    load_signer,
    make_key,
)

ROOT_DAYS = 365
OTHERS = (Targets.type, Snapshot.type, Timestamp.type)

CHECK_LIST = """
Check list
[ ] This computer is off the network and will be wiped, or was started from a clean medium.
[ ] Each root key is on a stick of its own, with a passphrase of its own, kept by another person.
[ ] The targets key is on a stick of its own; it is needed for each new pack, never in between.
[ ] A second copy of each stick lies at another place.
[ ] Every keeper has opened their key once today (renew or publish asks for it).
[ ] The fingerprints above were read aloud and written on paper by two people.
[ ] root.json and the .pub files left this computer; no .pem did, but the snapshot's and the timestamp's.
[ ] A date is in two calendars: renew root.json a month before {expires}.
"""


def new_root(
    root_keys: Sequence[Path], threshold: int, others: dict[str, Path], now: datetime, given: str | None
) -> Metadata[Root]:
    """Make every key and a first root signed by all root keys.

    Raises RefusedError: a threshold that makes no sense, a passphrase, a key that is there already.
    """
    if not 1 <= threshold <= len(root_keys) or len(set(root_keys)) != len(root_keys):
        raise RefusedError(
            "The threshold is at least 1 and at most the number of root keys, each with a file of its own."
        )
    root = Root(expires=expiry(now, ROOT_DAYS), consistent_snapshot=True)
    made = Metadata(root)
    secrets: dict[Path, bytes] = {}
    for path in (*root_keys, *others.values()):
        if path in secrets:
            raise RefusedError(f"{path.name} stands there twice: each role has a key of its own.")
        secrets[path] = ask_passphrase(path.name, given, twice=True)
    for path in root_keys:
        root.add_key(make_key(path, secrets[path]), Root.type)
    for role, path in others.items():
        root.add_key(make_key(path, secrets[path]), role)
    root.roles[Root.type].threshold = threshold
    for path in root_keys:
        made.sign(load_signer(path, secrets[path]), append=True)
    root.verify_delegate(Root.type, made.signed_bytes, made.signatures)
    return made


def renewed(
    old: Metadata[Root],
    root_keys: Sequence[Path],
    now: datetime,
    given: str | None,
    swap: tuple[Path, Path] | None = None,
) -> Metadata[Root]:
    """Return the next root: a new date, and with `swap` one public key in another's place in every role it has.

    Raises RefusedError when too few of the right keys sign, or the key to swap is in no role.
    """
    root = Root.from_dict(old.signed.to_dict())
    root.version += 1
    root.expires = expiry(now, ROOT_DAYS)
    if swap is not None:
        gone, come = load_public(swap[0]), load_public(swap[1])
        roles = [name for name, role in root.roles.items() if gone.keyid in role.keyids]
        if not roles:
            raise RefusedError("The key to swap is in no role.")
        for role in roles:
            root.revoke_key(gone.keyid, role)
            root.add_key(come, role)
    made = Metadata(root)
    for path in root_keys:
        made.sign(load_signer(path, ask_passphrase(path.name, given)), append=True)
    try:
        old.signed.verify_delegate(Root.type, made.signed_bytes, made.signatures)
        root.verify_delegate(Root.type, made.signed_bytes, made.signatures)
    except RepositoryError:
        least = old.signed.roles[Root.type].threshold
        raise RefusedError(
            f"Too few of the right root keys: {least} are wanted, of the old root and the new."
        ) from None
    return made


def expiry(now: datetime, days: int) -> datetime:
    """Return the instant at which something signed now ends, in whole seconds of UTC as TUF wants it."""
    return (now.astimezone(UTC) + timedelta(days=days)).replace(microsecond=0)


def read_root(path: Path) -> Metadata[Root]:
    """Return a root.

    Raises RefusedError when the file is none.
    """
    try:
        found = Metadata[Root].from_file(str(path))
    except (OSError, RepositoryError):
        found = None
    except Exception as error:
        raise RefusedError(f"{path.name}: {type(error).__name__}") from error
    if found is None or not isinstance(found.signed, Root):
        raise RefusedError(f"{path.name} is no root.json.")
    return found


def show(made: Metadata[Root]) -> None:
    """Print what a root says."""
    root = made.signed
    print(f"root.json, version {root.version}, until {root.expires:%Y-%m-%d}")
    for name, role in sorted(root.roles.items()):
        print(f"{name}: {role.threshold} of {len(role.keyids)}")
        for keyid in role.keyids:
            signed = " (has signed)" if keyid in made.signatures else ""
            print(f"  {fingerprint(root.keys[keyid])}{signed}")


def write(made: Metadata[Root], path: Path) -> None:
    """Write a root to a new file.

    Raises RefusedError when it is there already.
    """
    if path.exists():
        raise RefusedError(f"{path.name} is there already. A root is never overwritten.")
    made.to_file(str(path))


def parser() -> argparse.ArgumentParser:
    """Return what reads the command line."""
    made = argparse.ArgumentParser(description="Makes and renews the keys that content is signed with.")
    made.add_argument("--passphrase-file", type=Path, help="one passphrase for all keys: for trials only")
    verbs = made.add_subparsers(dest="verb", required=True)
    new = verbs.add_parser("new")
    new.add_argument("--root-keys", type=Path, nargs="+", required=True)
    new.add_argument("--threshold", type=int, default=2)
    for role in OTHERS:
        new.add_argument(f"--{role}-key", type=Path, required=True)
    new.add_argument("--to", type=Path, required=True)
    renew = verbs.add_parser("renew")
    renew.add_argument("root", type=Path)
    renew.add_argument("--root-keys", type=Path, nargs="+", required=True)
    renew.add_argument("--swap", type=Path, nargs=2, metavar=("OLD.pub", "NEW.pub"))
    renew.add_argument("--to", type=Path, required=True)
    key = verbs.add_parser("key", help="makes one more key, to swap in")
    key.add_argument("path", type=Path)
    verbs.add_parser("show").add_argument("root", type=Path)
    return made


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line says; return the exit code."""
    args = parser().parse_args(argv)
    given = args.passphrase_file.read_text(encoding="utf-8").strip() if args.passphrase_file else None
    now = datetime.now(UTC)
    try:
        if args.verb == "new":
            others = {role: getattr(args, f"{role}_key") for role in OTHERS}
            if args.to.exists():
                raise RefusedError(f"{args.to.name} is there already.")  # noqa: TRY301 - before any key is made
            made = new_root(args.root_keys, args.threshold, others, now, given)
            write(made, args.to)
            show(made)
            print(CHECK_LIST.format(expires=f"{made.signed.expires:%Y-%m-%d}"))
        elif args.verb == "renew":
            swap = tuple(args.swap) if args.swap else None
            made = renewed(read_root(args.root), args.root_keys, now, given, swap)
            write(made, args.to)
            show(made)
        elif args.verb == "key":
            print(fingerprint(make_key(args.path, ask_passphrase(args.path.name, given, twice=True))))
        else:
            show(read_root(args.root))
    except RefusedError as refused:
        print(refused, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
