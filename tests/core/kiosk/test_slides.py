"""A folder of the school's pictures is read no further than the slides need."""

from pathlib import Path

import pytest

from appui_core.kiosk import slides
from appui_core.kiosk.slides import MOST_SLIDES, slide_files


def test_of_a_folder_with_hundreds_only_the_first_ones_are_looked_at(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for number in range(500):
        (tmp_path / f"{number:03}.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (tmp_path / "000.png").write_bytes(b"GIF89a")
    looked: list[str] = []

    def ours(path: Path) -> bool:
        looked.append(path.name)
        return True

    # Only an administrator's files count; here the folder is ours, so the question is answered for it.
    monkeypatch.setattr(slides, "is_machine_owned", ours)
    found = slide_files(str(tmp_path))
    assert [path.name for path in found] == [f"{number:03}.png" for number in range(1, MOST_SLIDES + 1)]
    assert len(looked) == MOST_SLIDES + 1
