"""Typing the recovery key back once, so that nobody finds out too late that the sheet is wrong or lost."""

from PySide6.QtCore import Signal

from appui.texts.translate import translate
from appui.widgets.part import Part, add_row


class TryKeyView(Part):
    """A field for the key; it is emptied as soon as it was tried."""

    tried = Signal(str)
    renew = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        card = self.card()
        card.addWidget(self.w.heading(lambda: translate("Evidence", "Essayer la fiche de secours")))
        card.addWidget(
            self.w.body(
                lambda: translate(
                    "Evidence",
                    "Retapez la clé telle qu’elle est sur votre papier. Appui vérifie qu’elle ouvre bien ce "
                    "coffre, et n’en garde rien.",
                ),
                muted=True,
            )
        )
        self.field = self.w.long_field(
            lambda: translate("Evidence", "Clé de secours"),
            lambda: translate("Evidence", "Majuscules, espaces et retours à la ligne ne comptent pas."),
            "try_key",
        )
        self.field.hold_secret()
        card.addWidget(self.field)
        check = self.w.button(lambda: translate("Evidence", "Vérifier"), "check", "primary", "try_key_check")
        back = self.w.button(lambda: translate("Evidence", "Plus tard"), tone="quiet", name="try_key_later")
        check.clicked.connect(self._check)
        back.clicked.connect(self.left)
        add_row(card, check, back)
        lost = self.w.button(
            lambda: translate("Evidence", "Je n’ai plus la fiche : en faire une nouvelle"),
            "refresh",
            "quiet",
            "try_key_renew",
        )
        lost.clicked.connect(self.renew)
        add_row(card, lost)
        self.end()

    def wrong(self) -> None:
        """Say that the key was not the right one."""
        self.field.set_error(
            translate(
                "Evidence",
                "Cette clé n’ouvre pas ce coffre. Relisez les lettres qui se ressemblent, puis réessayez. Rien "
                "n’a été changé.",
            )
        )
        self.field.edit.setFocus()

    def arrive(self) -> None:
        """Begin with an empty field."""
        self.leave()
        self.field.edit.setFocus()

    def leave(self) -> None:
        """Empty the field."""
        self.field.set_text("")
        self.field.set_error("")

    def _check(self) -> None:
        typed = self.field.text()
        self.leave()
        if typed.strip():
            self.tried.emit(typed)
        else:
            self.field.set_error(translate("Evidence", "Écrivez la clé."))
