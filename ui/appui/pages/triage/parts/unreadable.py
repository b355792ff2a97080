"""What is left when the questions can't be read: the numbers that are the law's, and the 3018."""

from appui.texts.life import life_words
from appui.texts.translate import translate
from appui.widgets.buttons import ActionButton
from appui.widgets.card import Card
from appui.widgets.context import PageContext
from appui.widgets.labels import Body, Heading
from appui.widgets.page import PageScroll
from appui_core.helpline.life_first import load_life_first


class UnreadableView(PageScroll):
    """Never an empty page: the way to somebody who answers stays."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(max_width=820)
        self._ctx = context
        card = Card()
        self.title, self.words, self.life = Heading("", 1), Body(""), Body("")
        self.line = ActionButton("", "phone", "call")
        self.line.setObjectName("triage_3018")
        self.line.clicked.connect(lambda _checked=False: context.show_3018())
        for widget in (self.title, self.words, self.life, self.line):
            card.body.addWidget(widget)
        self.body.addWidget(card)
        self.body.addStretch(1)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew."""
        self.title.set_text(translate("Triage", "Les questions sont illisibles ici"))
        self.words.set_text(translate("Triage", "Le 3018 aide à voir par quoi commencer."))
        life = load_life_first(self._ctx.language(), can_phone=self._ctx.settings.flag("can_phone"))
        self.life.set_text(" ".join(life_words(life)))
        self.line.set_text(translate("Triage", "Joindre le 3018"))
