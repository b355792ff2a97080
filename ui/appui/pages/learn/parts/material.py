"""À montrer et à imprimer: slides, poster and pocket cards, each with its picture and what can be done with it."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal

from appui.pages.learn.documents import Documents
from appui.pages.learn.parts.thumb import Thumb
from appui.qt_adapters.file_dialogs import choose_new_file
from appui.qt_adapters.paper import Paper, pdf_bytes, print_paper, save_pdf
from appui.qt_adapters.recovery_paper import printer_exists
from appui.texts.translate import translate
from appui.widgets.card import Card as Sheet
from appui.widgets.context import PageContext
from appui.widgets.flow import ColumnsLayout
from appui.widgets.page import PageScroll
from appui.widgets.worded import Text, Worded
from appui_core.errors import AppuiError

if TYPE_CHECKING:
    from appui.widgets.buttons import ActionButton


class MaterialView(PageScroll):
    """`show_slides` asks for the slides on the whole screen."""

    show_slides = Signal()
    back = Signal()

    def __init__(self, ctx: PageContext) -> None:
        super().__init__(max_width=1248)
        self._ctx = ctx
        self._made: Documents | None = None
        self._thumbs: list[tuple[Thumb, Callable[[Documents], Paper]]] = []
        self._printing: list[ActionButton] = []
        self._saving: list[ActionButton] = []
        self.w = Worded()
        top = self.w.button(lambda: translate("Learn", "Toutes les fiches"), "back", "quiet", "material_back")
        top.clicked.connect(self.back)
        self.body.addWidget(top, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self.w.heading(lambda: translate("Learn", "À montrer et à imprimer")))
        self.body.addWidget(
            self.w.body(
                lambda: translate(
                    "Learn",
                    "Ces documents tutoient les élèves. Dessins et textes d’Appui, sans logo d’un autre ; les "
                    "horaires y portent leur date.",
                ),
                muted=True,
            )
        )
        columns = ColumnsLayout(spacing=self.theme.space("xl"), least_px=280)
        for part in self._parts():
            columns.addWidget(part)
        self.body.addLayout(columns)
        self.body.addStretch(1)
        ctx.runner.run(
            printer_exists, owner=self, done=self._printer_known, failed=lambda _error: None, lane="free"
        )

    def set_documents(self, made: Documents) -> None:
        """Show these."""
        self._made = made
        for thumb, paper in self._thumbs:
            thumb.set_paper(paper(made))

    def retranslate(self) -> None:
        """Say everything in the language in force; the documents come anew."""
        self.w.again()

    def _parts(self) -> tuple[Sheet, ...]:
        theme = self.theme
        slides = self._part(
            "slides",
            lambda: translate("Learn", "Diapositives"),
            lambda: translate("Learn", "Pour une classe, en novembre comme toute l’année."),
            lambda made: made.slides_paper(theme),
            show=True,
        )
        poster = self._part(
            "poster",
            lambda: translate("Learn", "Affiche A4"),
            lambda: translate("Learn", "Le numéro se lit de loin ; le code appelle."),
            lambda made: made.poster_paper(theme),
        )
        cards = self._part(
            "cards",
            lambda: translate("Learn", "Dix cartes de poche"),
            lambda: translate("Learn", "Une feuille A4 à découper le long des traits."),
            lambda made: made.cards_paper(theme),
        )
        return slides, poster, cards

    def _part(
        self, name: str, title: Text, lead: Text, paper: Callable[[Documents], Paper], *, show: bool = False
    ) -> Sheet:
        sheet = Sheet(padding="l")
        thumb = Thumb()
        self._thumbs.append((thumb, paper))
        self.w.named(thumb, title)
        sheet.body.addWidget(thumb)
        sheet.body.addWidget(self.w.heading(title, 2))
        sheet.body.addWidget(self.w.body(lead, muted=True))
        sheet.body.addStretch(1)
        if show:
            full = self.w.button(
                lambda: translate("Learn", "Montrer en plein écran"), "monitor", "primary", "slides_show"
            )
            full.clicked.connect(self.show_slides)
            sheet.body.addWidget(full)
        save = self.w.button(lambda: translate("Learn", "Enregistrer en PDF…"), "download", name=f"{name}_save")
        save.clicked.connect(lambda: self._save(paper))
        self._saving.append(save)
        press = self.w.button(lambda: translate("Learn", "Imprimer…"), "print", name=f"{name}_print")
        press.clicked.connect(lambda: self._print(paper))
        press.hide()
        self._printing.append(press)
        sheet.body.addWidget(save)
        sheet.body.addWidget(press)
        return sheet

    def _save(self, paper: Callable[[Documents], Paper]) -> None:
        if self._made is None:
            return
        document = paper(self._made)

        def chosen(paths: tuple[Path, ...]) -> None:
            if paths:
                self._write(document, paths[0])

        choose_new_file(self, translate("Learn", "Où enregistrer le PDF ?"), f"{document.title}.pdf", chosen)

    def _write(self, document: Paper, path: Path) -> None:
        def work() -> str:
            save_pdf(path, pdf_bytes(document))
            return path.name

        self._ctx.runner.run(work, owner=self, done=self._saved, failed=self._refused, lane="free")

    def _saved(self, name: str) -> None:
        self._ctx.say("ok", translate("Learn", "Enregistré : {name}").format(name=name))

    def _print(self, paper: Callable[[Documents], Paper]) -> None:
        if self._made is None:
            return
        try:
            print_paper(self, paper(self._made))
        except AppuiError as refused:
            self._refused(refused)

    def _printer_known(self, there_is: bool) -> None:  # noqa: FBT001 - what the task answers
        for button in self._printing:
            button.setVisible(there_is)

    def _refused(self, error: AppuiError) -> None:
        self._ctx.say("warn", self._ctx.messages().refusal(error).spoken())
