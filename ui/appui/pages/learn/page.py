"""The room "S’informer": short cards, a self-check that keeps nothing, and what can be shown and printed."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from appui.pages.learn.parts.index import IndexView
from appui.texts.translate import translate
from appui.widgets.context import PageContext
from appui.widgets.keyboard import give_keyboard
from appui_core.content.campaign import Campaign, load_campaign
from appui_core.content.card_view import Card, load_cards
from appui_core.content.pack import content_dir
from appui_core.content.problems import ContentError
from appui_core.content.self_check import SelfCheck, load_self_check
from appui_core.errors import AppuiError
from appui_core.helpline.lines import Lines, load_line_3018

if TYPE_CHECKING:
    from appui.pages.learn.documents import Documents
    from appui.pages.learn.parts.card import CardView
    from appui.pages.learn.parts.check import CheckView
    from appui.pages.learn.parts.material import MaterialView
    from appui.pages.learn.parts.viewer import SlideViewer

# ruff: noqa: PLC0415 - the views behind the index are imported and built when someone opens them

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Content:
    """What was read; a file with a defect is None, and what depends on it is absent."""

    cards: tuple[Card, ...]
    check: SelfCheck | None
    campaign: Campaign | None
    lines: Lines


class LearnPage(QWidget):
    """`page_id` "learn"; everything is read off the GUI thread, once per language, day and content pack.

    The views behind the index are made when first opened: the room comes up at once.
    """

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
        self._stack = QStackedWidget()
        self._stack.addWidget(self.index)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._stack)
        self.index.opened.connect(self._open_card)
        self.index.check.connect(self._start_check)
        self.index.material.connect(lambda: self._bring(self.material))
        self._unsubscribe = context.settings.changed.subscribe(self._setting_changed)
        self.destroyed.connect(self._unsubscribe)
        self._load()

    def title(self) -> str:
        """Return the words of the header."""
        return translate("Learn", "S’informer")

    def shown(self) -> None:
        """Read again when the day or the content pack has changed: what is old is not shown."""
        self._load()

    def retranslate(self) -> None:
        """Set every word anew after a change of language."""
        self.index.retranslate()
        if self._made("card"):
            self.card.retranslate()
        if self._made("check"):
            self.check.say_again()
        if self._made("material"):
            self.material.retranslate()
        self._load()

    # --- the views ---------------------------------------------------------------------------------------------

    @cached_property
    def card(self) -> "CardView":
        """The view of one card."""
        from appui.pages.learn.parts.card import CardView

        view = CardView(self._ctx)
        view.back.connect(lambda: self._bring(self.index))
        view.asked.connect(self._asked)
        self._stack.addWidget(view)
        return view

    @cached_property
    def check(self) -> "CheckView":
        """The self-check."""
        from appui.pages.learn.parts.check import CheckView

        view = CheckView(self._ctx)
        view.opened.connect(self._open_card)
        view.back.connect(lambda: self._bring(self.index))
        self._stack.addWidget(view)
        if self._content is not None and self._content.check is not None:
            view.set_data(self._content.check, self._content.cards)
        return view

    @cached_property
    def material(self) -> "MaterialView":
        """What can be shown and printed."""
        from appui.pages.learn.parts.material import MaterialView

        view = MaterialView(self._ctx)
        view.back.connect(lambda: self._bring(self.index))
        view.show_slides.connect(self._show_slides)
        self._stack.addWidget(view)
        if self.documents is not None:
            view.set_documents(self.documents)
        return view

    @property
    def documents(self) -> "Documents | None":
        """Slides and papers in the language in force; None while nothing is read or their file has a defect."""
        content = self._content
        if self._documents is None and content is not None and content.campaign is not None:
            from appui.pages.learn.documents import make_documents

            today = self._ctx.clock.now().date()
            self._documents = make_documents(content.campaign, content.lines, self._ctx.messages(), today)
        return self._documents

    def _made(self, view: str) -> bool:
        return view in self.__dict__

    # --- what is read ------------------------------------------------------------------------------------------

    def _load(self) -> None:
        wanted = language, today, folder = self._ctx.language(), self._ctx.clock.now().date(), content_dir()
        if self._read == wanted:
            return
        self._read = wanted

        def work() -> _Content:
            return _Content(
                load_cards(language, today, folder),
                _sound(partial(load_self_check, folder)),
                _sound(partial(load_campaign, folder)),
                load_line_3018(folder),
            )

        def arrived(content: _Content) -> None:
            # Another language or pack may be wanted since: its own answer comes, or came already.
            if wanted == self._read:
                self._loaded(content)

        def failed(error: AppuiError) -> None:
            if wanted == self._read:
                self._read = ()
                self._ctx.say("warn", self._ctx.messages().error(error.code).spoken())

        self._ctx.runner.run(work, owner=self, done=arrived, failed=failed, lane="free")

    def _loaded(self, content: _Content) -> None:
        self._content = content
        self.index.show_cards(
            content.cards, check=content.check is not None, material=content.campaign is not None
        )
        self._documents = None
        if self._made("check") and content.check is not None:
            self.check.set_data(content.check, content.cards)
        if self._made("material") and self.documents is not None:
            self.material.set_documents(self.documents)
        if self._made("card") and not self._fill_card() and self._stack.currentWidget() is self.card:
            # The new pack has no such card any more.
            self._bring(self.index)

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
        self.card.show_card(found)
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
            self._ctx.handover.put("guide", ("protect", ""))
            self._ctx.navigate("report")
        else:
            # A record without image is made in the room of the proofs, behind its own question.
            self._ctx.navigate("evidence" if action == "record" else action)

    def _show_slides(self) -> None:
        documents = self.documents
        if documents is None or self.viewer is not None:
            return
        from appui.pages.learn.parts.viewer import SlideViewer

        self.viewer = viewer = SlideViewer(documents, self, f1=self._ctx.settings.flag("f1_opens_3018"))
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
            give_keyboard(view)

    def _setting_changed(self, key: str) -> None:
        if key == "can_phone":
            if self._made("card"):
                self.card.refresh()
            if self._made("check"):
                self.check.say_again()


def _sound(load: Callable[[], T]) -> T | None:
    try:
        return load()
    except ContentError:
        return None
