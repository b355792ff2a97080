"""A picture as wide as the page lets it, in its own proportions, blurred until asked for."""

from appui.widgets.picture import BlurredPicture

_MOST_HEIGHT = 620


class LargePicture(BlurredPicture):
    """As the small one, but its height follows its width; `set_size` gives the proportions beforehand."""

    def __init__(self, description: str = "") -> None:
        self._across, self._down = 16, 9
        super().__init__(description, width=960, height=540)

    def empty(self) -> bool:
        """Tell whether there are no pixels yet, not even for the frosted form."""
        return self._image.isNull()

    def set_size(self, width: int, height: int) -> None:
        """Take the proportions of a picture of this size."""
        self._across, self._down = max(width, 1), max(height, 1)
        self.updateGeometry()

    def set_pixels(self, width: int, height: int, rgb: bytes) -> None:
        """Show rows of 8-bit RGB without padding, top first."""
        self.set_size(width, height)
        super().set_pixels(width, height, rgb)

    def height_at(self, width_px: int) -> int:
        """Return the height of the picture at a width."""
        return max(120, min(self.theme.px(_MOST_HEIGHT), round(width_px * self._down / self._across)))
