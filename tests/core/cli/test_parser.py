"""The parser: options wherever they stand, every wrong use told apart, and nothing raised whatever is typed."""

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appui_core.cli import parse
from appui_core.cli.parsed import Parsed
from appui_core.cli.secret import STANDARD_INPUT
from appui_core.cli.table import COMMON, VERBS, Option, Takes


def _problem(*argv: str) -> str | None:
    problem = parse(argv).problem
    return None if problem is None else problem.key


def test_no_words_open_the_window() -> None:
    parsed = parse([])
    assert parsed == Parsed()
    assert not parsed.headless


def test_common_options_alone_open_the_window() -> None:
    parsed = parse(["--data", "d", "--lang", "en"])
    assert (parsed.verb, parsed.data, parsed.lang, parsed.headless) == (None, Path("d"), "en", False)


def test_the_gallery_is_for_the_window_alone() -> None:
    assert parse(["--gallery"]).gallery
    assert _problem("3018", "--gallery") == "option_elsewhere"


def test_options_stand_before_between_or_after() -> None:
    wanted = parse(["case", "new", "--title", "Rentrée", "--json", "--data", "d"])
    assert wanted.problem is None
    assert wanted == parse(["--json", "--data", "d", "case", "new", "--title", "Rentrée"])
    assert wanted == parse(["case", "--title=Rentrée", "--data=d", "new", "--json"])


def test_guides_means_guides_list() -> None:
    assert parse(["guides", "--platform", "tiktok"]) == parse(["guides", "list", "--platform", "tiktok"])


def test_capture_waits_for_a_screen_and_the_others_do_not() -> None:
    assert not parse(["capture", "--case", "ABCDEF"]).headless
    assert parse(["capture"]).headless  # --case is missing: a refusal needs no screen
    assert parse(["capture", "--help"]).headless
    assert parse(["3018"]).headless


def test_the_kiosk_waits_for_a_screen_and_its_policy_does_not() -> None:
    kiosk = parse(["kiosk", "--policy", "p.toml", "--prove"])
    assert (kiosk.problem, kiosk.headless, kiosk.values, kiosk.flags) == (
        None,
        False,
        {"policy": "p.toml"},
        frozenset({"prove"}),
    )
    assert parse(["kiosk", "--help"]).headless
    assert parse(["kiosk", "--hash-pin"]).headless  # a refusal needs no screen
    assert parse(["policy", "--policy", "p.toml"]).headless


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("borne", "unknown_verb"),
        ("vault keep x", "unknown_verb"),
        ("case burn ABCDEF", "unknown_verb"),
        ("guides autre", "unknown_verb"),
        ("vault", "missing_sub"),
        ("case", "missing_sub"),
        ("3018 --closed", "unknown_option"),
        ("3018 -x", "unknown_option"),
        ("3018 -json", "unknown_option"),
        ("dossier --case A --for police --to d --sealed-for age1", "unknown_option"),
        ("3018 --zip", "option_elsewhere"),
        ("--title x", "option_elsewhere"),
        ("case new --title", "missing_value"),
        ("case new --title --json", "missing_value"),
        ("3018 --json=yes", "unwanted_value"),
        ("import --case A", "missing_argument"),
        ("verify", "missing_argument"),
        ("case new", "missing_option"),
        ("link --case A", "missing_option"),
        ("withdraw X", "missing_option"),
        ("original X --to f", "missing_option"),
        ("verify a b", "extra_argument"),
        ("case list all", "extra_argument"),
        ("dossier --case A --for parents --to d", "bad_choice"),
        ("guides --object selfie", "bad_choice"),
        ("vault init --mode public", "bad_choice"),
        ("capture --case A --screen 0", "bad_number"),
        ("capture --case A --delay -1", "bad_number"),
        ("capture --case A --delay 1.5", "bad_number"),
        ("capture --case A --delay 99999999999999999999", "bad_number"),
        ("dossier --case A --for police --to d --exhibits 1,,2", "bad_numbers"),
        ("dossier --case A --for police --to d --exhibits 0", "bad_numbers"),
        ("dossier --case A --for police --to d --exhibits all", "bad_numbers"),
    ],
)
def test_wrong_use_is_told_apart(line: str, key: str) -> None:
    assert _problem(*line.split()) == key


