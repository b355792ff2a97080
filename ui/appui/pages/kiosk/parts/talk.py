"""One adult here, one number, one sentence to say: what two answers lead to."""

from typing import Final, NamedTuple

from PySide6.QtWidgets import QWidget

from appui.pages.kiosk.parts.line_state import line_state
from appui.pages.kiosk.parts.person import adults_here
from appui.pages.kiosk.parts.ways_on import ADULTS, HELPLINE, WITNESS
from appui.texts.translate import translate
from appui.theme.theme import current_theme
from appui.widgets.buttons import ActionButton
from appui.widgets.card import Card
from appui.widgets.flow import ColumnsLayout
from appui.widgets.kiosk_context import KioskContext
from appui.widgets.labels import Body, PlainLabel, Small
from appui_core.content.kiosk import KioskWords

_BLOCK_PX: Final = 250
# How the number is said aloud in France: thirty, eighteen.
SPOKEN: Final = {"3018": "30-18"}
# The answer of kiosk.toml, and the line that is always open and for whatever danger a child is in.
_NOW: Final = "now"
_NIGHT: Final = "119"


class Person(NamedTuple):
    """Whom to see: a name with a role, or a role alone; `where` may be empty."""

    name: str
    where: str


class Talk(QWidget):
    """Three blocks. `words()` is the same for a screen reader."""

    def __init__(self, context: KioskContext, said: KioskWords | None) -> None:
        super().__init__()
        self._context, self._said = context, said
        self._turn = 0
        self._people: tuple[Person, ...] = ()
        row = ColumnsLayout(self, spacing=current_theme().space("l"), least_px=_BLOCK_PX, stretches=(6, 6, 7))
        self.here, here = _block("sunken")
        self.name, self.place = Body("", strong=True), Body("")
        self.other = ActionButton("", "", "quiet", centred=False)
        self.other.clicked.connect(lambda _checked=False: self._next())
        self.everyone = ActionButton("", "", "quiet", trailing="arrow", centred=False)
        self.everyone.clicked.connect(lambda _checked=False: context.navigate(ADULTS))
        self.phone, phone = _block("callsoft")
        self.number, self.state = PlainLabel("", "lead", "call", strong=True), Body("")
        self.later, self.away = Small("", role="text"), Small("", role="text")
        self.more = ActionButton("", "", "quiet", trailing="arrow", centred=False)
        self.more.clicked.connect(lambda _checked=False: context.navigate(HELPLINE))
        self.say, say = _block("actionsoft")
        self.sentence = Body("")
        self.witness = ActionButton("", "", "quiet", trailing="arrow", centred=False)
        self.witness.clicked.connect(lambda _checked=False: context.navigate(WITNESS))
        for block, label, parts in (
            (here, self.here, (self.name, self.place, self.other, self.everyone)),
            (phone, self.phone, (self.number, self.state, self.later, self.away, self.more)),
            (say, self.say, (self.sentence, self.witness)),
        ):
            inside = block.body
            inside.setSpacing(current_theme().space("xs"))
            inside.addWidget(label)
            for part in parts:
                inside.addWidget(part)
            inside.addStretch(1)
            row.addWidget(block)
        for block in (here, say):
            block.setVisible(said is not None)

    def fill(self, who: str, when: str) -> None:
        """Say it for these answers, in the language in force; both empty when the content's words are missing."""
        context, said, language = self._context, self._said, self._context.language()
        self._show_number(when)
        self.more.setVisible(HELPLINE in context.rooms())
        self.away.setVisible(said is not None)
        if said is None or not who or not when:
            return
        self.away.set_text(said.note("phone_away", language))
        self.here.set_text(translate("Kiosk", "Ici"))
        self.say.set_text(translate("Kiosk", "Une phrase à dire"))
        self.sentence.set_text(translate("Kiosk", "« {words} »").format(words=said.sentence(who, when, language)))
        self.witness.set_text(translate("Kiosk", "Ce que tu peux faire"))
        self.witness.setVisible(who == "seen" and WITNESS in context.rooms())
        self._people = people(context, said)
        self.everyone.set_text(translate("Kiosk", "Tous les adultes d’ici"))
        self.everyone.setVisible(ADULTS in context.rooms())
        self._show_person()

    def _show_number(self, when: str) -> None:
        """Say the 3018; to whom needs somebody now and finds it closed, who answers day and night."""
        context = self._context
        offer = context.offer()
        state = line_state(context)
        instead = offer.open is False and when == _NOW and any(one.id == _NIGHT for one in offer.alternatives)
        self.phone.set_text(translate("Kiosk", "Par téléphone"))
        self.number.set_text(_NIGHT if instead else SPOKEN.get(offer.number, offer.number))
        said = translate("Kiosk", "Répond jour et nuit") if instead else state
        self.state.set_text(f"{said}. {translate('Kiosk', 'Gratuit.')}")
        self.later.setVisible(instead)
        if instead:
            self.later.set_text(
                translate("Kiosk", "{number} : {state}.").format(
                    number=SPOKEN.get(offer.number, offer.number), state=state[:1].lower() + state[1:]
                )
            )
        self.more.set_text(
            translate("Kiosk", "Qui répond maintenant")
            if instead
            else translate("Kiosk", "Voir comment le joindre")
        )

    def words(self) -> str:
        """Return all of it as one text."""
        labels = (self.here, self.name, self.place, self.phone, self.number, self.state, self.say, self.sentence)
        return ". ".join(label.text().rstrip(".") for label in labels if label.text() and not label.isHidden())

    def stops(self) -> tuple[QWidget, ...]:
        """Return what the keyboard goes through, in order."""
        return self.other, self.everyone, self.more, self.witness

    def _next(self) -> None:
        self._turn += 1
        self._show_person()

    def _show_person(self) -> None:
        if not self._people:
            return
        person = self._people[self._turn % len(self._people)]
        self.name.set_text(person.name)
        self.place.set_text(person.where)
        self.place.setVisible(bool(person.where))
        self.other.set_text(translate("Kiosk", "Quelqu’un d’autre"))
        self.other.setVisible(len(self._people) > 1)


def people(context: KioskContext, said: KioskWords) -> tuple[Person, ...]:
    """Return whom one may see in this school: the adults of the policy, else the roles that every school has."""
    return tuple(
        Person(", ".join(part for part in (one.name, one.role) if part), one.where)
        for one in adults_here(context, said)
    )


def _block(ground: str) -> tuple[PlainLabel, Card]:
    card = Card(ground=ground, padding="l", line="")
    return Small("", role="muted"), card
