"""The page that needs nothing: no content, catalogue or theme. Shown after three crashes, in both languages."""

from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout

from appui.qt_adapters.kiosk_front import FrontWindow
from appui.qt_adapters.kiosk_guard import KioskGuard
from appui.qt_adapters.kiosk_line import SupervisorLine
from appui.qt_adapters.kiosk_place import KioskPlace
from appui_core.kiosk.words import Order

# Written here and nowhere read: whatever is broken, these stand. A test compares the numbers with the content.
FRENCH: Final = (
    "Besoin d’aide ?",
    "3018 : harcèlement et problèmes en ligne. Gratuit.",
    "119 : enfant en danger, jour et nuit.",
    "3114 : pensées de suicide, jour et nuit.",
    "Danger immédiat : 15, 17, 112, ou 114 par SMS.",
    "Ou parle à un adulte ici : vie scolaire, infirmerie.",
)
ENGLISH: Final = (
    "Need help?",
    "3018: harassment and trouble online. Free.",
    "119: a child in danger, day and night.",
    "3114: thoughts of suicide, day and night.",
    "Immediate danger: 15, 17, 112, or text 114.",
    "Or talk to an adult here: school office, nurse.",
)
_TITLE_PX, _LINE_PX = 34, 24
# The lowest screen that a library may still have is 600 px high.
_PART_PX: Final = 32


class StaticPage(FrontWindow):
    """Full screen, nothing to press."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("appui-kiosk-static")
        # There is nothing to go to by keyboard: a screen reader says the page as a whole.
        self.setAccessibleName(" ".join((*FRENCH, *ENGLISH)))
        self.in_front = False
        self.place = KioskPlace(self, self.come_forward, lambda: self.in_front and not self._leaving)
        column = QVBoxLayout(self)
        column.setContentsMargins(_PART_PX, _PART_PX, _PART_PX, _PART_PX)
        column.addStretch(1)
        for lines in (FRENCH, ENGLISH):
            for at, line in enumerate(lines):
                label = QLabel()
                label.setTextFormat(Qt.TextFormat.PlainText)
                label.setText(line)
                label.setWordWrap(True)
                font = label.font()
                font.setPixelSize(_LINE_PX if at else _TITLE_PX)
                font.setBold(not at)
                label.setFont(font)
                column.addWidget(label)
            column.addSpacing(_PART_PX)
        column.addStretch(1)

    def come_forward(self) -> None:
        """Fill the screen, above everything."""
        self.in_front = True
        super().come_forward()

    def leave(self) -> None:
        """Let the page close."""
        self.place.leave()
        super().leave()


def run_static(application: QApplication, *, at_once: bool) -> int:
    """Show the page at once or when the supervisor says so, until it says otherwise; return the exit code."""
    page, guard, line = StaticPage(), KioskGuard(application), SupervisorLine(application)

    def obey(order: str) -> None:
        if order == Order.SHOW:
            page.come_forward()
        elif order == Order.END:
            page.leave()
            application.exit(0)

    line.ordered.connect(obey)
    page.first_painted.connect(line.in_front)
    QTimer.singleShot(0, page, line.start)
    if at_once:
        obey(Order.SHOW)
    code = application.exec()
    guard.leave()
    return code
