"""Life before proof: the first line of the sheet, always visible, said calmly."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout

from appui.texts.life import life_words
from appui.widgets.card import Card
from appui.widgets.context import PageContext
from appui.widgets.flow import ColumnsLayout
from appui.widgets.labels import Body
from appui_core.helpline.life_first import load_life_first


class LifeLine(Card):
    """The question, whom to reach when someone is acting now, and whom for thoughts."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(ground="dangersoft", padding="m", line="")
        self._context = context
        row = QHBoxLayout()
        row.setSpacing(self.theme.space("m"))
        self._picture = QLabel()
        row.addWidget(self._picture, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(self.theme.space("xs"))
        self._question = Body("", strong=True)
        self._question.set_role("danger")
        self._now, self._thoughts = Body(""), Body("")
        words.addWidget(self._question)
        beside = ColumnsLayout(spacing=self.theme.space("xl"), least_px=300)
        beside.addWidget(self._now)
        beside.addWidget(self._thoughts)
        words.addLayout(beside)
        row.addLayout(words, 1)
        self.body.addLayout(row)
        self.theme.changed.connect(self._recolour)
        self._recolour()
        self.refresh()

    def refresh(self) -> None:
        """Say it in the language in force, for someone who can phone or not."""
        can_phone = self._context.settings.flag("can_phone")
        life = load_life_first(self._context.language(), can_phone=can_phone)
        self._question.set_text(life.question)
        self._question.setVisible(bool(life.question))
        for label, words in zip((self._now, self._thoughts), life_words(life), strict=True):
            label.set_text(words)

    def _recolour(self) -> None:
        self._picture.setPixmap(self.theme.pixmap("heart", "danger", 22))
