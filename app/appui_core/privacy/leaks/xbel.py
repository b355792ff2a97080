"""The list of recently used files (`recently-used.xbel`): which entries it has, and itself without one of them.

Desktop Bookmark specification of freedesktop.org: `<bookmark href="file:///…" modified="…">` … `</bookmark>`. What
is taken out is cut from the bytes as they stand, so that no other program's entry changes by a letter.
"""

from collections.abc import Callable
from dataclasses import dataclass
from xml.parsers import expat

from appui_core.errors import AppuiError, ErrorCode


@dataclass(frozen=True, slots=True)
class Entry:
    """One bookmark: its address, when it was last changed as the list says, and where it stands in the bytes."""

    uri: str
    modified: str
    start: int
    end: int


class _Reader:
    def __init__(self, data: bytes) -> None:
        self.entries: list[Entry] = []
        self._data = data
        self._depth = 0
        self._open: tuple[str, str, int, int] | None = None
        # Bytes are counted in what was given only while the parser need not translate it.
        self._parser = expat.ParserCreate("UTF-8")
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        # An entity could stand for anything, and be endless: no such list is ours to change.
        self._parser.EntityDeclHandler = _refuse
        self._parser.Parse(data, True)  # noqa: FBT003 - expat's own form: all of it

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if name == "bookmark" and self._open is None:
            place = self._parser.CurrentByteIndex
            told = attributes.get("href", ""), attributes.get("modified", "")
            self._open = (*told, place, self._depth)

    def _end(self, name: str) -> None:
        if self._open is not None and self._depth == self._open[3] and name == "bookmark":
            uri, modified, start, _ = self._open
            self.entries.append(Entry(uri, modified, start, self._after(self._parser.CurrentByteIndex)))
            self._open = None
        self._depth -= 1

    def _after(self, index: int) -> int:
        """Return where a bookmark ends: the parser stands before its end tag, or behind one that closes itself."""
        if self._data.startswith(b"</bookmark", index):
            return self._data.index(b">", index) + 1
        if not self._data.endswith(b"/>", 0, index):
            raise ValueError("end")
        return index


def _refuse(*_: object) -> None:
    raise ValueError("entity")


def read_entries(data: bytes) -> tuple[Entry, ...]:
    """Return the entries of a list in their order.

    Raises AppuiError: LEAK_NOT_REMOVED (detail: why), when it is not well-formed XML in UTF-8.
    """
    try:
        return tuple(_Reader(data).entries)
    except (expat.ExpatError, ValueError) as error:
        raise AppuiError(ErrorCode.LEAK_NOT_REMOVED, "xbel") from error


def without(data: bytes, gone: Callable[[Entry], bool]) -> bytes:
    """Return the list without the entries that `gone` says, each with the white space before it.

    Raises AppuiError: LEAK_NOT_REMOVED, as `read_entries`, and when what is left would not be a sound list.
    """
    kept = data
    entries = read_entries(data)
    for entry in reversed(entries):
        if gone(entry):
            start = entry.start
            # What is cut is one whole element, or nothing is cut.
            if [one.uri for one in read_entries(data[start : entry.end])] != [entry.uri]:
                raise AppuiError(ErrorCode.LEAK_NOT_REMOVED, "xbel cut")
            while start > 0 and data[start - 1 : start].isspace():
                start -= 1
            kept = kept[:start] + kept[entry.end :]
    left = tuple((entry.uri, entry.modified) for entry in entries if not gone(entry))
    if tuple((entry.uri, entry.modified) for entry in read_entries(kept)) != left:
        raise AppuiError(ErrorCode.LEAK_NOT_REMOVED, "xbel differs")
    return kept
