"""A copy of an original out of the vault, one at a time; the journal has it before the file has its name."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from appui.pages.evidence import jobs
from appui.pages.evidence.services import Services
from appui.qt_adapters.file_dialogs import choose_new_file
from appui.texts.translate import translate
from appui_core.cases.model import Exhibit


class CopyOut(QObject):
    """Asks where, then writes."""

    def __init__(self, services: Services) -> None:
        super().__init__(services.page)
        self._services = services

    def ask(self, exhibit: Exhibit) -> None:
        """Ask where the copy goes; the name proposed tells nothing of what it shows."""
        from appui_core.dossier.names import exhibit_file  # noqa: PLC0415 - read when first needed

        choose_new_file(
            self._services.page,
            translate("Evidence", "Où enregistrer la copie ?"),
            exhibit_file(exhibit),
            partial(self._chosen, exhibit),
        )

    def _chosen(self, exhibit: Exhibit, paths: tuple[Path, ...]) -> None:
        cases = self._services.ctx.vault.cases
        if not paths or cases is None:
            return
        reason = translate("Evidence", "copie enregistrée depuis la fenêtre")
        self._services.ctx.runner.run(
            partial(jobs.save_original, cases, exhibit, paths[0], reason),
            owner=self,
            done=partial(self._written, paths[0]),
            failed=self._services.say_error,
            lane="free",
        )

    def _written(self, path: Path, _none: object) -> None:
        # Where it was put is written nowhere; until the vault is locked, a look knows.
        self._services.ctx.leaks.remember((path,))
        self._services.tell(
            "ok",
            translate(
                "Evidence",
                "La copie est enregistrée. Hors du coffre, elle n’est plus chiffrée. Le journal a noté sa sortie.",
            ),
        )
