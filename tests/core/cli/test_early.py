"""A capture that an open window is asked for before the verbs are loaded: read as the parser reads it."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from appui_core.cli.early import call_early, read_early, say_early
from appui_core.cli.output import to_json
from appui_core.cli.parser import read_arguments
from appui_core.cli.plain import read_kiosk
from appui_core.errors import AppuiError, ErrorCode
from appui_core.window_line import CaptureRequest, open_line, read_request
from fakes.open_window import open_window

PLAIN = ["capture", "--case", "ABCDEF", "--no-intimate-minor", "--json"]
WHOLE = ["--case", "A", "--no-intimate-minor"]
_WORDS = st.one_of(
    st.sampled_from(
        ["--case", "--no-intimate-minor", "--json", "--data", "--screen", "--delay", "--url", "--account",
         "--note", "--lang", "--passphrase-file", "--debug", "--help", "--version", "--gallery", "--", "-", "-h",
         "--case=A", "--screen=2", "--screen=0", "--delay=05", "--delay=3601", "--note=", "--data=", "--json=1",
         "1", "99", "100", "3600", "٣", "A B", " ", "", "-x", "--x",
         "capture", "é", "\udcff", "a\0b", "--note=a=b"]
    ),
    st.text(max_size=6),
)  # fmt: skip


@given(st.lists(_WORDS, max_size=8).map(lambda words: [*WHOLE, *words]))
@example([*WHOLE, "--screen", "2", "--delay=7", "--note", "-x", "--lang", "en"])
@example([*WHOLE, "--case=B", "--data", "d", "--url", "u", "--account=@a"])
@example([*WHOLE, "--note", "a\0b"])
@example([*WHOLE, "--screen", "٣"])
def test_what_is_read_early_is_what_the_parser_reads(words: list[str]) -> None:
    line = ["capture", *words]
    read = read_early(line)
    if read is None:
        return
    data, request = read
    parsed = read_arguments(line)
    assert not parsed.headless, "a whole capture, without a fault"
    assert "no-intimate-minor" in parsed.flags
    assert parsed.passphrase_file is None
    assert not parsed.debug
    assert data == parsed.data
    values = parsed.values
    assert request == CaptureRequest(
        case=values["case"],
        declared=True,
        screen=int(values.get("screen", "0")),
        delay_s=int(values.get("delay", "0")),
        url=values.get("url", ""),
        account=values.get("account", ""),
        note=values.get("note", ""),
    )


_KIOSK_WORDS = st.one_of(
    st.sampled_from(
        ["--policy", "--lang", "--policy=p", "--lang=en", "--prove", "--json", "--data", "--", "-h", ""]
    ),
    st.text(max_size=4),
)


@given(st.lists(_KIOSK_WORDS, max_size=5))
@example([])
@example(["--policy", "p", "--lang=en"])
@example(["--policy", "a\0b"])
def test_a_plain_kiosk_is_read_as_the_parser_reads_it(words: list[str]) -> None:
    line = ["kiosk", *words]
    read = read_kiosk(line)
    if read is not None:
        assert read == read_arguments(line)
        assert not read.headless


def test_the_usual_kiosks_are_read_early() -> None:
    for line in (["kiosk"], ["kiosk", "--policy", "p"], ["kiosk", "--lang=en", "--policy=p"]):
        assert read_kiosk(line) is not None
    for line in (["kiosk", "--prove"], ["kiosk", "--help"], ["kiosk", "x"], ["3018"], []):
        assert read_kiosk(line) is None


def test_the_usual_ones_are_read_early() -> None:
    assert read_early(PLAIN) == (None, CaptureRequest("ABCDEF", declared=True))
    more = [
        "--data",
        "d",
        "--screen",
        "2",
        "--delay=3",
        "--url",
        "u",
        "--account",
        "@a",
        "--note=é ; =",
        "--lang",
        "en",
    ]
    assert read_early([*PLAIN, *more]) == (
        Path("d"),
        CaptureRequest("ABCDEF", declared=True, screen=2, delay_s=3, url="u", account="@a", note="é ; ="),
    )


@pytest.mark.parametrize(
    "line",
    [[], ["case", "new"], PLAIN[:3], ["capture", "--no-intimate-minor"], [*PLAIN, "--passphrase-file", "f"],
     [*PLAIN, "--help"], [*PLAIN, "--debug"], [*PLAIN, "word"], [*PLAIN, "--screen", "0"], [*PLAIN, "--note"],
     [*PLAIN, "--note", "--json"], ["--json", *PLAIN]],
)  # fmt: skip
def test_all_others_are_left_to_the_parser(line: list[str]) -> None:
    assert read_early(line) is None


def test_nothing_of_the_verbs_is_loaded_for_it(data_dir: Path) -> None:
    probe = (
        "import sys; from appui_core.cli.early import call_early, say_early; from appui_core.cli import parse\n"
        "import appui_core.adapters.window_call, appui_core.cli.output\n"
        "assert call_early(sys.argv[1:]) is None; print(*sorted(sys.modules))"
    )
    line = [sys.executable, "-c", probe, *PLAIN, "--data", str(data_dir)]
    loaded = set(subprocess.run(line, capture_output=True, text=True, check=True, timeout=60).stdout.split())
    assert "appui_core.window_line" in loaded
    assert not loaded & {
        "dataclasses",
        "datetime",
        "appui_core.cli.parsed",
        "appui_core.cli.parser",
        "appui_core.cli.context",
        "appui_core.messages",
        "appui_core.ports",
    }


def test_the_exhibit_is_said_as_the_verb_says_it(
    data_dir: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    exhibit = {"number": 1, "note": "é ; 😀", "url": None}
    words = [*PLAIN, "--data", str(data_dir)]
    heard: list[bytes] = []
    with open_window(data_dir, json.dumps({"exhibit": exhibit}).encode() + b"\n", heard) as line:
        call = call_early(words)
        assert call is not None
        assert say_early(words, call)
    assert read_request(heard[0], line.secret) == CaptureRequest("ABCDEF", declared=True)
    assert capsysbinary.readouterr().out == to_json(exhibit).encode() + b"\n"


@pytest.mark.parametrize(
    ("answer", "code"),
    [(b'{"error": "vault_locked"}\n', ErrorCode.VAULT_LOCKED), (b"", ErrorCode.VAULT_BUSY)],
)
def test_a_refusal_is_left_to_the_verb(
    data_dir: Path, capsysbinary: pytest.CaptureFixture[bytes], answer: bytes, code: ErrorCode
) -> None:
    words = [*PLAIN, "--data", str(data_dir)]
    with open_window(data_dir, answer, []):
        call = call_early(words)
        assert call is not None
        assert not say_early(words, call)
        with pytest.raises(AppuiError) as refused:
            call.answer()
    assert refused.value.code is code
    assert capsysbinary.readouterr().out == b""


def test_a_copy_that_stayed_and_a_person_are_left_to_the_verb(
    data_dir: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    told = {"number": 1, "leftover": "x.png"}
    for words in ([*PLAIN, "--data", str(data_dir)], [*PLAIN[:-1], "--data", str(data_dir)]):
        with open_window(data_dir, json.dumps({"exhibit": told}).encode() + b"\n", []):
            call = call_early(words)
            assert call is not None
            assert not say_early(words, call)
            assert call.answer() == told
    assert capsysbinary.readouterr().out == b""


def test_without_a_window_nobody_is_called(data_dir: Path) -> None:
    assert call_early([*PLAIN, "--data", str(data_dir)]) is None
    assert open_line(data_dir, str(data_dir / "nobody")) is not None
    assert call_early([*PLAIN, "--data", str(data_dir)]) is None
