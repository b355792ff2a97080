"""Long tables: made page by page, so that they can be stopped; rows that a page's end divides."""

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from reportlab.platypus import Flowable

from appui_core.dossier.page_kit import Furniture, fact_table, grid, headed, load_fonts, para, render, render_to
from appui_core.dossier.tag_tree import Paper, Raw
from appui_core.dossier.tagging import TaggedCanvas
from core.dossier.tagged import walk
from core.dossier.test_pdf import text_of


@pytest.fixture(autouse=True)
def _fonts() -> None:
    """Blocks are made with the fonts at hand."""
    load_fonts()


class _StoppedError(Exception):
    pass


class _Stop:
    """Ends a document when so many pages are done; counts the questions while it is written."""

    def __init__(self, pages: int) -> None:
        self._left, self.asked_after = pages, 0
        self.kept: list[str] = []

    def page_end(self, _canvas: TaggedCanvas) -> None:
        self._left -= 1
        if self._left == 0:
            raise _StoppedError

    def keep(self, content: str) -> Raw:
        self.kept.append(content)
        return Raw(lambda: f"<</Length {len(content)}>>\nstream\n{content}endstream")

    def document_end(self, _canvas: TaggedCanvas) -> None:
        self._left = -1

    def check(self) -> None:
        if self._left == -1:
            self.asked_after += 1

    def written(self, _done: int, _of: int) -> None:
        self.check()


def _render(story: list[Flowable], inserts: _Stop) -> bytes:
    target = io.BytesIO()
    render_to(target, story, Furniture("", "", ""), Paper(""), inserts)
    return target.getvalue()


def test_a_table_asks_for_the_rows_of_one_page_at_a_time() -> None:
    asked: list[int] = []

    def rows() -> Iterator[list[str]]:
        for number in range(10_000):
            asked.append(number)
            yield [str(number)]

    with pytest.raises(_StoppedError):
        _render([para("Index", "h1"), grid(["N°"], rows(), (1,))], _Stop(1))
    assert 10 < len(asked) < 60


def test_while_a_document_is_written_it_is_asked_whether_it_is_wanted() -> None:
    """Of 2 000 exhibits, numbering and writing all objects and the tree takes seconds."""
    few, many = _Stop(0), _Stop(0)
    for asked, count in ((few, 1), (many, 1_000)):
        _render([grid(["N°"], ([str(number)] for number in range(count)), (1,))], asked)
    assert 0 < few.asked_after < many.asked_after - 30


def test_what_pages_say_is_given_away_page_by_page(tmp_path: Path) -> None:
    keeper = _Stop(0)
    (tmp_path / "pages.pdf").write_bytes(_render([grid(["N°"], ([str(n)] for n in range(200)), (1,))], keeper))
    with pikepdf.open(tmp_path / "pages.pdf") as document:
        found = [page.Contents.read_bytes().decode() for page in document.pages]
    assert len(found) > 3
    assert found == keeper.kept


def test_every_row_comes_once_and_in_order(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    words = [f"mot{number} " * (number % 7 + 1) for number in range(150)]
    path.write_bytes(render([grid(["Tête", "N°"], ([text, ""] for text in words), (1, 2))], "", "", ""))
    told = text_of(path).split()
    assert [word for word in told if word.startswith("mot")] == "".join(words).split()
    assert 4 <= told.count("Tête") <= 10
    assert walk(path).faults == []


def test_a_row_higher_than_a_page_is_divided_beside_one_that_is_not(tmp_path: Path) -> None:
    path = tmp_path / "page.pdf"
    long = " ".join(f"mot{number}" for number in range(3_000))
    path.write_bytes(render([grid(["N°", "Propos"], [["7", long], ["8", "fin"]], (1, 3))], "", "", ""))
    told = text_of(path).split()
    assert [word for word in told if word.startswith("mot")] == long.split()
    assert (told.count("7"), told.count("8")) == (1, 1)
    assert walk(path).faults == []


@pytest.mark.parametrize("rows", [30, 60])
def test_a_table_begins_right_under_its_heading_and_goes_on_overleaf(tmp_path: Path, rows: int) -> None:
    path = tmp_path / "page.pdf"
    table = grid(["N°"], ([f"ligne{number}"] for number in range(rows)), (1,))
    path.write_bytes(render([*(para("x", "cell") for _ in range(20)), *headed("Titre", table)], "", "", ""))
    first, *_ = text_of(path).split("\f")
    assert "Titre" in first
    assert "ligne10" in first
    for above in range(46, 60, 2):
        story = [
            *(para("x", "cell") for _ in range(above)),
            *headed("Titre", grid(["N°"], [["un"], ["deux"]], (1,))),
        ]
        path.write_bytes(render(story, "", "", ""))
        (page,) = [page for page in text_of(path).split("\f") if "Titre" in page]
        assert "deux" in page


def test_what_can_not_be_divided_there_goes_on_the_next_page(tmp_path: Path) -> None:
    """Two lines of three don't stand alone at a page's end where there is room for one only."""
    for gaps in range(40, 52):
        path = tmp_path / f"{gaps}.pdf"
        story = [*(para("x", "cell") for _ in range(gaps)), fact_table([("Compte", "mot " * 60)])]
        path.write_bytes(render(story, "", "", ""))
        assert text_of(path).count("mot") == 60
        assert walk(path).faults == []
