"""Behind the PIN: what the policy says and which file says so, the proof, the weekly count, the way out."""

from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.kiosk.parts.card_trial import CardTrial
from appui.pages.kiosk.parts.proof_card import ProofCard
from appui.texts.translate import translate
from appui.theme.theme import current_theme
from appui.widgets.card import Card
from appui.widgets.kiosk_context import KioskContext
from appui.widgets.kiosk_desk import DeskServices
from appui.widgets.labels import Body, Small
from appui.widgets.part import add_row
from appui.widgets.worded import Worded
from appui_core.kiosk.counter import HIDDEN, Week
from appui_core.kiosk.policy_words import adult_words, adults_of, problem_words, value_words

if TYPE_CHECKING:
    from appui_core.errors import AppuiError
    from appui_core.kiosk.policy import Problem, Reading, Value

# A term: enough to see whether the kiosk is used.
_MOST_WEEKS: Final = 12


class Desk(QWidget):
    """Reads policy and count anew; while a proof runs, only that is shown."""

    def __init__(self, context: KioskContext, services: DeskServices) -> None:
        super().__init__()
        self._context = context
        self._w = Worded()
        self._reading: Reading | None = None
        self._weeks: tuple[Week, ...] | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space("l"))
        self._others = [self._exit_card(services)]
        column.addWidget(self._others[0])
        self.proof: ProofCard | None = None
        if services.proof is not None:
            self.proof = ProofCard(context, services, services.proof)
            self.proof.running.connect(self._alone)
            column.addWidget(self.proof)
        below: list[Card] = []
        self.card: CardTrial | None = None
        if context.policy.printer:
            self.card = CardTrial(context)
            below.append(self.card)
        below.append(self._policy_card())
        if services.weeks is not None:
            below.append(self._weeks_card())
        for card in below:
            column.addWidget(card)
        self._others += below
        context.runner.run(services.read, owner=self, done=self._read, lane="free")
        if services.weeks is not None:
            context.runner.run(
                services.weeks, owner=self, done=self._counted, failed=self._not_counted, lane="free"
            )

    def retranslate(self) -> None:
        """Set every word anew."""
        self._w.again()
        if self.proof is not None:
            self.proof.retranslate()
        if self.card is not None:
            self.card.retranslate()
        self._show_policy()
        self._show_weeks()

    def _alone(self, running: bool) -> None:  # noqa: FBT001 - a signal's
        for card in self._others:
            card.setVisible(not running)

    def _exit_card(self, services: DeskServices) -> Card:
        card = Card()
        self.leave = self._w.button(lambda: translate("Kiosk", "Quitter la borne"), "leave")
        self.leave.clicked.connect(lambda _checked=False: services.leave())
        card.body.addWidget(
            self._w.body(
                lambda: translate(
                    "Kiosk", "La borne se ferme. Ce qui vient ensuite dépend de la session de l’ordinateur."
                )
            )
        )
        add_row(card.body, self.leave)
        return card

    def _policy_card(self) -> Card:
        card = Card()
        card.body.addWidget(self._w.heading(lambda: translate("Kiosk", "La politique en vigueur"), 2))
        self.values, self.ignored = Body(""), Body("")
        self.ignored.hide()
        card.body.addWidget(self.values)
        card.body.addWidget(self.ignored)
        return card

    def _weeks_card(self) -> Card:
        card = Card()
        card.body.addWidget(self._w.heading(lambda: translate("Kiosk", "Ouvertures par semaine"), 2))
        self.counted = Body("")
        self.hidden = Small("")
        card.body.addWidget(self.counted)
        card.body.addWidget(self.hidden)
        return card

    def _read(self, reading: "Reading") -> None:
        self._reading = reading
        self._show_policy()

    def _counted(self, weeks: tuple[Week, ...]) -> None:
        self._weeks = weeks
        self._show_weeks()

    def _not_counted(self, _error: "AppuiError") -> None:
        self.counted.set_text(translate("Kiosk", "Le compte ne peut pas être lu d’ici."))

    def _show_policy(self) -> None:
        if self._reading is None:
            return
        messages = self._context.messages()
        self.values.set_text("\n".join(line for value in self._reading.values for line in self._value(value)))
        problems = [self._problem(problem) for problem in self._reading.problems]
        self.ignored.set_text("\n".join([messages.text("cli.policy.ignored"), *problems]))
        self.ignored.setVisible(bool(problems))

    def _value(self, value: "Value") -> list[str]:
        messages = self._context.messages()
        today = self._context.clock.now().astimezone(self._context.zone()).date()
        source = messages.text("cli.policy.default") if value.source is None else str(value.source)
        said = value_words(messages, value)
        return [
            messages.text("cli.policy.value", name=value.key, value=said, source=source),
            *(
                messages.text("cli.policy.adult", words=adult_words(messages, adult, today))
                for adult in adults_of(value)
            ),
        ]

    def _problem(self, problem: "Problem") -> str:
        messages = self._context.messages()
        name = " · ".join(str(part) for part in (problem.key, problem.source) if part)
        words = problem_words(messages, problem)
        return messages.text("cli.policy.problem" if name else "cli.policy.alone", name=name, words=words)

    def _show_weeks(self) -> None:
        if self._weeks is None:
            return
        lines = [
            translate("Kiosk", "Semaine du {day} : {count}").format(
                day=f"{week.monday:%d/%m/%Y}", count=HIDDEN if week.openings is None else week.openings
            )
            for week in reversed(self._weeks[-_MOST_WEEKS:])
        ]
        self.counted.set_text(
            "\n".join(lines)
            or translate("Kiosk", "Aucune semaine n’est encore terminée depuis la première ouverture.")
        )
        self.hidden.set_text(
            translate(
                "Kiosk",
                "Moins de cinq se lit <5, et la semaine en cours n’est pas montrée : cela pourrait désigner "
                "quelqu’un.",
            )
        )
