"""What the kiosk shows between two visits: calm slides, never what was read; a touch or a key begins one."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHideEvent,
    QImage,
    QImageReader,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from appui.pages.learn.drawing.canvas import Canvas, kit_of
from appui.pages.learn.drawing.facts import LineFacts, one_slide
from appui.pages.learn.drawing.slide import WIDTH, SlideWords, draw_slide, fit_slide
from appui.texts.translate import translate
from appui.theme.theme import current_theme
from appui.widgets.kiosk_invitation import draw_ground, invitation, slide_area
from appui_core.content.campaign import Campaign, load_campaign
from appui_core.content.lines import in_language
from appui_core.content.problems import ContentError
from appui_core.helpline.lines import MAIN_LINE
from appui_core.kiosk.slides import slide_files

if TYPE_CHECKING:
    from pathlib import Path

    from appui.tasks.runner import TaskRunner

# Long enough to read four lines.
_SLIDE_MS: Final = 15_000
_MOST_SIDE_PX: Final = 12_000


class AttractPage(QWidget):
    """The campaign's slides, or the school's own pictures from a folder that the policy names."""

    begun = Signal()

    def __init__(
        self,
        runner: "TaskRunner",
        language: Callable[[], str],
        facts: Callable[[], LineFacts],
        folder: str = "",
    ) -> None:
        super().__init__()
        self.theme = current_theme()
        self._runner, self._language, self._facts = runner, language, facts
        self._pictures = slide_files(folder)
        self._campaign = _campaign()
        self._at = 0
        self._own: QPixmap | None = None
        self._drawn: QPixmap | None = None
        # Of the school's pictures the first stands ready, since a wipe leads to it.
        self._first: QPixmap | None = None
        self._room = QSize()
        # What is being read, for which room.
        self._wanted: tuple[Path, QSize] | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_SLIDE_MS)
        self._timer.timeout.connect(self.turn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.theme.changed.connect(self.draw_anew)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        # Filled when they are painted: a start does without the tables that seven of them need.
        self._words: dict[int, SlideWords] = {}
        self._invitation = invitation()
        self.setAccessibleName(f"{translate('Kiosk', 'Vie numérique')}. {self._invitation}")
        self.draw_anew()

    def draw_anew(self) -> None:
        """Draw what is shown once more."""
        self._drawn = None
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the first slide: where the last one stood would tell how long ago."""
        super().showEvent(event)
        self._at, self._own, self._drawn = 0, self._first, None
        self._timer.start()
        if self._own is None:
            self._read_own()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest during a visit."""
        super().hideEvent(event)
        self._timer.stop()
        self._at, self._own, self._drawn = 0, self._first, None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Have the school's picture fit the screen that there is now."""
        super().resizeEvent(event)
        self._room, self._first = slide_area(self.theme, self.rect()).size().toSize(), None
        self._read_own()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a visit."""
        event.accept()
        self.begun.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Begin a visit."""
        event.accept()
        if not event.isAutoRepeat():
            self.begun.emit()

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: A002, ARG002, FBT001 - Qt's name and type
        """Let Tab begin a visit too."""
        return False

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole page is painted
        """Paint the slide and, below it, how to begin.

        A wipe has the page painted three times; what was drawn for the first is kept until the slide changes.
        """
        if not self.isVisible():
            # Painted out of sight, to be ready: nothing is kept for that.
            self._paint(QPainter(self))
            return
        if self._drawn is None or self._drawn.deviceIndependentSize().toSize() != self.size():
            ratio = self.devicePixelRatioF()
            self._drawn = QPixmap(self.size() * ratio)
            self._drawn.setDevicePixelRatio(ratio)
            painter = QPainter(self._drawn)
            painter.setFont(self.font())
            self._paint(painter)
            painter.end()
        QPainter(self).drawPixmap(0, 0, self._drawn)

    def _paint(self, painter: QPainter) -> None:
        above = draw_ground(painter, self.theme, self.rect(), self._invitation)
        picture = self._own
        if picture is not None:
            left, top = (above.width() - picture.width()) / 2, (above.height() - picture.height()) / 2
            painter.drawPixmap(round(left), round(top), picture)
        elif self._campaign is not None and not self._pictures:
            self._paint_slide(painter, above, self._campaign)

    def _paint_slide(self, painter: QPainter, area: QRectF, campaign: Campaign) -> None:
        painter.save()
        fit_slide(painter, area)
        at, language = self._at % len(campaign.slides), self._language()
        words = self._words.get(at)
        if words is None:
            words = self._words[at] = one_slide(campaign.slides[at], language, self._facts)
        place = f"{at + 1}/{len(campaign.slides)}"
        canvas = Canvas(painter, kit_of(self.theme, "screen"), WIDTH)
        draw_slide(canvas, words, MAIN_LINE, in_language(campaign.foot, language), place)
        painter.restore()

    def turn(self) -> None:
        """Show the next slide."""
        self._at += 1
        self._read_own()
        self.draw_anew()

    def _read_own(self) -> None:
        """Have the school's picture that is due read: a large one takes longer than a thread that paints has."""
        if not self._pictures or self._room.isEmpty():
            return
        path, room = self._pictures[self._at % len(self._pictures)], self._room
        if (path, room) == self._wanted:
            return
        self._wanted = (path, room)
        work = partial(_read, path, room)
        self._runner.run(work, owner=self, done=partial(self._came, path, room), lane="free")

    def _came(self, path: "Path", room: QSize, image: QImage | None) -> None:
        if (path, room) == self._wanted:
            self._wanted = None
        if room != self._room or path not in self._pictures:
            return
        if image is None:
            # One that cannot be read is left out for good.
            self._pictures = tuple(one for one in self._pictures if one != path)
            self._own = None
            self._read_own()
        elif path == self._pictures[self._at % len(self._pictures)]:
            self._own = QPixmap.fromImage(image)
            if path == self._pictures[0]:
                self._first = self._own
        self.draw_anew()


def _read(path: "Path", room: QSize) -> QImage | None:
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or max(size.width(), size.height()) > _MOST_SIDE_PX or room.isEmpty():
        return None
    reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image


def _campaign() -> Campaign | None:
    """Return the campaign; None when it is damaged: the invitation remains."""
    try:
        return load_campaign()
    except ContentError:
        return None
