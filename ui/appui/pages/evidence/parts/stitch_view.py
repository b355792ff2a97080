"""What was found about the captures: their order, what joins and what does not, and the strip that comes of it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QProgressBar, QVBoxLayout, QWidget

from appui.pages.evidence.jobs import Picture
from appui.pages.evidence.parts.large_picture import LargePicture
from appui.pages.evidence.parts.made_of import made_of_words
from appui.pages.evidence.parts.stitch_row import StitchRow
from appui.pages.evidence.parts.stitch_words import gap_words, join_words, unused_words
from appui.pages.evidence.stitch_jobs import Compared
from appui.pages.evidence.wording import number_words
from appui.texts.translate import translate
from appui.widgets.card import Card
from appui.widgets.flow import ColumnsLayout
from appui.widgets.keyboard import tab_through
from appui.widgets.labels import Small
from appui.widgets.part import Part, add_row
from appui_core.cases.derived import Method
from appui_core.imaging.stitch_model import Reason

if TYPE_CHECKING:
    from appui_core.imaging.stitch_model import StitchPlan


class StitchView(Part):
    """While it works: a bar and a way out. Then the captures in order on one side, the strip on the other."""

    cancelled = Signal()
    moved = Signal(int, int)
    parted = Signal(int, bool)
    keep = Signal()
    again = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__(max_width=1260)
        self._compared: Compared | None = None
        self._plan: StitchPlan | None = None
        self.rows: dict[int, StitchRow] = {}
        self._strips: tuple[Picture, ...] = ()
        self.strips: list[LargePicture] = []
        self._working = Card()
        self._build_working(self._working.body)
        self.body.addWidget(self._working)
        self._found = QWidget()
        columns = ColumnsLayout(self._found, spacing=24, least_px=360, stretches=(3, 2))
        columns.addWidget(self._order_card())
        columns.addWidget(self._strip_card())
        self.body.addWidget(self._found)
        self.end()

    def _build_working(self, layout: QVBoxLayout) -> None:
        layout.addWidget(self.w.heading(lambda: translate("Evidence", "Comparaison des captures…")))
        self.progress = QProgressBar()
        self.progress.setTextVisible(False)
        self.w.named(self.progress, lambda: translate("Evidence", "Comparaison des captures"))
        layout.addWidget(self.progress)
        stop = self.w.button(lambda: translate("Evidence", "Annuler"), "close", name="stitch_cancel")
        stop.clicked.connect(self.cancelled)
        add_row(layout, stop)

    def _order_card(self) -> Card:
        card = Card()
        self.order = self.w.heading(lambda: translate("Evidence", "L’ordre des captures"), 2)
        card.body.addWidget(self.order)
        card.body.addWidget(
            self.w.small(
                lambda: translate(
                    "Evidence",
                    "Appui ne joint que ce dont il est sûr. Le reste est montré comme une interruption, jamais "
                    "comblé.",
                )
            )
        )
        self._holder = QWidget()
        self._column = QVBoxLayout(self._holder)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        card.body.addWidget(self._holder)
        card.body.addStretch(1)
        return card

    def _strip_card(self) -> Card:
        card = Card()
        card.body.addWidget(self.w.heading(lambda: translate("Evidence", "La bande"), 2))
        self.verdict = self.w.body(self._verdict_words)
        self.verdict.setObjectName("stitch_verdict")
        card.body.addWidget(self.verdict)
        self.cites = self.w.small(self._cites_words)
        card.body.addWidget(self.cites)
        self.keep_button = self.w.button(
            lambda: translate("Evidence", "Garder la bande"), "check", "primary", "stitch_keep"
        )
        again = self.w.button(
            lambda: translate("Evidence", "Choisir d’autres captures"), "back", "quiet", "stitch_again"
        )
        leave = self.w.button(lambda: translate("Evidence", "Ne rien garder"), "close", "quiet", "stitch_leave")
        self.keep_button.clicked.connect(self.keep)
        again.clicked.connect(self.again)
        leave.clicked.connect(self.left)
        add_row(card.body, self.keep_button, again, leave)
        self._pictures = QVBoxLayout()
        self._pictures.setSpacing(8)
        card.body.addLayout(self._pictures)
        card.body.addStretch(1)
        return card

    def work(self, done: int, whole: int) -> None:
        """Show how far the comparison is."""
        self.progress.setRange(0, max(1, whole))
        self.progress.setValue(done)
        self._working.show()
        self._found.hide()

    def show_compared(self, compared: Compared) -> None:
        """Take what was found; `show_plan` says in which order."""
        self._compared = compared
        self._make_rows()

    def show_plan(self, plan: "StitchPlan") -> None:
        """Show the order, what ties each to the one above, and say what the strip will be."""
        self._plan = plan
        self._working.hide()
        self._found.show()
        self._show_order()
        self._show_strips(())
        self.keep_button.setEnabled(self._worth_keeping())
        self.w.again()
        self.setAccessibleName(self.order.text())

    def show_strips(self, strips: Sequence[Picture]) -> None:
        """Show the strip, frosted until asked for; what was seen in clear stays so."""
        self._show_strips(strips)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        super().retranslate()
        if self._compared is not None and self._plan is not None:
            self._make_rows()
            self._show_order()
            self._show_strips(self._strips)

    def leave(self) -> None:
        """Drop the pixels and the words."""
        self._compared, self._plan = None, None
        self._drop_rows()
        self._show_strips(())
        self.w.again()

    def _make_rows(self) -> None:
        self._drop_rows()
        if self._compared is None:
            return
        for source, (exhibit, small) in enumerate(zip(self._compared.exhibits, self._compared.small, strict=True)):
            row = self.rows[source] = StitchRow(source, exhibit, small)
            row.moved.connect(self.moved)
            row.parted.connect(self.parted)
            self._column.addWidget(row)

    def _drop_rows(self) -> None:
        for row in self.rows.values():
            self._column.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {}

    def _show_order(self) -> None:
        plan, compared = self._plan, self._compared
        if plan is None or compared is None:
            return
        joins = {join.below: join for join in plan.joins}
        gaps = {gap.below: gap for gap in plan.gaps}
        unused = {one.source: one for one in plan.unused}
        for place, source in enumerate(plan.order):
            row = self.rows[source]
            self._column.removeWidget(row)
            self._column.insertWidget(place, row)
            row.set_place(first=place == 0, last=place == len(plan.order) - 1)
            gap = gaps.get(source)
            row.apart.setVisible(source in joins or (gap is not None and gap.reason is Reason.CHOSEN))
            if source in unused:
                like = unused[source].like
                words = unused_words(unused[source], "" if like is None else number_words(compared.exhibits[like]))
                row.tie.set_state(words, "info", "neutral")
            elif source in joins:
                row.tie.set_state(join_words(joins[source]), "check", "ok")
            elif gap is not None:
                row.tie.set_state(gap_words(gap.reason), "warning", "warn")
            else:
                row.tie.set_state(translate("Evidence", "Le début de la bande"), "strip", "neutral")

        tab_through([stop for source in plan.order for stop in self.rows[source].stops()] + [self.keep_button])

    def _show_strips(self, strips: Sequence[Picture]) -> None:
        seen = [strip.is_blurred() for strip in self.strips]
        while (item := self._pictures.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self._strips, self.strips = tuple(strips), []
        for number, picture in enumerate(strips):
            words = (
                translate("Evidence", "La bande")
                if len(strips) == 1
                else translate("Evidence", "Partie {number} de la bande").replace("{number}", str(number + 1))
            )
            if len(strips) > 1:
                self._pictures.addWidget(Small(words))
            strip = LargePicture(words)
            strip.set_pixels(picture.width, picture.height, picture.rgb)
            strip.setObjectName(f"stitch_strip_{number + 1}")
            if seen and not any(seen):
                strip.set_blurred(blurred=False)
            self.strips.append(strip)
            self._pictures.addWidget(strip)

    def _worth_keeping(self) -> bool:
        return self._plan is not None and bool(self._plan.joins)

    def _verdict_words(self) -> str:
        plan = self._plan
        if plan is None:
            return ""
        if not plan.joins:
            return translate(
                "Evidence",
                "Appui n’est sûr d’aucune suite : il n’y a pas de bande à garder. Les captures restent gardées, "
                "chacune est une pièce.",
            )
        if plan.gaps:
            return translate(
                "Evidence", "La bande a %n interruption(s), montrée(s) par un bandeau.", "", len(plan.gaps)
            )
        return translate("Evidence", "Toutes les captures de la bande se suivent, sans interruption.")

    def _cites_words(self) -> str:
        if self._plan is None or self._compared is None or not self._plan.joins:
            return ""
        shown = [self._compared.exhibits[source].number for part in self._plan.parts for source in part.sources]
        words = made_of_words(Method.STITCH, list(dict.fromkeys(shown)))
        if len(self._plan.parts) > 1:
            parts = translate("Evidence", "Elle est longue : elle fera %n pièce(s).", "", len(self._plan.parts))
            return f"{words}. {parts}"
        return f"{words}."
