"""The sentence per error code and every other text that is not on a widget, from resources/texts/<lang>.toml.

A text may hold `{name}` fields, filled with `str.format` from keyword arguments only.
"""

import os
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from appui_core.locate import resources_dir

if TYPE_CHECKING:
    from appui_core.errors import AppuiError, ErrorCode

DEFAULT_LANGUAGE = "fr"


class Sentence(NamedTuple):
    """What happened, what is safe, what to do: the three parts of every refusal."""

    message: str
    safe: str
    todo: str

    def spoken(self) -> str:
        """Return the three parts as one paragraph."""
        return " ".join(part for part in (self.message, self.safe, self.todo) if part)


class Messages:
    """The texts of one language."""

    def __init__(self, language: str, table: Mapping[str, Any]) -> None:
        self.language = language
        self._table = table

    def error(self, code: "ErrorCode") -> Sentence:
        """Return the sentence for a code; every code has one (a test walks them)."""
        raw = self._table["errors"][code.value]
        return Sentence(raw["message"], raw.get("safe", ""), raw.get("todo", ""))

    def refusal(self, error: "AppuiError") -> Sentence:
        """Return the sentence for an error; where its texts have a part for the detail's first word, that part.

        `exhibit 3,7` takes the part `exhibit`, and fills `{detail}` with `3, 7`.
        """
        word, _, rest = error.detail.partition(" ")
        raw = self._table["errors"][error.code.value].get(word) if word and rest else None
        if not isinstance(raw, Mapping):
            return self.error(error.code)
        shown = rest.replace(",", ", ")
        return Sentence(raw["message"].format(detail=shown), raw["safe"], raw["todo"].format(detail=shown))

    def text(self, key: str, **fields: object) -> str:
        """Return the text under a dotted key such as `dossier.title`, with its fields filled.

        Raises KeyError when there is none: a missing text is a defect, never a blank.
        """
        node: Any = self._table
        for part in key.split("."):
            node = node[part]
        if not isinstance(node, str):
            raise KeyError(key)
        return node.format(**fields) if fields else node

    def lines(self, key: str) -> tuple[str, ...]:
        """Return a list of texts under a dotted key."""
        node: Any = self._table
        for part in key.split("."):
            node = node[part]
        return tuple(node)


def languages() -> tuple[str, ...]:
    """Return the languages that have a table of texts, the source language first."""
    found = sorted(path.stem for path in (resources_dir() / "texts").glob("*.toml"))
    return (DEFAULT_LANGUAGE, *(name for name in found if name != DEFAULT_LANGUAGE))


def choose_language(wanted: str | None = None) -> str:
    """Return the language to speak: the one asked for, else the system's, else French."""
    system = _system_language()
    have = languages()
    for candidate in (wanted or "", system):
        short = candidate.replace("-", "_").split("_")[0].split(".")[0].lower()
        if short in have:
            return short
    return DEFAULT_LANGUAGE


def _system_language() -> str:
    """Return the language of the session as the system names it, empty where it names none (the C locale)."""
    # Not locale.getlocale(): it says en_US for C.UTF-8, and French_France where Windows means fr_FR.
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    if sys.platform == "win32" and not named:
        import ctypes  # noqa: PLC0415 - Windows only
        import locale  # noqa: PLC0415 - the same

        named = locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    return named


def load_messages(language: str, folder: Path | None = None) -> Messages:
    """Read one language's table; a language we do not have reads as French."""
    base = folder or resources_dir() / "texts"
    path = base / f"{language}.toml"
    if not path.is_file():
        language, path = DEFAULT_LANGUAGE, base / f"{DEFAULT_LANGUAGE}.toml"
    # The window's first frame says nothing of these texts, so their readers wait until someone asks for one.
    from appui_core import texts_compiled  # noqa: PLC0415 - as said above

    source = path.read_bytes()
    table = texts_compiled.read(base, language, source)
    if table is None:
        import tomllib  # noqa: PLC0415 - not needed where the build has compiled them

        table = tomllib.loads(source.decode("utf-8"))
    return Messages(language, table)
