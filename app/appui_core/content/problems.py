"""What is wrong in a content folder: the file, the key, and the reason with what would be allowed."""


class ContentError(Exception):
    """One defect. `file` is relative to the content folder; `key` is dotted, and empty for the file as a whole."""

    def __init__(self, file: str, key: str, reason: str) -> None:
        super().__init__(file, key, reason)
        self.file = file
        self.key = key
        self.reason = reason

    def __str__(self) -> str:
        return f"{self.file}: {self.key}: {self.reason}" if self.key else f"{self.file}: {self.reason}"

    def to_json(self) -> dict[str, str]:
        """Return the three parts under their English names (`guides check`)."""
        return {"file": self.file, "key": self.key, "reason": self.reason}
