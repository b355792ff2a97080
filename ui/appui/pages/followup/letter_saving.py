"""Lets a letter out: into a file of the person's choice, or onto the clipboard; never without being asked."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from appui.pages.followup.parts.letter import LetterView
from appui.qt_adapters.file_dialogs import choose_new_file
from appui.texts.translate import translate
from appui.widgets.context import PageContext
from appui_core.errors import AppuiError
from appui_core.messages import DEFAULT_LANGUAGE, load_messages


class LetterSaving(QObject):
    """One file at a time. A folder that is copied to the Internet is asked about before anything is written."""

    def __init__(self, context: PageContext, view: LetterView, page: QWidget) -> None:
        super().__init__(page)
        self._ctx, self._view, self._page = context, view, page
        self._waiting: tuple[Path, str] | None = None
        view.save.connect(self._ask)
        view.anyway.connect(self._anyway)
        view.elsewhere.connect(self._elsewhere)
        view.copy.connect(self._copy)

    def _ask(self, kind: str) -> None:
        from appui_core.dossier.letters import letter_name  # noqa: PLC0415 - when a letter is saved

        letter = self._view.letter()
        if letter is None:
            return
        self._drop()
        choose_new_file(
            self._page,
            translate("Letters", "Où enregistrer la lettre ?"),
            letter_name(letter, kind),
            partial(self._chosen, kind),
            may_replace=True,
        )

    def _chosen(self, kind: str, paths: tuple[Path, ...]) -> None:
        if not paths:
            return
        at = self._view.at
        self._ctx.leaks.copied_by(paths[0].parent, owner=self, done=partial(self._looked, at, paths[0], kind))

    def _looked(self, at: str, path: Path, kind: str, copier: str | None) -> None:
        if self._view.at != at:
            return
        if copier is None:
            self._write(path, kind)
            return
        self._waiting = (path, kind)
        self._view.warn(copier)

    def _anyway(self) -> None:
        waiting = self._waiting
        self._drop()
        if waiting is not None:
            self._write(*waiting)

    def _elsewhere(self) -> None:
        waiting = self._waiting
        self._drop()
        if waiting is not None:
            self._ask(waiting[1])

    def _drop(self) -> None:
        self._waiting = None
        self._view.warn("")

    def _write(self, path: Path, kind: str) -> None:
        letter = self._view.letter()
        if letter is None:
            return

        def work() -> None:
            from appui_core.dossier.letter_file import write_letter  # noqa: PLC0415 - when a letter is saved
            from appui_core.dossier.letters import letter_bytes  # noqa: PLC0415 - the same

            write_letter(path, letter_bytes(letter, kind, load_messages(DEFAULT_LANGUAGE)))

        self._view.set_busy(True)
        self._ctx.runner.run(work, owner=self, done=partial(self._written, path), failed=self._failed, lane="free")

    def _written(self, path: Path, _none: object) -> None:
        self._view.set_busy(False)
        # Where it was put is written nowhere; until the vault is locked, a look knows.
        self._ctx.leaks.remember((path,))
        self._ctx.say(
            "ok",
            translate(
                "Letters",
                "La lettre est enregistrée. Relisez le fichier avant de l’envoyer : hors du coffre, il n’est pas "
                "chiffré.",
            ),
        )

    def _failed(self, error: AppuiError) -> None:
        self._view.set_busy(False)
        self._ctx.say("warn", self._ctx.messages().refusal(error).spoken())

    def _copy(self) -> None:
        letter = self._view.letter()
        if letter is not None:
            self._ctx.clipboard.copy(letter.text)
            self._view.say_copied()
