"""Exhibits that show the same pictures as a masked one and are not masked: each is decided on before a dossier."""

from enum import Enum
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.texts.translate import translate
from appui.widgets.banner import Banner
from appui.widgets.buttons import ActionButton
from appui.widgets.emptied import empty

if TYPE_CHECKING:
    from appui_core.cases.masks import Twin


class Decision(Enum):
    """What is done with such an exhibit when it is not masked too."""

    OUT = "out"
    BARE = "bare"


class Twins(QWidget):
    """One banner each; `cover` asks to cover one, `changed` says that something was decided or taken back."""

    cover = Signal(int)
    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._twins: tuple[Twin, ...] = ()
        self._decided: dict[Twin, Decision] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    @property
    def open(self) -> tuple[int, ...]:
        """The numbers about which nothing was decided yet."""
        return tuple(twin.exhibit for twin in self._twins if twin not in self._decided)

    @property
    def left_out(self) -> tuple[int, ...]:
        """The numbers that stay out of the dossier."""
        return self._those(Decision.OUT)

    @property
    def bare(self) -> tuple[int, ...]:
        """The numbers that somebody has looked at and lets go as they are."""
        return self._those(Decision.BARE)

    def ask(self, twins: "tuple[Twin, ...]") -> None:
        """Ask about these; what was decided about one stays while it shows the pictures of the same other."""
        self._decided = {twin: decision for twin, decision in self._decided.items() if twin in twins}
        self._twins = twins
        self.retranslate()

    def wait(self) -> None:
        """Show none until it is known which there are."""
        self._twins = ()
        self.retranslate()

    def forget(self) -> None:
        """Drop what was decided: it holds for one dossier."""
        self._decided = {}
        self.wait()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        empty(self._column)
        for twin in self._twins:
            self._column.addWidget(self._banner(twin))
        self.setVisible(bool(self._twins))
        self.changed.emit()

    def _those(self, decision: Decision) -> tuple[int, ...]:
        return tuple(twin.exhibit for twin in self._twins if self._decided.get(twin) is decision)

    def _banner(self, twin: "Twin") -> Banner:
        decided = self._decided.get(twin)
        number = twin.exhibit
        if decided is None:
            words = translate(
                "Evidence",
                "La pièce {number} montre les mêmes images que la pièce {covered}, masquée. Masquez-la aussi, ou "
                "laissez-la de côté.",
            ).format(number=number, covered=twin.covered)
            banner = Banner(words, "warn")
            banner.setObjectName(f"twin_{number}")
            mask = self._button(translate("Evidence", "La masquer"), "eye-off", f"twin_mask_{number}", number)
            out = self._button(translate("Evidence", "La laisser de côté"), "", f"twin_out_{number}", number)
            bare = self._button(
                translate("Evidence", "Regardée : rien à couvrir"), "", f"twin_bare_{number}", number
            )
            mask.clicked.connect(lambda: self.cover.emit(number))
            out.clicked.connect(lambda: self._decide(twin, Decision.OUT))
            bare.clicked.connect(lambda: self._decide(twin, Decision.BARE))
            for button in (mask, out, bare):
                banner.add_action(button)
            return banner
        words = (
            translate("Evidence", "Pièce {number} : laissée de côté.")
            if decided is Decision.OUT
            else translate("Evidence", "Pièce {number} : part entière, vous l’avez regardée.")
        ).format(number=number)
        banner = Banner(words, "neutral")
        again = self._button(translate("Evidence", "Revoir ce choix"), "", f"twin_again_{number}", number)
        again.clicked.connect(lambda: self._decide(twin, None))
        banner.add_action(again)
        return banner

    def _button(self, words: str, icon: str, name: str, number: int) -> ActionButton:
        button = ActionButton(words, icon, "secondary")
        button.setObjectName(name)
        button.setAccessibleName(
            translate("Evidence", "{action} : pièce {number}").format(action=words, number=number)
        )
        return button

    def _decide(self, twin: "Twin", decision: Decision | None) -> None:
        if decision is None:
            self._decided.pop(twin, None)
        else:
            self._decided[twin] = decision
        self.retranslate()
