"""Who touched what, as dated lines of words; read from the vault a page at a time, as one scrolls."""

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtWidgets import QAbstractItemView, QListView

from appui.texts.translate import translate
from appui.theme.theme import current_theme
from appui.widgets.context import PageContext
from appui.widgets.dates import stamp_words
from appui.widgets.labels import Body
from appui.widgets.sheet import Sheet
from appui_core.errors import AppuiError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from appui_core.cases.journal_view import JournalLine
    from appui_core.vault.facade import Vault

PAGE: Final = 100
_LIST_PX: Final = 420
_LEAST_PX: Final = 150
# What stands above the list: the window's header, the sheet's title and its paragraph.
_AROUND_PX: Final = 340
_Index = QModelIndex | QPersistentModelIndex


class JournalLines(QAbstractListModel):
    """The entries read so far; `fetchMore` asks for the next page, off the GUI thread."""

    def __init__(self, context: PageContext, code: str | None) -> None:
        super().__init__()
        self._context, self._code = context, code
        self._lines: list[JournalLine] = []
        self._more, self._asked = True, False

    def rowCount(self, parent: _Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return how many entries were read."""
        return 0 if parent.isValid() else len(self._lines)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's type
        """Return an entry as one text."""
        if not index.isValid() or role not in {
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.AccessibleTextRole,
        }:
            return None
        return self._words(self._lines[index.row()])

    def canFetchMore(self, parent: _Index) -> bool:
        """Tell whether there may be older entries."""
        return not parent.isValid() and self._more and not self._asked

    def fetchMore(self, parent: _Index) -> None:  # noqa: ARG002 - a flat list
        """Ask for the next page."""
        vault = self._context.vault.vault
        if vault is None or self._asked:
            return
        self._asked = True
        before = self._lines[-1] if self._lines else None
        self._context.runner.run(
            lambda: _read(vault, self._code, before),
            owner=self,
            done=self._arrived,
            failed=self._failed,
            lane="free",
        )

    def _arrived(self, lines: "Sequence[JournalLine]") -> None:
        self._asked = False
        self._more = len(lines) == PAGE
        if lines:
            self.beginInsertRows(QModelIndex(), len(self._lines), len(self._lines) + len(lines) - 1)
            self._lines.extend(lines)
            self.endInsertRows()

    def _failed(self, error: AppuiError) -> None:
        self._asked, self._more = False, False
        if self._context.vault.vault is not None:
            self._context.say("warn", self._context.messages().error(error.code).spoken())

    def _words(self, line: "JournalLine") -> str:
        from appui_core.cases.journal_view import line_words  # noqa: PLC0415 - comes with the vault

        when = stamp_words(line.at_utc, self._context.zone())
        words = line_words(line, self._context.messages())
        if self._code is None and line.case:
            return f"{when} · {line.case}\n{words}"
        return f"{when}\n{words}"


class _Lines(QListView):
    """Wants room for a dozen lines; in a small window what is left, so that the sheet does not scroll as well."""

    def sizeHint(self) -> QSize:
        """Return what it wants."""
        theme = current_theme()
        left = self.window().height() - theme.px(_AROUND_PX)
        return QSize(_LIST_PX, max(_LEAST_PX, min(theme.px(_LIST_PX), left)))

    def minimumSizeHint(self) -> QSize:
        """Return what it makes do with."""
        return QSize(_LIST_PX // 2, _LEAST_PX)


class JournalSheet(Sheet):
    """The journal of a case or, with None, of the whole vault. Its lines go when the sheet closes."""

    def __init__(self, context: PageContext, code: str | None) -> None:
        super().__init__("", max_width=820)
        self._code = code
        self._about = Body("", muted=True)
        self.body.addWidget(self._about)
        self.list = _Lines()
        self.list.setObjectName("journal_list")
        self.list.setWordWrap(True)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        self.list.setSpacing(current_theme().space("xs"))
        self.lines = JournalLines(context, code)
        self.lines.setParent(self)
        self.list.setModel(self.lines)
        self.body.addWidget(self.list, 1)
        self._fit()
        self.theme.changed.connect(self._fit)
        self.retranslate()
        self.lines.fetchMore(QModelIndex())

    def first_focus(self) -> QListView:
        """Return the list: the arrows read on."""
        return self.list

    def retranslate(self) -> None:
        """Set every word anew."""
        self.set_title(
            translate("Journal", "Journal du coffre")
            if self._code is None
            else translate("Journal", "Qui a touché à ces pièces ?")
        )
        self._about.set_text(
            translate(
                "Journal",
                "Appui note ici chaque ajout, ouverture, note, retrait et dossier, du plus récent au plus "
                "ancien. Ce qui a été retiré n’y est plus lisible.",
            )
        )
        self.list.setAccessibleName(self.heading.text())

    def _fit(self) -> None:
        self.list.setFont(self.theme.font())


def _read(vault: "Vault", code: str | None, before: "JournalLine | None") -> "tuple[JournalLine, ...]":
    from appui_core.cases.journal_view import journal_page  # noqa: PLC0415 - comes with the vault

    return journal_page(vault, code, before=before, limit=PAGE)
