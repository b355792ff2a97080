"""Slides, poster and pocket cards as PDF, read back with stock tools: words, fonts, sizes, codes, hours."""

import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QThread
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog

from appui.pages.learn.documents import Documents, make_documents
from appui.pages.learn.drawing import papers
from appui.pages.learn.page import LearnPage
from appui.qt_adapters.paper import Paper, paint_on_printer, pdf_bytes, save_pdf
from appui.theme.theme import current_theme
from appui_core.content.campaign import load_campaign
from appui_core.content.lines import LANGUAGES
from appui_core.content.pack import content_dir
from appui_core.errors import AppuiError, ErrorCode
from appui_core.helpline.lines import load_line_3018
from appui_core.messages import load_messages
from fakes.desk import Desk, find
from fakes.qt import click, settle, wait_until

TODAY = date(2026, 11, 28)
MM = 72 / 25.4
pytestmark = pytest.mark.tool
needs_poppler = pytest.mark.skipif(shutil.which("pdftotext") is None, reason="poppler-utils is not here")
needs_zbar = pytest.mark.skipif(shutil.which("zbarimg") is None, reason="zbar-tools is not here")


@pytest.fixture(params=LANGUAGES)
def made(qapp: QApplication, request: pytest.FixtureRequest) -> Documents:  # noqa: ARG001 - fonts need it
    return make_documents(load_campaign(), load_line_3018(), load_messages(request.param), TODAY)


@pytest.fixture
def french(qapp: QApplication) -> Documents:  # noqa: ARG001 - fonts need it
    return make_documents(load_campaign(), load_line_3018(), load_messages("fr"), TODAY)


def written(tmp_path: Path, paper: Paper) -> Path:
    path = tmp_path / "document.pdf"
    save_pdf(path, pdf_bytes(paper))
    return path


def tool(*arguments: str | Path) -> str:
    done = subprocess.run([str(one) for one in arguments], capture_output=True, text=True, check=True)
    return done.stdout


def plain(text: str) -> str:
    """Return words as they look: one glyph stands for several characters, and Qt names one of them in the PDF."""
    alike = str.maketrans({"\u02bc": "’", "\u02ee": "”", "\u00a0": " ", "\u202f": " ", "\u2009": " "})
    return re.sub(r"\s+", " ", text.translate(alike))


def boxes(path: Path) -> Iterator[tuple[int, str, float, float, float, float]]:
    """Yield page, word, and its box in millimetres."""
    text = tool("pdftotext", "-bbox", path, "-")
    tree = ET.fromstring(re.sub(r"<!DOCTYPE[^>]*>|<meta[^>]*>", "", text))  # noqa: S314 - made by the test itself
    space = "{http://www.w3.org/1999/xhtml}"
    for number, page in enumerate(tree.iter(f"{space}page"), 1):
        for word in page.iter(f"{space}word"):
            sides = (float(word.attrib[name]) / MM for name in ("xMin", "yMin", "xMax", "yMax"))
            left, top, right, bottom = sides
            yield number, word.text or "", left, top, right, bottom


def codes(path: Path, tmp_path: Path, *crop: str) -> list[str]:
    tool("pdftoppm", "-r", "300", "-png", *crop, "-singlefile", path, tmp_path / "page")
    found = subprocess.run(
        ["zbarimg", "--quiet", "--raw", "--nodbus", str(tmp_path / "page.png")],
        capture_output=True,
        text=True,
        check=False,
    )
    return found.stdout.split()


@needs_poppler
def test_slides_are_eight_wide_pages_with_every_word(made: Documents, tmp_path: Path) -> None:
    path = written(tmp_path, made.slides_paper(current_theme()))
    facts = tool("pdfinfo", path)
    assert re.search(r"Pages:\s+8\b", facts)
    assert re.search(r"Page size:\s+960 x 540 pts", facts)
    text = plain(tool("pdftotext", path, "-"))
    for words in made.slides:
        assert plain(words.title) in text
        for line in words.lines:
            assert plain(line) in text
    assert text.count(plain(made.foot)) == 8


