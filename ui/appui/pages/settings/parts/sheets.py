"""The sheets of the card "Coffre": new passphrase, new recovery key, a page of help. A lock closes them all."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from appui.qt_adapters.recovery_paper import print_sheet, printer_exists
from appui.texts.translate import translate
from appui.widgets.address import AddressText
from appui.widgets.banner import Banner
from appui.widgets.context import PageContext
from appui.widgets.flow import FlowLayout
from appui.widgets.labels import Body, Heading
from appui.widgets.recovery_key import RecoveryKey
from appui.widgets.sheet import Sheet
from appui.widgets.worded import Worded
from appui_core.errors import AppuiError


class PassphraseSheet(Sheet):
    """Asks twice; `done` once the vault opens with it and with no other passphrase. `another`: there was one."""

    done = Signal()

    def __init__(self, context: PageContext, *, another: bool) -> None:
        super().__init__(translate("Vault", "Nouvelle phrase secrète"), max_width=640)
        self._context = context
        self.w = Worded()
        self.body.addWidget(
            self.w.body(
                lambda: _advice(another=another),
                muted=True,
            )
        )
        self.first = self.w.secret(lambda: translate("Vault", "Phrase secrète"), name="sheet_first")
        self.again = self.w.secret(lambda: translate("Vault", "La même, encore une fois"), name="sheet_again")
        self.go = self.w.button(lambda: translate("Vault", "Enregistrer"), "check", "primary", "sheet_save")
        self.first.edit.returnPressed.connect(self.again.edit.setFocus)
        self.again.edit.returnPressed.connect(self._save)
        self.go.clicked.connect(self._save)
        for widget in (self.first, self.again):
            self.body.addWidget(widget)
        row = FlowLayout()
        row.addWidget(self.go)
        self.body.addLayout(row)
        self.body.addStretch(1)

    def first_focus(self) -> QWidget:
        """Return the first field."""
        return self.first.edit

    def retranslate(self) -> None:
        """Set every word anew."""
        self.set_title(translate("Vault", "Nouvelle phrase secrète"))
        self.w.again()

    def _save(self) -> None:
        vault, first, again = self._context.vault.vault, self.first.text(), self.again.text()
        self.first.set_error("" if first.strip() else translate("Vault", "Écrivez au moins quelques mots."))
        different = bool(first.strip()) and first != again
        self.again.set_error(translate("Vault", "Les deux phrases ne sont pas les mêmes.") if different else "")
        if vault is None or different or not first.strip():
            return
        for field in (self.first, self.again):
            field.forget()
        self.go.setEnabled(False)
        self._context.runner.run(
            partial(vault.change_passphrase, first), owner=self, done=self._saved, failed=self._failed
        )

    def _saved(self, _slot: object) -> None:
        self.done.emit()
        self.request_close()

    def _failed(self, error: AppuiError) -> None:
        self.go.setEnabled(True)
        self.first.set_error(self._context.messages().error(error.code).spoken())


def _advice(*, another: bool) -> str:
    if another:
        return translate(
            "Vault",
            "Quatre ou cinq mots que vous seul connaissez, sans rapport avec votre famille. L’ancienne phrase "
            "n’ouvrira plus le coffre ; la fiche de secours reste valable.",
        )
    return translate(
        "Vault",
        "Quatre ou cinq mots que vous seul connaissez, sans rapport avec votre famille. La fiche de secours reste "
        "valable.",
    )


class NewKeySheet(Sheet):
    """Says what a new sheet means, makes it on one press, shows it until the person has it."""

    def __init__(self, context: PageContext) -> None:
        super().__init__(translate("Vault", "Nouvelle fiche de secours"), max_width=820)
        self._context = context
        self._made = ""
        self.w = Worded()
        self.body.addWidget(self.w.body(self._words))
        self.trouble = Banner("", "warn")
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self.key = RecoveryKey()
        self.key.hide()
        self.body.addWidget(self.key)
        row = FlowLayout()
        self.make = self.w.button(
            lambda: translate("Vault", "Faire la nouvelle fiche"), "refresh", "primary", "sheet_make_key"
        )
        self.noted = self.w.button(lambda: translate("Vault", "C’est noté"), "check", "primary", "sheet_noted")
        self.print_button = self.w.button(lambda: translate("Vault", "Imprimer…"), "print", name="sheet_print")
        self.noted.hide()
        self.print_button.hide()
        self.make.clicked.connect(self._make)
        self.noted.clicked.connect(self.request_close)
        self.print_button.clicked.connect(self._print)
        for button in (self.make, self.noted, self.print_button):
            row.addWidget(button)
        self.body.addLayout(row)
        self.body.addStretch(1)
        self.closed.connect(lambda: self.key.set_key(""))

    def first_focus(self) -> QWidget:
        """Return the close button: nothing is made by a key meant for the page before."""
        return self.close_button

    def retranslate(self) -> None:
        """Set every word anew."""
        self.set_title(translate("Vault", "Nouvelle fiche de secours"))
        self.w.again()
        self.key.retranslate()

    def _words(self) -> str:
        if self._made:
            return translate(
                "Vault",
                "Voici la nouvelle clé. Écrivez-la sur papier, loin de l’ordinateur, puis détruisez l’ancienne "
                "fiche : elle n’ouvre plus rien. D’ici sept jours, Appui vous demandera de la retaper.",
            )
        return translate(
            "Vault",
            "L’ancienne fiche n’ouvrira plus rien. Ayez de quoi écrire ou imprimer : la nouvelle clé n’est "
            "montrée que maintenant.",
        )

    def _make(self) -> None:
        vault = self._context.vault.vault
        if vault is None:
            return
        self.make.setEnabled(False)
        self._context.runner.run(vault.renew_recovery, owner=self, done=self._show, failed=self._failed)

    def _show(self, key: str) -> None:
        self._made = key
        self.trouble.hide()
        self.make.hide()
        self.noted.show()
        self.key.set_key(key)
        self.key.show()
        self.w.again()
        self.noted.setFocus()
        self._context.runner.run(
            printer_exists, owner=self, done=self.print_button.setVisible, failed=lambda _error: None, lane="free"
        )

    def _print(self) -> None:
        if not print_sheet(self, self._made):
            self.trouble.set_state(translate("Vault", "Rien n’a été imprimé."), "neutral")
            self.trouble.show()

    def _failed(self, error: AppuiError) -> None:
        self.make.setEnabled(True)
        self.trouble.set_state(self._context.messages().error(error.code).spoken(), "warn")
        self.trouble.show()


class HelpSheet(Sheet):
    """A page of help: headings, paragraphs, and lines to copy as they are, out of a small part of Markdown."""

    def __init__(self, title: str, text: str) -> None:
        super().__init__(title, max_width=820)
        for kind, words in blocks(text):
            if kind == "heading":
                self.body.addWidget(Heading(words, 3))
            elif kind == "code":
                label = AddressText(words, "small", "text", mono=True)
                self.body.addWidget(label)
            else:
                self.body.addWidget(Body(words))
        self.body.addStretch(1)


def blocks(text: str) -> "list[tuple[str, str]]":
    """Cut a page into (heading | text | code, words); the first heading is the sheet's title and left out."""
    page = _Page()
    for line in text.splitlines():
        page.take(line)
    page.end()
    return page.found[1:] if page.found and page.found[0][0] == "heading" else page.found


