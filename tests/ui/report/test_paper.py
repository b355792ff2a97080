"""A guide on paper: every word of it, our letters inside, pages that read on a printer without colour."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from appui.pages.report.page import ReportPage
from appui.pages.report.paper import paper_of
from appui.qt_adapters.guide_paper import pdf_of
from appui.qt_adapters.paper import save_pdf
from appui.texts.language import Language
from appui.theme.theme import current_theme
from appui_core.guides.load import load_guides
from appui_core.guides.model import Guide
from appui_core.messages import load_messages
from fakes.desk import Desk, find
from fakes.qt import click, settle


@pytest.fixture(scope="module")
def guides() -> dict[str, Guide]:
    return {guide.id: guide for guide in load_guides("fr")}


def written(guide: Guide, folder: Path) -> Path:
    path = folder / "guide.pdf"
    save_pdf(path, pdf_of(paper_of(guide, load_messages("fr"), "", "")))
    return path


def said(*command: object) -> str:
    found = subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True)
    return re.sub(r"\s+", " ", found.stdout)


def squeezed(text: str) -> str:
    # One drawing serves both apostrophes of our font; what reads the file back may give the other one.
    return re.sub(r"\s+", "", text).replace("\u02bc", "’")


@pytest.mark.tool
@pytest.mark.parametrize("name", ["tiktok.report.video", "tiktok.protect.block", "instagram.follow.appeal"])
def test_every_word_is_on_paper(guides: dict[str, Guide], qapp: QApplication, tmp_path: Path, name: str) -> None:
    assert shutil.which("pdftotext")
    assert qapp is not None
    guide = guides[name]
    # Not -layout: two steps a row stand in columns, each to be read down.
    text = squeezed(said("pdftotext", "-raw", written(guide, tmp_path), "-"))
    for step in guide.steps:
        assert squeezed(f"{step.n}.") in text
        assert squeezed(step.text.removeprefix("Gardez d’abord la preuve. ")) in text
        if step.on_screen:
            assert squeezed(f"« {step.label_fr} »") in text
    for notice in guide.notices:
        assert squeezed(notice.text) in text
    for variant in guide.variants:
        assert squeezed(variant.text) in text
    assert squeezed(guide.after) in text
    assert "3018" in text
    assert squeezed("D’après") in text


@pytest.mark.tool
def test_it_is_a4_with_our_own_letters_inside(
    guides: dict[str, Guide], qapp: QApplication, tmp_path: Path
) -> None:
    assert qapp is not None
    path = written(guides["tiktok.report.video"], tmp_path)
    assert "A4" in said("pdfinfo", path)
    fonts = said("pdffonts", path)
    assert "Inter" in fonts
    assert " no no " not in fonts, "a font is not embedded"


def test_paper_is_white_whatever_the_window_looks_like(guides: dict[str, Guide], qapp: QApplication) -> None:
    paper = paper_of(guides["tiktok.report.video"], load_messages("fr"), "", "")
    theme = current_theme()
    theme.apply(qapp, "light", 100)
    try:
        plain = len(pdf_of(paper))
        theme.apply(qapp, "dark", 200)
        assert abs(len(pdf_of(paper)) - plain) < 100
    finally:
        theme.apply(qapp, "light", 100)


@pytest.mark.tool
def test_every_guide_fits_on_its_pages(guides: dict[str, Guide], qapp: QApplication, tmp_path: Path) -> None:
    assert qapp is not None
    for guide in guides.values():
        pages = re.search(r"Pages: (\d+)", said("pdfinfo", written(guide, tmp_path)))
        assert pages is not None
        assert 1 <= int(pages[1]) <= 6, guide.id


@pytest.mark.tool
def test_it_is_printed_in_the_language_of_the_window(qapp: QApplication, tmp_path: Path) -> None:
    language = Language()
    language.use("en")
    try:
        guide = next(guide for guide in load_guides("en") if guide.id == "tiktok.report.video")
        path = tmp_path / "guide.pdf"
        save_pdf(path, pdf_of(paper_of(guide, load_messages("en"), "", "")))
        text = said("pdftotext", path, "-")
        assert "Signaler" in text, "the word on a phone set to French stays"
        assert "D’après" not in text
    finally:
        language.use("fr")
        qapp.processEvents()


@pytest.mark.skipif(sys.platform == "win32", reason="no pipes in folders there")
def test_saving_from_the_page_never_replaces_a_pipe(
    page: ReportPage, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places = iter(("absent/guide.pdf", "pipe.pdf", "guide.pdf"))
    monkeypatch.setattr(
        "appui.pages.report.on_paper.choose_new_file",
        lambda _page, _title, _name, done, **_options: done((tmp_path / next(places),)),
    )
    os.mkfifo(tmp_path / "pipe.pdf")
    page.open_guide("tiktok.report.video")
    settle()
    for _ in range(3):
        click(find(page, "guide_save"))
        desk.settle()
    assert [tone for tone, _ in desk.said] == ["warn", "warn", "ok"]
    assert "ce fichier PDF" in desk.said[0][1]
    assert (tmp_path / "pipe.pdf").is_fifo()
    assert (tmp_path / "guide.pdf").read_bytes().startswith(b"%PDF")
