"""A picture as wide as the page lets it, in its own proportions, blurred until asked for."""

from appui.widgets.picture import BlurredPicture

_MOST_HEIGHT = 620
# A strip is read by scrolling the page; made to fit, nobody could read it.
_TALL = 3
_TALL_WIDTH = 480


def is_tall(width: int, height: int) -> bool:
    """Tell whether a picture is a strip: longer than any screen is high."""
    return height > _TALL * width


class LargePicture(BlurredPicture):
    """As the small one, but its height follows its width; `set_size` gives the proportions beforehand."""

    def __init__(self, description: str = "") -> None:
        self._across, self._down = 16, 9
        super().__init__(description, width=960, height=540)
        self.revealed.connect(lambda _visible: self.updateGeometry())

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

    def set_blurred(self, *, blurred: bool) -> None:
        """Blur or show; a strip in clear takes the length it has."""
        super().set_blurred(blurred=blurred)
        self.updateGeometry()

    def height_at(self, width_px: int) -> int:
        """Return the height of the picture at a width."""
        if is_tall(self._across, self._down) and not self.is_blurred():
            return round(min(width_px, self.theme.px(_TALL_WIDTH)) * self._down / self._across)
        return max(120, min(self.theme.px(_MOST_HEIGHT), round(width_px * self._down / self._across)))
