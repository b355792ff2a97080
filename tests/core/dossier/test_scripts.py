"""Names and words in other scripts: drawn in a font that has them, as they are seen, heard as they are read."""

import subprocess
from pathlib import Path

import pikepdf
import pytest

from appui_core.cases.model import Facts
from appui_core.dossier.page_kit import load_fonts, markup, para, render
from appui_core.dossier.scripts import begins_at_the_right, face_of, in_order_of_sight, shaped, unshaped
from core.dossier.conftest import Make
from core.dossier.tagged import walk
from data.dossier_pictures import png
from fakes.case_file import FakeCaseFile

ARABIC, HEBREW, CHINESE, JAPANESE, KOREAN = "سلام لا أحد", "שלום", "你好世界", "こんにちは", "안녕"


@pytest.mark.parametrize(
    ("char", "face"),
    [
        ("س", "AppuiArabic"),
        ("ש", "AppuiHebrew"),
        ("😂", "AppuiPictures"),
        ("❤", "AppuiPictures"),
        ("你", "AppuiEastAsian"),
        ("あ", "AppuiEastAsian"),
        ("안", "AppuiEastAsian"),
        ("न", None),
        ("ไ", None),
        ("\U0010ffff", None),
        ("\u202e", None),
    ],
)
def test_a_font_for_each_script(char: str, face: str | None) -> None:
    assert face_of(char) == face


def test_only_what_needs_another_font_gets_one() -> None:
    load_fonts()
    assert markup("é Ω Привет <b>") == "é Ω Привет &lt;b&gt;"
    assert markup("a 你 & b") == 'a <font name="AppuiEastAsian">你</font> &amp; b'


def test_joined_letters_are_the_same_text() -> None:
    joined = shaped(ARABIC)
    assert joined != ARABIC
    assert unshaped(joined) == ARABIC
    assert shaped(CHINESE) == CHINESE


def test_the_order_of_sight() -> None:
    assert in_order_of_sight("abc", from_right=False) == "abc"
    assert in_order_of_sight("a אבג b", from_right=False) == "a גבא b"
    assert in_order_of_sight("אב 12 !", from_right=True) == "! 12 בא"
    assert in_order_of_sight("(אב)", from_right=True) == "(בא)"


def test_a_name_among_french_words_turns_nothing_around() -> None:
    assert not begins_at_the_right("שלום (nom affiché : אב)")
    assert begins_at_the_right("אבג אבג ok")


def test_spaces_of_quoted_words_stay() -> None:
    assert markup(" a   b\n  c") == "\u00a0a \u00a0\u00a0b<br/>\u00a0\u00a0c"


@pytest.mark.parametrize("words", [ARABIC, HEBREW, CHINESE, JAPANESE, KOREAN, "😂 🇫🇷 ❤️", "1️⃣ 👩‍👩‍👧 👍🏽", "شُكْرًا"])
def test_nothing_is_a_number_that_a_font_has(words: str) -> None:
    assert load_fonts().line(words) == words


@pytest.mark.parametrize(
    "words", ["a\u200db", "a\ufe0f", "ب" + "\u064b" * 9, "😂\u200d\u200d", "\u200d", "س\u202e"]
)
def test_what_may_hide_something_is_still_a_number(words: str) -> None:
    assert "[U+" in load_fonts().line(words)


@pytest.mark.parametrize("words", [HEBREW, CHINESE, JAPANESE, KOREAN, "😂🇫🇷", f"abc {CHINESE} def"])
def test_a_reader_finds_the_words(make: Make, words: str) -> None:
    case_file = FakeCaseFile()
    case_file.add_picture(png(), facts=Facts(account=words))
    done = subprocess.run(
        ["pdftotext", make(case_file).pdf, "-"], capture_output=True, text=True, check=True, timeout=60
    )
    assert words in done.stdout


@pytest.mark.parametrize(
    "words", [ARABIC, ARABIC + " 12 (ok)", f"avant {HEBREW} après", "ab " * 200 + ARABIC + " fin"]
)
def test_a_screen_reader_gets_the_order_of_reading(tmp_path: Path, words: str) -> None:
    load_fonts()
    path = tmp_path / "page.pdf"
    path.write_bytes(render([para(words)], "", "", "page"))
    assert walk(path).faults == []
    with pikepdf.open(path) as document:
        told = [
            str(one.operands[1].ActualText)
            for one in pikepdf.parse_content_stream(document.pages[0], "BDC")
            if "/ActualText" in one.operands[1]
        ]
    assert told == [words]


def test_a_long_text_of_another_script_takes_several_pages(tmp_path: Path) -> None:
    load_fonts()
    path = tmp_path / "page.pdf"
    path.write_bytes(render([para((ARABIC + " ") * 900), para("你好" * 3_000)], "", "", "page"))
    walked = walk(path)
    assert walked.faults == []
    assert [one.role for one in walked.root.all()] == ["Document", "P", "P"]
