"""A calm strip that says how something went or what to mind; never a modal box for a small message."""

from collections.abc import Callable
from typing import Final, Literal

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from appui.texts.translate import translate
from appui.widgets.buttons import ActionButton
from appui.widgets.card import Card
from appui.widgets.flow import FlowLayout
from appui.widgets.labels import Body
from appui.widgets.tag import SOFT

BannerTone = Literal["neutral", "ok", "warn", "danger"]
_ICONS: Final = {"neutral": "info", "ok": "check", "warn": "warning", "danger": "danger"}


class Banner(Card):
    """An icon, a sentence or two, maybe a button. Its tone is also in its accessible name."""

    def __init__(self, text: str, tone: BannerTone = "neutral", parent: QWidget | None = None) -> None:
        super().__init__(parent, ground=SOFT[tone][0], padding="m", line="")
        self._tone: BannerTone = tone
        row = QHBoxLayout()
        row.setSpacing(self.theme.space("m"))
        self._picture = QLabel()
        self._picture.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.label = Body(text)
        column = QVBoxLayout()
        column.addWidget(self.label)
        self._actions = FlowLayout(spacing=self.theme.space("s"))
        column.addLayout(self._actions)
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(column, 1)
        self.body.addLayout(row)
        self.theme.changed.connect(self._recolour)
        self.set_state(text, tone)

    def set_text(self, text: str) -> None:
        """Set the words."""
        self.set_state(text, self._tone)

    def set_state(self, text: str, tone: BannerTone) -> None:
        """Set words and tone at once."""
        self._tone = tone
        self.label.set_text(text)
        self.setAccessibleName(f"{_spoken_tone(tone)} {text}".strip())
        self._recolour()

    def add_action(self, button: ActionButton) -> None:
        """Put a button under the words."""
        self._actions.addWidget(button)

    def _recolour(self) -> None:
        ground, ink = SOFT[self._tone]
        self.set_ground(ground)
        role = "text" if self._tone == "neutral" else ink
        self.label.set_role(role)
        self._picture.setPixmap(self.theme.pixmap(_ICONS[self._tone], role, 22))


class BannerLine(QWidget):
    """A banner over the pages, in line with their words, with a button that closes it."""

    def __init__(self, text: str, tone: BannerTone, close: Callable[[], None]) -> None:
        super().__init__()
        self.banner = Banner(text, tone)
        closing = ActionButton(translate("Window", "Fermer ce message"), "", "quiet")
        closing.clicked.connect(close)
        self.banner.add_action(closing)
        row = QVBoxLayout(self)
        theme = self.banner.theme
        side = theme.space("xl") + theme.space("l")
        row.setContentsMargins(side, 0, side, 0)
        row.addWidget(self.banner)


def _spoken_tone(tone: BannerTone) -> str:
    if tone == "warn":
        return translate("Banner", "Attention.")
    if tone == "danger":
        return translate("Banner", "Important.")
    return ""
