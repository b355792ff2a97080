"""The letters that can be written, by need; for one of the cases, or for none: then they have blanks."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from appui.pages.followup.letter_words import ICONS, need_words
from appui.pages.followup.parts.due_card import clear
from appui.pages.followup.parts.view import TopView
from appui.pages.followup.parts.waiting import WaitingBar
from appui.texts.translate import translate
from appui.widgets.choice import ChoiceCard
from appui.widgets.fields import ChoiceField
from appui.widgets.flow import ColumnsLayout
from appui.widgets.labels import Heading
from appui.widgets.part import add_row
from appui_core.cases.model import Case
from appui_core.content.letters import NEEDS

_IN_A_ROW = 3
_LEAST_PX = 260


@dataclass(frozen=True, slots=True)
class Offered:
    """A letter as the list names it."""

    id: str
    need: str
    title: str
    lead: str


class LetterList(TopView):
    """`opened`: the id of a letter; `case_chosen`: a case's code, or an empty text for none."""

    opened = Signal(str)
    case_chosen = Signal(str)
    go = Signal(str)
    left = Signal()

    def __init__(self) -> None:
        super().__init__(max_width=1260)
        self._cases: tuple[Case, ...] = ()
        self._letters: tuple[Offered, ...] = ()
        self._begun: frozenset[str] = frozenset()
        self._open = False
        self.bar = WaitingBar(later=True)
        self.body.addWidget(self.bar)
        card = self.card()
        card.addWidget(self.w.heading(lambda: translate("Letters", "Écrire une lettre")))
        card.addWidget(
            self.w.body(
                lambda: translate(
                    "Letters",
                    "Un modèle, quelques questions facultatives, puis un texte que vous changez comme vous "
                    "voulez. Rien ne part d’ici : vous l’enregistrez ou le copiez, et c’est vous qui l’envoyez.",
                )
            )
        )
        self.case = ChoiceField("")
        self.case.give_way()
        self.case.edit.setObjectName("letters_case")
        self.w.bind(self.case.set_label, lambda: translate("Letters", "Pour quelle situation"))
        self.case.chosen.connect(self.case_chosen)
        card.addWidget(self.case)
        self.alone = self.w.body(self._alone_words, muted=True)
        self.alone.setObjectName("letters_alone")
        card.addWidget(self.alone)
        self.evidence = self.w.button(
            lambda: translate("Letters", "Ouvrir Preuves"), "unlock", name="letters_evidence"
        )
        self.evidence.clicked.connect(lambda: self.go.emit("evidence"))
        back = self.w.button(
            lambda: translate("Letters", "Revenir aux démarches"), "back", "quiet", "letters_back"
        )
        back.clicked.connect(self.left)
        add_row(card, self.evidence, back)
        self.groups = QVBoxLayout()
        self.groups.setSpacing(self.theme.space("l"))
        self.body.addLayout(self.groups)
        self.body.addStretch(1)

    @property
    def begun(self) -> Collection[str]:
        """The ids of the letters that are marked as begun."""
        return self._begun

    def show_cases(self, cases: Sequence[Case], code: str, *, opened: bool) -> None:
        """Offer these cases, `code` chosen; `opened`: the vault is open."""
        self._cases, self._open = tuple(cases), opened
        self._offer_cases()
        self.case.set_key(code)
        self._say_alone()

    def show_letters(self, letters: Sequence[Offered], begun: Collection[str] = ()) -> None:
        """Show these, those that were begun for this case marked."""
        self._letters, self._begun = tuple(letters), frozenset(begun)
        clear(self.groups)
        for need in NEEDS:
            found = [one for one in letters if one.need == need]
            if found:
                self.groups.addWidget(self._group(need, found))

    def leave(self) -> None:
        """Forget the titles of the cases, and which letters were begun."""
        super().leave()
        self.show_cases((), "", opened=False)
        self.show_letters(self._letters)

    def retranslate(self) -> None:
        """Say everything in the language in force; the letters' own words come anew."""
        super().retranslate()
        self._offer_cases()

    def _offer_cases(self) -> None:
        choices = [(case.code, case.title) for case in self._cases]
        self.case.set_choices([*choices, ("", translate("Letters", "Aucune : laisser des blancs"))])
        self.case.setVisible(bool(self._cases))

    def _say_alone(self) -> None:
        self.alone.set_text(self._alone_words())
        self.alone.setVisible(not self._cases)
        self.evidence.setVisible(not self._open)

    def _alone_words(self) -> str:
        if self._open:
            return translate("Letters", "Il n’y a pas encore de situation : les lettres auront des blancs.")
        return translate(
            "Letters",
            "Le coffre n’est pas ouvert : les lettres auront des blancs à la place de vos pièces, et rien de ce "
            "que vous écrivez ne sera gardé.",
        )

    def _group(self, need: str, letters: Sequence[Offered]) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(self.theme.space("m"))
        column.addWidget(Heading(need_words(need), 2))
        # Four stand two by two: alone in its row, the last one would be as wide as three.
        in_a_row = 2 if len(letters) == _IN_A_ROW + 1 else _IN_A_ROW
        for start in range(0, len(letters), in_a_row):
            row = ColumnsLayout(spacing=self.theme.space("l"), least_px=_LEAST_PX)
            for one in letters[start : start + in_a_row]:
                row.addWidget(self._choice(need, one))
            column.addLayout(row)
        return box

    def _choice(self, need: str, one: Offered) -> ChoiceCard:
        begun = translate("Letters", "Commencée.") if one.id in self._begun else ""
        choice = ChoiceCard(ICONS[need], one.title, " ".join(part for part in (one.lead, begun) if part))
        choice.setObjectName(f"letter_{one.id}")
        policy = choice.sizePolicy()
        # Those of one row are as tall as the tallest.
        policy.setVerticalPolicy(QSizePolicy.Policy.MinimumExpanding)
        choice.setSizePolicy(policy)
        choice.tell(self.opened.emit, one.id)
        return choice
