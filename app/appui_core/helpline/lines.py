"""The lines that are there, and those that could not be read: one bad file never takes the others with it."""

from collections.abc import Iterator, Mapping
from pathlib import Path

from appui_core.content.lines import Helpline, line_paths, load_line
from appui_core.content.pack import content_dir
from appui_core.content.problems import ContentError

MAIN_LINE = "3018"


class Lines(Mapping[str, Helpline]):
    """Helplines by id, in the order in which they are offered; `missing` names the files that are unreadable."""

    def __init__(self, lines: tuple[Helpline, ...], missing: tuple[str, ...] = ()) -> None:
        self._lines = {line.id: line for line in sorted(lines, key=lambda line: (line.rank, line.id))}
        self.missing = missing

    def __getitem__(self, key: str) -> Helpline:
        return self._lines[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._lines)

    def __len__(self) -> int:
        return len(self._lines)


def load_lines(folder: Path | None = None) -> Lines:
    """Read every line of a content folder; never raises, `missing` tells what was unreadable."""
    lines: list[Helpline] = []
    missing: list[str] = []
    for path in line_paths(folder):
        try:
            lines.append(load_line(path))
        except ContentError as problem:
            missing.append(problem.file)
    if MAIN_LINE not in {line.id for line in lines} and f"helplines/{MAIN_LINE}.toml" not in missing:
        missing.append(f"helplines/{MAIN_LINE}.toml")
    return Lines(tuple(lines), tuple(missing))


def load_line_3018(folder: Path | None = None) -> Lines:
    """Read only the 3018's own small file: what the header needs before the first window is painted."""
    path = content_dir(folder) / "helplines" / f"{MAIN_LINE}.toml"
    try:
        return Lines((load_line(path),))
    except ContentError as problem:
        return Lines((), (problem.file,))
