"""What to have at hand while waiting for an answer, and three sentences to read aloud or paste into the chat."""

from typing import Final

from PySide6.QtCore import Qt

from appui.texts.translate import translate
from appui.widgets.buttons import ActionButton
from appui.widgets.card import Card
from appui.widgets.context import PageContext
from appui.widgets.labels import Body, Heading, Small

# The 3018 answers in French, so these are said and pasted in French whatever the window's language.
_SCRIPT_FR: Final = (
    "Mon enfant a … ans.",
    "Depuis le …, il ou elle reçoit … sur ….",
    "Aujourd’hui, il ou elle va ….",
)


class Waiting(Card):
    """A quiet card; `navigate` to Preuves is the way to gather what the line may ask for."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(ground="sunken", padding="l", line="")
        self._context = context
        self.body.setSpacing(self.theme.space("s"))
        self._title = Heading("", 3)
        self._points = [Body("") for _ in range(2)]
        self._lead = Body("")
        self._script = Body("", strong=True)
        self.meaning = Small("")
        self._copy = ActionButton("", "copy", "quiet")
        self._copy.clicked.connect(self._copy_script)
        self._gather = ActionButton("", "", "quiet", trailing="arrow")
        self._gather.clicked.connect(self._go_gather)
        for widget in (self._title, *self._points, self._lead, self._script, self.meaning):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        for button in (self._copy, self._gather):
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        self.retranslate()

    def script(self) -> str:
        """Return the sentences, in French, as they are copied."""
        return " ".join(_SCRIPT_FR)

    def retranslate(self) -> None:
        """Set every word anew."""
        self._title.set_text(translate("HelplineSheet", "Pendant l’attente"))
        self._points[0].set_text(translate("HelplineSheet", "• Ayez sous la main les captures et les adresses."))
        self._points[1].set_text(translate("HelplineSheet", "• Notez qui, quand, sur quelle appli."))
        self._lead.set_text(translate("HelplineSheet", "• Trois phrases suffisent :"))
        self._script.set_text(f"« {self.script()} »")
        foreign = self._context.language() != "fr"
        self.meaning.setVisible(foreign)
        self.meaning.set_text(
            translate(
                "HelplineSheet",
                "Mon enfant a … ans. Depuis le …, il ou elle reçoit … sur …. Aujourd’hui, il ou elle va ….",
            )
        )
        self._copy.set_text(translate("HelplineSheet", "Copier ces phrases"))
        self._gather.set_text(translate("HelplineSheet", "Préparer mes éléments (facultatif)"))

    def _copy_script(self) -> None:
        self._context.clipboard.copy(self.script())
        self._copy.set_icon("check")
        self._copy.set_text(translate("HelplineSheet", "Phrases copiées"))

    def _go_gather(self) -> None:
        self._context.navigate("evidence")
