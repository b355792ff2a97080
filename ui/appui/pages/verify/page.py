"""Vérifier un dossier reçu: a file or folder is checked, without a vault, and what was found is said in words."""

from pathlib import Path
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.verify.look import Look
from appui.pages.verify.parts.key import KeyCard
from appui.pages.verify.parts.result import result_cards
from appui.tasks.received import FOR_VERIFYING
from appui.texts.translate import translate
from appui.widgets.address import AddressText
from appui.widgets.announce import announce
from appui.widgets.banner import BannerTone
from appui.widgets.context import PageContext
from appui.widgets.emptied import empty
from appui.widgets.keyboard import has_keyboard
from appui.widgets.part import Part, add_row
from appui.widgets.shown_name import shown_name
from appui_core.errors import ErrorCode

WIDTH: Final = 900


class VerifyPage(Part):
    """`page_id` "verify"; shows what a `Look` finds, and keeps nothing of it."""

    page_id = "verify"

    def __init__(self, context: PageContext) -> None:
        super().__init__(max_width=WIDTH)
        self._ctx = context
        self.look = Look(context, self)
        self._percent = 0
        self._ran = False
        card = self.card()
        self.name = AddressText("", "body", "text", strong=True)
        self.state = self.w.banner(self._state_words, "neutral")
        self.before = self._before()
        card.addWidget(self.name)
        card.addWidget(self.state)
        card.addWidget(self.before)
        self.file = self.w.button(
            lambda: translate("Verify", "Choisir un fichier…"), "file", "primary", "verify_file"
        )
        self.folder = self.w.button(
            lambda: translate("Verify", "Choisir un dossier…"), "folder", name="verify_folder"
        )
        self.stop = self.w.button(lambda: translate("Verify", "Arrêter"), "close", name="verify_stop")
        self.clear = self.w.button(
            lambda: translate("Verify", "Effacer ce résultat"), "close", "quiet", "verify_clear"
        )
        self.file.clicked.connect(self._choose_file)
        self.folder.clicked.connect(self._choose_folder)
        self.stop.clicked.connect(self.look.stop)
        self.clear.clicked.connect(self.look.forget)
        add_row(card, self.stop, self.file, self.folder, self.clear)
        self.hint = self.w.small(
            lambda: translate(
                "Verify",
                "Un fichier ZIP ou scellé (« .age », « -scelle.zip »), ou le dossier décompressé. Vous pouvez "
                "aussi le déposer n’importe où dans cette fenêtre.",
            )
        )
        card.addWidget(self.hint)
        self.key = KeyCard()
        self.key.passphrase.connect(self.look.with_passphrase)
        self.key.choose.connect(self._choose_identity)
        self.body.addWidget(self.key)
        self.found = QVBoxLayout()
        self.found.setSpacing(self.theme.space("l"))
        self.body.addLayout(self.found)
        self.end()
        self.look.changed.connect(self._refresh)
        self.look.progress.connect(self._tell)
        self._refresh()

    def _before(self) -> QWidget:
        """Return what is said before there is anything to say of a dossier."""
        before = QWidget()
        column = QVBoxLayout(before)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(
            self.w.body(
                lambda: translate(
                    "Verify",
                    "Quelqu’un vous a remis un dossier fait par Appui ? Appui relit chacun de ses fichiers et "
                    "vous dit si quelque chose a été ajouté, retiré ou changé.",
                )
            )
        )
        column.addWidget(
            self.w.body(
                lambda: translate(
                    "Verify",
                    "Rien n’est modifié, rien n’est envoyé, rien n’est gardé, et rien n’entre dans vos pièces.",
                ),
                muted=True,
            )
        )
        return before

    def title(self) -> str:
        """Return the words of the header."""
        return translate("Verify", "Vérifier un dossier reçu")

    def shown(self) -> None:
        """Begin with what was dropped on the window, if that is why the page is shown."""
        left = self._ctx.handover.take(FOR_VERIFYING)
        if isinstance(left, Path):
            self.look.start(left)
        self.verticalScrollBar().setValue(0)
        self.setAccessibleName(self.title())
        self.setFocus()

    def retranslate(self) -> None:
        """Set every word anew."""
        super().retranslate()
        self.key.retranslate()
        self._refresh()

    # --- what is asked ------------------------------------------------------------------------------------------

    def _choose_file(self) -> None:
        from appui.qt_adapters.file_dialogs import choose_file  # noqa: PLC0415 - loaded when first asked for

        ours, every = translate("Verify", "Dossiers d’Appui"), translate("Verify", "Tous les fichiers")
        kinds = f"{ours} (*.zip *.age);;{every} (*)"
        choose_file(self, self.title(), kinds, self._chosen)

    def _choose_folder(self) -> None:
        from appui.qt_adapters.file_dialogs import choose_folder  # noqa: PLC0415 - loaded when first asked for

        choose_folder(self, self.title(), self._chosen)

    def _chosen(self, paths: tuple[Path, ...]) -> None:
        if paths:
            self.look.start(paths[0])

    def _choose_identity(self) -> None:
        from appui.qt_adapters.file_dialogs import choose_file  # noqa: PLC0415 - loaded when first asked for

        title = translate("Verify", "Fichier de la clé privée age")
        choose_file(
            self,
            title,
            f"{translate('Verify', 'Tous les fichiers')} (*)",
            lambda paths: self.look.with_identity(paths[0]) if paths else None,
        )

    # --- what is shown ------------------------------------------------------------------------------------------

    def _refresh(self) -> None:
        look = self.look
        held = any(has_keyboard(button) for button in (self.file, self.folder, self.stop, self.clear, self.key))
        ended, self._ran = self._ran and not look.running, look.running
        if look.running and not ended:
            self._percent = 0
        for part in (self.before, self.hint):
            part.setVisible(look.path is None)
        self.name.set_text(shown_name(look.path.name, 255) if look.path is not None else "")
        self.name.setVisible(look.path is not None)
        for button in (self.file, self.folder):
            button.setVisible(not look.running)
        self.file.set_tone("primary" if look.path is None else "secondary")
        self.stop.setVisible(look.running)
        self.clear.setVisible(look.path is not None and not look.running)
        self.state.set_state(self._state_words(), self._tone())
        self.state.setVisible(bool(self._state_words()))
        self.key.ask("" if look.running else look.asks)
        empty(self.found)
        if look.report is not None and look.path is not None:
            for card in result_cards(look.report, self._ctx.messages(), self._ctx.zone()):
                self.found.addWidget(card)
        if held:
            self._first().setFocus()
        if ended and self.isVisible():
            announce(self, self._state_words())
            self.verticalScrollBar().setValue(0)

    def _first(self) -> QWidget:
        """Return what gets the keyboard when the button that had it is gone."""
        if self.look.running:
            return self.stop
        return self.key.first() if self.key.isVisibleTo(self) else self.file

    def _tell(self, percent: int) -> None:
        self._percent = percent
        if self.look.running:
            self.state.set_state(self._state_words(), "neutral")

    def _tone(self) -> BannerTone:
        look = self.look
        if look.report is not None:
            return "ok" if look.report.intact else "warn"
        return "warn" if look.refused is not None else "neutral"

    def _state_words(self) -> str:
        """Return what is under way or was found."""
        look = self.look
        if look.path is None:
            return ""
        if look.running:
            said = translate("Verify", "Vérification en cours : {percent} %.")
            return said.replace("{percent}", str(self._percent))
        return self._found_words()

    def _found_words(self) -> str:
        look = self.look
        if look.stopped:
            return translate("Verify", "Vérification arrêtée. Rien n’est conclu sur ce dossier.")
        if look.report is not None:
            return self._verdict()
        if look.refused is not None:
            return self._refusal()
        if look.asks:
            return translate("Verify", "Ce dossier est scellé : il faut l’ouvrir pour le vérifier.")
        return ""

    def _verdict(self) -> str:
        report = self.look.report
        if report is not None and report.intact:
            return translate(
                "Verify",
                "Dossier intact : rien n’a été ajouté, retiré ni changé depuis qu’il a été fait. Il reste à "
                "comparer trois valeurs avec le papier, ci-dessous.",
            )
        return translate(
            "Verify",
            "Ce dossier n’est plus tel qu’il a été fait. Ce qui a changé est nommé ci-dessous. Gardez-le tel "
            "quel, et demandez une nouvelle copie à la personne qui vous l’a remis.",
        )

    def _refusal(self) -> str:
        error = self.look.refused
        if error is None:
            return ""
        if error.code == ErrorCode.NOT_A_DOSSIER:
            return translate(
                "Verify",
                "Ceci n’est pas un dossier fait par Appui. Rien n’a été modifié. Choisissez le dossier entier, "
                "ou le fichier tel que vous l’avez reçu.",
            )
        return self._ctx.messages().error(error.code).spoken()
