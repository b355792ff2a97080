"""Where newer content packs may be fetched from: an address and the root of trust that goes with it, or nowhere.

Nobody runs such a repository for everyone today, so both settings are empty and nothing can be asked. A school
that runs its own sets `content_repository` (https) and `content_root` (its root.json, as a path). The address may
be any mirror: only what that root's keys have signed is believed.
"""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import urlsplit

from appui_core.errors import AppuiError, ErrorCode

if TYPE_CHECKING:
    from appui_core.settings.store import Settings

ADDRESS: Final = "content_repository"
ROOT: Final = "content_root"
_MOST_ROOT_BYTES: Final = 512_000
_HOST: Final = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?")
_PATH: Final = re.compile(r"/(?:[A-Za-z0-9._~-]+/)*")
_MOST_CHARACTERS: Final = 512


@dataclass(frozen=True, slots=True)
class Repository:
    """An address that ends in a slash, and the bytes of the root.json that comes with it, not yet looked at."""

    address: str
    root: bytes

    @property
    def host(self) -> str:
        """The machine that would be asked."""
        return urlsplit(self.address).netloc


def is_set(settings: "Settings") -> bool:
    """Tell whether there is an address at all; nothing may be asked otherwise."""
    return bool(settings.text(ADDRESS).strip())


def repository(settings: "Settings") -> Repository:
    """Return the repository that the settings name.

    Raises AppuiError: CONTENT_NO_SOURCE when they name none, CONTENT_SOURCE_INVALID (`address`, `root`) when it
    can't be used: not https, more than a host, a port and a path, or no readable root.
    """
    if not is_set(settings):
        raise AppuiError(ErrorCode.CONTENT_NO_SOURCE)
    return Repository(checked_address(settings.text(ADDRESS).strip()), _read_root(settings.text(ROOT).strip()))


def checked_address(text: str) -> str:
    """Return an https address rebuilt from its parts, with a slash at its end.

    Raises AppuiError CONTENT_SOURCE_INVALID: another scheme, a user name, a question, anything unusual.
    """
    try:
        # Line ends and tabs would be dropped in silence.
        plain = len(text) <= _MOST_CHARACTERS and text.isascii() and text.isprintable()
        parts = urlsplit(text if plain else "")
        host, port = parts.hostname or "", parts.port
    except ValueError:
        host, port, parts = "", None, urlsplit("")
    path = f"{parts.path.rstrip('/')}/"
    whole = parts.scheme == "https" and not (parts.query or parts.fragment or "@" in parts.netloc or "?" in text)
    fit = _HOST.fullmatch(host) and ".." not in host and _PATH.fullmatch(path) and "/../" not in path
    if not whole or not fit or "/./" in path or "#" in text:
        raise AppuiError(ErrorCode.CONTENT_SOURCE_INVALID, "address")
    return f"https://{host}{f':{port}' if port else ''}{path}"


def _read_root(text: str) -> bytes:
    path = Path(text)
    try:
        if text and path.is_absolute() and path.is_file() and path.stat().st_size <= _MOST_ROOT_BYTES:
            return path.read_bytes()
    except (OSError, ValueError):
        pass
    raise AppuiError(ErrorCode.CONTENT_SOURCE_INVALID, "root")
