"""The kiosk's very first frame when the PC has just been switched on, before the kiosk itself is loaded.

Until then only what it shows is imported, read and built, as for the window (bootstrap.py): the first slide's
words and how a visit begins. The drawing comes with the kiosk's own window, which lies over it a moment later.
"""

import tomllib
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEventLoop, QRectF, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent

from appui.pages.learn.drawing.canvas import Canvas, kit_of
from appui.pages.learn.drawing.slide import WIDTH, SlideWords, draw_words, fit_slide
from appui.qt_adapters.kiosk_stays import StayingWindow
from appui.texts.language import Language
from appui.theme.theme import Theme
from appui.widgets.kiosk_invitation import draw_ground, invitation
from appui_core.locate import content_in_use, resources_dir

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

# A screen that is off paints nothing; the kiosk is then built all the same.
_UNSEEN_MS: Final = 2_000


class Opening:
    """`language` and `theme` are also those of the kiosk that follows."""

    def __init__(self, application: "QApplication", language: str, *, slides: bool) -> None:
        """`slides`: the campaign's, not the school's own pictures, which take longer to read."""
        self.language = Language()
        self.language.use(language)
        self.theme = Theme(application, sheet=False)
        self.theme.warmth.cool()
        self.theme.apply(application)
        self._page = _Page(self.theme, first_slide(language) if slides else None)

    def show(self) -> None:
        """Fill the screen; return once that is painted."""
        loop = QEventLoop()
        self._page.first_painted.connect(loop.quit)
        unseen = QTimer(self._page)
        unseen.setSingleShot(True)
        unseen.timeout.connect(loop.quit)
        unseen.start(_UNSEEN_MS)
        # Where no window manager does it, "full screen" alone is not enough.
        self._page.setGeometry(self._page.screen().geometry())
        self._page.showFullScreen()
        loop.exec()
        unseen.stop()
        self.theme.warmth.heat()

    def close(self) -> bool:
        """Go away; return whether somebody touched it meanwhile, so that a visit is due."""
        self._page.leave()
        return self._page.touched


def first_slide(language: str) -> SlideWords | None:
    """Return the words of the pack's first slide, None where they can't be had as they are.

    Without the checks of the whole file (content/campaign.py), which take longer than all the painting; the slides
    that follow are read with them.
    """
    try:
        pack = content_in_use() or resources_dir() / "content"
        slide = tomllib.loads((pack / "campaign.toml").read_text(encoding="utf-8"))["slides"][0]
        title, *lines = texts = [slide["title"][language], *slide["lines"][language]]
    except (OSError, ValueError, LookupError, TypeError):
        return None
    # A field is filled from tables that are not read yet.
    plain = all(isinstance(text, str) and "{" not in text for text in texts)
    return SlideWords("", title, tuple(lines)) if plain else None


class _Page(StayingWindow):
    first_painted = Signal()

    def __init__(self, theme: Theme, words: SlideWords | None) -> None:
        super().__init__()
        self.setObjectName("appui-kiosk-opening")
        self.setAccessibleName(invitation())
        self.touched = False
        self._theme, self._words = theme, words
        self._dress()
        theme.changed.connect(self._dress)
        self._painted = False

    def _dress(self) -> None:
        # The painter's pen has its colour then (theme/paint.py).
        self.setPalette(self._theme.ink("text"))

    def leave(self) -> None:
        """Let the page close."""
        super().leave()
        self.deleteLater()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Have a visit begin as soon as one can."""
        self.touched = True
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Have a visit begin as soon as one can."""
        self.touched = True
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole page is painted
        """Paint the slide's words, and tell once that the first frame is there."""
        painter = QPainter(self)
        area = draw_ground(painter, self._theme, self.rect(), invitation())
        if self._words is not None:
            fit_slide(painter, QRectF(area))
            draw_words(Canvas(painter, kit_of(self._theme, "screen"), WIDTH), self._words)
        if not self._painted:
            self._painted = True
            QTimer.singleShot(0, self, self.first_painted.emit)
