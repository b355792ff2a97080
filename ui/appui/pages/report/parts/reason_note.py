"""What has to be said about a reason: its note, life first, and the platform's own form where it has one."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.report.parts.site import Site
from appui.pages.report.wording import situation_words
from appui.texts.translate import translate
from appui.widgets.banner import Banner
from appui.widgets.context import PageContext
from appui.widgets.labels import Small
from appui_core.content.lines import in_language
from appui_core.guides.categories import Category
from appui_core.guides.model import Step
from appui_core.guides.reasons import NOT_CAPTURED

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
        self.site = Site(ctx, note=True)
        for widget in (self.which, self.life, self.note, self.site):
            column.addWidget(widget)
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
        self.site.show_site(category.url, situation_words(category.situation))

    def retranslate(self) -> None:
        """Say it in the language in force."""
        self.show_reason(self._category)


def told_at(category: Category | None, step: Step) -> Category | None:
    """Return the reason to be spoken of at a step: where it is picked, or all along where nothing is captured."""
    if category is None or not (step.category or category.situation in NOT_CAPTURED):
        return None
    return category
