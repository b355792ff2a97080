"""The table of where to begin: what `guides check` says of a wrong one, with the file, the key and the reason."""

from pathlib import Path

import pytest

from appui_core.content.check import check_pack
from appui_core.content.hosts import allowed_hosts
from appui_core.content.problems import ContentError
from appui_core.content.triage import load_triage
from fakes.content_folder import spoil


def test_every_address_of_the_table_can_be_opened() -> None:
    hosts = allowed_hosts()
    for step in load_triage().steps.values():
        if step.url:
            assert step.url.split("/")[2] in hosts


def test_life_and_danger_can_not_be_moved_down(folder: Path) -> None:
    path = folder / "triage.toml"
    parts = path.read_text(encoding="utf-8").split("[[situations]]")
    at = next(index for index, part in enumerate(parts) if 'id = "life-now"' in part)
    parts.insert(at + 3, parts.pop(at))
    path.write_text("[[situations]]".join(parts), encoding="utf-8")
    assert any("life first" in problem.reason for problem in check_pack(folder))


def test_the_last_row_takes_whoever_is_left(folder: Path) -> None:
    row = 'then = ["17cyber-night"'
    spoil(folder, "triage.toml", row, 'when = { who = ["child"] }\n' + row)
    assert any("no `when`" in problem.reason for problem in check_pack(folder))


@pytest.mark.parametrize(("what", "count"), [("[[questions.answers]]", 20), ("steps", 5_000), ("rows", 5_000)])
def test_a_table_without_measure_is_refused_soon(folder: Path, what: str, count: int) -> None:
    path = folder / "triage.toml"
    text = path.read_text(encoding="utf-8")
    if what == "steps":
        text += "".join(
            f'\n[steps.x{n}]\nkind = "evidence"\ntext = {{ fr = "a", en = "a" }}\n' for n in range(count)
        )
    elif what == "rows":
        row = '\n[[situations]]\nid = "x"\n'
        text = text.replace("\n# --- The steps", row * count + "\n# --- The steps", 1)
    else:
        answer = '\n[[questions.answers]]\nid = "x"\nlabel = { fr = "a", en = "a" }\n'
        text = text.replace("\n# --- The table", answer * count + "\n# --- The table", 1)
    path.write_text(text, encoding="utf-8")
    found = check_pack(folder)
    assert any("allowed: " in problem.reason for problem in found)
    assert len(found) < 500


def test_a_missing_table_is_named_and_raised(folder: Path) -> None:
    (folder / "triage.toml").unlink()
    assert ("triage.toml", "the file is missing") in {(one.file, one.reason) for one in check_pack(folder)}
    with pytest.raises(ContentError):
        load_triage(folder)


def test_a_broken_one_is_raised(folder: Path) -> None:
    spoil(folder, "triage.toml", 'kind = "line"', 'kind = "lien"')
    with pytest.raises(ContentError, match="allowed: line"):
        load_triage(folder)
