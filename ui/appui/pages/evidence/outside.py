"""After a series: are copies left outside the vault? One calm line in the room says so, until it is put aside."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from appui.pages.evidence.dossier_maker import DossierMaker
from appui.pages.evidence.flow import EvidenceFlow
from appui.pages.evidence.importer import Importer
from appui.pages.evidence.jobs import Made
from appui.tasks.vault_session import State
from appui.texts.translate import translate
from appui.widgets.context import PageContext
from appui.widgets.shown_name import calm_name

if TYPE_CHECKING:
    from appui_core.privacy.leaks.model import Leak


class Outside(QObject):
    """Has the watch look after a series that kept or brought something; `changed`: the line may be another."""

    changed = Signal()

    def __init__(self, ctx: PageContext, flow: EvidenceFlow, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ctx, self._flow = ctx, flow
        self._kept = False
        self._files: list[Path] = []
        # Places that a person was told of and left as they are, while this vault is open.
        self._aside: set[Path | None] = set()
        flow.series_changed.connect(self._series_changed)
        ctx.leaks.changed.connect(self.changed)
        ctx.vault.changed.connect(self._vault_changed)

    def watch(self, importer: Importer, maker: DossierMaker) -> None:
        """Learn from these where something came from, and where a dossier went."""
        importer.came_from.connect(self._came_in)
        maker.made.connect(self._dossier_made)

    def put_aside(self) -> None:
        """Say no more of what is known now."""
        self._aside.update(leak.place for leak in self._told())
        self.changed.emit()

    def words(self) -> str:
        """Return the line; empty when there is nothing to say."""
        told = self._told()
        if not told:
            return ""
        first = told[0]
        if len(told) == 1 and first.why == "import_original" and first.place is not None:
            said = translate(
                "Evidence",
                "L’image d’origine est toujours dans « {folder} ». La garder peut être utile ; sur un ordinateur "
                "partagé, on peut l’effacer.",
            )
            return said.replace("{folder}", calm_name(first.place.parent.name))
        return translate("Evidence", "Des copies sont restées hors du coffre : %n.", "", len(told))

    def _told(self) -> "Sequence[Leak]":
        report = self._ctx.leaks.report
        if report is None or self._ctx.vault.state != State.OPEN:
            return ()
        return [leak for leak in report.copies if leak.place not in self._aside]

    def _came_in(self, paths: Sequence[Path]) -> None:
        self._files += paths

    def _dossier_made(self, made: Made) -> None:
        # Where it was put is written nowhere; until the vault is locked, a look knows.
        self._ctx.leaks.remember((made.result.path,))

    def _series_changed(self) -> None:
        series = self._flow.series
        if series.running:
            self._kept = self._kept or series.kept > 0
            return
        # Files that were all in the vault already still lie where they came from.
        if (self._kept or self._files) and self._ctx.vault.state == State.OPEN:
            self._ctx.leaks.look(tuple(self._files))
        self._kept, self._files = False, []

    def _vault_changed(self) -> None:
        if self._ctx.vault.state != State.OPEN:
            self._aside.clear()
            self._kept, self._files = False, []
