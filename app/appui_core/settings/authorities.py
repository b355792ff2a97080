"""Who may be asked to attest a date: the authorities that ship with Appui, or the person's own list.

The setting `stamp_authorities` is one text, an authority a line: `name | https address | file of its root in PEM`.
Empty means the shipped ones (resources/timestamps/). Every authority comes with the certificate that all it signs
must lead to: a system's store of trust is made for web sites, and says nothing about who may attest a date.
"""

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from appui_core.locate import resources_dir

if TYPE_CHECKING:
    from appui_core.settings.store import Settings

SWITCH = "time_stamps"
LIST = "stamp_authorities"
MOST = 8
_MOST_ROOT_BYTES = 1 << 20
_NOT_PLAIN = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Authority:
    """One authority; `roots` holds one or more certificates in PEM, `slug` is fit for a file name."""

    name: str
    url: str
    roots: bytes

    @property
    def slug(self) -> str:
        """The name in 1 to 32 small letters, digits and dashes."""
        plain = unicodedata.normalize("NFKD", self.name.lower()).encode("ascii", "ignore").decode("ascii")
        return _NOT_PLAIN.sub("-", plain).strip("-")[:32].strip("-") or "tsa"

    @property
    def host(self) -> str:
        """The machine that would be asked."""
        return (urlsplit(self.url).hostname or "").lower()


def shipped(folder: Path | None = None) -> tuple[Authority, ...]:
    """Return the authorities of resources/timestamps/."""
    import tomllib  # noqa: PLC0415 - read when someone asks for a date, not at start-up

    base = folder or resources_dir() / "timestamps"
    raw: dict[str, Any] = tomllib.loads((base / "authorities.toml").read_text(encoding="utf-8"))
    return tuple(
        Authority(one["name"], one["url"], (base / one["roots"]).read_bytes()) for one in raw["authority"]
    )


def wanted(settings: "Settings") -> bool:
    """Tell whether the person switched it on; nothing may be sent before."""
    return settings.flag(SWITCH)


def authorities(settings: "Settings") -> tuple[Authority, ...]:
    """Return the authorities in force, each name once; a line that can't be used is left out."""
    lines = [line for line in settings.text(LIST).splitlines() if line.strip()]
    if not lines:
        return shipped()
    found: dict[str, Authority] = {}
    for line in lines[:MOST]:
        one = _parse(line)
        if one is not None:
            found.setdefault(one.slug, one)
    return tuple(found.values())


def _parse(line: str) -> Authority | None:
    parts = [part.strip() for part in line.split("|")]
    if len(parts) != 3 or not all(parts):
        return None
    name, url, roots = parts
    path = Path(roots)
    try:
        if not path.is_absolute() or path.stat().st_size > _MOST_ROOT_BYTES:
            return None
        return Authority(name, url, path.read_bytes())
    except (OSError, ValueError):
        return None
