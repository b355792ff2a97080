"""Dates attested by others: what leaves and what they learn, who they are, what waits; off by default."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent

from appui.tasks.stamp_queue import StampQueue
from appui.texts.translate import translate
from appui.widgets.banner import Banner
from appui.widgets.buttons import ActionButton
from appui.widgets.card import Card
from appui.widgets.context import PageContext
from appui.widgets.labels import Body, Heading, Small
from appui.widgets.switch import Switch
from appui_core.errors import AppuiError, ErrorCode
from appui_core.settings.authorities import SWITCH, authorities

if TYPE_CHECKING:
    from appui_core.dossier.stamping import Answer


class TimeStamps(Card):
    """A switch, the authorities, what waits, a button that tries now; the window never waits for the network."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._waiting: int | None = None
        self._title = Heading("", 2)
        self._text, self._learns = Body("", muted=True), Body("", muted=True)
        self.switch = Switch("")
        self.switch.setObjectName("time_stamps")
        self.switch.setChecked(context.settings.flag(SWITCH))
        self.switch.toggled.connect(self._set)
        self._who_title = Heading("", 3)
        self.who, self._not_ours, self.queue_words = Body(""), Small(""), Body("", muted=True)
        self.button = ActionButton("", "refresh", "secondary")
        self.button.setObjectName("time_stamps_try")
        self.button.clicked.connect(self.try_now)
        self.answer = Banner("", "neutral")
        self.answer.hide()
        for widget in (
            self._title,
            self._text,
            self._learns,
            self.switch,
            self._who_title,
            self.who,
            self._not_ours,
            self.queue_words,
        ):
            self.body.addWidget(widget)
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self.answer)
        self._queue = StampQueue(
            context.vault, context.runner, context.settings, context.clock, context.time_stamper, self
        )
        self._queue.tried.connect(self._told)
        self._queue.failed.connect(self._refused)
        unsubscribe = context.settings.changed.subscribe(self._setting_changed)
        self.destroyed.connect(lambda _gone: unsubscribe())
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew; an answer already given goes, it was in the other language."""
        self._title.set_text(translate("TimeStamps", "Date attestée par un tiers"))
        self._text.set_text(
            translate(
                "TimeStamps",
                "Une autorité extérieure peut attester que la liste des fichiers d’un dossier existait à une "
                "date. Elle ne dit rien de ce que montrent les fichiers.",
            )
        )
        self._learns.set_text(
            translate(
                "TimeStamps",
                "Seule l’empreinte de cette liste part : ni image, ni nom, ni adresse de page. L’autorité peut "
                "voir l’adresse IP de votre connexion et le moment de la demande.",
            )
        )
        self.switch.set_text(translate("TimeStamps", "Proposer la date attestée dans les dossiers"))
        self.switch.set_help(
            translate(
                "TimeStamps", "Rien ne part tant que c’est coupé. À chaque dossier, vous pouvez encore refuser."
            )
        )
        self._who_title.set_text(translate("TimeStamps", "À qui c’est demandé"))
        self._not_ours.set_text(
            translate(
                "TimeStamps",
                "Ces services sont gratuits et indépendants d’Appui. Leurs conditions, leur durée et ce qu’ils "
                "gardent ne dépendent pas de nous. Une seule réponse suffit.",
            )
        )
        self.button.set_text(translate("TimeStamps", "Essayer maintenant"))
        self.answer.hide()
        self._show_state()

    def showEvent(self, event: QShowEvent) -> None:
        """Count anew what waits, each time that the card comes into sight."""
        super().showEvent(event)
        self._count()

    def try_now(self) -> None:
        """Try what waits; when nothing does, have each authority date random bytes, to see whether it answers."""
        self.button.setEnabled(False)
        self.answer.set_state(translate("TimeStamps", "Demande en cours…"), "neutral")
        self.answer.show()
        if self._waiting and self._queue.run(at_once=True):
            return
        asked, stamper = authorities(self._context.settings), self._context.time_stamper()

        def work() -> "tuple[Answer, ...]":
            from appui_core.dossier.stamping import try_out  # noqa: PLC0415 - loaded when a date is asked for

            return try_out(stamper, asked)

        self._context.runner.run(work, owner=self, done=self._told, failed=self._refused, lane="free")

    def _told(self, answers: "tuple[Answer, ...] | list[Answer]") -> None:
        lines = [self._said(one) for one in answers]
        right = any(one.attested is not None for one in answers)
        words = "\n".join(lines) or translate("TimeStamps", "Aucune autorité n’a été interrogée.")
        self.answer.set_state(words, "ok" if right else "warn")
        self._count()

    def _said(self, answer: "Answer") -> str:
        name = answer.authority.name
        if answer.attested is not None:
            return translate("TimeStamps", "{name} a répondu comme il faut.").replace("{name}", name)
        error = AppuiError(answer.code or ErrorCode.INTERNAL, answer.detail)
        sentence = self._context.messages().refusal(error).message
        said = translate("TimeStamps", "{name} : {sentence}")
        return said.replace("{name}", name).replace("{sentence}", sentence)

    def _refused(self, error: AppuiError) -> None:
        self.answer.set_state(self._context.messages().refusal(error).spoken(), "warn")
        self._show_state()

    def _set(self, on: bool) -> None:  # noqa: FBT001 - the signal's own form
        try:
            self._context.settings.set(SWITCH, on)
        except AppuiError as refused:
            self._context.say("warn", self._context.messages().error(refused.code).spoken())

    def _setting_changed(self, key: str) -> None:
        if key == SWITCH:
            self.switch.setChecked(self._context.settings.flag(SWITCH))
            self._show_state()

    def _count(self) -> None:
        vault, clock = self._context.vault.vault, self._context.clock
        if vault is None:
            self._waiting = None
            self._show_state()
            return

        def work() -> int:
            from appui_core.cases.stamps import Stamps  # noqa: PLC0415 - comes with the vault

            return len(Stamps(vault, clock).waiting())

        self._context.runner.run(work, owner=self, done=self._counted, failed=lambda _error: self._counted(None))

    def _counted(self, waiting: int | None) -> None:
        self._waiting = waiting
        self._show_state()

    def _show_state(self) -> None:
        self.button.setEnabled(self._context.settings.flag(SWITCH))
        asked = [f"{one.name} ({one.host})" for one in authorities(self._context.settings)]
        self.who.set_text("\n".join(asked) or translate("TimeStamps", "Personne : la liste n’est pas utilisable."))
        if self._waiting is None:
            words = translate("TimeStamps", "Ouvrez le coffre pour voir ce qui attend une réponse.")
        elif self._waiting:
            words = translate("TimeStamps", "%n demande(s) en attente d’une réponse.", "", self._waiting)
        else:
            words = translate("TimeStamps", "Rien n’attend de réponse.")
        self.queue_words.set_text(words)
