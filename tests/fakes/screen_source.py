"""Screens that a test paints itself, behind `ports.ScreenSource`."""

from appui_core.clock import Clock
from appui_core.errors import AppuiError, ErrorCode
from appui_core.ports import Frame, ScreenInfo

_PADDING_BYTES = 2  # rows of a real grab are padded too


class FakeScreenSource:
    """A desktop with any number of screens side by side, each of another colour pattern until it is painted."""

    def __init__(self, clock: Clock, *, screens: int = 1, width: int = 320, height: int = 200) -> None:
        self._clock = clock
        self._allowed = True
        self.grabbed: list[int] = []
        self._infos = tuple(
            ScreenInfo(n, f"FAKE-{n}", (n - 1) * width, 0, width, height, 1.0, primary=n == 1)
            for n in range(1, screens + 1)
        )
        self._rows: dict[int, bytes] = {}

    def is_plain(self) -> bool:
        """Tell whether it is the one that no test has touched."""
        plain = vars(FakeScreenSource(self._clock))
        return vars(self) == plain

    def forbid(self) -> None:
        """From now on this desktop lets nobody grab."""
        self._allowed = False

    def paint(self, number: int, rgb: bytes) -> None:
        """Fill a screen with one colour of three bytes, which makes it as black as a protected one is."""
        self._rows[number] = rgb * self._infos[number - 1].width_px

    def available(self) -> bool:
        """Tell whether grabbing is allowed."""
        return self._allowed

    def interactive(self) -> bool:
        """Tell that nobody is asked."""
        return False

    def screens(self) -> tuple[ScreenInfo, ...]:
        """Return the screens, the first one primary."""
        return self._infos

    def grab(self, number: int) -> Frame:
        """Return what was painted, or the screen's own pattern.

        Raises AppuiError: as the port says.
        """
        if not self._allowed:
            raise AppuiError(ErrorCode.SCREEN_UNAVAILABLE, "fake")
        if not 1 <= number <= len(self._infos):
            raise AppuiError(ErrorCode.SCREEN_UNKNOWN, str(number))
        if number in self._rows:
            raise AppuiError(ErrorCode.SCREEN_BLACK)
        self.grabbed.append(number)
        info = self._infos[number - 1]
        # Each grab differs from the one before, as two captures of a living screen do.
        shade = len(self.grabbed) % 256
        row = b"".join(bytes((x % 256, number * 40 % 256, shade)) for x in range(info.width_px))
        padded = row + bytes(_PADDING_BYTES)
        return Frame(
            width=info.width_px,
            height=info.height_px,
            stride_bytes=len(padded),
            rgb=padded * info.height_px,
            screen=info,
            grabbed_at=self._clock.now(),
            backend="fake",
            facts={
                "backend": "fake",
                "screen": f"{number}/{len(self._infos)}",
                "screen_px": f"{info.width_px}x{info.height_px}",
                "ratio": "1",
            },
        )
