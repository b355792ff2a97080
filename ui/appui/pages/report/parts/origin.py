"""Where a guide is from and how old it is: small, under every guide."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.theme.theme import current_theme
from appui.widgets.labels import Small
from appui_core.guides.model import Guide
from appui_core.guides.words import origin_words, stale_words
from appui_core.messages import Messages


class GuideOrigin(QWidget):
    """Above the origin, for a guide that was not reread for long, the warning that says so."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space("s"))
        self.stale = Small("", role="warn")
        self.origin = Small("")
        for label in (self.stale, self.origin):
            column.addWidget(label)

    def show_guide(self, guide: Guide, messages: Messages) -> None:
        """Speak of a guide."""
        self.origin.set_text(origin_words(messages, guide))
        stale = stale_words(messages, guide)
        self.stale.set_text(stale)
        self.stale.setVisible(bool(stale))
