"""What the kiosk's very first frame needs of the policy, at a glance; policy.py reads all of it afterwards.

Reading it as a whole, with who may write what, takes as long as all else that this frame needs. Nothing is judged
here: a language that does not count shows for a moment, and a school's own pictures are left to what comes next.
"""

import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Final, NamedTuple

from appui_core.messages import languages

FILE_NAME: Final = "policy.toml"
# A policy has a few kilobytes; more is not worth a glance.
_MOST_BYTES: Final = 64 * 1024


class Glance(NamedTuple):
    """`own_pictures`: the school seems to have its own slides."""

    language: str
    own_pictures: bool


def policy_places(explicit: Path | None, config: Path) -> tuple[Path, ...]:
    """Return where a policy may be, the strongest first: the file asked for, the machine's, the user's.

    `config`: the user's folder of settings.
    """
    found = [*((explicit.absolute(),) if explicit is not None else ()), machine_place(), config / FILE_NAME]
    return tuple(dict.fromkeys(found))


def machine_place() -> Path:
    """Return the machine's own policy file, which an administrator writes."""
    if sys.platform == "win32":
        import platformdirs  # noqa: PLC0415 - asks Windows itself; %ProgramData% could be set by a user

        return Path(platformdirs.site_config_dir("Appui", appauthor=False)) / FILE_NAME
    if sys.platform == "darwin":
        return Path("/Library/Application Support/Appui") / FILE_NAME
    return Path("/etc/appui") / FILE_NAME


def glance_at(where: Sequence[Path], language: str | None = None) -> Glance:
    """Look at the places in their order; `language` is what the command line wants. Never raises."""
    said: list[str] = []
    own_pictures = False
    for place in where:
        try:
            if not place.is_file() or place.stat().st_size > _MOST_BYTES:
                continue
            kiosk = tomllib.loads(place.read_text(encoding="utf-8"))["kiosk"]
            own_pictures = own_pictures or bool(kiosk.get("slides"))
            said = said or [code for code in kiosk.get("languages", ()) if code in languages()]
        except (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError):
            continue
    offered = said or list(languages())
    first = language if language is not None and language in offered else offered[0]
    return Glance(first, own_pictures)
