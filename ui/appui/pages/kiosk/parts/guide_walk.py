"""A guide under way: all its steps at the side, each one press away, the current one large beside them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.kiosk.parts.guide_place import GuidePlace
from appui.pages.kiosk.parts.guide_step import GuideStep
from appui.pages.kiosk.parts.guide_words import device_words, step_words
from appui.texts.translate import translate
from appui.texts.words import Words
from appui.theme.theme import current_theme
from appui.widgets.buttons import ActionButton
from appui.widgets.card import Card
from appui.widgets.flow import ColumnsLayout
from appui.widgets.labels import Small
from appui.widgets.stepper import Stepper
from appui_core.guides.address.sites import NAMES
from appui_core.guides.words import day_words, origin_words
from appui_core.messages import Messages

if TYPE_CHECKING:
    from appui_core.guides.pupil import PupilGuide


class GuideWalk(QWidget):
    """`went(index)` is called for a step that was pressed, `leave()` for another guide."""

    def __init__(self, went: Callable[[int], None], leave: Callable[[], None]) -> None:
        super().__init__()
        self._went, self._leave = went, leave
        self._place: GuidePlace | None = None
        self._listed: tuple[PupilGuide, str] | None = None
        self._words = Words()
        self.step = GuideStep(lambda: self._move(-1), lambda: self._move(1))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        # Where they stand one below the other, the step comes before the list of steps.
        columns = ColumnsLayout(
            spacing=current_theme().space("l"), least_px=264, stretches=(3, 9), last_on_top=True
        )
        columns.addWidget(self._side())
        # A long list of steps beside it does not stretch the step: its buttons would lie out of sight.
        holder = QWidget()
        beside = QVBoxLayout(holder)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(self.step)
        beside.addStretch(1)
        columns.addWidget(holder)
        column.addLayout(columns, 1)

    def _side(self) -> Card:
        side = Card(padding="l")
        self.what = Small("")
        self.stepper = Stepper()
        self.stepper.clicked.connect(self._went)
        self.differs, self.origin = Small("", role="text"), Small("")
        self.other = ActionButton("", "back", "secondary")
        self.other.setObjectName("guide_other")
        self.other.clicked.connect(lambda _checked=False: self._leave())
        self._words.bind(self.other.set_text, lambda: translate("Kiosk", "Choisir autre chose"))
        for one in (self.what, self.stepper, self.differs, self.origin, self.other):
            side.body.addWidget(one)
        side.body.addStretch(1)
        return side

    def show_place(self, place: GuidePlace, messages: Messages) -> None:
        """Show the guide of a place and its step; nothing where none is chosen."""
        self._place = place
        told = place.guide
        if told is None:
            return
        language, said = messages.language, place.shelf.said
        self.step.show_step(told, place.index, place.device, messages)
        if self._listed != (told, language):
            self._listed = (told, language)
            self.stepper.set_steps([step_words(step, language)[0] for step in told.steps])
        self.stepper.set_current(place.index)
        parts = (NAMES.get(told.guide.platform, ""), told.title, device_words(place.device))
        self.what.set_text(" · ".join(part for part in parts if part))
        self.differs.set_text(said.note("screen_differs", language) if said is not None else "")
        self.differs.setVisible(said is not None)
        self.origin.set_text(
            translate("Kiosk", "Vu le {day}. {origin}.").format(
                day=day_words(messages, told.guide.checked_on), origin=origin_words(messages, told.guide)
            )
        )

    def stops(self) -> list[QWidget]:
        """Return what the keyboard goes through, in order: the list of steps is made later than the rest."""
        return [*self.stepper.buttons(), self.other, self.step.before, self.step.after]

    def retranslate(self) -> None:
        """Set anew what stands in every guide."""
        self._words.again()

    def _move(self, by: int) -> None:
        place = self._place
        if place is None:
            return
        if by > 0 and place.last:
            self._leave()
        else:
            self._went(place.index + by)
