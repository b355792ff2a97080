"""What the room does for a school's case: opens the four sheets, and lets go of a case that is destroyed."""

from PySide6.QtCore import QObject

from appui.pages.evidence.parts.school_bar import SchoolBar
from appui.pages.evidence.services import Services
from appui_core.cases.model import Mode

# The sheets are loaded when they are first opened.
# ruff: noqa: PLC0415


class School(QObject):
    """Ties the bar of the room to the sheets; nothing of a case is held here."""

    def __init__(self, services: Services) -> None:
        super().__init__(services.page)
        self._services = services

    def tie(self, bar: SchoolBar) -> None:
        """Answer the bar's buttons."""
        bar.names.connect(self.names)
        bar.incident.connect(self._incident)
        bar.retain.connect(self._retain)
        bar.end.connect(self._destroy)

    def names(self) -> None:
        """Show which names are replaced in the open case."""
        from appui.pages.evidence.parts.names_sheet import NamesSheet

        ctx, case = self._services.ctx, self._services.book.current
        if case is not None:
            ctx.open_sheet(NamesSheet(ctx, case.code, self, school=case.mode is Mode.SCHOOL))

    def _incident(self) -> None:
        from appui.pages.evidence.parts.incident_sheet import IncidentSheet

        ctx, case = self._services.ctx, self._services.book.current
        if case is not None:
            ctx.open_sheet(IncidentSheet(ctx, case.code))

    def _retain(self) -> None:
        from appui.pages.evidence.parts.retention_sheet import RetentionSheet

        ctx, book = self._services.ctx, self._services.book
        if book.current is not None and book.kept is not None:
            ctx.open_sheet(RetentionSheet(ctx, book.current.code, book.kept, book.reload))

    def _destroy(self) -> None:
        from appui.pages.evidence.parts.destroy_sheet import DestroySheet

        ctx, book = self._services.ctx, self._services.book
        if book.current is not None and book.kept is not None:
            ctx.open_sheet(DestroySheet(ctx, book.current, book.kept, self._begun, self._ended, self))

    def _begun(self) -> None:
        # No pixel of what is being destroyed may stay, and nothing may still come in.
        self._services.flow.stop_series()
        self._services.keeper.gone.emit(self._services.book.exhibits)

    def _ended(self) -> None:
        self._services.book.reload()
