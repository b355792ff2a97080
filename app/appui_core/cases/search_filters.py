"""What narrows a search: case, platform, account and days; and what they can be set to."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from appui_core.guides.address.sites import DOMAINS, platform_of

if TYPE_CHECKING:
    from appui_core.vault.facade import Vault

_WORD = re.compile(r"[^\W_]+")
_DAY = "date(e.added_at_utc, e.utc_offset_minutes || ' minutes')"
# An address without its scheme, in plain small letters, between a dot and a stroke.
_ADDRESS = "'.' || replace(replace(lower(f.url), 'https://', ''), 'http://', '') || '/'"
_HOST = f"substr({_ADDRESS}, 2, instr({_ADDRESS}, '/') - 2)"
_ACCOUNT = "lower(ltrim(trim(f.account), '@'))"
_PATH = "replace(lower(f.url), '?', '/') || '/'"


@dataclass(frozen=True, slots=True)
class Filters:
    """What narrows a search; None does not.

    `case_id` is a case's random id. `platform` is the one that was told or, where none was, the one whose address
    was (a site's own name, as "exemple.fr", does too); `account` the one that was told or, where none was, one in
    the address; both without regard to plain capitals, an account without its @ either. `since` and `until` are
    the first and the last day on which an exhibit was added, as the PC counted days then: the date that a screen
    showed is words of people, which may be "hier".
    """

    case_id: str | None = None
    platform: str | None = None
    account: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """What the filters can be set to, the most frequent first."""

    platforms: tuple[str, ...] = ()
    accounts: tuple[str, ...] = ()


def narrow(filters: Filters) -> tuple[str, tuple[str, ...]]:
    """Return SQL conditions over `e` (exhibits) and `f` (facts), each behind an " AND ", and their values."""
    conditions = ""
    values: list[str] = []
    if filters.platform is not None:
        places = [f".{place}/" for place in _addresses(filters.platform)]
        address = " OR ".join(f"instr({_ADDRESS}, ?) > 0" for _ in places)
        conditions += f" AND (lower(f.platform) = ? OR (f.platform = '' AND ({address})))"
        values += [_plain(filters.platform), *places]
    if filters.account is not None:
        name = _plain(filters.account).strip(" ").lstrip("@")
        conditions += (
            f" AND ({_ACCOUNT} = ? OR (f.account = '' AND (instr({_PATH}, ?) > 0 OR instr({_PATH}, ?) > 0)))"
        )
        values += [name, f"/@{name}/", f"/{name}/"]
    for sign, day in ((">=", filters.since), ("<=", filters.until)):
        if day is not None:
            conditions += f" AND {_DAY} {sign} ?"
            values.append(day.isoformat())
    return conditions, tuple(values)


def needed_words(filters: Filters) -> Iterator[str]:
    """Yield parts of a full-text query that every exhibit of this platform and account holds, for speed alone."""
    if filters.platform is not None:
        told = [_WORD.findall(filters.platform), *(_WORD.findall(place) for place in _addresses(filters.platform))]
        if all(told):
            yield "(" + " OR ".join(f'"{" ".join(words)}"' for words in told) + ")"
    if filters.account is not None:
        words = _WORD.findall(filters.account)
        if words:
            yield f'"{" ".join(words)}"'


def choices(vault: "Vault", most: int = 50) -> Choices:
    """Return what the filters can be set to, at most this many of each.

    Raises AppuiError: VAULT_LOCKED, VAULT_DAMAGED.
    """
    told = vault.rows(
        f"SELECT CASE f.platform WHEN '' THEN {_HOST} ELSE min(f.platform) END, count(*) FROM facts f"  # noqa: S608 - ours
        f" GROUP BY CASE f.platform WHEN '' THEN {_HOST} ELSE lower(f.platform) END ORDER BY 2 DESC"
    )
    shown: dict[str, str] = {}
    times: dict[str, int] = {}
    for name, count in told:
        platform = site_name(name)
        key = _plain(platform)
        shown.setdefault(key, platform)
        times[key] = times.get(key, 0) + count
    platforms = [shown[key] for key in sorted(times, key=lambda key: (-times[key], key)) if key]
    accounts = vault.rows(
        f"SELECT min(f.account) FROM facts f WHERE f.account <> '' GROUP BY {_ACCOUNT}"  # noqa: S608 - ours
        " ORDER BY count(*) DESC, 1 LIMIT ?",
        (most,),
    )
    return Choices(tuple(platforms[:most]), tuple(row[0] for row in accounts))


def _addresses(platform: str) -> tuple[str, ...]:
    name = _plain(platform)
    return DOMAINS.get(name, (name,) if "." in name else (f"{name}.com",))


def site_name(name: str) -> str:
    """Return the platform that a site belongs to, the site where it is no known one, what is no site as it is."""
    return platform_of(name) or name.removeprefix("www.")


def _plain(text: str) -> str:
    """Return what SQLite's `lower` makes of a text: it knows plain letters only."""
    return "".join(char.lower() if char.isascii() else char for char in text)
