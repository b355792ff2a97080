"""Says what cleaning one leak does, and what it can't do; does it on a second press."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from appui.pages.leaks.wording import clean_words, limits_words, names_words, place_words
from appui.texts.translate import translate
from appui.widgets.address import AddressText
from appui.widgets.banner import Banner
from appui.widgets.context import PageContext
from appui.widgets.flow import FlowLayout
from appui.widgets.sheet import Sheet
from appui.widgets.worded import Worded
from appui_core.errors import AppuiError

if TYPE_CHECKING:
    from appui_core.privacy.leaks.model import Leak


class CleanSheet(Sheet):
    """Closes once it is done; a refusal is said in it, or by the window when it was closed meanwhile."""

    def __init__(self, context: PageContext, leak: "Leak") -> None:
        super().__init__("", max_width=680)
        self._context, self._leak = context, leak
        self.w = Worded()
        where = leak.place if leak.about is None else leak.about
        if where is not None:
            self.body.addWidget(AddressText(place_words(where), "small", "text", mono=True))
        self.body.addWidget(self.w.body(lambda: clean_words(leak).happens))
        if leak.exhibit is not None:
            self.body.addWidget(self.w.body(limits_words))
        if leak.provider is not None:
            self.body.addWidget(self.w.body(self._online_words))
        self.trouble = Banner("", "warn")
        self.trouble.hide()
        self.body.addWidget(self.trouble)
        self.act = self.w.button(lambda: clean_words(leak).act, "trash", "danger", "clean_act")
        self.keep = self.w.button(lambda: translate("Leaks", "Ne rien changer"), "", "secondary", "clean_keep")
        self.act.clicked.connect(self._clean)
        self.keep.clicked.connect(self.request_close)
        row = FlowLayout()
        row.addWidget(self.act)
        row.addWidget(self.keep)
        self.body.addLayout(row)
        self.body.addStretch(1)
        self.retranslate()

    def first_focus(self) -> QWidget:
        """Return the close button: no key meant for the page erases anything, and it is in sight at any size."""
        return self.close_button

    def retranslate(self) -> None:
        """Set every word anew."""
        self.set_title(clean_words(self._leak).title)
        self.w.again()

    def _online_words(self) -> str:
        from appui_core.privacy.leaks.words import leak_words  # noqa: PLC0415 - with a leak there is

        return leak_words(self._context.messages(), self._leak).online

    def _clean(self) -> None:
        self.act.setEnabled(False)
        self._context.leaks.clean(self._leak, done=self._done, failed=self._failed)

    def _done(self, names: int) -> None:
        said = clean_words(self._leak).done
        self._context.say("ok", f"{said} {names_words(names)}" if names else said)
        if isValid(self):
            self.request_close()

    def _failed(self, error: AppuiError) -> None:
        spoken = self._context.messages().error(error.code).spoken()
        if not isValid(self):
            # Closed while a long exhibit was proved whole.
            self._context.say("warn", spoken)
            return
        self.act.hide()
        self.trouble.set_state(spoken, "warn")
        self.trouble.show()
        self.keep.setFocus()
