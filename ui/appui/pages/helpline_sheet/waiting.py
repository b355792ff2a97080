"""What to have at hand while waiting for an answer, and three sentences to read aloud, copy or print."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from appui.pages.helpline_sheet.call_fields import CallFields
from appui.texts.translate import translate
from appui.widgets.buttons import ActionButton
from appui.widgets.card import Card
from appui.widgets.context import PageContext
from appui.widgets.labels import Body, Heading, Small
from appui_core.helpline.call_script import CallFacts, sentences, since_words
from appui_core.messages import DEFAULT_LANGUAGE, load_messages

if TYPE_CHECKING:
    from appui_core.cases.service import Cases

# No line is broken here.
_NARROW = "\u202f"


class Waiting(Card):
    """A quiet card; `navigate` to Preuves is the way to gather what the line may ask for.

    `opened` when the fields were asked for: the sheet brings them into view.
    """

    opened = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__(ground="sunken", padding="l", line="")
        self._context = context
        # The 3018 answers in French, so this is said and pasted in French whatever the window's language.
        foreign = context.language() != DEFAULT_LANGUAGE
        self._french = load_messages(DEFAULT_LANGUAGE) if foreign else context.messages()
        self.body.setSpacing(self.theme.space("s"))
        self._title = Heading("", 3)
        self._points = [Body("") for _ in range(2)]
        self._lead = Body("")
        self.fields = CallFields()
        self.fields.hide()
        self._script = Body("", strong=True)
        self.meaning = Small("")
        self.complete = ActionButton("", "pencil", "quiet")
        self._copy = ActionButton("", "copy", "quiet")
        self.print_button = ActionButton("", "print", "quiet")
        self.print_button.hide()
        self._gather = ActionButton("", "", "quiet", trailing="arrow")
        for widget in (self._title, *self._points, self._lead, self.fields, self._script, self.meaning):
            self.body.addWidget(widget)
        self.body.addStretch(1)
        for button in (self.complete, self._copy, self.print_button, self._gather):
            self.body.addWidget(button, 0, Qt.AlignmentFlag.AlignLeading)
        self.complete.clicked.connect(self._turn)
        self._copy.clicked.connect(self._copy_script)
        self.print_button.clicked.connect(self._print)
        self._gather.clicked.connect(self._go_gather)
        self.fields.changed.connect(self._say)
        context.vault.changed.connect(self._vault_changed)
        self.retranslate()
        self._read_case()

    def script(self) -> str:
        """Return the sentences, in French, as they are copied."""
        return " ".join(sentences(self._french, self.fields.facts()))

    def forget(self) -> None:
        """Empty the fields: the sheet was closed, or the vault locked."""
        self.fields.forget()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._title.set_text(translate("HelplineSheet", "Pendant l’attente"))
        self._points[0].set_text(translate("HelplineSheet", "• Ayez sous la main les captures et les adresses."))
        self._points[1].set_text(translate("HelplineSheet", "• Notez qui, quand, sur quelle appli."))
        self._lead.set_text(translate("HelplineSheet", "• Trois phrases suffisent :"))
        self.fields.retranslate()
        self.print_button.set_text(translate("HelplineSheet", "Imprimer ces phrases…"))
        self._gather.set_text(translate("HelplineSheet", "Préparer mes éléments (facultatif)"))
        self._say()

    def _say(self) -> None:
        """Show the sentences as they stand now; what was copied before is no longer what stands there."""
        # With an ordinary space the closing mark may come to stand alone on a line.
        self._script.set_text(f"«{_NARROW}{self.script()}{_NARROW}»")
        self.meaning.setVisible(self._context.language() != DEFAULT_LANGUAGE)
        self.meaning.set_text(" ".join(self._meaning()))
        self.complete.set_text(
            translate("HelplineSheet", "Replier les champs")
            if not self.fields.isHidden()
            else translate("HelplineSheet", "Compléter ces phrases")
        )
        self._copy.set_icon("copy")
        self._copy.set_text(translate("HelplineSheet", "Copier ces phrases"))

    def _meaning(self) -> tuple[str, ...]:
        return sentences(self._context.messages(), self.fields.facts())

    def _turn(self) -> None:
        unfold = self.fields.isHidden()
        self.fields.setVisible(unfold)
        # The sentences stay near the fields that fill them.
        for label in (*self._points, self._lead):
            label.setVisible(not unfold)
        self._say()
        if unfold:
            self._look_for_a_printer()
            self.opened.emit()

    # --- the case ------------------------------------------------------------------------------------------------

    def _vault_changed(self) -> None:
        if self._context.vault.cases is None:
            self.forget()
        else:
            self._read_case()

    def _read_case(self) -> None:
        cases: Cases | None = self._context.vault.cases
        if cases is None:
            return
        tables = (self._french, self._context.messages())
        today = self._context.clock.now().date()

        def work() -> CallFacts | None:
            from appui.pages.helpline_sheet.case_facts import read_case_facts  # noqa: PLC0415 - with an open vault

            return read_case_facts(cases, tables, today)

        # A vault that locks meanwhile, or is damaged, leaves blanks: the way to the 3018 says nothing of it.
        self._context.runner.run(work, owner=self, done=partial(self._fill, cases), failed=lambda _error: None)

    def _fill(self, cases: "Cases", found: CallFacts | None) -> None:
        # Locked since it was read: nothing of it may show.
        if found is not None and self._context.vault.cases is cases:
            self.fields.fill(found, since_words(self._french, found) if found.since_day else "")
            self._look_for_a_printer()

    # --- out -----------------------------------------------------------------------------------------------------

    def _copy_script(self) -> None:
        self._context.clipboard.copy(self.script())
        self._copy.set_icon("check")
        self._copy.set_text(translate("HelplineSheet", "Phrases copiées"))

    def _look_for_a_printer(self) -> None:
        from appui.qt_adapters.recovery_paper import printer_exists  # noqa: PLC0415 - only where it may be used

        self._context.runner.run(
            printer_exists,
            owner=self,
            done=self.print_button.setVisible,
            failed=lambda _error: None,
            lane="free",
        )

    def _print(self) -> None:
        from appui.qt_adapters.call_paper import print_script  # noqa: PLC0415 - the same

        offer = self._context.offer()
        foreign = self._context.language() != DEFAULT_LANGUAGE
        print_script(
            self,
            f"{offer.number}",
            sentences(self._french, self.fields.facts()),
            self._meaning() if foreign else (),
            offer.hours,
        )

    def _go_gather(self) -> None:
        self._context.navigate("evidence")
