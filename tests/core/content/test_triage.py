"""The table of where to begin: what `guides check` says of a wrong one, with the file, the key and the reason."""

import shutil
from pathlib import Path

import pytest

from appui_core.content.check import check_pack
from appui_core.content.hosts import allowed_hosts
from appui_core.content.pack import content_dir
from appui_core.content.problems import ContentError
from appui_core.content.triage import load_triage


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "content"
    shutil.copytree(content_dir(), copy)
    return copy


def spoil(folder: Path, old: str, new: str) -> None:
    path = folder / "triage.toml"
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_every_address_of_the_table_can_be_opened() -> None:
    hosts = allowed_hosts()
    for step in load_triage().steps.values():
        if step.url:
            assert step.url.split("/")[2] in hosts


@pytest.mark.parametrize(
    ("old", "new", "key", "reason"),
    [
        ('id = "life"', 'id = "lief"', "questions[1].id", "allowed: life, danger, who, what"),
        ('id = "danger"', 'id = "what"', "questions", "in this order"),
        ('kind = "write"', 'kind = "wirte"', "steps.write-3018.kind", "allowed: line, write"),
        ('lines = ["3114"]', 'lines = ["3115"]', "steps.call-3114.lines", "'3115' is no help line"),
        ('lines = ["3114"]', "", "steps.call-3114.lines", "missing"),
        ('["call-3114", "write-114"]', '["call-3114"]', "situations[2].first", "without a telephone"),
        ('first = ["call-3114"', 'first = ["call-3141"', "situations[2].first", "'call-3141' is no step"),
        ('then = ["police-chat", "eme', 'then = ["plice-chat", "eme', "situations[4].then", "is no step"),
        ('when = { who = ["accused"] }', 'when = { who = ["guilty"] }', "situations[5].when.who", "is no answer"),
        ('when = { who = ["accused"] }', 'when = { whom = ["x"] }', "situations[5].when.whom", "unknown key"),
        ('id = "life-thoughts"', 'id = "life-now"', "situations", "stands there twice"),
        ('first = ["contest"]', 'first = ["complaint"]', "situations[11].first", "has no button"),
        ('first = ["17cyber"]', 'first = ["police-chat"]', "situations[6].first", "without a telephone"),
        ('doors = ["3018", ', "doors = [", "doors", "the first one must be the 3018"),
        ('goal = "follow"', "", "steps.contest.goal", "missing"),
        ('url = "https://stopncii.org"', 'url = "http://stopncii.org"', "steps.stopncii.url", "https://"),
        ('image_help = "disrupt"', 'image_help = "disrput"', "steps.disrupt.image_help", "allowed: take_it_down"),
        ('room = "evidence"', 'room = "attic"', "steps.school-meeting.room", "allowed: evidence"),
        ("\u202f?", "?", "questions[1].ask.fr", "U+202F"),
        ('risk = "life"', 'risk = "lief"', "risk", "allowed: life, procedure, legal"),
    ],
)  # fmt: skip
def test_each_defect_names_its_key_and_the_reason(folder: Path, old: str, new: str, key: str, reason: str) -> None:
    spoil(folder, old, new)
    found = [problem for problem in check_pack(folder) if problem.file == "triage.toml"]
    assert any(problem.key == key and reason in problem.reason for problem in found), [str(one) for one in found]


def test_life_and_danger_can_not_be_moved_down(folder: Path) -> None:
    path = folder / "triage.toml"
    parts = path.read_text(encoding="utf-8").split("[[situations]]")
    at = next(index for index, part in enumerate(parts) if 'id = "life-now"' in part)
    parts.insert(at + 3, parts.pop(at))
    path.write_text("[[situations]]".join(parts), encoding="utf-8")
    assert any("life first" in problem.reason for problem in check_pack(folder))


def test_the_last_row_takes_whoever_is_left(folder: Path) -> None:
    row = 'then = ["17cyber-night"'
    spoil(folder, row, 'when = { who = ["child"] }\n' + row)
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
    spoil(folder, 'kind = "line"', 'kind = "lien"')
    with pytest.raises(ContentError, match="allowed: line"):
        load_triage(folder)
