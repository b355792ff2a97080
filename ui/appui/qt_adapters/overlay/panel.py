"""The few words on a frozen screen: what to do, what each key does, two buttons; readable on any ground."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QEnterEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.texts.translate import translate
from appui.theme.theme import current_theme
from appui.widgets.part import add_row
from appui.widgets.services import PartKind
from appui.widgets.worded import Worded

_WIDTH = 560


class Panel(QWidget):
    """On a solid ground of its own. The keys work without it; the buttons never take the keyboard away."""

    kept = Signal()
    left = Signal()
    entered = Signal()

    def __init__(self, kind: PartKind, *, several: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self.theme = current_theme()
        self.kind: PartKind = kind
        self._over = parent
        self._several = several
        self.w = Worded()
        column = QVBoxLayout(self)
        pad = self.theme.space("l")
        column.setContentsMargins(pad, pad, pad, pad)
        column.setSpacing(self.theme.space("s"))
        column.addWidget(self.w.heading(self._heading_words, 2))
        column.addWidget(self.w.body(self.keys_words))
        self.keep_button = self.w.button(
            lambda: translate("Overlay", "Garder cette partie"), "check", "primary", "overlay_keep"
        )
        back = self.w.button(lambda: translate("Overlay", "Revenir"), "back", "secondary", "overlay_back")
        for button in (self.keep_button, back):
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.keep_button.clicked.connect(self.kept)
        back.clicked.connect(self.left)
        add_row(column, self.keep_button, back)
        self.keep_button.setVisible(False)

    def place(self, *, low: bool) -> None:
        """Lie in the middle of the upper or lower edge, no wider than the screen."""
        whole = self._over.rect()
        margin = self.theme.space("l")
        width = min(self.theme.px(_WIDTH), whole.width() - 2 * margin)
        layout = self.layout()
        height = layout.totalHeightForWidth(width) if layout is not None else self.sizeHint().height()
        height = min(height, whole.height() - 2 * margin)
        top = whole.height() - margin - height if low else margin
        self.setGeometry((whole.width() - width) // 2, top, width, height)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Tell that the pointer comes: something may be wanted that lies below."""
        super().enterEvent(event)
        self.entered.emit()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a press that meant no button: nothing is drawn through these words."""
        event.accept()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - all of it is painted
        """Paint the ground."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self.theme.colour("surface"))
        painter.setPen(QPen(self.theme.colour("edge"), 2))
        painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def _heading_words(self) -> str:
        if self.kind == "window":
            return translate("Overlay", "Cliquez sur la fenêtre à garder")
        return translate("Overlay", "Tracez un cadre autour de ce qui compte")

    def keys_words(self) -> str:
        """Return what each key does."""
        if self.kind == "window":
            return translate(
                "Overlay", "Tab : la fenêtre suivante. Entrée : garder. Échap : revenir sans rien prendre."
            )
        words = translate(
            "Overlay",
            "Flèches : déplacer. Maj et flèches : agrandir ou réduire. Entrée : garder. Échap : revenir sans rien "
            "prendre.",
        )
        if self._several:
            words += " " + translate("Overlay", "Tab : l’écran suivant.")
        return words
