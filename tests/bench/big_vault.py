"""A vault with as many exhibits as one asks for, its rows written in few transactions; no originals on the disk.

Invented words with the frequencies of a language (a few everywhere, most hardly ever), so that prefixes behave as
in real life. Kept under build/bench/big-<n>: making 100 000 takes a minute.
"""

import hashlib
import json
import os
import random
import shutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from appui_core.cases import rows  # noqa: E402 - the path first
from appui_core.cases.identifiers import new_ulid  # noqa: E402 - the same
from appui_core.cases.model import Exhibit, Facts, Kind  # noqa: E402 - the same
from appui_core.cases.service import Cases  # noqa: E402 - the same
from appui_core.clock import utc_stamp  # noqa: E402 - the same
from appui_core.vault.facade import SealedBlob, Vault, create_vault  # noqa: E402 - the same
from fakes.clock import FixedClock  # noqa: E402 - the same
from fakes.key_store import FakeKeyStore  # noqa: E402 - the same

PASSPHRASE = "quatre mots bien choisis"  # noqa: S105 - a passphrase of the bench only
LONG_CASE = 10_000
_CASE = 2_000
_VOCABULARY = 30_000
_PLATFORMS = ("tiktok", "instagram", "messenger", "snapchat", "whatsapp")
_SYLLABLES = tuple(a + b for a in ("b", "ch", "d", "f", "l", "m", "n", "p", "r", "s", "t", "v") for b in "aeiouéè")


def words(chance: random.Random) -> tuple[str, ...]:
    """Return the vocabulary, the most frequent word first."""
    made = {"".join(chance.choices(_SYLLABLES, k=chance.randint(1, 4))) for _ in range(_VOCABULARY * 2)}
    return tuple(sorted(made, key=lambda word: (len(word), word)))[:_VOCABULARY]


def make(folder: Path, exhibits: int, *, blobs: bool = False) -> tuple[FakeKeyStore, str]:
    """Make the vault; with `blobs`, an empty file stands for each original. Return key store and longest case."""
    clock, keystore = FixedClock(datetime.fromisoformat("2024-01-01T08:00:00+01:00")), FakeKeyStore()
    chance = random.Random(7)  # noqa: S311 - the same vault each time
    made = create_vault(folder, clock=clock, keystore=keystore, passphrase=PASSPHRASE, preset="private")
    lexicon = words(chance)
    weights = [1 / (rank + 2) for rank in range(len(lexicon))]
    with made.vault as vault:
        cases = Cases(vault, clock)
        first = ""
        left = exhibits
        while left:
            size = min(left, LONG_CASE if not first else _CASE)
            code = cases.new(f"Situation {left}").code
            first = first or code
            with vault.transaction():
                _fill(vault, code, size, _facts(chance, lexicon, weights), clock, blobs=blobs)
            left -= size
    return keystore, first


def _facts(chance: random.Random, lexicon: tuple[str, ...], weights: list[float]) -> Iterator[Facts]:
    accounts = [f"{a}.{b}" for a, b in zip(lexicon[500:900], lexicon[900:1300], strict=True)]
    while True:
        said = chance.choices(lexicon, weights, k=18)
        account = chance.choice(accounts)
        platform = chance.choice(_PLATFORMS)
        yield Facts(
            url=f"https://www.{platform}.com/@{account}/video/{chance.randrange(10**18)}",
            account=f"@{account}",
            platform=platform,
            note=" ".join(said[:8]),
            words=" ".join(said[8:]),
        )


def _fill(vault: Vault, code: str, size: int, facts: Iterator[Facts], clock: FixedClock, *, blobs: bool) -> None:
    case_id = vault.rows("SELECT id FROM cases WHERE code = ?", (code,))[0][0]
    for _ in range(size):
        clock.advance(300)
        now = clock.now()
        name = os.urandom(16).hex()
        exhibit = Exhibit(
            id=new_ulid(now),
            number=rows.take_numbers(vault, case_id, 1),
            case=code,
            kind=Kind.CAPTURE,
            sha256=hashlib.sha256(name.encode()).hexdigest(),
            size_bytes=900_000,
            media_type="image/png",
            width=1920,
            height=1080,
            preview=True,
            captured_at_utc=utc_stamp(now),
            added_at_utc=utc_stamp(now),
            utc_offset_minutes=60,
            claimed_date=None,
            facts=next(facts),
            capture={"backend": "bench"},
        )
        rows.insert(vault, case_id, [(exhibit, SealedBlob(name, exhibit.sha256, exhibit.size_bytes, 900_200))])
        vault.append_event(case_id, "exhibit_added", exhibit.id, rows.addition(exhibit))
        if blobs:
            place = vault.folder / "blobs" / name[:2] / name
            place.parent.mkdir(exist_ok=True)
            place.touch()


@dataclass(frozen=True)
class Big:
    """A big vault: where it lies, what opens it, and its longest case."""

    folder: Path
    keystore: FakeKeyStore
    case: str


def cached(exhibits: int) -> Big:
    """Return a vault of this size, made once and kept under build/bench."""
    place = ROOT / "build" / "bench" / f"big-{exhibits}"
    told = place / "complete.json"
    if not told.exists():
        shutil.rmtree(place, ignore_errors=True)
        place.mkdir(parents=True)
        keystore, code = make(place / "vault", exhibits, blobs=True)
        told.write_text(json.dumps({"secrets": keystore.secrets, "case": code}), encoding="utf-8")
    known = json.loads(told.read_text(encoding="utf-8"))
    return Big(place / "vault", FakeKeyStore(secrets=known["secrets"]), known["case"])
