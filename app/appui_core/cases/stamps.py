"""Dates that outside authorities were asked to attest: kept in the vault until each has said yes or no.

A request waits until an answer was believed, is tried again after a pause that grows with its age, and survives
the end of the program. An answer is kept here before it is written anywhere else.
"""

import json
import secrets
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from appui_core.clock import Clock, parse_utc_stamp, utc_stamp
from appui_core.errors import ErrorCode
from appui_core.vault import event_names as events
from appui_core.vault.facade import Vault

LEAST_PAUSE = timedelta(minutes=1)
MOST_PAUSE = timedelta(hours=6)
_COLUMNS = "id, case_id, digest, made_at_utc, authority, state, request, response, last_try_utc, last_code"


class State(StrEnum):
    """What became of a request."""

    WAITING = "waiting"
    DONE = "done"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Place:
    """Where the dossier was made (absolute), the stem of the stamp's files in it, and whether they stand there.

    A ZIP takes nothing in afterwards: `zipped`. `placed` is also true once a later dossier took them along.
    """

    path: str
    stem: str
    zipped: bool
    placed: bool = False


@dataclass(frozen=True, slots=True)
class Stamp:
    """One request to one authority; `digest` is the SHA-256 it is about, `response` the answer once believed."""

    id: str
    case_id: str
    digest: str
    made_at_utc: str
    authority: str
    state: State
    request: bytes
    response: bytes | None
    last_try_utc: str | None
    last_code: str | None
    place: Place

    def due(self, now: datetime) -> bool:
        """Tell whether it may be tried: waiting, and as long since the last try as it had waited before it.

        The pause is at least a minute and at most six hours; a clock set back makes no pause longer than that.
        """
        if self.state is not State.WAITING or self.last_try_utc is None:
            return self.state is State.WAITING
        last = parse_utc_stamp(self.last_try_utc)
        pause = min(max(last - parse_utc_stamp(self.made_at_utc), LEAST_PAUSE), MOST_PAUSE)
        return now < last or now - last >= pause


class Stamps:
    """The requests of one open vault. Any thread may call; each call raises VAULT_LOCKED once it is closed."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._vault = vault
        self._clock = clock

    def add(self, case_id: str, digest: str, authority: str, request: bytes, place: Place) -> str:
        """Keep a new request and return its id.

        Raises AppuiError: DISK_FULL, VAULT_READ_ONLY.
        """
        own = secrets.token_hex(16)
        with self._vault.transaction():
            self._vault.rows(
                f"INSERT INTO stamps ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, 'waiting', ?, NULL, NULL, NULL)",  # noqa: S608 - our own constant
                (own, case_id, digest, utc_stamp(self._clock.now()), _column(authority, place), request),
            )
        return own

    def all(self, case_id: str | None = None) -> tuple[Stamp, ...]:
        """Return the requests of a case, or of all cases, oldest first."""
        sql = f"SELECT {_COLUMNS} FROM stamps WHERE ? IS NULL OR case_id = ? ORDER BY made_at_utc, rowid"  # noqa: S608 - our own constant
        return tuple(_stamp(row) for row in self._vault.rows(sql, (case_id, case_id)))

    def waiting(self) -> tuple[Stamp, ...]:
        """Return what has no answer yet, oldest first."""
        return tuple(stamp for stamp in self.all() if stamp.state is State.WAITING)

    def unplaced(self, case_id: str | None = None) -> tuple[Stamp, ...]:
        """Return what was attested and stands in no dossier yet."""
        return tuple(one for one in self.all(case_id) if one.state is State.DONE and not one.place.placed)

    def done(self, stamp_id: str, response: bytes, at_utc: str) -> None:
        """Keep a believed answer and journal it in the case's chain; a second answer changes nothing.

        Raises AppuiError: DISK_FULL, VAULT_READ_ONLY.
        """
        with self._vault.transaction():
            stamp = self._one(stamp_id)
            if stamp is None or stamp.state is State.DONE:
                return
            self._vault.rows(
                "UPDATE stamps SET state = 'done', response = ?, last_try_utc = ?, last_code = NULL WHERE id = ?",
                (response, utc_stamp(self._clock.now()), stamp_id),
            )
            details = {"authority": stamp.authority, "attested_at_utc": at_utc, "manifest_sha256": stamp.digest}
            self._vault.append_event(stamp.case_id, events.TIME_STAMPED, None, details)

    def failed(self, stamp_id: str, code: ErrorCode) -> None:
        """Note a try without success: a refusal is final, anything else is tried again.

        Raises AppuiError: DISK_FULL, VAULT_READ_ONLY.
        """
        state = State.REFUSED if code is ErrorCode.STAMP_REFUSED else State.WAITING
        self._vault.rows(
            "UPDATE stamps SET state = ?, last_try_utc = ?, last_code = ? WHERE id = ? AND state = 'waiting'",
            (str(state), utc_stamp(self._clock.now()), str(code), stamp_id),
        )

    def placed(self, stamp_ids: Sequence[str]) -> None:
        """Note that the files of these stand in a dossier.

        Raises AppuiError: DISK_FULL, VAULT_READ_ONLY.
        """
        with self._vault.transaction():
            for stamp_id in stamp_ids:
                stamp = self._one(stamp_id)
                if stamp is not None:
                    column = _column(stamp.authority, replace(stamp.place, placed=True))
                    self._vault.rows("UPDATE stamps SET authority = ? WHERE id = ?", (column, stamp_id))

    def _one(self, stamp_id: str) -> Stamp | None:
        sql = f"SELECT {_COLUMNS} FROM stamps WHERE id = ?"  # noqa: S608 - our own constant
        found = self._vault.rows(sql, (stamp_id,))
        return _stamp(found[0]) if found else None


def _stamp(row: tuple[Any, ...]) -> Stamp:
    own, case_id, digest, made, authority, state, request, response, last_try, last_code = row
    told = json.loads(authority)
    name, place = told.pop("name"), Place(**told)
    return Stamp(own, case_id, digest, made, name, State(state), request, response, last_try, last_code, place)


def _column(name: str, place: Place) -> str:
    """Return the column `authority`: a JSON object of the name and the place, so that both go with the row."""
    return json.dumps({"name": name, **asdict(place)}, ensure_ascii=False)