@needs_poppler
def test_every_font_is_embedded(made: Documents, tmp_path: Path) -> None:
    theme = current_theme()
    for paper in (made.slides_paper(theme), made.poster_paper(theme), made.cards_paper(theme)):
        rows = tool("pdffonts", written(tmp_path, paper)).splitlines()[2:]
        assert {row.split()[0].split("+")[-1] for row in rows} <= {"Inter-Regular", "Inter-SemiBold"}
        assert rows
        for row in rows:
            # Columns from the end: object number and id, unicode, subset, embedded.
            assert row.split()[-5] == "yes", row


@needs_poppler
def test_nothing_leaves_its_slide_or_runs_into_the_foot(made: Documents, tmp_path: Path) -> None:
    for _, word, left, top, right, bottom in boxes(written(tmp_path, made.slides_paper(current_theme()))):
        assert left >= 18, word
        assert right <= 338.667 - 18, word
        foot = top > 800 / 900 * 190.5
        assert foot or bottom < 790 / 900 * 190.5, word


@needs_poppler
def test_the_poster_has_number_hours_and_date(made: Documents, tmp_path: Path) -> None:
    path = written(tmp_path, made.poster_paper(current_theme()))
    assert re.search(
        r"Page size:\s+59[45]\.\d+ x 84[12]\.\d+ pts \(A4\)|59[45](?:\.\d+)? x 84[12]", tool("pdfinfo", path)
    )
    text = plain(tool("pdftotext", path, "-"))
    for part in (made.facts.hours, made.facts.dated, made.words.title, made.words.night, made.foot):
        assert plain(part) in text
    tallest = max(boxes(path), key=lambda box: box[5] - box[3])
    assert tallest[1] == "3018"
    assert tallest[5] - tallest[3] > 60
    assert all(
        left > 14 and right < 196 and top > 10 and bottom < 288 for _, _, left, top, right, bottom in boxes(path)
    )


