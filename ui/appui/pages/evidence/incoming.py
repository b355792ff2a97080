"""What is dropped on the page, pasted or left for it by the window: taken where nothing else is under way."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut

from appui.pages.evidence.bringing import Brought, Pasted
from appui.pages.evidence.model import View, Want
from appui.pages.evidence.services import Services
from appui.qt_adapters.pasting import Clip, read_clipboard
from appui.tasks.received import FOR_VERIFYING, sort_received
from appui.texts.translate import translate
from appui.widgets.drops import Drops
from appui_core.errors import AppuiError

FOR_PAGE: Final = "files"
"""What the window leaves for this page when files are dropped anywhere else."""
SLOW_MS: Final = 400
"""After so long somebody wonders whether pasting does anything."""

# Where nothing is asked or typed that files would push aside; on the others a person ends first what is there.
_FREE: Final = frozenset(
    {View.HOME, View.PHONE, View.GATE, View.READY, View.DETAIL, View.IMPORTED, View.WITHDRAWN, View.ENOUGH}
)


class Incoming(QObject):
    """Brings in what comes from outside.

    `typing` tells whether something on the page was typed and not noted; `note_first` notes what an import has in
    common and then calls what it is given.
    """

    def __init__(
        self, services: Services, typing: Callable[[], bool], note_first: Callable[[Callable[[], None]], None]
    ) -> None:
        super().__init__(services.page)
        self._services = services
        self._typing = typing
        self._note_first = note_first
        self._reading = self._told = False
        self._slow = QTimer(self, singleShot=True, interval=SLOW_MS)
        self._slow.timeout.connect(self._still_reading)
        drops = Drops(services.page)
        drops.files.connect(self._given)
        drops.strange.connect(self._strange)
        drops.hovering.connect(services.ways.hovering)
        key = QShortcut(QKeySequence(QKeySequence.StandardKey.Paste), services.page)
        key.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.paste)
        services.ways.paste.connect(self.paste)

    def take_left(self) -> None:
        """Take what the window left for this page."""
        left = self._services.ctx.handover.take(FOR_PAGE)
        if isinstance(left, tuple):
            self.bring(left)

    def bring(self, brought: Sequence[Brought]) -> None:
        """Begin an import, or add to the one that runs; until the gate is answered all is in memory alone."""
        flow, importer = self._services.flow, self._services.importer
        if importer.running and flow.series.running and not importer.stopping:
            importer.take(brought)
        elif not self._free():
            self._services.ctx.say(
                "neutral",
                translate(
                    "Evidence", "Terminez d’abord ce qui est sur la page, puis recommencez : rien n’est ajouté."
                ),
            )
        elif flow.view == View.GATE and flow.want == Want.FILES:
            flow.start(Want.FILES, (*flow.brought, *brought))
        elif flow.view == View.IMPORTED:
            self._note_first(partial(flow.start, Want.FILES, brought))
        else:
            flow.start(Want.FILES, brought)

    def _given(self, paths: Sequence[Path]) -> None:
        """Take files and folders; a dossier among them goes to be verified, and nothing is brought in."""
        sort_received(self._services.ctx.runner, self, paths, self._verify, self.bring)

    def _verify(self, dossier: Path) -> None:
        self._services.ctx.handover.put(FOR_VERIFYING, dossier)
        self._services.ctx.navigate("verify")

    def _free(self) -> bool:
        if self._services.importer.running or self._typing():
            return False
        return self._services.flow.view in _FREE

    def _strange(self) -> None:
        self._services.ctx.say(
            "neutral",
            translate(
                "Evidence",
                "Ce n’est pas encore un fichier de cet ordinateur. Copiez-le d’abord dans un dossier, puis "
                "déposez-le ici.",
            ),
        )

    # --- the clipboard -----------------------------------------------------------------------------------------

    def paste(self) -> None:
        """Take the files or the picture that were copied."""
        if self._reading:
            return
        self._reading = True
        self._slow.start()
        read_clipboard(self._services.ctx.runner, self, self._pasted, self._not_pasted)

    def _still_reading(self) -> None:
        self._services.tell("neutral", translate("Evidence", "Appui attend le presse-papiers…"))
        self._told = True

    def _pasted(self, clip: Clip) -> None:
        self._end_reading()
        if clip.paths:
            self._given(clip.paths)
        else:
            self.bring((Pasted(clip.picture, clip.encoded),))

    def _not_pasted(self, error: AppuiError) -> None:
        self._end_reading()
        self._services.say_error(error)

    def _end_reading(self) -> None:
        self._reading = False
        self._slow.stop()
        if self._told:
            self._told = False
            self._services.notice.hide()