def test_blank_where_something_must_stand() -> None:
    assert _problem("case", "new", "--title", "  ") == "empty_value"
    assert _problem("3018", "--data", "") == "empty_value"
    assert _problem("case", "show", " ") == "empty_argument"
    assert _problem("link", "--case", "A", "--url", "u", "--words", "") is None


def test_the_first_fault_is_the_one_told() -> None:
    problem = parse(["3018", "--first", "--second"]).problem
    assert problem is not None
    assert problem.fields == {"option": "--first"}


def test_common_options_count_even_behind_a_fault() -> None:
    parsed = parse(["3018", "--nope", "--json", "--lang", "en", "--debug"])
    assert (parsed.json, parsed.lang, parsed.debug) == (True, "en", True)


def test_two_dashes_end_the_options() -> None:
    parsed = parse(["import", "--case", "A", "--", "--json", "-"])
    assert parsed.arguments == ("--json", "-")
    assert not parsed.json


def test_a_value_may_begin_with_a_dash() -> None:
    assert parse(["verify", "x", "--passphrase-file", "-"]).passphrase_file == STANDARD_INPUT
    assert parse(["link", "--case", "A", "--url", "u", "--words", "- oui"]).values["words"] == "- oui"
    assert parse(["case", "new", "--title=--"]).values["title"] == "--"


def test_bytes_that_are_no_text_are_fine_in_names_of_files_only() -> None:
    broken = "caf\udce9.png"
    assert parse(["import", broken, "--case", "A"]).arguments == (broken,)
    assert parse(["verify", broken]).problem is None
    assert parse(["3018", "--data", broken]).data == Path(broken)
    assert _problem("case", "new", "--title", broken) == "unreadable_text"
    assert _problem("case", "show", broken) == "unreadable_text"
    assert _problem("3018", "--lang", broken) == "unreadable_text"
    assert _problem("verify", "a\0b") == "unreadable_text"


def test_exhibit_numbers_become_numbers() -> None:
    parsed = parse(["dossier", "--case", "A", "--for", "police", "--to", "d", "--exhibits", "2,1"])
    assert parsed.numbers("exhibits") == (2, 1)
    assert parse(["dossier", "--case", "A", "--for", "police", "--to", "d"]).numbers("exhibits") is None


def test_help_asks_for_nothing_else() -> None:
    assert _problem("case", "new", "--help") is None
    assert _problem("case", "--help") is None
    assert parse(["-h"]).help
    assert _problem("nope", "--help") == "unknown_verb"


_WORDS = st.one_of(
    st.sampled_from([word for verb in VERBS for word in verb.name.split()]),
    st.sampled_from([option.flag for verb in VERBS for option in (*verb.options, *COMMON)]),
    st.text(max_size=8),
    st.sampled_from(["-", "--", "-h", "--=", "---", "--title=", "1,2", "\udce9"]),
)


@given(st.lists(_WORDS, max_size=7))
def test_nothing_typed_makes_the_parser_raise(argv: list[str]) -> None:
    parsed = parse(argv)
    if parsed.problem is None and parsed.verb is not None and not (parsed.help or parsed.version):
        assert parsed.verb in {verb.name for verb in VERBS}


def test_an_option_means_the_same_with_every_verb() -> None:
    seen: dict[str, Takes] = {}
    options: list[Option] = [option for verb in VERBS for option in (*verb.options, *COMMON)]
    for option in options:
        assert seen.setdefault(option.name, option.takes) is option.takes, option.name


def test_the_way_to_the_window_reads_no_verb_table() -> None:
    probe = "import sys; from appui_core.cli import parse; parse([]); print(*sorted(sys.modules))"
    done = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True, timeout=60)
    loaded = set(done.stdout.split())
    assert "appui_core.cli.parsed" in loaded
    assert not loaded & {
        "appui_core.cli.parser",
        "appui_core.cli.table",
        "appui_core.cli.running",
        "appui_core.cases.model",
        "appui_core.messages",
        "argparse",
    }
