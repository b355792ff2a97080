"""Which captures of the case become a strip: each with its frosted picture, its number, and a box to tick."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from appui.pages.evidence.jobs import Picture
from appui.pages.evidence.wording import number_words, title_words, where_words
from appui.texts.translate import translate
from appui.widgets.labels import Small
from appui.widgets.part import Part, add_row
from appui.widgets.picture import BlurredPicture
from appui.widgets.switch import Switch
from appui_core.cases.model import Exhibit

# The newest; a conversation is captured in one go.
SHOWN = 60


class _Row(QWidget):
    """One capture; `look` asks to see it in clear."""

    look = Signal(object)

    def __init__(self, exhibit: Exhibit) -> None:
        super().__init__()
        self.exhibit = exhibit
        self._clear = False
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 4, 0, 4)
        row.setSpacing(16)
        self.picture = BlurredPicture(number_words(exhibit), width=60, height=96)
        self.picture.setObjectName(f"stitch_look_{exhibit.number}")
        self.picture.revealed.connect(self._revealed)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        beside = QVBoxLayout()
        self.tick = Switch(f"{number_words(exhibit)} · {title_words(exhibit)}")
        self.tick.setObjectName(f"stitch_tick_{exhibit.number}")
        beside.addWidget(self.tick)
        beside.addWidget(Small(where_words(exhibit)))
        beside.addStretch(1)
        row.addLayout(beside, 1)

    def set_thumbnail(self, picture: Picture) -> None:
        """Put the frosted form in place."""
        if not self._clear:
            self.picture.set_pixels(picture.width, picture.height, picture.rgb)

    def set_picture(self, picture: Picture) -> None:
        """Show it in clear: the journal knows."""
        self._clear = True
        self.picture.set_pixels(picture.width, picture.height, picture.rgb)
        self.picture.set_blurred(blurred=False)

    def _revealed(self, visible: bool) -> None:  # noqa: FBT001 - the signal's own form
        if visible and not self._clear:
            self.picture.set_blurred(blurred=True)
            self.look.emit(self.exhibit)


class StitchPickView(Part):
    """`chosen` carries the exhibits, by number."""

    chosen = Signal(object)
    look = Signal(object)
    wanted = Signal(object)
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: dict[str, _Row] = {}
        self._exhibits: tuple[Exhibit, ...] = ()
        card = self.card()
        card.addWidget(self.w.heading(lambda: translate("Evidence", "Assembler des captures en une bande")))
        card.addWidget(
            self.w.body(
                lambda: translate(
                    "Evidence",
                    "Cochez les captures d’une même conversation, faites en la faisant défiler. Pour qu’Appui "
                    "soit sûr de la suite, chacune doit reprendre au moins un tiers de l’écran de la précédente.",
                )
            )
        )
        card.addWidget(
            self.w.small(
                lambda: translate(
                    "Evidence",
                    "Les pièces restent telles quelles. Le journal note qu’elles ont été ouvertes.",
                )
            )
        )
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.all = self.w.button(lambda: translate("Evidence", "Tout cocher"), "check", "quiet", "stitch_all")
        self.all.clicked.connect(self._tick_all)
        add_row(card, self.all)
        card.addWidget(self._holder)
        self.count = self.w.small(self._count_words)
        card.addWidget(self.count)
        self.go = self.w.button(lambda: translate("Evidence", "Comparer"), "strip", "primary", "stitch_go")
        back = self.w.button(lambda: translate("Evidence", "Revenir"), "back", "quiet", "stitch_back")
        self.go.clicked.connect(lambda: self.chosen.emit(self.ticked()))
        back.clicked.connect(self.left)
        add_row(card, self.go, back)
        self.end()

    def offer(self, exhibits: Sequence[Exhibit]) -> None:
        """Offer these captures, those that were ticked before still ticked."""
        ticked = {exhibit.id for exhibit in self.ticked()}
        self._clear()
        self._exhibits = tuple(exhibits[-SHOWN:])
        for exhibit in self._exhibits:
            row = self.rows[exhibit.id] = _Row(exhibit)
            row.tick.setChecked(exhibit.id in ticked)
            row.tick.toggled.connect(self._count)
            row.look.connect(self.look)
            self._column.addWidget(row)
        self._count()
        self.wanted.emit(self._exhibits)

    def ticked(self) -> tuple[Exhibit, ...]:
        """Return what is ticked, by number."""
        return tuple(row.exhibit for row in self.rows.values() if row.tick.isChecked())

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        super().retranslate()
        if self._exhibits:
            self.offer(self._exhibits)

    def leave(self) -> None:
        """Drop the pictures in clear; what is ticked stays for the way back."""
        for row in self.rows.values():
            row.picture.clear()

    def forget(self) -> None:
        """Drop everything: the vault was locked, or another case is open."""
        self._clear()
        self._exhibits = ()

    def _clear(self) -> None:
        while (item := self._column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.rows = {}

    def _tick_all(self) -> None:
        for row in self.rows.values():
            row.tick.setChecked(True)

    def _count(self) -> None:
        self.go.setEnabled(len(self.ticked()) > 1)
        self.count.set_text(self._count_words())

    def _count_words(self) -> str:
        ticked = len(self.ticked())
        if ticked < 2:
            return translate("Evidence", "Cochez au moins deux captures.")
        return translate("Evidence", "%n capture(s) cochée(s)", "", ticked)
