"""A strip, long and narrow, blurred until asked for: its height follows its width, however long it is."""

from appui.widgets.picture import BlurredPicture

_WIDTH = 320


class StripPicture(BlurredPicture):
    """One part of a strip, at its whole length."""

    def __init__(self, width: int, height: int, rgb: bytes, description: str) -> None:
        self._across, self._down = max(1, width), max(1, height)
        super().__init__(description, width=_WIDTH, height=_WIDTH)
        self.set_pixels(width, height, rgb)

    def natural_width(self) -> int:
        """Return the width of the box, larger with larger text."""
        return self.theme.px(_WIDTH)

    def height_at(self, width_px: int) -> int:
        """Return the height of the strip at a width."""
        return max(60, round(min(width_px, self.natural_width()) * self._down / self._across))
