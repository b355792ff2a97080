"""Pictures that portals and captures left in clear, and whose they are."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from appui_core.locate import Places
from appui_core.privacy.leaks.check import Search, find_leaks
from appui_core.privacy.leaks.model import Kind, Report, Why
from fakes.originals import original_of
from fakes.safe import Safe
from fakes.surroundings import Computer

Look = Callable[..., Report]


def test_a_portal_leaves_its_picture(pc: Computer, safe: Safe, look: Look, places: Places) -> None:
    png = b"\x89PNG\r\n\x1a\n" + b"of the screen"
    left = pc.temp / "out.png"
    left.write_bytes(png)
    (leak,) = look().leaks
    assert (leak.kind, leak.why, leak.can_clean) == (Kind.PORTAL, Why.PORTAL_PICTURE, False)
    assert find_leaks(Search(pc.around, places)).leaks == (leak,)
    safe.cases.add_original(safe.code, original_of(png, captured=True))
    (leak,) = look().leaks
    assert (leak.kind, leak.why, leak.can_clean, leak.place) == (Kind.PORTAL, Why.CAPTURE_COPY, True, left)
    left.write_bytes(b"a file of that name that is no picture")
    assert look().leaks == ()


def test_what_a_capture_could_not_delete_is_told_once_wherever_it_lies(
    pc: Computer, safe: Safe, look: Look, places: Places, tmp_path: Path
) -> None:
    png = b"\x89PNG\r\n\x1a\n" + b"of the screen"
    left = [pc.put("Pictures/Capture.png", png), tmp_path / "Capture.png", pc.temp / "out.png"]
    for path in left[1:]:
        path.write_bytes(png)
    given = [*left, tmp_path / "gone.png", tmp_path]
    told = look(left=given).leaks
    assert {leak.place for leak in told} == set(left)
    assert [(leak.why, leak.can_clean) for leak in told] == [(Why.PORTAL_PICTURE, False)] * 3
    assert find_leaks(Search(pc.around, places, left=given)).leaks == told
    safe.cases.add_original(safe.code, original_of(png, captured=True))
    told = look(left=given, files=left).leaks
    assert {leak.place for leak in told} == set(left)
    assert [(leak.kind, leak.why, leak.can_clean) for leak in told] == [(Kind.PORTAL, Why.CAPTURE_COPY, True)] * 3


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives a file away")
def test_another_users_picture_is_nobodys_business(pc: Computer, look: Look) -> None:
    left = pc.temp / "out.png"
    left.write_bytes(b"\x89PNG\r\n\x1a\n")
    os.chown(left, 12345, 12345)
    assert look().leaks == ()
