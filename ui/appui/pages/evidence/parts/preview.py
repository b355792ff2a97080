"""Right after a capture: the picture as it was sealed, the coach beside it, and the four ways on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from appui.pages.evidence.jobs import Kept, Picture
from appui.pages.evidence.parts.coach import Coach, CoachChecks
from appui.pages.evidence.parts.large_picture import LargePicture
from appui.pages.evidence.wording import captured_on, number_words
from appui.texts.translate import translate
from appui.widgets.card import Card
from appui.widgets.context import PageContext
from appui.widgets.flow import ColumnsLayout
from appui.widgets.part import Part, add_row
from appui.widgets.tag import Tag


class PreviewView(Part):
    """The exhibit is durable before this is shown; what is typed here is noted about it."""

    keep_on = Signal(object)
    keep_end = Signal(object)
    retake = Signal()
    withdraw = Signal()

    def __init__(self, ctx: PageContext) -> None:
        super().__init__(max_width=1260)
        self._ctx = ctx
        self._kept: Kept | None = None
        columns = ColumnsLayout(spacing=24, least_px=380, stretches=(3, 2))
        columns.addWidget(self._picture_side())
        columns.addWidget(self._coach_side())
        self.body.addLayout(columns)
        self.end()

    def _picture_side(self) -> QWidget:
        card = Card()
        self.heading = self.w.heading(self._heading_words, 2)
        card.body.addWidget(self.heading)
        self.state = Tag("", "shield", "ok")
        self.w.bind(lambda _text: self._say_state(), self._heading_words)
        add_row(card.body, self.state)
        self.picture = LargePicture()
        card.body.addWidget(self.picture)
        again = self.w.button(lambda: translate("Evidence", "Reprendre"), "refresh", name="preview_retake")
        remove = self.w.button(
            lambda: translate("Evidence", "Retirer cette image"), "trash", "danger", "preview_withdraw"
        )
        again.clicked.connect(self.retake)
        remove.clicked.connect(self._remove)
        add_row(card.body, again, remove)
        card.body.addWidget(
            self.w.small(
                lambda: translate(
                    "Evidence",
                    "« Reprendre » et « Retirer » détruisent cette image tout de suite.",
                )
            )
        )
        card.body.addStretch(1)
        return card

    def _coach_side(self) -> QWidget:
        card = Card()
        card.body.addWidget(self.w.heading(lambda: translate("Evidence", "Regardez avant de continuer"), 2))
        self.coach = Coach(self._ctx)
        self.checks = CoachChecks(self.coach)
        card.body.addWidget(self.checks)
        card.body.addWidget(
            self.w.small(
                lambda: translate(
                    "Evidence",
                    "Ce qui ne se voit pas peut s’écrire ici. L’adresse et le compte restent remplis pour la "
                    "suite de la série.",
                )
            )
        )
        on = self.w.button(
            lambda: translate("Evidence", "Garder et continuer la série"), "check", "primary", "preview_on"
        )
        end = self.w.button(lambda: translate("Evidence", "Terminer"), name="preview_end")
        on.clicked.connect(lambda: self.keep_on.emit(self.coach.facts()))
        end.clicked.connect(lambda: self.keep_end.emit(self.coach.facts()))
        add_row(card.body, on, end)
        card.body.addWidget(self.coach)
        card.body.addStretch(1)
        return card

    def show_kept(self, kept: Kept) -> None:
        """Show what was just kept."""
        self._kept = kept
        picture = kept.picture or Picture(1, 1, b"\0\0\0")
        self.picture.set_pixels(picture.width, picture.height, picture.rgb)
        self.picture.set_blurred(blurred=False)
        self.picture.set_description(number_words(kept.exhibit))
        self.coach.set_facts(kept.exhibit.facts, captured_on(kept.exhibit))
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        super().retranslate()
        self.coach.retranslate()
        self.checks.refresh()

    def arrive(self) -> None:
        """Begin at the first field."""
        self.coach.url.edit.setFocus()

    def leave(self) -> None:
        """Drop the pixels and what was typed: both are in the vault now, or nowhere."""
        self.picture.clear()
        self.coach.clear()
        self._kept = None

    def _remove(self) -> None:
        # Gone from the page before anything else happens: it is not shown again.
        self.picture.clear()
        self.withdraw.emit()

    def _heading_words(self) -> str:
        if self._kept is None:
            return ""
        if self._kept.exhibit.duplicate:
            return translate("Evidence", "Pièce {number} : déjà gardée").format(number=self._kept.exhibit.number)
        return translate("Evidence", "Pièce {number} : gardée").format(number=self._kept.exhibit.number)

    def _say_state(self) -> None:
        if self._kept is not None and self._kept.exhibit.duplicate:
            self.state.set_state(translate("Evidence", "La même image est déjà là"), "info", "neutral")
        else:
            self.state.set_state(translate("Evidence", "Chiffrée sur cet ordinateur"), "shield", "ok")
