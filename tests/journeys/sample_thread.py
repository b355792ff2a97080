"""A window of its own process that shows our sample thread the way a short-video page in a browser looks.

Everything is drawn here, no logo and no picture of anyone. Run it as a program on any display.
Its clock stands still, so that two pictures of it are equal to the pixel.
"""

import sys
import tomllib
from pathlib import Path
from typing import Any

import numpy as np
from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QImage, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QApplication, QWidget

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample" / "fil.toml"
TITLE = "Fil d’exemple"
_BAR = 56
_TASKS = 40
_INK, _MUTED, _PAPER, _LINE = QColor("#161823"), QColor("#6b6d76"), QColor("#ffffff"), QColor("#e3e3e6")
_NIGHT, _ACCENT = QColor("#1f2430"), QColor("#c2456b")


def load_sample() -> dict[str, Any]:
    """Return the sample thread."""
    return tomllib.loads(SAMPLE.read_text(encoding="utf-8"))


class ThreadWindow(QWidget):
    """Address bar on top, video on the left, comments on the right, a line with the clock at the bottom."""

    def __init__(self, sample: dict[str, Any]) -> None:
        super().__init__(None, Qt.WindowType.FramelessWindowHint)
        self._sample = sample
        self.setWindowTitle(TITLE)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - Qt's name and signature
        """Draw the whole page."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), _PAPER)
        body = self.rect().adjusted(0, _BAR, 0, -_TASKS)
        split = int(body.width() * 0.62)
        self._draw_bar(painter)
        self._draw_video(painter, QRect(0, body.top(), split, body.height()))
        self._draw_comments(painter, QRect(split, body.top(), body.width() - split, body.height()))
        self._draw_tasks(painter)
        painter.end()

    def _draw_bar(self, painter: QPainter) -> None:
        painter.fillRect(0, 0, self.width(), _BAR, QColor("#f1f1f3"))
        field = QRectF(120, 10, self.width() - 240, 36)
        painter.setPen(_LINE)
        painter.setBrush(_PAPER)
        painter.drawRoundedRect(field, 18, 18)
        for index, arrow in enumerate(("‹", "›", "⟳")):
            _write(painter, QRect(12 + index * 34, 8, 34, 40), arrow, 18, _MUTED)
        _write(painter, field.toRect().adjusted(18, 0, -18, 0), self._sample["address"], 14, _INK)

    def _draw_video(self, painter: QPainter, place: QRect) -> None:
        painter.fillRect(place, _NIGHT)
        height = place.height() - 48
        frame = QRect(place.center().x() - height * 9 // 32, place.top() + 24, height * 9 // 16, height)
        painter.drawImage(frame, _scene(frame.width(), frame.height()))
        painter.setBrush(QBrush(QColor(255, 255, 255, 215)))
        painter.setPen(Qt.PenStyle.NoPen)
        x, y = frame.center().x(), frame.center().y()
        painter.drawPolygon(QPolygonF([QPointF(x - 26, y - 34), QPointF(x - 26, y + 34), QPointF(x + 36, y)]))
        foot = QRect(frame.left() + 20, frame.bottom() - 110, frame.width() - 40, 34)
        _write(painter, foot, self._sample["account"], 16, _PAPER, bold=True)
        _write(painter, foot.translated(0, 34), self._sample["caption"], 14, _PAPER)
        side = QRect(frame.right() + 18, frame.bottom() - 150, 90, 30)
        _write(painter, side, f"♥ {self._sample['likes']}", 15, _PAPER)

    def _draw_comments(self, painter: QPainter, place: QRect) -> None:
        line = QRect(place.left() + 28, place.top() + 22, place.width() - 56, 28)
        _write(painter, line, self._sample["account"], 18, _INK, bold=True)
        _write(painter, line.translated(0, 30), self._sample["caption"], 14, _INK)
        _write(painter, line.translated(0, 58), f"Publié le {self._sample['published']}", 13, _MUTED)
        painter.fillRect(QRect(line.left(), line.top() + 98, line.width(), 1), _LINE)
        _write(painter, line.translated(0, 108), self._sample["comment_count"], 15, _INK, bold=True)
        top = line.top() + 148
        for index, comment in enumerate(self._sample["comments"]):
            row = QRect(line.left(), top + index * 88, line.width(), 88)
            if row.bottom() > place.bottom():
                break
            _draw_comment(painter, row, comment, index)

    def _draw_tasks(self, painter: QPainter) -> None:
        foot = QRect(0, self.height() - _TASKS, self.width(), _TASKS)
        painter.fillRect(foot, QColor("#e8e8ec"))
        _write(painter, foot.adjusted(self.width() - 330, 0, -20, 0), self._sample["clock"], 14, _INK)


def _draw_comment(painter: QPainter, row: QRect, comment: dict[str, str], index: int) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor.fromHsv((index * 47) % 360, 90, 190))
    painter.drawEllipse(row.left(), row.top() + 8, 40, 40)
    text = row.adjusted(56, 4, -60, 0)
    text.setHeight(24)
    _write(painter, text, comment["author"], 13, _MUTED, bold=True)
    _write(painter, text.translated(0, 24), comment["text"], 15, _INK)
    _write(painter, text.translated(0, 48), f"{comment['age']}   Répondre", 12, _MUTED)
    heart = QRect(row.right() - 56, row.top() + 16, 56, 24)
    _write(painter, heart, f"♡ {comment['likes']}", 12, _ACCENT)


def _write(painter: QPainter, place: QRect, text: str, pixels: int, ink: QColor, *, bold: bool = False) -> None:
    font = QFont("Inter")
    font.setPixelSize(pixels)
    font.setBold(bold)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, text)


def _scene(width: int, height: int) -> QImage:
    """Return a picture with the grain and the gradients of a filmed classroom corridor, and nobody in it.

    Grain matters: a flat drawing would compress to nothing and flatter every measurement made on it.
    """
    rows, columns = np.mgrid[0:height, 0:width].astype(np.float32)
    depth = np.hypot((columns - width / 2) / width, (rows - height * 0.42) / height)
    light = 190 - 150 * depth + 22 * np.sin(columns / 23) + 12 * np.sin(rows / 61)
    grain = np.random.default_rng(3018).normal(0, 5, (height, width)).astype(np.float32)
    tones = np.stack([light * 0.93 + grain, light * 0.97 + grain, light * 1.06 + grain], axis=2)
    pixels = np.ascontiguousarray(np.clip(tones, 0, 255).astype(np.uint8))
    return QImage(pixels.tobytes(), width, height, width * 3, QImage.Format.Format_RGB888).copy()


def main() -> int:
    """Show the page over the whole screen until somebody ends this process."""
    app = QApplication(sys.argv)
    window = ThreadWindow(load_sample())
    window.setGeometry(app.primaryScreen().geometry())
    window.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
