"""What has to be said about a reason: its note, life first, and the platform's own form where it has one."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.report.wording import situation_words
from appui.texts.translate import translate
from appui.widgets.address import AddressText
from appui.widgets.banner import Banner
from appui.widgets.buttons import ActionButton
from appui.widgets.context import PageContext
from appui.widgets.flow import FlowLayout
from appui.widgets.labels import Small
from appui_core.content.lines import in_language
from appui_core.errors import AppuiError
from appui_core.guides.categories import Category

_LIFE = "self_harm"
_NUMBERS = ("15", "112", "114", "3114")


class ReasonNote(QWidget):
    """Hidden while the usual reason holds."""

    def __init__(self, ctx: PageContext) -> None:
        super().__init__()
        self._ctx = ctx
        self._category: Category | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self.which = Small("")
        self.life = Banner("", "danger")
        self.note = Banner("", "warn")
        self.address = AddressText("")
        self.open_button = ActionButton("", "outside", "secondary")
        self.open_button.setObjectName("reason_open")
        self.open_button.clicked.connect(self._open)
        for widget in (self.which, self.life, self.note, self.address):
            column.addWidget(widget)
        row = FlowLayout()
        row.addWidget(self.open_button)
        column.addLayout(row)
        self.hide()

    def show_reason(self, category: Category | None) -> None:
        """Show what belongs to a reason, or nothing."""
        self._category = category
        self.setVisible(category is not None)
        if category is None:
            return
        self.which.set_text(
            translate("Report", "Motif : {words}").format(words=situation_words(category.situation))
        )
        self.life.set_text(
            translate(
                "Report",
                "Une vie en danger maintenant : 15 ou 112, 114 par SMS. Pour en parler, jour et nuit : 3114.",
            )
        )
        note = in_language(category.note, self._ctx.language()) if category.note else ""
        life = category.situation == _LIFE
        if life and all(number in note for number in _NUMBERS):
            # The note says it all: said twice, neither is read.
            self.life.set_text(note)
            note = ""
        self.life.setVisible(life)
        self.note.set_text(note)
        self.note.setVisible(bool(note))
        self.address.set_text((category.url or "").removeprefix("https://").removeprefix("www."))
        self.address.setVisible(category.url is not None)
        self.open_button.set_text(translate("Report", "Ouvrir dans le navigateur"))
        self.open_button.setVisible(category.url is not None)

    def retranslate(self) -> None:
        """Say it in the language in force."""
        self.show_reason(self._category)

    def _open(self) -> None:
        url = self._category.url if self._category is not None else None
        if url is not None:
            # The system's opener may take seconds.
            self._ctx.runner.run(lambda: self._ctx.urls.open(url), owner=self, failed=self._refused, lane="free")

    def _refused(self, error: AppuiError) -> None:
        self._ctx.say("warn", self._ctx.messages().error(error.code).spoken())
