"""What became of each file: kept, already there, or refused with the reason; then what they have in common."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.evidence.keeper import Fate
from appui.pages.evidence.parts.coach import Coach
from appui.texts.translate import translate
from appui.widgets.card import Card
from appui.widgets.labels import Body, Small
from appui.widgets.part import Part, add_row
from appui.widgets.tag import Tag
from appui_core.errors import ErrorCode
from appui_core.messages import Messages


class ImportedView(Part):
    """File names are shown here and nowhere else; they are not kept."""

    more = Signal(object)
    finished = Signal(object)

    def __init__(self, messages: Callable[[], Messages]) -> None:
        super().__init__()
        self._messages = messages
        self._fates: tuple[Fate, ...] = ()
        self._left = 0
        card = self.card()
        self.heading = self.w.heading(self._heading_words)
        card.addWidget(self.heading)
        self._holder = QWidget()
        self._lines = QVBoxLayout(self._holder)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(16)
        card.addWidget(self._holder)
        self._common = Card()
        self._common.body.addWidget(
            self.w.heading(lambda: translate("Evidence", "Ce que ces images ont en commun"), 2)
        )
        self._common.body.addWidget(
            self.w.small(
                lambda: translate(
                    "Evidence",
                    "Facultatif, et valable pour toutes les images de cette fois. La date et la note de chacune "
                    "se remplissent en ouvrant la pièce.",
                )
            )
        )
        self.coach = Coach(for_one=False)
        self._common.body.addWidget(self.coach)
        self.body.addWidget(self._common)
        more = self.w.button(
            lambda: translate("Evidence", "Ajouter d’autres images…"), "plus", name="imported_more"
        )
        end = self.w.button(lambda: translate("Evidence", "Terminer"), "check", "primary", "imported_end")
        more.clicked.connect(lambda: self.more.emit(self.coach.facts()))
        end.clicked.connect(lambda: self.finished.emit(self.coach.facts()))
        self._buttons = (more, end)
        add_row(self.body, end, more)
        self.end()

    def show_fates(self, fates: Sequence[Fate], left: int) -> None:
        """Show what is known so far; `left` files are still to come."""
        new = fates[len(self._fates) :] if len(fates) >= len(self._fates) else fates
        if new is fates or not self._fates:
            self._clear()
            new = fates
        self._fates, self._left = tuple(fates), left
        for fate in new:
            self._lines.addWidget(self._line(fate))
        kept = any(fate.exhibit is not None and not fate.exhibit.duplicate for fate in fates)
        self._common.setVisible(kept and not left)
        for button in self._buttons:
            button.setEnabled(not left)
        self.heading.set_text(self._heading_words())

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        super().retranslate()
        self.coach.retranslate()
        fates, self._fates = self._fates, ()
        self._clear()
        self.show_fates(fates, self._left)

    def leave(self) -> None:
        """Forget the names of the files."""
        self._fates = ()
        self._clear()
        self.coach.clear()

    def _clear(self) -> None:
        while (item := self._lines.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def _line(self, fate: Fate) -> QWidget:
        line = QWidget()
        column = QVBoxLayout(line)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(Body(shown_name(fate.name), strong=True))
        if fate.exhibit is not None and fate.exhibit.duplicate:
            tag = Tag(translate("Evidence", "Déjà là : pièce {number}").format(number=fate.exhibit.number), "info")
        elif fate.exhibit is not None:
            tag = Tag(
                translate("Evidence", "Gardée : pièce {number}").format(number=fate.exhibit.number), "shield", "ok"
            )
        else:
            tag = Tag(translate("Evidence", "Refusée"), "close", "warn")
        add_row(column, tag)
        if fate.error is not None:
            code = fate.error.code if fate.error.code in ErrorCode else ErrorCode.INTERNAL
            column.addWidget(Small(self._messages().error(code).spoken()))
        return line

    def _heading_words(self) -> str:
        if self._left:
            return translate("Evidence", "Encore %n image(s)…", "", self._left)
        kept = sum(1 for fate in self._fates if fate.exhibit is not None and not fate.exhibit.duplicate)
        return translate("Evidence", "%n image(s) gardée(s)", "", kept)


def shown_name(name: str) -> str:
    """Return a file's name without what could disturb the page: line ends, other controls, direction marks."""
    calm = "".join(sign if sign.isprintable() else "\N{REPLACEMENT CHARACTER}" for sign in name)
    return calm if len(calm) <= 80 else f"{calm[:60]}…{calm[-16:]}"
