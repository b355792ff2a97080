"""In the school's version of a dossier: which names are replaced, and where one could still be read."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.evidence.parts.names_sheet import NamesSheet, left_words
from appui.texts.translate import translate
from appui.widgets.context import PageContext
from appui.widgets.part import add_row
from appui.widgets.switch import Switch
from appui.widgets.worded import Worded
from appui_core.cases.aliases import Alias
from appui_core.cases.model import Addressee, Case, Mode
from appui_core.errors import AppuiError

if TYPE_CHECKING:
    from appui_core.cases.service import Cases
    from appui_core.dossier.aliasing import Remains


class SchoolNames(QWidget):
    """A school replaces them always, a family when it asks for it; nobody else's version has this line.

    `decided`: `aliases` are others, or known now. `reading`: the list was closed, and is read again.
    """

    decided = Signal()
    reading = Signal()

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._case: Case | None = None
        self._was_on = False
        self._aliases: tuple[Alias, ...] = ()
        self._remains: Remains | None = None
        self.w = Worded()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.w.heading(lambda: translate("School", "Noms remplacés"), 3))
        self.always = self.w.body(self._always_words)
        column.addWidget(self.always)
        self.asked = Switch("")
        self.asked.setObjectName("dossier_names_on")
        self.w.bind(self.asked.set_text, lambda: translate("School", "Remplacer les noms de la liste"))
        self.w.bind(self.asked.set_help, self._asked_words)
        self.asked.clicked.connect(self._decide)
        column.addWidget(self.asked)
        self.left = self.w.banner(lambda: left_words(self._remains))
        column.addWidget(self.left)
        edit = self.w.button(lambda: translate("School", "Changer la liste"), "people", "quiet", "dossier_names")
        edit.clicked.connect(self._edit)
        add_row(column, edit)
        self.hide()

    @property
    def aliases(self) -> tuple[Alias, ...]:
        """Return the names that this dossier replaces; a school's are put in whatever is said here."""
        return self._aliases if self._on else ()

    @property
    def _on(self) -> bool:
        return self._case is not None and (self._case.mode is Mode.SCHOOL or self.asked.isChecked())

    def prepare(self, case: Case | None, addressee: Addressee, *, on: bool = False) -> None:
        """Set up for a dossier of a case; `on`: the names were to be replaced when this was left."""
        self._case = case if addressee is Addressee.SCHOOL else None
        self._aliases, self._remains, self._was_on = (), None, on
        self.asked.setChecked(False)
        self._show()
        self._ask()

    def forget(self) -> None:
        """Drop the names: the dossier was left, or the vault was locked."""
        self._case, self._aliases, self._remains = None, (), None
        self._show()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.w.again()

    def _ask(self) -> None:
        cases, case = self._context.vault.cases, self._case
        if cases is None or case is None:
            return

        def told(found: "tuple[tuple[Alias, ...], Remains | None]") -> None:
            if self._case is case:
                self._aliases, self._remains = found
                self.asked.setChecked(self.asked.isChecked() or self._was_on)
                self._decide()

        self._context.runner.run(partial(_read, cases, case.code), owner=self, done=told, failed=self._failed)

    def _decide(self) -> None:
        self._was_on = False
        self._show()
        self.decided.emit()

    def _failed(self, error: AppuiError) -> None:
        # What cannot be read cannot be made either: the dossier says what is wrong with the case.
        self._context.say("warn", self._context.messages().refusal(error).spoken())

    def _edit(self) -> None:
        if self._case is not None:
            sheet = NamesSheet(self._context, self._case.code, self, school=self._case.mode is Mode.SCHOOL)
            sheet.kept.connect(self._ask)
            # What was added last may still be on its way to the vault: this is read after it.
            sheet.closed.connect(self._closed)
            self._context.open_sheet(sheet)

    def _closed(self) -> None:
        self._ask()
        self.reading.emit()

    def _show(self) -> None:
        school = self._case is not None and self._case.mode is Mode.SCHOOL
        self.always.setVisible(school)
        self.asked.setVisible(not school)
        self.asked.setEnabled(bool(self._aliases))
        if not self._aliases:
            self.asked.setChecked(False)
        self.left.setVisible(self._on and bool(left_words(self._remains)))
        self.setVisible(self._case is not None)
        self.retranslate()

    def _always_words(self) -> str:
        if not self._aliases:
            return translate("School", "La liste est vide : les noms écrits partent tels quels.")
        return translate(
            "School", "%n nom(s) de la liste remplacé(s) partout où ils sont écrits.", "", len(self._aliases)
        )

    def _asked_words(self) -> str:
        if not self._aliases:
            return translate("School", "Par exemple les autres enfants. La liste est vide pour le moment.")
        return translate(
            "School", "%n nom(s) dans la liste, par exemple les autres enfants.", "", len(self._aliases)
        )


def _read(cases: "Cases", code: str) -> "tuple[tuple[Alias, ...], Remains | None]":
    from appui_core.dossier.aliasing import kept_aliases, remains  # noqa: PLC0415 - when first asked for
    from appui_core.dossier.arranged import read_captions  # noqa: PLC0415 - the same
    from appui_core.dossier.choice import Choice  # noqa: PLC0415 - the same

    aliases = kept_aliases(cases, code)
    if not aliases or not cases.count(code):
        return aliases, None
    try:
        return aliases, remains(cases.case_file(code), aliases, Choice(captions=read_captions(cases, code)))
    except AppuiError:
        # The names are replaced all the same; what is wrong with the case, its dossier says.
        return aliases, None
