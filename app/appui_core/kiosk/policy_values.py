"""Checks one value of a policy after another. What is wrong raises `Refused`, for this one value alone."""

import re
import unicodedata
from datetime import date, datetime
from pathlib import Path
from typing import Final

from appui_core.kiosk.machine_owned import is_machine_owned
from appui_core.kiosk.phc import parse_phc
from appui_core.kiosk.policy_faults import Fault, Refused

IDLE_LOW_S, IDLE_HIGH_S = 30, 600
MOST_ADULTS: Final = 12
MOST_NAME, MOST_ROLE, MOST_WHERE, MOST_PRINTER = 60, 60, 80, 127
"""Most characters of each text; a line of the kiosk holds them at twice the size of text."""
# Controls, formats (text direction among them), lone surrogates, private characters, line ends.
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Zl", "Zp"})
_DAY: Final = re.compile(r"\d{4}-\d{2}-\d{2}")


def plain_text(raw: object, most: int) -> str:
    """Return a text of one line without anything that can't be seen; an empty one stays empty.

    Raises Refused: KIND, TEXT.
    """
    if not isinstance(raw, str):
        raise Refused(Fault.KIND)
    text = unicodedata.normalize("NFC", raw).strip()
    if len(text) > most or any(unicodedata.category(char) in _UNSEEN for char in text):
        raise Refused(Fault.TEXT)
    return text


def pin_hash(raw: object) -> str:
    """Return an Argon2id hash in PHC format (phc.py), or the empty text that means none.

    Raises Refused: KIND, PIN_HASH.
    """
    if not isinstance(raw, str):
        raise Refused(Fault.KIND)
    text = raw.strip()
    if text and parse_phc(text) is None:
        raise Refused(Fault.PIN_HASH)
    return text


def idle_s(raw: object) -> int:
    """Return the idle seconds, 30 to 600.

    Raises Refused: KIND, BOUNDS.
    """
    if not isinstance(raw, int) or isinstance(raw, bool):
        raise Refused(Fault.KIND)
    if not IDLE_LOW_S <= raw <= IDLE_HIGH_S:
        raise Refused(Fault.BOUNDS)
    return raw


def flag(raw: object) -> bool:
    """Return true or false.

    Raises Refused: KIND.
    """
    if not isinstance(raw, bool):
        raise Refused(Fault.KIND)
    return raw


def printer(raw: object) -> str:
    """Return the name of a printer; a dash in front could be taken for an option of the program that prints.

    Raises Refused: KIND, TEXT, DASH.
    """
    name = plain_text(raw, MOST_PRINTER)
    if name.startswith("-"):
        raise Refused(Fault.DASH)
    return name


def slides(raw: object) -> str:
    """Return an existing folder, named in full, into which this user can't put pictures.

    Raises Refused: KIND, SLIDES.
    """
    if not isinstance(raw, str):
        raise Refused(Fault.KIND)
    if not raw:
        return ""
    folder = Path(raw)
    try:
        usable = folder.is_absolute() and folder.is_dir() and is_machine_owned(folder)
    except (OSError, ValueError):
        usable = False
    if not usable:
        raise Refused(Fault.SLIDES)
    return raw


def day(raw: object) -> date:
    """Return a day, written as a TOML date or as a text such as 2027-07-05.

    Raises Refused: DAY.
    """
    if isinstance(raw, date) and not isinstance(raw, datetime):
        return raw
    if isinstance(raw, str) and _DAY.fullmatch(raw.strip()):
        try:
            return date.fromisoformat(raw.strip())
        except ValueError:
            pass
    raise Refused(Fault.DAY)
