"""The pack's own part: dates and risks, pack.toml, hosts, and the reader that names each defect."""

import os
from datetime import date, timedelta
from pathlib import Path

import pytest

from appui_core.content.check import check_pack
from appui_core.content.fact import Fact, Risk, is_old
from appui_core.content.hosts import allowed_hosts
from appui_core.content.lines import load_line
from appui_core.content.pack import load_pack
from appui_core.content.problems import ContentError
from appui_core.content.table import Table, read_toml
from appui_core.errors import AppuiError, ErrorCode
from fakes.content_folder import spoil

CHECKED = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("risk", "days", "old"),
    [
        (Risk.LIFE, 90, False),
        (Risk.LIFE, 91, True),
        (Risk.PROCEDURE, 180, False),
        (Risk.PROCEDURE, 181, True),
        (Risk.LEGAL, 180, False),
        (Risk.LEGAL, 181, True),
        (Risk.LIFE, -400, False),
    ],
)
def test_a_fact_is_old_after_90_days_for_life_and_180_otherwise(risk: Risk, days: int, *, old: bool) -> None:
    fact = Fact("somewhere", "2026", CHECKED, None, risk)
    assert is_old(fact, CHECKED + timedelta(days=days)) is old


def test_the_shipped_pack_has_no_defect() -> None:
    assert [str(problem) for problem in check_pack()] == []


def test_the_pack_says_what_it_is() -> None:
    pack = load_pack()
    assert pack.schema == 1
    assert not pack.expired(pack.expires)
    assert pack.expired(pack.expires + timedelta(days=1))


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"\xff", "not UTF-8 at byte 0"),
        (b"a = ", "not TOML"),
        (b"a = " + b"[" * 5000, "not TOML"),
        (b"a = " + b"9" * 5000, "not TOML"),
    ],
)
def test_a_file_that_is_no_toml_is_named(folder: Path, content: bytes, reason: str) -> None:
    (folder / "helplines" / "17.toml").write_bytes(content)
    found = check_pack(folder)
    assert [(problem.file, problem.key) for problem in found] == [("helplines/17.toml", "")]
    assert reason in found[0].reason


def test_missing_files_and_folders(folder: Path, tmp_path: Path) -> None:
    (folder / "helplines" / "3018.toml").unlink()
    (folder / "pack.toml").unlink()
    assert {str(problem) for problem in check_pack(folder)} == {
        "pack.toml: the file is missing",
        "helplines/3018.toml: the file is missing",
    }
    with pytest.raises(AppuiError) as caught:
        check_pack(tmp_path / "nowhere")
    assert caught.value.code is ErrorCode.CONTENT_MISSING


def test_one_pass_finds_every_defect_of_a_file(folder: Path) -> None:
    spoil(folder, "helplines/119.toml", 'role = "child"', 'role = "kid"')
    spoil(folder, "helplines/119.toml", 'risk = "life"', "")
    spoil(folder, "pack.toml", "version", "vresion")
    found = {(problem.file, problem.key) for problem in check_pack(folder)}
    assert found == {
        ("helplines/119.toml", "role"),
        ("helplines/119.toml", "risk"),
        ("pack.toml", "version"),
        ("pack.toml", "vresion"),
    }
    with pytest.raises(ContentError, match=r"helplines/119\.toml: role"):
        load_line(folder / "helplines" / "119.toml")
    with pytest.raises(ContentError, match=r"pack\.toml: version: missing"):
        load_pack(folder)


def test_dated_exceptions_are_read_and_checked(folder: Path) -> None:
    file = "helplines/3018.toml"
    one = '[[exceptions]]\ndate = 2026-12-25\nranges = ["10:00-18:00"]\nsource = "s"\n\n'
    spoil(folder, file, "[[channels]]", one + "[[channels]]")
    line = load_line(folder / file)
    assert [piece.start for piece in line.hours.starting_on(date(2026, 12, 25))] == [600]
    spoil(folder, file, one, one + one)
    assert ("exceptions[2].date", "‘2026-12-25’ stands there twice") in {
        (problem.key, problem.reason) for problem in check_pack(folder)
    }


def test_hosts_come_from_the_addresses_that_are_offered(folder: Path) -> None:
    hosts = allowed_hosts(folder)
    assert {"3018.fr", "www.urgence114.fr", "17cyber.gouv.fr", "help.instagram.com"} <= hosts
    assert "www.assurances.groupebpce.com" not in hosts  # a source is shown, not opened
    spoil(folder, "helplines/17cyber.toml", "https://17cyber.gouv.fr", "https://17cyber.example.org")
    assert "17cyber.example.org" in allowed_hosts(folder)
    (folder / "helplines" / "119.toml").write_text("= broken", encoding="utf-8")
    assert "www.allo119.gouv.fr" not in allowed_hosts(folder)


@pytest.mark.parametrize("text", ["2026", "2026-11", "2026-11-22", "2022/2025", "2023-12/..", "undated"])
def test_source_dates_that_are_dates(text: str) -> None:
    problems: list[ContentError] = []
    assert Table("f.toml", {"source_date": text}, problems).source_date() == text
    assert problems == []


@pytest.mark.parametrize(
    "text",
    [
        "2026-13", "2026-11-32", "2026-02-31", "0000", "２０２６", "22/11/2026", "2026/", "..", "2026/2026-02-30",
        "2026-11-22 ou après",
    ],
)  # fmt: skip
def test_source_dates_that_are_none(text: str) -> None:
    problems: list[ContentError] = []
    Table("f.toml", {"source_date": text}, problems).source_date()
    assert len(problems) == 1


def test_a_missing_file_is_a_defect_not_a_crash(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="the file is missing"):
        read_toml(tmp_path / "a.toml", "a.toml")
    with pytest.raises(ContentError, match="can’t be read"):
        read_toml(tmp_path, "a.toml")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_in_place_of_a_file_is_a_defect_and_not_a_wait(folder: Path) -> None:
    (folder / "helplines/119.toml").unlink()
    os.mkfifo(folder / "helplines/119.toml")
    (problem,) = check_pack(folder)
    assert (problem.file, problem.reason) == ("helplines/119.toml", "the file can’t be read (not a file)")


def test_a_file_far_too_large_is_not_read(folder: Path) -> None:
    with (folder / "helplines/119.toml").open("r+b") as stream:
        stream.truncate(2 << 20)
    (problem,) = [one for one in check_pack(folder) if one.file == "helplines/119.toml"]
    assert "allowed" in problem.reason
