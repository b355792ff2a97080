"""The settings that protect, app by app: the guides with goal "protect", to read beside the phone."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout

from appui.texts.translate import translate
from appui.widgets.card import Card as Sheet
from appui.widgets.choice import ChoiceCard
from appui.widgets.context import PageContext
from appui.widgets.labels import Body, Heading, Small
from appui.widgets.page import PageScroll
from appui.widgets.worded import Worded
from appui_core.guides.model import Guide, Step
from appui_core.guides.words import origin_words, stale_words


class ProtectView(PageScroll):
    """A list of guides; the one that is chosen opens below its title."""

    back = Signal()

    def __init__(self, ctx: PageContext) -> None:
        super().__init__(max_width=860)
        self._ctx = ctx
        self._guides: tuple[Guide, ...] = ()
        self._shown = ""
        self.w = Worded()
        top = self.w.button(lambda: translate("Learn", "Revenir à la fiche"), "back", "quiet", "protect_back")
        top.clicked.connect(self.back)
        self.body.addWidget(top, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self.w.heading(lambda: translate("Learn", "Les réglages, appli par appli")))
        self._list = QVBoxLayout()
        self._list.setSpacing(self.theme.space("m"))
        self.body.addLayout(self._list)
        self.body.addStretch(1)

    def set_guides(self, guides: tuple[Guide, ...]) -> None:
        """Take the guides in the language in force."""
        self._guides = guides
        self._fill()

    def retranslate(self) -> None:
        """Say everything in the language in force; the guides come anew."""
        self.w.again()

    def _fill(self) -> None:
        while (item := self._list.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for guide in self._guides:
            choice = ChoiceCard("sliders", guide.title)
            choice.setObjectName(f"protect_{guide.id}")
            choice.clicked.connect(lambda _checked=False, name=guide.id: self._toggle(name))
            self._list.addWidget(choice)
            if guide.id == self._shown:
                self._list.addWidget(self._sheet(guide))

    def _toggle(self, name: str) -> None:
        self._shown = "" if self._shown == name else name
        self._fill()
        focus = self.findChild(ChoiceCard, f"protect_{name}")
        if focus is not None:
            focus.setFocus()

    def _sheet(self, guide: Guide) -> Sheet:
        messages = self._ctx.messages()
        sheet = Sheet(padding="l")
        sheet.body.addWidget(Body(guide.before))
        for step in guide.steps:
            sheet.body.addWidget(Heading(self._step(step), 3))
            sheet.body.addWidget(Body(step.text))
            if step.on_screen and not step.label_confirmed:
                sheet.body.addWidget(Small(messages.text("guides.label_may_vary")))
        sheet.body.addWidget(Body(guide.after))
        stale = stale_words(messages, guide)
        if stale:
            sheet.body.addWidget(Small(stale, role="warn"))
        sheet.body.addWidget(Small(origin_words(messages, guide)))
        return sheet

    def _step(self, step: Step) -> str:
        """Return number and word: letter for letter as on the phone where it stands there."""
        label = step.label_fr if step.on_screen or self._ctx.language() == "fr" else step.label_en
        return translate("Learn", "{n}. « {label} »").format(n=step.n, label=label)
