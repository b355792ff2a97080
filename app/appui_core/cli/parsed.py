"""What a command line says once it is read: one frozen value, or the words of what was wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

# The verbs that need the window's library: parsed and checked here, answered with or by the program above.
CAPTURE = "capture"
KIOSK = "kiosk"


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a command line can't be run: a key under `cli.usage` in the texts and the fields of that sentence."""

    key: str
    fields: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A command line. `verb` is None for the window; `values` and `arguments` are what the verb's table allows."""

    verb: str | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    flags: frozenset[str] = frozenset()
    arguments: tuple[str, ...] = ()
    json: bool = False
    lang: str | None = None
    data: Path | None = None
    passphrase_file: str | None = None
    debug: bool = False
    help: bool = False
    version: bool = False
    problem: Problem | None = None

    @property
    def headless(self) -> bool:
        """Tell whether `run` answers this alone: all but the window, a well-formed `capture` and `kiosk`."""
        if self.help or self.version or self.problem is not None:
            return True
        return self.verb not in {None, CAPTURE, KIOSK}

    @property
    def gallery(self) -> bool:
        """Tell whether the window asked for is the one with every widget in every state."""
        return "gallery" in self.flags

    def numbers(self, name: str) -> tuple[int, ...] | None:
        """Return the exhibit numbers of an option such as `1,2` (the parser has checked them), or None."""
        text = self.values.get(name)
        return None if text is None else tuple(int(part) for part in text.split(","))
