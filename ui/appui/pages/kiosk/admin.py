"""The room for adults of the school: a PIN first; behind it policy, proof, weekly count and the way out."""

from typing import TYPE_CHECKING

from appui.actions import catalogue
from appui.pages.kiosk.parts.desk import Desk
from appui.pages.kiosk.parts.pin_pad import PinPad
from appui.pages.kiosk.parts.room import Room
from appui.texts.translate import translate
from appui.widgets.card import Card
from appui.widgets.kiosk_context import KioskContext
from appui.widgets.kiosk_desk import DeskServices
from appui.widgets.worded import Worded
from appui_core.kiosk.policy_words import problem_words

if TYPE_CHECKING:
    from appui_core.kiosk.policy import Reading


class AdminPage(Room):
    """`page_id` "admin". Without a PIN in the policy it says so, and what of the policy could not be read."""

    def __init__(self, context: KioskContext, services: DeskServices) -> None:
        super().__init__("admin", catalogue.ADMIN, max_width=1100)
        self._context, self._services = context, services
        self._w = Worded()
        self._faults: Reading | None = None
        self.pad: PinPad | None = None
        self.desk: Desk | None = None
        if services.pin.exists:
            self.pad = PinPad(context, services)
            self.pad.opened.connect(self._open)
            self.body.addWidget(self.pad)
        else:
            self.body.addWidget(self._no_way_out())
        self.body.addStretch(1)

    def shown(self) -> None:
        """Ask for the PIN."""
        if self.pad is not None and self.desk is None:
            self.pad.ask()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._w.again()
        if self.pad is not None:
            self.pad.retranslate()
        if self.desk is not None:
            self.desk.retranslate()
        self._say_faults()

    def _open(self) -> None:
        if self.pad is None or self.desk is not None:
            return
        self.pad.hide()
        self.desk = Desk(self._context, self._services)
        self.body.insertWidget(0, self.desk)
        self.verticalScrollBar().setValue(0)

    def _no_way_out(self) -> Card:
        card = Card()
        w = self._w
        card.body.addWidget(
            w.heading(lambda: translate("Kiosk", "Aucun code n’est prévu : on ne quitte pas d’ici."), 2)
        )
        card.body.addWidget(
            w.body(
                lambda: translate(
                    "Kiosk",
                    "L’équipe informatique peut prévoir un code dans la politique de l’ordinateur (appui policy "
                    "--hash-pin), ou fermer la session depuis le système.",
                )
            )
        )
        self._said = w.small(lambda: "")
        self._said.hide()
        card.body.addWidget(self._said)
        self._context.runner.run(self._services.read, owner=self, done=self._found, lane="free")
        return card

    def _found(self, reading: "Reading") -> None:
        self._faults = reading
        self._say_faults()

    def _say_faults(self) -> None:
        """Say what is wrong with the files as a whole, without their names: no PIN was asked for."""
        if self._faults is None or self.pad is not None:
            return
        messages = self._context.messages()
        words = [problem_words(messages, problem) for problem in self._faults.problems if not problem.key]
        self._said.set_text("\n".join(dict.fromkeys(words)))
        self._said.setVisible(bool(words))
