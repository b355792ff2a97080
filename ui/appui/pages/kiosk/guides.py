"""Two rooms of guides, "Signaler sur une appli" and "Me protéger": which app, what, then numbered steps.

The guides are read off the GUI thread. Where they cannot be read, the numbers remain and one sentence says so.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, QTimer
from PySide6.QtGui import QResizeEvent

from appui.actions import catalogue
from appui.actions.command import Command
from appui.pages.kiosk.parts.guide_device import GuideDevice
from appui.pages.kiosk.parts.guide_pick import REPORT, GuidePick
from appui.pages.kiosk.parts.guide_place import GuidePlace, Shelf, Stage, read_shelf
from appui.pages.kiosk.parts.guide_walk import GuideWalk
from appui.pages.kiosk.parts.room import Room
from appui.pages.kiosk.parts.ways_on import adults_button
from appui.texts.translate import translate
from appui.texts.words import Words
from appui.widgets.announce import announce
from appui.widgets.banner import Banner
from appui.widgets.flow import FlowLayout
from appui.widgets.keyboard import tab_through
from appui.widgets.kiosk_context import KioskContext
from appui_core.errors import AppuiError

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

PROTECT: Final = "protect"
_COMMANDS: Final[dict[str, Command]] = {REPORT: catalogue.TELL, PROTECT: catalogue.PROTECT}
# What is seen of a room that is lower than this, at 100 % text, does not hold a step with its buttons.
_LOW: Final = 380


class GuidesRoom(Room):
    """`page_id` "report" or "protect", which is also the goal of its guides."""

    def __init__(self, context: KioskContext, goal: str) -> None:
        super().__init__(goal, _COMMANDS[goal])
        self._context = context
        self.place = GuidePlace()
        self.pick = GuidePick(goal, self._choose_platform, self._choose_topic)
        self.device = GuideDevice(self._choose_device, self._leave_guide)
        self.walk = GuideWalk(self._go_to, self._leave_guide)
        self.note = Banner("", "neutral")
        self._words = Words()
        self.adults = adults_button(context, self._words)
        self._views: dict[Stage, QWidget] = {
            Stage.PICK: self.pick,
            Stage.DEVICE: self.device,
            Stage.STEP: self.walk,
        }
        for view in self._views.values():
            view.hide()
            self.body.addWidget(view, 1 if view is self.walk else 0)
        self.body.addWidget(self.note)
        row = FlowLayout()
        row.addWidget(self.adults)
        self.body.addLayout(row)
        self.body.addStretch(0)
        self._say(translate("Kiosk", "Un instant…"))
        self._read()

    def retranslate(self) -> None:
        """Set every word anew; the guides come in the other language once they are read."""
        self.device.retranslate()
        self.walk.retranslate()
        self._words.again()
        self._read()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit a step into what is seen of the room."""
        super().resizeEvent(event)
        height = self.viewport().height()
        around = self.theme.space("s") + self.theme.space("xl")
        self.walk.step.set_room(height - around, tight=height < self.theme.px(_LOW))

    def _read(self) -> None:
        context, goal, language = self._context, self.page_id, self._context.language()
        today = context.clock.now().astimezone(context.zone()).date()
        context.runner.run(
            lambda: read_shelf(goal, language, today),
            owner=self,
            done=self._came,
            failed=self._failed,
            lane="free",
        )

    def _came(self, shelf: Shelf) -> None:
        # Two changes of language in a row are read side by side.
        if shelf.language == self._context.language():
            self.place.shelf = shelf
            self._show()

    def _failed(self, _error: AppuiError) -> None:
        for view in self._views.values():
            view.hide()
        self._say(translate("Kiosk", "Les guides ne se lisent pas sur cet ordinateur. Les numéros, eux, restent."))

    def _say(self, words: str) -> None:
        self.note.set_text(words)
        self.note.setVisible(bool(words))

    # --- what a person does ------------------------------------------------------------------------------------

    def _choose_platform(self, platform: str) -> None:
        self.place.choose_platform(platform)
        self._show()
        # Laid out by then: in a small window it lies below.
        QTimer.singleShot(0, self.pick, self._bring_topics_into_view)
        announce(self.pick, self.pick.what.text() or self.pick.old.label.text())

    def _choose_topic(self, key: str) -> None:
        self._turn(lambda: self.place.choose_topic(key))

    def _choose_device(self, device: str) -> None:
        self._turn(lambda: self.place.choose_device(device))

    def _leave_guide(self) -> None:
        self._turn(self.place.leave_guide)

    def _go_to(self, index: int) -> None:
        self.place.go_to(index)
        self._show()
        self.verticalScrollBar().setValue(0)
        announce(self.walk, self.walk.step.words())

    def _turn(self, act: Callable[[], None]) -> None:
        """Change what is asked or shown: what had the keyboard is gone."""
        act()
        self._show()
        self.verticalScrollBar().setValue(0)
        self.setFocus()
        stage = self.place.stage
        words = {
            Stage.PICK: self.pick.what.text(),
            Stage.DEVICE: self.device.question.text(),
            Stage.STEP: self.walk.step.words(),
        }
        announce(self._views[stage], words[stage])

    def _show(self) -> None:
        stage = self.place.stage
        self._say("")
        self.pick.show_place(self.place)
        self.walk.show_place(self.place, self._context.messages())
        for one, view in self._views.items():
            view.setVisible(one is stage)
        stops = {Stage.PICK: self.pick.stops, Stage.DEVICE: self.device.stops, Stage.STEP: self.walk.stops}
        tab_through([*stops[stage](), self.adults])

    def _bring_topics_into_view(self) -> None:
        top = self.pick.what.mapTo(self.inner, QPoint(0, 0)).y()
        bottom = self.pick.mapTo(self.inner, QPoint(0, self.pick.height())).y()
        bar = self.verticalScrollBar()
        if bottom > bar.value() + self.viewport().height():
            bar.setValue(top - self.theme.space("s"))
