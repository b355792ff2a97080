"""One line in the page about what was just done; it goes when another view comes."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.theme.theme import current_theme
from appui.widgets.announce import announce
from appui.widgets.banner import Banner, BannerTone


class Notice(QWidget):
    """Hidden unless something was just said. Screen readers hear it at once."""

    def __init__(self) -> None:
        super().__init__()
        theme = current_theme()
        column = QVBoxLayout(self)
        side = theme.space("xl") + theme.space("l")
        column.setContentsMargins(side, 0, side, theme.space("s"))
        self.banner = Banner("", "ok")
        column.addWidget(self.banner)
        self.hide()

    def tell(self, tone: BannerTone, words: str) -> None:
        """Say it."""
        self.banner.set_state(words, tone)
        self.show()
        announce(self, words)
