"""The guide on paper: the print dialog where there is a printer, or a PDF at a place that the person chooses."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from appui.pages.report.model import ReportModel
from appui.pages.report.paper import paper_of
from appui.qt_adapters.file_dialogs import choose_new_file
from appui.texts.translate import translate
from appui.widgets.context import PageContext
from appui.widgets.guide_paper import GuidePaper
from appui_core.errors import AppuiError


class OnPaper:
    """Prints and saves for one page."""

    def __init__(self, context: PageContext, page: QWidget) -> None:
        self._ctx, self._page = context, page

    def look_for_printer(self, tell: Callable[[bool], None]) -> None:
        """Tell whether there is a printer, later: a server may be asked."""

        def work() -> bool:
            from appui.qt_adapters.recovery_paper import printer_exists  # noqa: PLC0415 - printing is seldom wanted

            return printer_exists()

        self._ctx.runner.run(work, owner=self._page, done=tell, failed=lambda _error: None, lane="free")

    def print_guide(self, model: ReportModel) -> None:
        """Open the print dialog for the guide under way."""
        from appui.qt_adapters.guide_paper import print_guide  # noqa: PLC0415 - as above

        paper = self._paper(model)
        if paper is not None:
            print_guide(self._page.window(), paper)

    def save_guide(self, model: ReportModel) -> None:
        """Ask where the PDF of the guide under way goes, and put it there."""
        paper = self._paper(model)
        guide = model.guide
        if paper is not None and guide is not None:
            title = translate("Report", "Enregistrer ce guide")
            choose_new_file(self._page, title, f"{guide.id}.pdf", partial(self._save, paper), may_replace=True)

    def _paper(self, model: ReportModel) -> GuidePaper | None:
        guide = model.guide
        if guide is None:
            return None
        return paper_of(guide, self._ctx.messages(), model.asked.object, model.asked.device)

    def _save(self, paper: GuidePaper, chosen: tuple[Path, ...]) -> None:
        from appui.qt_adapters.guide_paper import pdf_of  # noqa: PLC0415 - as above
        from appui.qt_adapters.paper import save_pdf  # noqa: PLC0415 - the same

        for path in chosen[:1]:
            self._ctx.runner.run(
                partial(save_pdf, path, pdf_of(paper)),
                owner=self._page,
                done=lambda _done: self._ctx.say("ok", translate("Report", "Le guide est enregistré.")),
                failed=self._failed,
                lane="free",
            )

    def _failed(self, error: AppuiError) -> None:
        self._ctx.say("warn", self._ctx.messages().refusal(error).spoken())
