"""What is wrong in a content folder: file, line, key, and the reason with what would be allowed.

The sentences stand in the texts under `faults`, in every language: who edits content is no programmer.
"""

from functools import cache
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import Self

    from appui_core.messages import Messages


class Word(str):
    """A value that is a word of ours, such as "a text": its key under `faults.words`."""

    __slots__ = ()


class ContentError(Exception):
    """One defect. `file` is relative to the content folder; `key` is dotted, and empty for the file as a whole.

    `fault` is the sentence's key under `faults`, `values` fill its fields. `line` counts from 1; 0 where nobody
    looked for it, or the file has none to point at.
    """

    def __init__(self, file: str, key: str, fault: str, /, **values: object) -> None:
        super().__init__(file, key, fault, values)
        self.file = file
        self.key = key
        self.fault = fault
        self.values = values
        self.line = 0

    def on_line(self, line: int) -> "Self":
        """Say on which line it is."""
        self.line = line
        return self

    def words(self, messages: "Messages") -> str:
        """Return the reason as a sentence."""
        values = {
            name: messages.text(f"faults.words.{value}") if isinstance(value, Word) else value
            for name, value in self.values.items()
        }
        return messages.text(f"faults.{self.fault}", **values)

    @property
    def reason(self) -> str:
        """The reason in English, as those who build Appui read it."""
        return self.words(_english())

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.key}: {self.reason}" if self.key else f"{place}: {self.reason}"

    def to_json(self, messages: "Messages") -> dict[str, Any]:
        """Return the parts under their English names (`guides check`); `line` is null where there is none."""
        return {"file": self.file, "line": self.line or None, "key": self.key, "reason": self.words(messages)}


@cache
def _english() -> "Messages":
    from appui_core.messages import load_messages  # noqa: PLC0415 - only where something is wrong

    return load_messages("en")
