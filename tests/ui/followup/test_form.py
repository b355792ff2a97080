"""What the form offers: what each platform has to report, and exhibits by the day they had here."""

from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtWidgets import QComboBox, QWidget

from appui_core.cases.report_model import Told
from fakes.desk import Desk, find
from fakes.followup_room import PARIS, SENT, FollowupRoom


def _offered(room: FollowupRoom) -> set[str]:
    box = find(room.page, "report_object")
    assert isinstance(box, QComboBox)
    return {str(box.itemData(index)) for index in range(box.count())} - {""}


def test_only_what_the_platform_has_is_offered(room: FollowupRoom) -> None:
    room.click("followup_first")
    assert {"video", "reel", "live", "erasure"} <= _offered(room)
    room.choose("report_platform", "whatsapp")
    assert _offered(room) == {"message", "conversation", "group", "account", "erasure"}
    room.choose("report_object", "group")
    room.choose("report_platform", "youtube")
    assert _offered(room) == {"video", "comment", "account", "form", "erasure"}
    assert room.page.form.fields.object.key() == "", "YouTube has no groups: it is asked again"
    room.choose("report_platform", "other")
    assert {"video", "reel", "live", "erasure"} <= _offered(room)


def test_what_was_noted_before_stays_offered(room: FollowupRoom) -> None:
    own = room.sent(Told("whatsapp", "video", SENT)).id
    room.click("report_edit")
    assert room.page.form.fields.object.key() == "video"
    assert _offered(room) == {"video", "message", "conversation", "group", "account", "erasure"}
    room.choose("report_platform", "youtube")
    room.choose("report_platform", "whatsapp")
    room.choose("report_object", "video")
    room.type("report_reference", "W-1")
    room.click("report_save")
    assert room.reports.get(own).told == Told("whatsapp", "video", SENT, reference="W-1")


def test_an_exhibit_has_the_day_it_had_here(desk: Desk, on_screen: Callable[[QWidget], QWidget]) -> None:
    desk.clock.advance((datetime(2026, 11, 14, 0, 30, tzinfo=PARIS) - desk.clock.now()) / timedelta(seconds=1))
    room = FollowupRoom(desk)
    room.make_vault(exhibits=1)
    on_screen(room.page)
    room.visit()
    room.click("followup_first")
    assert "Pièce 1, sans image, 14/11/2026" in room.text
