"""`Qui verra ce dossier ?`: before it is made, every name, account, address, picture that will be seen."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from appui.pages.evidence.mask_jobs import MaskState
from appui.pages.evidence.parts.addressees import addressee_words, goes_words, stays_words
from appui.pages.evidence.parts.reader_often import OftenNames
from appui.pages.evidence.parts.reader_row import ReaderRow
from appui.pages.evidence.parts.school_names import SchoolNames
from appui.pages.evidence.parts.step import StepView
from appui.pages.evidence.parts.twins import Twins
from appui.pages.evidence.parts.virtual_rows import VirtualRows
from appui.texts.translate import translate
from appui.widgets.banner import Banner
from appui.widgets.part import add_row
from appui_core.cases.model import Addressee

if TYPE_CHECKING:
    from appui.pages.evidence.readers_jobs import Outlook
    from appui_core.dossier.visible import Seen


class DossierReadersView(StepView):
    """`hide_fact`: name, numbers, whether it comes back. `cover`: a number. `decided`: something about twins."""

    hide_fact = Signal(str, object, bool)
    cover = Signal(int)
    decided = Signal()

    def __init__(self, names: SchoolNames) -> None:
        super().__init__()
        self.names = names
        self.addressee = Addressee.SCHOOL
        self._case = ""
        self._masks = MaskState()
        self._seen: tuple[Seen, ...] = ()
        self._known = False
        card = self.step_card()
        card.addWidget(self.w.heading(lambda: translate("Readers", "Qui verra ce dossier ?")))
        card.addWidget(self.w.body(lambda: f"{addressee_words(self.addressee)} · {self._case}", muted=True))
        card.addWidget(
            self.w.banner(
                lambda: translate(
                    "Readers",
                    "Ne publiez pas ce dossier, ne l’envoyez pas au groupe de parents. Remettez-le à la personne "
                    "prévue, et à elle seule.",
                )
            )
        )
        card.addWidget(self.w.heading(lambda: translate("Evidence", "Ce qui part"), 3))
        card.addWidget(self.w.body(lambda: goes_words(self.addressee)))
        self.masked = self.w.body(self._masked_words)
        card.addWidget(self.masked)
        self.twins = Twins()
        self.twins.cover.connect(self.cover)
        self.twins.changed.connect(self._allow)
        card.addWidget(self.twins)
        card.addWidget(self.names)
        card.addWidget(self.w.heading(lambda: translate("Evidence", "Ce qui ne part pas"), 3))
        card.addWidget(self.w.body(lambda: stays_words(self.addressee)))
        self.refused = Banner("", "warn")
        card.addWidget(self.refused)
        self._build_list()
        self._build_ways()
        self.end()

    def _build_list(self) -> None:
        card = self.card()
        self.often = OftenNames()
        self.often.hide_fact.connect(self.hide_fact)
        card.addWidget(self.often)
        card.addWidget(self.w.heading(lambda: translate("Readers", "Pièce par pièce"), 3))
        self._told = self.w.small(self._count_words)
        card.addWidget(self._told)
        # An exhibit has up to ten lines: a screenful is less of them than in other lists.
        self.rows = VirtualRows(self._make_row, at_once=4)
        card.addWidget(self.rows)

    def _build_ways(self) -> None:
        card = self.card()
        self._why = self.w.small(
            lambda: translate(
                "Evidence", "Décidez d’abord, plus haut, pour chaque pièce qui montre une image masquée."
            )
        )
        card.addWidget(self._why)
        self.go = self.w.button(lambda: translate("Evidence", "Continuer"), "arrow", "primary", "dossier_next")
        back = self.w.button(lambda: translate("Evidence", "Revenir"), "back", "quiet", "dossier_back")
        self.go.clicked.connect(self.forward)
        back.clicked.connect(self.back)
        add_row(card, self.go, back)

    def prepare(self, addressee: Addressee, case: str) -> None:
        """Set the page up for one addressee and the case of that title; nothing is known of it yet."""
        self._known = False
        if addressee is not self.addressee or case != self._case:
            self._forget_seen()
        self.addressee, self._case = addressee, case
        self.refused.hide()
        self.retranslate()

    def show_outlook(self, outlook: "Outlook") -> None:
        """Say what would go out now; what is under the eye and the keyboard stays where it is."""
        same = [one.exhibit.number for one in outlook.seen] == [one.exhibit.number for one in self._seen]
        self._seen, self._masks, self._known = outlook.seen, outlook.masks, True
        self.refused.hide()
        self.often.show_often(outlook.often)
        if same:
            for place, holder in self.rows.built.items():
                if isinstance(holder, ReaderRow):
                    holder.show_seen(self._seen[place])
        else:
            self.rows.set_count(len(self._seen))
        self.twins.ask(outlook.masks.twins)
        self.w.again()
        self.masked.setVisible(bool(outlook.masks.masked))

    def wait(self) -> None:
        """Let nobody go on before it is told again what would go out."""
        self._known = False
        self._allow()

    def show_refused(self, words: str) -> None:
        """Say why nothing can be told; without it there is no way on."""
        self._known = False
        self.refused.set_text(words)
        self.refused.show()
        self._allow()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        super().retranslate()
        self.masked.setVisible(bool(self._masks.masked))
        self.often.retranslate()
        self.rows.set_count(len(self._seen))
        self.twins.retranslate()
        self.names.retranslate()

    def leave(self) -> None:
        """Drop every name that was shown."""
        self._forget_seen()
        self._case = ""
        self.names.forget()
        self.retranslate()

    def _forget_seen(self) -> None:
        self._known, self._seen, self._masks = False, (), MaskState()
        self.often.show_often(())
        self.twins.wait()

    def _make_row(self, place: int) -> QWidget:
        row = ReaderRow(self._seen[place])
        row.hide_fact.connect(lambda number, name, back: self.hide_fact.emit(name, (number,), back))
        row.cover.connect(self.cover)
        # Captions are written in the step before.
        row.reword.connect(self.back)
        return row

    def _allow(self) -> None:
        self.go.setEnabled(self._known and not self.twins.open)
        self._why.setVisible(bool(self.twins.open))
        if self._known:
            # Not while it is put away: what was decided stands.
            self.decided.emit()

    def _count_words(self) -> str:
        if not self._known:
            return translate("Readers", "Lecture de ce qui partirait…")
        return translate("Readers", "%n pièce(s). Une ligne pour chaque chose visible.", "", len(self._seen))

    def _masked_words(self) -> str:
        numbers = ", ".join(str(number) for number in self._masks.masked)
        return translate(
            "Evidence",
            "De ces pièces ne part qu’une copie masquée, sans l’original : {numbers}. Qui l’on voit n’y est pas "
            "écrit. Relisez les autres lignes plus bas.",
        ).format(numbers=numbers)