@needs_poppler
def test_ten_cards_each_within_its_cut(made: Documents, tmp_path: Path) -> None:
    path = written(tmp_path, made.cards_paper(current_theme()))
    found = list(boxes(path))
    assert sum(word == "3018" for _, word, *_ in found) == papers.ACROSS * papers.DOWN
    wide, tall = (side / 10 for side in papers.CARD)
    left_edge, top_edge = (210 - papers.ACROSS * wide) / 2, (297 - papers.DOWN * tall) / 2
    for _, word, left, top, right, bottom in found:
        column, row = int((left - left_edge) // wide), int((top - top_edge) // tall)
        assert 0 <= column < papers.ACROSS, word
        assert 0 <= row < papers.DOWN, word
        assert right <= left_edge + (column + 1) * wide - 3, word
        # A box holds the room for accents and tails too.
        assert bottom <= top_edge + (row + 1) * tall - 1, word


@needs_poppler
@needs_zbar
def test_the_codes_dial_the_number(french: Documents, tmp_path: Path) -> None:
    theme = current_theme()
    assert codes(written(tmp_path, french.poster_paper(theme)), tmp_path) == ["tel:3018"]
    path = written(tmp_path, french.cards_paper(theme))
    dot = 300 / 25.4
    for column in range(papers.ACROSS):
        for row in range(papers.DOWN):
            x, y = round((20 + column * 85) * dot), round((11 + row * 55) * dot)
            crop = ("-x", str(x), "-y", str(y), "-W", str(round(85 * dot)), "-H", str(round(55 * dot)))
            assert codes(path, tmp_path, *crop) == ["tel:3018"], (column, row)


def test_hours_are_those_of_the_pack_and_their_age_is_told(qapp: QApplication, tmp_path: Path) -> None:
    assert qapp is not None
    messages = load_messages("fr")
    made = make_documents(load_campaign(), load_line_3018(), messages, TODAY)
    assert plain(made.facts.hours) == "Tous les jours, de 9 h à 23 h (heure de Paris)"
    assert plain(made.facts.dated) == "Horaires relevés le 22 novembre 2026."
    old = make_documents(load_campaign(), load_line_3018(), messages, date(2027, 6, 1))
    assert "à confirmer" in old.facts.hours
    copy = tmp_path / "content"
    shutil.copytree(content_dir(), copy)
    line = copy / "helplines" / "3018.toml"
    text = line.read_text(encoding="utf-8")
    line.write_text(text.replace("09:00-23:00", "10:00-22:00"), encoding="utf-8")
    other = make_documents(load_campaign(copy), load_line_3018(copy), messages, TODAY)
    assert plain(other.facts.hours) == "Tous les jours, de 10 h à 22 h (heure de Paris)"
    assert "10 h à 22 h" in plain(" ".join(line for words in other.slides for line in words.lines))
    tried = text.replace("checked_on = 2026-11-22", "checked_on = 2026-11-22\ntried_on = 2026-11-20")
    line.write_text(tried, encoding="utf-8")
    assert "vérifiés le 20 novembre" in plain(
        make_documents(load_campaign(copy), load_line_3018(copy), messages, TODAY).facts.dated
    )
    line.unlink()
    none = make_documents(load_campaign(copy), load_line_3018(copy), messages, TODAY)
    assert none.facts.number == "3018"
    assert none.facts.hours == "Horaires sur 3018.fr"


@needs_poppler
def test_it_prints_on_a_sheet_of_another_size(french: Documents, tmp_path: Path) -> None:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    path = tmp_path / "printed.pdf"
    printer.setOutputFileName(str(path))
    paint_on_printer(printer, french.slides_paper(current_theme()))
    assert re.search(r"Pages:\s+8\b", tool("pdfinfo", path))
    assert "3018.fr" in tool("pdftotext", path, "-")


def test_a_file_is_replaced_whole_or_not_at_all(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    save_pdf(path, b"one")
    save_pdf(path, b"two")
    assert path.read_bytes() == b"two"
    assert [one.name for one in tmp_path.iterdir()] == ["a.pdf"]
    with pytest.raises(AppuiError) as refused:
        save_pdf(tmp_path / "none" / "a.pdf", b"three")
    assert refused.value.code is ErrorCode.DESTINATION_UNWRITABLE
    (tmp_path / "folder.pdf").mkdir()
    with pytest.raises(AppuiError):
        save_pdf(tmp_path / "folder.pdf", b"four")


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit and no pipes in folders there")
def test_a_full_disk_is_told_and_the_old_file_stays(tmp_path: Path) -> None:
    import resource  # noqa: PLC0415 - there is none on Windows

    path = tmp_path / "a.pdf"
    save_pdf(path, b"old")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1_000, hard))
    try:
        with pytest.raises(AppuiError) as refused:
            save_pdf(path, b"x" * 100_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert refused.value.code is ErrorCode.DISK_FULL
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == ["a.pdf"]


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders there")
def test_a_pipe_is_not_replaced_by_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    os.mkfifo(path)
    with pytest.raises(AppuiError) as refused:
        save_pdf(path, b"x")
    assert refused.value.code is ErrorCode.DESTINATION_UNWRITABLE
    assert path.is_fifo()


def test_saving_from_the_page(
    page: LearnPage, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "affiche.pdf"
    threads = []

    def choose(
        _parent: object, _title: str, name: str, done: Callable[[tuple[Path, ...]], None]
    ) -> QFileDialog | None:
        assert name == "Affiche.pdf"
        done((target,))
        return None

    def noted(paper: Paper) -> bytes:
        threads.append(QThread.currentThread() is QApplication.instance().thread())  # type: ignore[union-attr]  # there is one
        return pdf_bytes(paper)

    monkeypatch.setattr("appui.pages.learn.parts.material.choose_new_file", choose)
    monkeypatch.setattr("appui.pages.learn.parts.material.pdf_bytes", noted)
    click(find(page, "learn_material"))
    settle()
    click(find(page, "poster_save"))
    desk.settle()
    assert target.read_bytes().startswith(b"%PDF")
    assert threads == [False], "a PDF is made off the GUI thread"
    assert desk.said == [("ok", "Enregistré\u00a0: affiche.pdf")]
    monkeypatch.setattr(
        "appui.pages.learn.parts.material.choose_new_file",
        lambda _parent, _title, _name, done: done((tmp_path / "none" / "b.pdf",)),
    )
    click(find(page, "poster_save"))
    wait_until(lambda: len(desk.said) == 2)
    assert desk.said[-1][0] == "warn"
    assert "ce fichier PDF" in desk.said[-1][1]
