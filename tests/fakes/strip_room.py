"""Screenshots of one conversation in the room "Preuves", and the way to the page that puts them together."""

from collections.abc import Sequence

from PySide6.QtWidgets import QProgressBar

from appui.pages.evidence.parts.stitch_view import StitchView
from appui_core.cases.model import Exhibit, Facts
from appui_core.intake.pixels import Pixels
from fakes.chat_scroll import Screen, Scroll, conversation, png
from fakes.desk import find
from fakes.evidence_room import EvidenceRoom
from fakes.originals import screenshot
from fakes.qt import click, wait_until

SCROLL = Scroll(conversation(5, 40))
STEP = SCROLL.viewport // 2


def shots(*tops: int) -> list[Pixels]:
    """Return screenshots at these places, a minute apart."""
    return [SCROLL.shot(top, Screen(clock=f"18:{at:02d}")) for at, top in enumerate(tops)]


def keep_shots(room: EvidenceRoom, pictures: Sequence[Pixels]) -> tuple[Exhibit, ...]:
    """Make a vault and a case, and keep screenshots in it."""
    room.make_vault()
    room.click("ready_back")
    code = room.cases.new("Groupe de classe").code
    for picture in pictures:
        facts = Facts(account="@compte_inconnu", platform="tiktok")
        room.cases.add_original(code, screenshot(png(picture)), facts)
    room.page.services.book.select(code)
    room.settle()
    return room.cases.exhibits(code)


def compare(room: EvidenceRoom, *numbers: int) -> StitchView:
    """Tick exhibits, and wait for what is found about them."""
    room.click("room_stitch")
    for number in numbers:
        click(find(room.page, f"stitch_tick_{number}"))
    room.click("stitch_go")
    view = find(room.page, "evidence_stitch")
    assert isinstance(view, StitchView)
    wait_until(lambda: not view.findChildren(QProgressBar)[0].isVisible(), 60_000)
    room.settle()
    return view
