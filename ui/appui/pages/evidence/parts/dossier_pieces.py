"""The first step of a dossier: which exhibits go, in which order, and a line of the person's own on each."""

from collections.abc import Collection, Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from appui.pages.evidence.parts.addressees import addressee_words
from appui.pages.evidence.parts.piece_row import Piece, PieceRow
from appui.pages.evidence.parts.step import StepView
from appui.pages.evidence.parts.virtual_rows import VirtualRows
from appui.texts.translate import translate
from appui.widgets.announce import announce
from appui.widgets.part import add_row
from appui_core.cases.model import Addressee

# More than this, and nobody in a school reads it; three to five are enough.
MANY_FOR_SCHOOL = 20
# A row has more in it than one of the room's list.
_AT_ONCE = 4


class PiecesView(StepView):
    """`changed`: something was ticked, moved or written."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.addressee = Addressee.SCHOOL
        self._pieces: dict[int, Piece] = {}
        self._in_time: tuple[int, ...] = ()
        self.order: list[int] = []
        self.unticked: set[int] = set()
        self.captions: dict[int, str] = {}
        card = self.step_card()
        card.addWidget(self.w.heading(lambda: addressee_words(self.addressee)))
        card.addWidget(self.w.heading(lambda: translate("Evidence", "Les pièces, et leur ordre"), 2))
        card.addWidget(
            self.w.body(
                lambda: translate(
                    "Evidence",
                    "Ce qui est coché part, dans l’ordre de cette liste. Les numéros ne changent pas : ils sont "
                    "les mêmes dans toutes les versions.",
                )
            )
        )
        card.addWidget(
            self.w.small(
                lambda: translate(
                    "Evidence",
                    "Une légende est imprimée avec sa pièce, comme notée par vous. Elle sert dans toutes les "
                    "versions : n’y écrivez le nom de personne.",
                )
            )
        )
        self.count = self.w.body(self._count_words)
        self.count.setObjectName("pieces_count")
        card.addWidget(self.count)
        self.many = self.w.banner(
            lambda: translate(
                "Evidence",
                "Cela fait beaucoup de pièces pour un établissement. Trois à cinq captures bien choisies "
                "suffisent le plus souvent ; les autres restent dans le coffre.",
            ),
            "neutral",
        )
        self.many.setObjectName("pieces_many")
        card.addWidget(self.many)
        every = self.w.button(lambda: translate("Evidence", "Tout cocher"), "check", "quiet", "pieces_all")
        none = self.w.button(lambda: translate("Evidence", "Tout décocher"), "minus", "quiet", "pieces_none")
        time = self.w.button(
            lambda: translate("Evidence", "Dans l’ordre du temps"), "clock", "quiet", "pieces_in_time"
        )
        number = self.w.button(lambda: translate("Evidence", "Par numéro"), "list", "quiet", "pieces_by_number")
        every.clicked.connect(lambda: self._tick_all(on=True))
        none.clicked.connect(lambda: self._tick_all(on=False))
        time.clicked.connect(lambda: self._arrange(list(self._in_time)))
        number.clicked.connect(lambda: self._arrange(sorted(self.order)))
        add_row(card, every, none, time, number)
        card.addWidget(
            self.w.small(
                lambda: translate(
                    "Evidence",
                    "L’ordre du temps suit la date affichée à l’écran quand elle est complète et sûre, sinon le "
                    "moment de la capture ou de l’ajout.",
                )
            )
        )
        # Above the list, which may be long.
        self.ways(card)
        self.rows = VirtualRows(self._make, at_once=_AT_ONCE)
        self.card().addWidget(self.rows)
        self.end()

    def offer(
        self,
        addressee: Addressee,
        pieces: Sequence[Piece],
        in_time: Sequence[int],
        order: Sequence[int],
        unticked: Collection[int],
        captions: Mapping[int, str],
    ) -> None:
        """List these, those that `order` does not name at the end, by number; `in_time` has all of them."""
        self.addressee, self._in_time = addressee, tuple(in_time)
        self._pieces = {piece.exhibit.number: piece for piece in pieces}
        known = [number for number in dict.fromkeys(order) if number in self._pieces]
        self.order = [*known, *sorted(self._pieces.keys() - set(known))]
        self.unticked = {number for number in unticked if number in self._pieces}
        self.captions = {number: text for number, text in captions.items() if number in self._pieces}
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        super().retranslate()
        self.rows.set_count(len(self.order))
        self._tell_count()

    def forget(self) -> None:
        """Drop everything: the vault was locked, or the dossier was left."""
        self.offer(self.addressee, (), (), (), (), {})

    def _make(self, place: int) -> QWidget:
        number = self.order[place]
        row = PieceRow(
            self._pieces[number],
            ticked=number not in self.unticked,
            caption=self.captions.get(number, ""),
            first=place == 0,
            last=place == len(self.order) - 1,
        )
        row.ticked.connect(self._tick)
        row.moved.connect(self._move)
        row.captioned.connect(self._write)
        return row

    def _tick(self, number: int, on: bool) -> None:  # noqa: FBT001 - the signal's own form
        (self.unticked.discard if on else self.unticked.add)(number)
        self._tell_count()
        self.changed.emit()

    def _tick_all(self, *, on: bool) -> None:
        self.unticked = set() if on else set(self.order)
        for row in self.rows.built.values():
            if isinstance(row, PieceRow):
                row.tick.setChecked(on)
        self._tell_count()
        self.changed.emit()

    def _arrange(self, order: list[int]) -> None:
        self.order = order
        self.rows.set_count(len(order))
        self.changed.emit()

    def _move(self, number: int, step: int) -> None:
        """Move one past its neighbour; the keyboard goes with it."""
        place = self.order.index(number)
        other = place + step
        if not 0 <= other < len(self.order):
            return
        self.order[place], self.order[other] = self.order[other], self.order[place]
        self.rows.renew((place, other))
        row = self.rows.built.get(other)
        if isinstance(row, PieceRow):
            row.take_keyboard(step)
        words = translate("Evidence", "Pièce {number} : place {place} sur {count}")
        announce(self, words.format(number=number, place=other + 1, count=len(self.order)))
        self.changed.emit()

    def _write(self, number: int, text: str) -> None:
        if text.strip():
            self.captions[number] = text
        else:
            self.captions.pop(number, None)
        self.changed.emit()

    def _tell_count(self) -> None:
        going = len(self.order) - len(self.unticked)
        self.count.set_text(self._count_words())
        self.many.setVisible(self.addressee is Addressee.SCHOOL and going > MANY_FOR_SCHOOL)
        self.on.setEnabled(going > 0)

    def _count_words(self) -> str:
        going, all_of_them = len(self.order) - len(self.unticked), len(self.order)
        if not going:
            return translate("Evidence", "Rien n’est coché : cochez au moins une pièce.")
        if going == all_of_them:
            return translate("Evidence", "%n pièce(s) : toutes partent.", "", going)
        words = translate("Evidence", "%n pièce(s) partent, sur {all}.", "", going)
        return words.replace("{all}", str(all_of_them))
