"""What leaves the command line: JSON that any name survives, and text that no name can turn around."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appui_core.cli.output import to_json, visible, write_err, write_out

_ANY = st.text(st.characters(codec=None, categories=None))


@given(_ANY)
def test_any_name_survives_the_json(name: str) -> None:
    text = to_json({"file": name})
    told = json.loads(text.encode("utf-8"))["file"]
    # As UTF-16, where two lone halves side by side and their pair are the same.
    assert told.encode("utf-16", "surrogatepass") == name.encode("utf-16", "surrogatepass")


def test_accents_stay_readable_in_the_json() -> None:
    assert "é" in to_json({"title": "Rentrée"})


@given(_ANY)
def test_a_shown_name_is_one_plain_line(name: str) -> None:
    shown = visible(name)
    assert len(shown.splitlines()) <= 1
    turning = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "BN", "B", "S"}
    assert not {unicodedata.bidirectional(char) for char in shown} & turning
    shown.encode("utf-8")


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("photo é.png", "photo é.png"),
        ("a\nb", "a\\u000ab"),
        ("\x1b[31mred", "\\u001b[31mred"),
        ("gnp.\u202eexe", "gnp.\\u202eexe"),
        ("\u2028", "\\u2028"),
        ("\U000e0001", "\\U000e0001"),
        ("caf\udce9", "caf\\udce9"),
        ("\N{GRINNING FACE}", "\N{GRINNING FACE}"),
    ],
)
def test_what_a_terminal_would_act_on_is_shown_instead(name: str, shown: str) -> None:
    assert visible(name) == shown


def test_a_program_without_a_console_says_nothing_and_stays(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdout", None)
    monkeypatch.setattr("sys.stderr", None)
    write_out("unheard")
    write_err("unheard")
