"""Our own line icons: one SVG per name, its `currentColor` replaced by a colour, drawn at the screen's ratio."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF
from PySide6.QtGui import QColor, QGuiApplication, QPainter, QPixmap, QTransform
from PySide6.QtSvg import QSvgRenderer

from appui_core.locate import resources_dir


@lru_cache(maxsize=128)
def icon_source(name: str) -> str:
    """Return the SVG of an icon, drawn in `currentColor`."""
    return (resources_dir() / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def draw_icon(name: str, colour: str, size_px: int, *, mirrored: bool = False) -> QPixmap:
    """Return the icon in `colour` (`#RRGGBB`), `size_px` logical pixels a side.

    Raises FileNotFoundError when there is no such icon.
    """
    application = QGuiApplication.instance()
    ratio = application.devicePixelRatio() if isinstance(application, QGuiApplication) else 1.0
    side = max(1, round(size_px * ratio))
    pixmap = QPixmap(side, side)
    pixmap.fill(QColor(0, 0, 0, 0))
    renderer = QSvgRenderer(QByteArray(icon_source(name).replace("currentColor", colour).encode()))
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    if mirrored:
        pixmap = pixmap.transformed(QTransform(-1, 0, 0, 1, 0, 0))
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
