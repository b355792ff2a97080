"""What remembers copies: programs that run or ran, Windows' two switches; Klipper alone is emptied from here."""

from collections.abc import Callable

import pytest

from appui_core.errors import AppuiError, ErrorCode
from appui_core.privacy.leaks.cleaning import clean
from appui_core.privacy.leaks.clipboard import find_histories
from appui_core.privacy.leaks.model import Kind, Report, Why
from fakes.surroundings import KLIPPER, Computer, FakeBus, FakeRegistry

Look = Callable[..., Report]
KEY = r"HKCU\Software\Microsoft\Clipboard"


def test_klipper_is_emptied_on_request(pc: Computer) -> None:
    pc.bus = FakeBus(KLIPPER)
    (leak,) = find_histories(pc.around)
    assert (leak.kind, leak.why, leak.name, leak.can_clean) == (
        Kind.CLIPBOARD,
        Why.CLIPBOARD_HISTORY,
        "Klipper",
        True,
    )
    assert pc.bus.called == []
    clean(leak, None, pc.around)
    assert pc.bus.called == [("org.kde.klipper", "org.kde.klipper.klipper", "clearClipboardHistory")]
    pc.bus.programs.clear()
    with pytest.raises(AppuiError) as caught:
        clean(leak, None, pc.around)
    assert caught.value.code is ErrorCode.LEAK_NOT_REMOVED


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (".local/share/klipper/history2.lst", "Klipper"),
        (".local/share/gpaste/history.xml", "GPaste"),
        (".cache/clipboard-indicator@tudmotu.com/registry.txt", "Clipboard Indicator"),
        (".local/share/pano@elhan.io/pano.db", "Pano"),
        (".config/copyq/copyq_tab_JmNsaXBib2FyZA==.dat", "CopyQ"),
        (".cache/xfce4/clipman/textsrc", "Clipman"),
        (".cache/cliphist/db", "cliphist"),
    ],
)
def test_a_history_on_the_disk_is_told_with_its_place(pc: Computer, place: str, name: str) -> None:
    path = pc.put(place, b"")
    assert find_histories(pc.around) == [], "an empty one holds nothing"
    path.write_bytes(b"x")
    (leak,) = find_histories(pc.around)
    assert (leak.name, leak.place, leak.can_clean) == (name, path, False)


def test_settings_of_a_program_are_no_history(pc: Computer) -> None:
    pc.put(".config/copyq/copyq.conf", b"x")
    assert find_histories(pc.around) == []


@pytest.mark.parametrize(
    ("values", "whys"),
    [
        ({}, []),
        ({"EnableClipboardHistory": 0, "CloudClipboardAutomaticUpload": 0}, []),
        ({"EnableClipboardHistory": 1}, [Why.CLIPBOARD_HISTORY]),
        (
            {"EnableClipboardHistory": 1, "CloudClipboardAutomaticUpload": 1},
            [Why.CLIPBOARD_HISTORY, Why.CLIPBOARD_CLOUD],
        ),
        ({"EnableClipboardHistory": "1"}, []),
    ],
)
def test_windows(pc: Computer, values: dict[str, str | int], whys: list[Why]) -> None:
    pc.system, pc.registry = "windows", FakeRegistry({KEY: values})
    found = find_histories(pc.around)
    assert [leak.why for leak in found] == whys
    assert not any(leak.can_clean for leak in found)


def test_macos_has_none_that_can_be_asked(pc: Computer) -> None:
    pc.system, pc.bus = "macos", FakeBus(KLIPPER)
    assert find_histories(pc.around) == []


def test_they_are_part_of_a_look(pc: Computer, look: Look) -> None:
    pc.bus = FakeBus(KLIPPER)
    assert [leak.why for leak in look().leaks] == [Why.CLIPBOARD_HISTORY]
