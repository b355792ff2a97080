"""Calling an open window: nobody there, somebody else there, and every answer that is none."""

import json
import os
import socket
import tempfile
from pathlib import Path

import pytest

from appui_core.adapters.window_call import ask_window
from appui_core.errors import AppuiError, ErrorCode
from appui_core.window_line import (
    FILE,
    LIMIT_BYTES,
    CaptureRequest,
    WindowLine,
    close_line,
    find_line,
    open_line,
    read_request,
    written,
)
from fakes.open_window import open_window

REQUEST = CaptureRequest(case="ABCDEF", declared=True, screen=2, delay_s=0, url="u", account="@a", note="é ; 😀")
EXHIBIT = {"number": 1, "sha256": "ab" * 32, "duplicate": False}


def test_the_request_arrives_as_it_was_meant_and_the_exhibit_comes_back(data_dir: Path) -> None:
    heard: list[bytes] = []
    with open_window(data_dir, json.dumps({"exhibit": EXHIBIT}).encode() + b"\n", heard) as line:
        assert ask_window(data_dir, REQUEST) == EXHIBIT
    assert read_request(heard[0], line.secret) == REQUEST


def test_a_refusal_of_the_window_is_raised_here(data_dir: Path) -> None:
    with open_window(data_dir, b'{"error": "vault_locked"}\n', []), pytest.raises(AppuiError) as refused:
        ask_window(data_dir, REQUEST)
    assert refused.value.code is ErrorCode.VAULT_LOCKED


@pytest.mark.parametrize("answer", [b"", b"{", b'{"exhibit": 1}'])
def test_a_window_that_goes_half_way_is_busy(data_dir: Path, answer: bytes) -> None:
    with open_window(data_dir, answer, []), pytest.raises(AppuiError) as refused:
        ask_window(data_dir, REQUEST)
    assert refused.value.code is ErrorCode.VAULT_BUSY


@pytest.mark.parametrize(
    "answer", [b"[]\n", b'{"exhibit": 1}\n', b'{"error": "no_such_code"}\n', b"[" * 9000 + b"\n"]
)
def test_what_is_no_answer_is_a_defect_and_no_crash(data_dir: Path, answer: bytes) -> None:
    with open_window(data_dir, answer, []), pytest.raises(AppuiError) as refused:
        ask_window(data_dir, REQUEST)
    assert refused.value.code is ErrorCode.INTERNAL


def test_without_a_window_there_is_no_answer(data_dir: Path, tmp_path: Path) -> None:
    assert ask_window(data_dir, REQUEST) is None
    assert open_line(data_dir, str(tmp_path / "nobody")) is not None
    assert ask_window(data_dir, REQUEST) is None
    # A socket whose program was killed.
    with tempfile.TemporaryDirectory() as place:
        dead = Path(place) / "s"
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(str(dead))
        assert open_line(data_dir, str(dead)) is not None
        assert ask_window(data_dir, REQUEST) is None


def test_another_persons_socket_is_told_nothing(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with tempfile.TemporaryDirectory() as place, socket.socket(socket.AF_UNIX) as server:
        server.bind(str(Path(place) / "s"))
        server.listen()
        server.settimeout(0.2)
        assert open_line(data_dir, str(Path(place) / "s")) is not None
        monkeypatch.setattr(os, "getuid", lambda: 4_242)
        assert ask_window(data_dir, REQUEST) is None
        with pytest.raises(TimeoutError):
            server.accept()


@pytest.mark.parametrize("body", ["", "[]", "{", '{"format": "appui-window/9"}', '{"format": "appui-window/1"}'])
def test_a_file_that_is_none_is_noopen_window(data_dir: Path, body: str) -> None:
    (data_dir / FILE).write_text(body, encoding="utf-8")
    assert find_line(data_dir) is None
    assert ask_window(data_dir, REQUEST) is None


def test_the_file_is_ours_alone_never_through_a_link_and_goes(data_dir: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    (data_dir / FILE).symlink_to(elsewhere)
    first = open_line(data_dir, "a")
    assert not elsewhere.exists()
    assert (data_dir / FILE).stat().st_mode & 0o777 == 0o600
    second = open_line(data_dir, "a")
    assert first is not None
    assert second is not None
    assert first.secret != second.secret
    assert find_line(data_dir) == second
    close_line(data_dir)
    close_line(data_dir)
    assert find_line(data_dir) is None


def test_too_much_is_not_sent(data_dir: Path) -> None:
    assert open_line(data_dir, "a") is not None
    assert ask_window(data_dir, CaptureRequest(case="A", declared=True, note="x" * LIMIT_BYTES)) is None


@pytest.mark.parametrize(
    "change",
    [{"secret": "0" * 64}, {"secret": 5}, {"secret": "é"}, {"format": "x"}, {"verb": "withdraw"}, {"screen": -1},
     {"screen": True}, {"screen": 100}, {"delay_s": 3_601}, {"delay_s": 1.5}, {"case": None}, {"note": ["a"]}],
)  # fmt: skip
def test_only_a_whole_request_with_the_secret_is_read(change: dict[str, object]) -> None:
    line = WindowLine("a", "f" * 64)
    told = json.loads(written(line, REQUEST))
    assert read_request(json.dumps(told).encode(), line.secret) == REQUEST
    with pytest.raises(AppuiError) as refused:
        read_request(json.dumps(told | change).encode(), line.secret)
    assert refused.value.code is ErrorCode.USAGE
    assert "f" * 8 not in refused.value.detail


def test_only_a_plain_yes_is_a_declaration() -> None:
    line = WindowLine("a", "f" * 64)
    told = json.loads(written(line, REQUEST)) | {"declared": "yes"}
    assert not read_request(json.dumps(told).encode(), line.secret).declared
