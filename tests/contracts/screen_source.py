"""What every `ports.ScreenSource` promises; each back-end inherits this class and provides `source`."""

import pytest

from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.files import examine_stream
from appui_core.intake.recorded import RECORDED
from appui_core.intake.shots import original_from_shot
from appui_core.ports import Frame, PictureFile, ScreenSource
from fakes.clock import FixedClock


class ScreenSourceContract:
    """Inherit, and provide the fixture `source`: a desktop that can be grabbed and is not of one flat colour."""

    def test_screens_are_numbered_from_one_and_the_first_is_the_primary(self, source: ScreenSource) -> None:
        screens = source.screens()
        assert [screen.number for screen in screens] == list(range(1, len(screens) + 1))
        assert [screen.primary for screen in screens] == [True] + [False] * (len(screens) - 1)

    def test_sizes_are_device_pixels_and_a_ratio_where_they_are_known_before(self, source: ScreenSource) -> None:
        for screen in source.screens():
            assert (screen.width_px > 0) is not source.interactive()
            assert (screen.height_px > 0) is not source.interactive()
            assert screen.ratio >= 1.0

    def test_a_desktop_that_asks_has_one_entry(self, source: ScreenSource) -> None:
        assert not source.interactive() or len(source.screens()) == 1

    def test_a_grab_is_exactly_its_screen(self, source: ScreenSource) -> None:
        assert source.available()
        for screen in source.screens():
            shot = source.grab(screen.number)
            if isinstance(shot, Frame):
                assert shot.screen == screen
                assert (shot.width, shot.height) == (screen.width_px, screen.height_px)
                assert shot.stride_bytes >= 3 * shot.width
                assert len(shot.rgb) >= shot.stride_bytes * (shot.height - 1) + 3 * shot.width
                assert shot.grabbed_at.utcoffset() is not None
            else:
                assert shot.leftover is None
                assert shot.taken_at.utcoffset() is not None

    def test_a_grab_says_how_it_was_made_in_keys_that_have_words(self, source: ScreenSource) -> None:
        shot = source.grab(1)
        assert shot.facts["backend"] == shot.backend
        assert set(shot.facts) <= set(RECORDED)
        assert all(shot.facts.values())

    def test_a_grab_becomes_an_original_whose_structure_is_sound(
        self, source: ScreenSource, clock: FixedClock
    ) -> None:
        shot = source.grab(1)
        original = original_from_shot(shot, clock, {"own_windows": "none"})
        media_type, structure, sha256, size_bytes = examine_stream(original.open())
        assert (media_type, sha256, size_bytes) == ("image/png", original.sha256, original.size_bytes)
        assert (structure.width, structure.height) == (original.width, original.height)
        assert original.kind == "capture"
        assert original.captured_at_utc
        assert original.capture["own_windows"] == "none"
        if isinstance(shot, PictureFile):  # byte for byte what the desktop wrote
            assert original.open().read() == shot.data

    @pytest.mark.parametrize("number", [0, -1, 99])
    def test_a_screen_that_is_not_there_is_refused(self, source: ScreenSource, number: int) -> None:
        with pytest.raises(AppuiError) as refused:
            source.grab(number)
        assert refused.value.code is ErrorCode.SCREEN_UNKNOWN
