"""A picture that stays blurred until a person asks to see it: nobody meets an insult by accident."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from appui.texts.translate import translate
from appui.widgets.buttons import PaintedButton

# So few pixels that no word and no face survives; enlarged smoothly, it looks like frosted glass.
_BLUR_EDGE = 12


class BlurredPicture(PaintedButton):
    """Click, Space or Enter shows the picture, once more blurs it; `revealed` tells which. Nothing is stored."""

    revealed = Signal(bool)

    def __init__(
        self, description: str = "", parent: QWidget | None = None, *, width: int = 132, height: int = 84
    ) -> None:
        super().__init__("", parent)
        self._description = description
        self._box = QSize(width, height)
        self._image = QImage()
        self._veiled = QImage()
        self._blurred = True
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._turn)
        self._name()

    def set_pixels(self, width: int, height: int, rgb: bytes) -> None:
        """Show `rgb`: rows of 8-bit RGB without padding, top first."""
        picture = QImage(rgb, width, height, 3 * width, QImage.Format.Format_RGB888).copy()
        self._image = picture
        self._veiled = picture.scaled(
            _BLUR_EDGE,
            _BLUR_EDGE,
            Qt.AspectRatioMode.KeepAspectRatio,
            Qt.TransformationMode.SmoothTransformation,
        )
        self._name()
        self.update()

    def set_description(self, description: str) -> None:
        """Say what the picture is (exhibit number, kind), for those who don't see it."""
        self._description = description
        self._name()

    def set_blurred(self, *, blurred: bool) -> None:
        """Blur or show without telling anyone (the setting that lifts the blur)."""
        self._blurred = blurred
        self._name()
        self.update()

    def is_blurred(self) -> bool:
        """Tell whether the picture is hidden now."""
        return self._blurred

    def clear(self) -> None:
        """Drop the pixels (quick exit, withdrawal)."""
        self._image, self._veiled = QImage(), QImage()
        self.update()

    def natural_width(self) -> int:
        """Return the width of the box."""
        return self._box.width()

    def narrow_width(self) -> int:
        """Return the least width."""
        return min(self._box.width(), 64)

    def height_at(self, width_px: int) -> int:  # noqa: ARG002 - the box has its own height
        """Return the height of the box."""
        return self._box.height()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole picture is painted
        """Paint the picture or its frosted form."""
        theme = self.theme
        painter = QPainter(self)
        radius = theme.tokens.radius["control"]
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()), radius, radius)
        painter.setClipPath(shape)
        painter.fillRect(self.rect(), theme.colour("sunken"))
        source = self._veiled if self._blurred else self._image
        if not source.isNull():
            painter.drawImage(self._fitted(source.size(), fill=self._blurred), source)
        if self._blurred:
            size = theme.px(20)
            spot = QRectF(0, 0, size + 14, size + 14)
            spot.moveCenter(QRectF(self.rect()).center())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("surface"))
            painter.drawEllipse(spot)
            corner = spot.center().toPoint()
            painter.drawPixmap(corner.x() - size // 2, corner.y() - size // 2, theme.pixmap("eye", "text", 20))
        painter.setClipping(False)
        self.panel(painter, None, theme.colour("edge"), radius)

    def _fitted(self, size: QSize, *, fill: bool) -> QRect:
        mode = Qt.AspectRatioMode.KeepAspectRatioByExpanding if fill else Qt.AspectRatioMode.KeepAspectRatio
        scaled = size.scaled(self.size(), mode)
        return QRect(
            (self.width() - scaled.width()) // 2,
            (self.height() - scaled.height()) // 2,
            scaled.width(),
            scaled.height(),
        )

    def _turn(self) -> None:
        if self._image.isNull():
            return
        self._blurred = not self._blurred
        self._name()
        self.update()
        self.revealed.emit(not self._blurred)

    def _name(self) -> None:
        state = (
            translate("Picture", "Image floutée. Appuyez pour la voir.")
            if self._blurred
            else translate("Picture", "Image visible. Appuyez pour la flouter.")
        )
        self.setAccessibleName(f"{self._description} {state}".strip())
        self.setToolTip(state)
