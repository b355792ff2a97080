"""What the kiosk shows between two visits: calm slides, never what was read; a touch or a key begins one."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QHideEvent,
    QImageReader,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPixmap,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from appui.pages.learn.drawing.canvas import Canvas, kit_of
from appui.pages.learn.drawing.facts import SlideWords, line_facts, slide_words
from appui.pages.learn.drawing.slide import HEIGHT, WIDTH, draw_slide
from appui.texts.translate import translate
from appui.theme.theme import current_theme
from appui_core.content.campaign import Campaign, load_campaign
from appui_core.content.lines import in_language
from appui_core.content.problems import ContentError
from appui_core.helpline.lines import Lines
from appui_core.helpline.offer import Offer
from appui_core.kiosk.slides import slide_files
from appui_core.messages import Messages

if TYPE_CHECKING:
    from pathlib import Path

# Long enough to read four lines.
_SLIDE_MS: Final = 15_000
_MOST_SIDE_PX: Final = 12_000


class AttractPage(QWidget):
    """The campaign's slides, or the school's own pictures from a folder that the policy names."""

    begun = Signal()

    def __init__(
        self,
        messages: Callable[[], Messages],
        lines: Callable[[], Lines],
        offer: Callable[[], Offer],
        folder: str = "",
    ) -> None:
        super().__init__()
        self.theme = current_theme()
        self._messages, self._lines, self._offer = messages, lines, offer
        self._pictures = slide_files(folder)
        self._campaign = _campaign()
        self._at = 0
        self._own: QPixmap | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(_SLIDE_MS)
        self._timer.timeout.connect(self.turn)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        language = self._messages().language
        self._slides: tuple[SlideWords, ...] = ()
        self._foot = ""
        if self._campaign is not None:
            facts = line_facts(self._messages(), self._lines(), stale=self._offer().stale)
            self._slides = slide_words(self._campaign, language, facts)
            self._foot = in_language(self._campaign.foot, language)
        self._invitation = translate("Kiosk", "Touche l’écran ou une touche du clavier pour commencer")
        self.setAccessibleName(f"{translate('Kiosk', 'Vie numérique')}. {self._invitation}")
        self.update()

    def showEvent(self, event: QShowEvent) -> None:
        """Begin with the first slide: where the last one stood would tell how long ago."""
        super().showEvent(event)
        self._at, self._own = 0, None
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest during a visit."""
        super().hideEvent(event)
        self._timer.stop()
        self._own = None

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
        """Paint the slide and, below it, how to begin."""
        theme = self.theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("bg"))
        below = theme.line_px("lead") * 2 + theme.space("xl")
        above = QRectF(0, 0, self.width(), max(1, self.height() - below))
        picture = self._picture(above.size().toSize())
        if picture is not None:
            left, top = (above.width() - picture.width()) / 2, (above.height() - picture.height()) / 2
            painter.drawPixmap(round(left), round(top), picture)
        elif self._slides:
            self._paint_slide(painter, above)
        area = self.rect().adjusted(theme.space("xl"), self.height() - below, -theme.space("xl"), 0)
        words = theme.lines(self._invitation, "lead", area.width(), strong=True)
        words.draw(painter, area, theme.colour("text"), "centre", middle=True)

    def _paint_slide(self, painter: QPainter, area: QRectF) -> None:
        scale = min(area.width() / WIDTH, area.height() / HEIGHT)
        painter.save()
        painter.translate((area.width() - WIDTH * scale) / 2, (area.height() - HEIGHT * scale) / 2)
        painter.scale(scale, scale)
        at = self._at % len(self._slides)
        place = f"{at + 1}/{len(self._slides)}"
        canvas = Canvas(painter, kit_of(self.theme, "screen"), WIDTH)
        draw_slide(canvas, self._slides[at], self._offer().number, self._foot, place)
        painter.restore()

    def _picture(self, room: QSize) -> QPixmap | None:
        """Return the school's picture that is due, made to fit; one that cannot be read is left out for good."""
        while self._pictures and self._own is None:
            at = self._at % len(self._pictures)
            self._own = _read(self._pictures[at], room)
            if self._own is None:
                self._pictures = (*self._pictures[:at], *self._pictures[at + 1 :])
        return self._own

    def turn(self) -> None:
        """Show the next slide."""
        self._at, self._own = self._at + 1, None
        self.update()


def _read(path: "Path", room: QSize) -> QPixmap | None:
    reader = QImageReader(str(path))
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or max(size.width(), size.height()) > _MOST_SIDE_PX or room.isEmpty():
        return None
    reader.setScaledSize(size.scaled(room, Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else QPixmap.fromImage(image)


def _campaign() -> Campaign | None:
    """Return the campaign; None when it is damaged: the invitation remains."""
    try:
        return load_campaign()
    except ContentError:
        return None
