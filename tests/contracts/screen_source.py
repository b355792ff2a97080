"""What every `ports.ScreenSource` promises; each back-end inherits this class and provides `source`."""

import pytest

from appui_core.errors import AppuiError, ErrorCode
from appui_core.intake.encode import original_from_frame
from appui_core.intake.files import examine_stream
from appui_core.ports import ScreenSource
from fakes.clock import FixedClock


class ScreenSourceContract:
    """Inherit, and provide the fixture `source`: a desktop that can be grabbed and is not of one flat colour."""

    def test_screens_are_numbered_from_one_and_the_first_is_the_primary(self, source: ScreenSource) -> None:
        screens = source.screens()
        assert [screen.number for screen in screens] == list(range(1, len(screens) + 1))
        assert [screen.primary for screen in screens] == [True] + [False] * (len(screens) - 1)

    def test_sizes_are_device_pixels_and_a_ratio(self, source: ScreenSource) -> None:
        for screen in source.screens():
            assert screen.width_px > 0
            assert screen.height_px > 0
            assert screen.ratio >= 1.0

    def test_a_grab_is_exactly_its_screen(self, source: ScreenSource) -> None:
        assert source.available()
        for screen in source.screens():
            frame = source.grab(screen.number)
            assert frame.screen == screen
            assert (frame.width, frame.height) == (screen.width_px, screen.height_px)
            assert frame.stride_bytes >= 3 * frame.width
            assert len(frame.rgb) >= frame.stride_bytes * (frame.height - 1) + 3 * frame.width
            assert frame.grabbed_at.utcoffset() is not None

    def test_a_grab_says_how_it_was_made(self, source: ScreenSource) -> None:
        facts = source.grab(1).facts
        assert {"backend", "screen", "ratio"} <= set(facts)
        assert all(isinstance(value, str) for value in facts.values())

    def test_a_grab_becomes_an_original_whose_structure_is_sound(
        self, source: ScreenSource, clock: FixedClock
    ) -> None:
        frame = source.grab(1)
        original = original_from_frame(frame, clock)
        media_type, structure, sha256, size_bytes = examine_stream(original.open())
        assert (media_type, sha256, size_bytes) == ("image/png", original.sha256, original.size_bytes)
        assert (structure.width, structure.height) == (frame.width, frame.height)

    @pytest.mark.parametrize("number", [0, -1, 99])
    def test_a_screen_that_is_not_there_is_refused(self, source: ScreenSource, number: int) -> None:
        with pytest.raises(AppuiError) as refused:
            source.grab(number)
        assert refused.value.code is ErrorCode.SCREEN_UNKNOWN
