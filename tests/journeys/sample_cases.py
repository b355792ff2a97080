"""What lies in the vault and beside it for the pictures of pages that would take a person an evening."""

from pathlib import Path

from PIL import Image

from appui import bootstrap
from appui.pages.evidence.page import EvidencePage
from appui_core.cases.mask_plan import MaskPlan, Shape, ShapeKind
from appui_core.cases.model import Addressee, Facts, Mode
from fakes.chat_scroll import IPHONE, Screen, Scroll, conversation, png
from fakes.originals import screenshot
from fakes.qt import settle, wait_until
from journeys.story import ACCOUNT


def bring_a_conversation(program: bootstrap.Program) -> None:
    """Keep four screenshots of a phone in the newest case, the third out of order, one screen missing."""
    scroll = Scroll(conversation(5, 60), IPHONE)
    half = scroll.viewport // 2
    cases = program.vault.cases
    assert cases is not None
    code = cases.list()[-1].code
    for number, step in enumerate((1, 0, 2, 5)):
        shot = scroll.shot(300 + step * half, Screen(clock=f"18:{number:02d}"))
        cases.add_original(code, screenshot(png(shot)), Facts(account=ACCOUNT))
    page = program.window.findChild(EvidencePage)
    assert isinstance(page, EvidencePage)
    page.services.book.reload()
    wait_until(lambda: len(page.services.book.exhibits) == 7)
    settle()


def mask_one(program: bootstrap.Program) -> None:
    """Cover a part of exhibit 4 for the school."""
    cases = program.vault.cases
    assert cases is not None
    code = cases.list()[-1].code
    exhibit = next(one for one in cases.exhibits(code) if one.number == 4)
    plan = MaskPlan((Shape(ShapeKind.RECT, ((20, 20), (200, 90))),))
    cases.masks.note(code, exhibit.id, Addressee.SCHOOL, plan)


def open_school_case(program: bootstrap.Program) -> None:
    """Make a school's case and open it."""
    cases = program.vault.cases
    page = program.window.findChild(EvidencePage)
    assert cases is not None
    assert isinstance(page, EvidencePage)
    code, book = cases.new("Situation suivie par le collège", Mode.SCHOOL).code, page.services.book
    book.reload()
    wait_until(lambda: any(case.code == code for case in book.cases))
    book.select(code)
    settle()


def sample_files(folder: Path) -> Path:
    """Make what somebody drops: a photo that holds its place, a capture, an empty file, words, a hidden file."""
    folder.mkdir()
    exif = Image.Exif()
    exif[0x8825] = {1: "N", 2: (48.0, 51.0, 0.0), 3: "E", 4: (2.0, 17.0, 0.0)}
    exif[0x8769] = {0x9003: "2026:11:13 17:02:11"}
    Image.linear_gradient("L").resize((900, 1200)).convert("RGB").save(folder / "capture 1.jpg", "JPEG", exif=exif)
    Image.linear_gradient("L").rotate(90).resize((900, 1500)).convert("RGB").save(folder / "capture 2.png")
    for name, data in {"vide.png": b"", "image.png": b"rien de tel", ".cache": b"x"}.items():
        (folder / name).write_bytes(data)
    return folder
