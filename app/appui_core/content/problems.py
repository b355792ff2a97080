"""What is wrong in a content folder: file, line, key, and the reason with what would be allowed."""

from typing import Any


class ContentError(Exception):
    """One defect. `file` is relative to the content folder; `key` is dotted, and empty for the file as a whole.

    `line` counts from 1; 0 where nobody looked for it, or the file has none to point at.
    """

    def __init__(self, file: str, key: str, reason: str, line: int = 0) -> None:
        super().__init__(file, key, reason, line)
        self.file = file
        self.key = key
        self.reason = reason
        self.line = line

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return f"{place}: {self.key}: {self.reason}" if self.key else f"{place}: {self.reason}"

    def to_json(self) -> dict[str, Any]:
        """Return the parts under their English names (`guides check`); `line` is null where there is none."""
        return {"file": self.file, "line": self.line or None, "key": self.key, "reason": self.reason}
