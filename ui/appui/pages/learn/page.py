"""The room "S’informer": short cards, a self-check that keeps nothing, and what can be shown and printed."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from appui.pages.learn.documents import Documents, make_documents
from appui.pages.learn.parts.card import CardView
from appui.pages.learn.parts.check import CheckView
from appui.pages.learn.parts.index import IndexView
from appui.pages.learn.parts.material import MaterialView
from appui.pages.learn.parts.protect import ProtectView
from appui.pages.learn.parts.viewer import SlideViewer
from appui.texts.translate import translate
from appui.widgets.context import PageContext
from appui_core.content.campaign import Campaign, load_campaign
from appui_core.content.card_view import Card, load_cards
from appui_core.content.problems import ContentError
from appui_core.content.self_check import SelfCheck, load_self_check
from appui_core.errors import AppuiError
from appui_core.guides.model import Guide
from appui_core.helpline.lines import Lines, load_line_3018

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Content:
    """What was read; a file with a defect is None, and what depends on it is absent."""

    cards: tuple[Card, ...]
    check: SelfCheck | None
    campaign: Campaign | None
    lines: Lines
    protect: tuple[Guide, ...]


class LearnPage(QWidget):
    """`page_id` "learn"; everything is read off the GUI thread, once per language and day."""

    page_id = "learn"

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._ctx = context
        self._read: tuple[object, ...] = ()
        self._content: _Content | None = None
        self._documents: Documents | None = None
        self._card = ""
        self.viewer: SlideViewer | None = None
        self.index = IndexView()
        self.card = CardView(context)
        self.check = CheckView(context)
        self.material = MaterialView(context)
        self.protect = ProtectView(context)
        self._stack = QStackedWidget()
        for view in (self.index, self.card, self.check, self.material, self.protect):
            self._stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self._connect()
        self._unsubscribe = context.settings.changed.subscribe(self._setting_changed)
        self.destroyed.connect(self._unsubscribe)
        self._load()

    def title(self) -> str:
        """Return the words of the header."""
        return translate("Learn", "S’informer")

    def shown(self) -> None:
        """Read again when the day has changed: what is old is not shown."""
        self._load()

    def retranslate(self) -> None:
        """Set every word anew after a change of language."""
        for view in (self.index, self.card, self.material, self.protect):
            view.retranslate()
        self.check.show_model()
        self._load()

    def _connect(self) -> None:
        self.index.opened.connect(self._open_card)
        self.index.check.connect(self._start_check)
        self.index.material.connect(lambda: self._bring(self.material))
        self.card.back.connect(lambda: self._bring(self.index))
        self.card.asked.connect(self._asked)
        self.check.opened.connect(self._open_card)
        self.check.back.connect(lambda: self._bring(self.index))
        self.material.back.connect(lambda: self._bring(self.index))
        self.material.show_slides.connect(self._show_slides)
        self.protect.back.connect(lambda: self._bring(self.card))

    # --- what is read ------------------------------------------------------------------------------------------

    def _load(self) -> None:
        language, today = self._ctx.language(), self._ctx.clock.now().date()
        if self._read == (language, today):
            return
        self._read = (language, today)

        def work() -> _Content:
            from appui_core.guides.load import choose, load_guides  # noqa: PLC0415 - two dozen files, on the first visit

            return _Content(
                load_cards(language, today),
                _sound(load_self_check),
                _sound(load_campaign),
                load_line_3018(),
                choose(load_guides(language, today=today), goal="protect"),
            )

        self._ctx.runner.run(work, owner=self, done=self._loaded, failed=self._failed, lane="free")

    def _loaded(self, content: _Content) -> None:
        self._content = content
        self.index.show_cards(
            content.cards, check=content.check is not None, material=content.campaign is not None
        )
        self.protect.set_guides(content.protect)
        if content.check is not None:
            self.check.set_data(content.check, content.cards)
        if content.campaign is not None:
            today = self._ctx.clock.now().date()
            self._documents = make_documents(content.campaign, content.lines, self._ctx.messages(), today)
            self.material.set_documents(self._documents)
        if self._card:
            self._fill_card()

    def _failed(self, error: AppuiError) -> None:
        self._read = ()
        self._ctx.say("warn", self._ctx.messages().error(error.code).spoken())

    # --- what a person does ------------------------------------------------------------------------------------

    def _open_card(self, card_id: str) -> None:
        self._card = card_id
        if self._fill_card():
            self._bring(self.card)

    def _fill_card(self) -> bool:
        content = self._content
        found = next((card for card in content.cards if card.id == self._card), None) if content else None
        if content is None or found is None:
            return False
        self.card.show_card(found, protect=bool(content.protect))
        return True

    def _start_check(self) -> None:
        self.check.start()
        self._bring(self.check)

    def _asked(self, action: str) -> None:
        if action == "3018":
            self._ctx.show_3018()
        elif action == "check":
            self._start_check()
        elif action == "protect":
            self._bring(self.protect)
        else:
            # A record without image is made in the room of the proofs, behind its own question.
            self._ctx.navigate("evidence" if action == "record" else action)

    def _show_slides(self) -> None:
        if self._documents is None or self.viewer is not None:
            return
        self.viewer = viewer = SlideViewer(self._documents, self, f1=self._ctx.settings.flag("f1_opens_3018"))
        viewer.closed.connect(self._slides_over)
        viewer.help_wanted.connect(self._help_from_slides)
        screen = self.screen()
        viewer.setScreen(screen)
        viewer.setGeometry(screen.geometry())
        viewer.showFullScreen()
        viewer.setFocus()

    def _slides_over(self) -> None:
        if self.viewer is not None:
            self.viewer.deleteLater()
            self.viewer = None

    def _help_from_slides(self) -> None:
        if self.viewer is not None:
            self.viewer.close()
            self._ctx.show_3018()

    def _bring(self, view: QWidget) -> None:
        if self._stack.currentWidget() is not view:
            self._stack.setCurrentWidget(view)
            view.setFocus()

    def _setting_changed(self, key: str) -> None:
        if key == "can_phone":
            self.card.refresh()
            self.check.show_model()


def _sound(load: Callable[[], T]) -> T | None:
    try:
        return load()
    except ContentError:
        return None
