"""A copy of the content that ships with Appui, for tests that spoil it."""

import shutil
from pathlib import Path

from appui_core.content.pack import bundled_dir


def copy_content(to: Path) -> Path:
    """Return a copy of the content folder."""
    copy = to / "content"
    shutil.copytree(bundled_dir(), copy)
    return copy


def spoil(folder: Path, name: str, old: str, new: str) -> None:
    """Replace the first `old` in a file; a test that replaces nothing tests nothing."""
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