class _Page:
    """The blocks so far, and the lines of the one that is not at its end yet."""

    def __init__(self) -> None:
        self.found: list[tuple[str, str]] = []
        self._held: list[str] = []
        self._kind, self._fenced = "text", False

    def take(self, line: str) -> None:
        """Take the next line."""
        if line.startswith("```"):
            self._fenced = not self._fenced
            self._begin("code" if self._fenced else "text")
        elif self._fenced or line.startswith("    "):
            self._go_on("code", line if self._fenced else line[4:])
        elif line.startswith("#") or line.isupper():
            self._begin("text")
            self.found.append(("heading", _plain(line.lstrip("# "))))
        elif not line.strip():
            self._begin("text")
        elif line.lstrip().startswith(("- ", "* ")):
            self._begin("text")
            self._held.append(f"• {_plain(line.lstrip()[2:])}")
        else:
            self._go_on("text", _plain(line.strip()))

    def end(self) -> None:
        """Close the last block."""
        if self._held:
            self.found.append((self._kind, ("\n" if self._kind == "code" else " ").join(self._held)))
            self._held = []

    def _begin(self, kind: str) -> None:
        self.end()
        self._kind = kind

    def _go_on(self, kind: str, line: str) -> None:
        if kind != self._kind:
            self._begin(kind)
        self._held.append(line)


def _plain(line: str) -> str:
    return line.replace("**", "").replace("`", "")
