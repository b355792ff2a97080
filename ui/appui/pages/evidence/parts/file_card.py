"""Stands in the page where an exhibit has no picture to show: what kind of file it is, and how large."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from appui.pages.evidence.file_kinds import file_words, kind_icon
from appui.pages.evidence.wording import bytes_words
from appui.texts.translate import translate
from appui.widgets.card import Card
from appui.widgets.labels import Body, Small
from appui_core.cases.model import Exhibit, Kind

_ICON = 32


class FileCard(Card):
    """An icon, two lines. The original is never opened here."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, ground="sunken", line="")
        self._exhibit: Exhibit | None = None
        self._icon = QLabel()
        self.what = Body("", strong=True)
        self.how = Small("")
        across = QHBoxLayout()
        across.setSpacing(self.theme.space("m"))
        across.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(self.what)
        words.addWidget(self.how)
        across.addLayout(words, 1)
        self.body.addLayout(across)
        self.theme.changed.connect(self._draw)

    def show_exhibit(self, exhibit: Exhibit | None) -> None:
        """Show one that has no picture; hidden for the others."""
        self._exhibit = exhibit if exhibit is not None and not exhibit.preview else None
        self.setVisible(self._exhibit is not None)
        self.retranslate()

    def tell(self, words: str) -> None:
        """Say why the picture of this exhibit can't be shown."""
        self.what.set_text(words)
        self.how.set_text("")
        self._icon.setPixmap(self.theme.pixmap("image", "muted", _ICON))
        self.show()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        exhibit = self._exhibit
        if exhibit is None:
            return
        if exhibit.kind == Kind.LINK:
            self.what.set_text(translate("Evidence", "Adresse notée, sans image"))
            self.how.set_text(translate("Evidence", "Cette pièce note une adresse et des mots."))
        else:
            self.what.set_text(f"{file_words(exhibit)} · {bytes_words(exhibit.size_bytes)}")
            self.how.set_text(
                translate("Evidence", "Gardée telle quelle. Appui ne l’ouvre pas ; une copie s’ouvre ailleurs.")
            )
        self._draw()

    def _draw(self) -> None:
        if self._exhibit is not None:
            self._icon.setPixmap(self.theme.pixmap(kind_icon(self._exhibit), "muted", _ICON))
