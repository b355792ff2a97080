"""What a letter is about: which report, which dossier, which exhibits; all can be left as they are."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.followup.wording import day_words, title_words
from appui.texts.translate import translate
from appui.theme.theme import current_theme
from appui.widgets.fields import ChoiceField
from appui.widgets.flow import ColumnsLayout
from appui.widgets.worded import Worded
from appui_core.cases.report_model import Report
from appui_core.dossier.letter_draft import LetterDraft
from appui_core.messages import Messages

if TYPE_CHECKING:
    from appui_core.dossier.letter_known import Handed, Known

_FIELD_PX: Final = 320
_BETWEEN: Final = re.compile(r"\s*(?:,|;|\bet\b|\band\b)\s*|\s+")
_RANGE: Final = re.compile(r"(\d{1,6})\s*(?:-|–|à|to)\s*(\d{1,6})")


def read_numbers(typed: str, there: Collection[int]) -> tuple[int, ...] | None:
    """Return exhibit numbers typed as "1, 3 à 5" or "1 3-5", sorted; None for others, or one that is not there.

    Of a range, those that are there.
    """
    text = _RANGE.sub(lambda found: f"{found[1]}-{found[2]}", typed.strip().lower())
    found: set[int] = set()
    for word in filter(None, _BETWEEN.split(text)):
        first, _, last = word.partition("-")
        if not (first.isdecimal() and (last.isdecimal() or "-" not in word)):
            return None
        low, high = int(first), int(last or first)
        meant = {number for number in there if low <= number <= high}
        if not meant:
            return None
        found |= meant
    return tuple(sorted(found))


class LetterAbout(QWidget):
    """`changed`: another report, or other exhibits."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.w = Worded()
        self._known: Known | None = None
        self._reports: tuple[Report, ...] = ()
        self._messages: Messages | None = None
        self._there: frozenset[int] = frozenset()
        self._numbers: tuple[int, ...] = ()
        # By the hash of their manifest.
        self._handings: dict[str, Handed] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.report = ChoiceField("")
        self.report.give_way()
        self.report.edit.setObjectName("letter_report")
        self.w.bind(self.report.set_label, lambda: translate("Letters", "À propos de quelle démarche"))
        self.dossier = ChoiceField("")
        self.dossier.give_way()
        self.dossier.edit.setObjectName("letter_dossier")
        self.w.bind(self.dossier.set_label, lambda: translate("Letters", "De quel dossier"))
        self.exhibits = self.w.field(
            lambda: translate("Letters", "Pièces dont parle la lettre"),
            lambda: translate(
                "Letters",
                "Leurs numéros, par exemple « 1, 3 à 5 ». Vide : toutes celles qui concernent la lettre.",
            ),
            "letter_exhibits",
        )
        columns = ColumnsLayout(spacing=current_theme().space("l"), least_px=_FIELD_PX)
        columns.addWidget(self.report)
        columns.addWidget(self.dossier)
        columns.addWidget(self.exhibits)
        column.addLayout(columns)
        self.report.chosen.connect(lambda _key: self.changed.emit())
        self.dossier.chosen.connect(lambda _key: self.changed.emit())
        self.exhibits.changed.connect(lambda _text: self._typed())

    def show_case(
        self,
        known: "Known",
        reports: Sequence[Report],
        draft: LetterDraft,
        messages: Messages,
        *,
        of_dossier: bool = False,
    ) -> None:
        """Offer what a case has: `reports` that this letter can be about, its dossiers, and its exhibits."""
        self._known, self._reports, self._messages = known, tuple(reports), messages
        self._there = frozenset(item.exhibit.number for item in known.items)
        self._handings = {one.manifest_sha256: one for one in known.handings} if of_dossier else {}
        self._offer()
        self.report.set_key("")
        self.report.set_key(draft.report)
        kept = [number for number in draft.numbers if number in self._there]
        self._set_numbers(kept or draft.numbers)
        if draft.numbers and not kept:
            # None at all would mean all of them.
            self.exhibits.set_error(
                translate("Letters", "Ces pièces ne sont plus là : la lettre n’en liste aucune.")
            )
        self.dossier.set_key(draft.handed or next(iter(self._handings), ""))
        self.report.setVisible(bool(reports))
        self.dossier.setVisible(bool(self._handings))
        self.setVisible(bool(reports) or bool(self._handings) or bool(self._there))

    def known(self) -> "Known":
        """Return what the letter tells of the case; ValueError without one shown."""
        if self._known is None:
            raise ValueError
        chosen = next((one for one in self._reports if one.id == self.report.key()), None)
        numbers = self.numbers()
        items = tuple(item for item in self._known.items if not numbers or item.exhibit.number in numbers)
        handed = self._handings.get(self.dossier.key(), self._known.handed)
        return replace(self._known, items=items, report=chosen, handed=handed, chosen=bool(numbers))

    def numbers(self) -> tuple[int, ...]:
        """Return the exhibits that were named last without a slip of the finger; none: all of them."""
        return self._numbers

    def report_id(self) -> str:
        """Return the id of the report that the letter is about, or an empty text."""
        return self.report.key()

    def handed(self) -> str:
        """Return the hash of the manifest of the dossier that the letter is about, or an empty text."""
        return self.dossier.key() if self._handings else ""

    def leave(self) -> None:
        """Hold nothing any more."""
        self._known, self._reports, self._there, self._handings = None, (), frozenset(), {}
        self.report.set_choices([])
        self.dossier.set_choices([])
        self._set_numbers([])
        self.hide()

    def retranslate(self, messages: Messages) -> None:
        """Say everything in the language in force."""
        self._messages = messages
        self.w.again()
        self._offer()

    def _offer(self) -> None:
        if self._messages is not None:
            choices = [(one.id, _report_words(one, self._messages)) for one in self._reports]
            self.report.set_choices([*choices, ("", translate("Letters", "Aucune : laisser des blancs"))])
            said = [(key, _dossier_words(one, self._messages)) for key, one in self._handings.items()]
            self.dossier.set_choices(said)

    def _set_numbers(self, numbers: Sequence[int]) -> None:
        # Nobody typed this.
        self.exhibits.blockSignals(True)
        self.exhibits.set_text(", ".join(str(number) for number in numbers))
        self.exhibits.set_error("")
        self.exhibits.blockSignals(False)
        self._numbers = tuple(numbers)

    def _typed(self) -> None:
        numbers = read_numbers(self.exhibits.text(), self._there)
        if numbers is None:
            self.exhibits.set_error(translate("Letters", "Écrivez des numéros de pièces de cette situation."))
            return
        self.exhibits.set_error("")
        if numbers == self._numbers:
            return
        self._numbers = numbers
        self.changed.emit()


def _report_words(report: Report, messages: Messages) -> str:
    return f"{title_words(report, messages)}, {day_words(report.sent_on)}"


def _dossier_words(handed: "Handed", messages: Messages) -> str:
    from appui_core.dossier.letter_known import handed_to  # noqa: PLC0415 - when a letter is opened

    # As much of it as tells two dossiers of a day apart; it can be held against the paper.
    digits = translate("Letters", "empreinte {hash}…").replace("{hash}", handed.manifest_sha256[:8])
    return ", ".join(part for part in (handed_to(handed, messages), day_words(handed.made_on), digits) if part)
