"""Just before: which case, which screen, what will happen; also the rest between two captures."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from appui.pages.evidence.model import Want
from appui.pages.evidence.parts.instead import Instead
from appui.texts.translate import translate
from appui.widgets.part import Part, add_row
from appui_core.ports import ScreenInfo


class ReadyView(Part):
    """A field for the title of a first case, the screens when there are several, and the button that does it."""

    go = Signal(str, int)
    left = Signal()
    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._want = Want.CAPTURE
        self._kept = 0
        self._chosen = False
        self._asks = False
        self.instead = Instead()
        self.body.addWidget(self.instead)
        card = self.card()
        self.heading = self.w.heading(self._heading_words)
        card.addWidget(self.heading)
        self.explanation = self.w.body(self._explanation_words, muted=True)
        card.addWidget(self.explanation)
        self.title_field = self.w.field(
            lambda: translate("Evidence", "Nom de la situation"),
            lambda: translate(
                "Evidence", "Neutre de préférence : ni nom, ni prénom d’enfant. Il ne sort pas d’ici."
            ),
            "case_title",
        )
        card.addWidget(self.title_field)
        self._screens_box = QWidget()
        self._screens = QVBoxLayout(self._screens_box)
        self._screens.setContentsMargins(0, 0, 0, 0)
        card.addWidget(self._screens_box)
        self._group = QButtonGroup(self)
        self.go_button = self.w.button(self._go_words, "camera", "primary", "ready_go")
        self.done_button = self.w.button(
            lambda: translate("Evidence", "Terminer"), "check", "secondary", "ready_finish"
        )
        back = self.w.button(lambda: translate("Evidence", "Revenir"), "back", "quiet", "ready_back")
        self.go_button.clicked.connect(self._go)
        self.title_field.edit.returnPressed.connect(self._go)
        self.done_button.clicked.connect(self.finished)
        back.clicked.connect(self.left)
        add_row(card, self.go_button, self.done_button, back)
        self.end()

    def set_chosen(self, *, chosen: bool) -> None:
        """Take notice that the files are known already: they were dropped or pasted. Before `prepare`."""
        self._chosen = chosen

    def set_asking(self, *, asks: bool) -> None:
        """Say before whether the desktop will ask what is to be taken."""
        self._asks = asks

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        super().retranslate()
        self.instead.retranslate()

    def prepare(
        self, want: Want, *, title: str | None, screens: tuple[ScreenInfo, ...], screen: int, kept: int
    ) -> None:
        """Set the view up; `title` None means that the case is known."""
        self._want, self._kept = want, kept
        self.title_field.setVisible(title is not None)
        self.title_field.set_text(title or "")
        self.title_field.set_error("")
        self._show_screens(screens if want == Want.CAPTURE else (), screen)
        self.done_button.setVisible(kept > 0)
        self.go_button.set_icon({Want.CAPTURE: "camera", Want.FILES: "image"}.get(want, "check"))
        self.retranslate()

    def arrive(self) -> None:
        """Put the focus where the hand goes first."""
        (self.title_field.edit if self.title_field.isVisibleTo(self) else self.go_button).setFocus()

    def leave(self) -> None:
        """Empty the field."""
        self.title_field.set_text("")

    def _show_screens(self, screens: tuple[ScreenInfo, ...], chosen: int) -> None:
        while (item := self._screens.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                if isinstance(widget, QRadioButton):
                    self._group.removeButton(widget)
                widget.deleteLater()
        self._screens_box.setVisible(len(screens) > 1)
        for screen in screens:
            choice = QRadioButton(_screen_words(screen))
            choice.setObjectName(f"screen_{screen.number}")
            choice.setMinimumHeight(44)
            choice.setChecked(screen.number == chosen or (not chosen and screen.primary))
            self._group.addButton(choice, screen.number)
            self._screens.addWidget(choice)

    def _go(self) -> None:
        title = self.title_field.text().strip()
        if self.title_field.isVisibleTo(self) and not title:
            self.title_field.set_error(translate("Evidence", "Donnez un nom, même très simple."))
            return
        self.go.emit(title, max(self._group.checkedId(), 1))

    def _heading_words(self) -> str:
        if self._want == Want.NEW_CASE:
            return translate("Evidence", "Nouvelle situation")
        if self._want == Want.FILES:
            return translate("Evidence", "Avant d’apporter les fichiers")
        if self._want == Want.TRAY:
            return translate("Evidence", "Avant d’ouvrir la page pour le téléphone")
        if self._kept:
            return translate("Evidence", "%n pièce(s) dans cette série", "", self._kept)
        return translate("Evidence", "Préparez l’écran")

    def _explanation_words(self) -> str:
        if self._want == Want.NEW_CASE:
            return translate(
                "Evidence",
                "Une situation rassemble les pièces d’une même histoire. Rien ne passe de l’une à l’autre.",
            )
        if self._want == Want.TRAY:
            return translate("Evidence", "Les images envoyées par le téléphone iront dans cette situation.")
        if self._want == Want.FILES:
            return translate(
                "Evidence",
                "Ils iront dans cette situation. Les fichiers d’origine restent où ils sont.",
            )
        if self._kept:
            return translate(
                "Evidence",
                "Faites défiler la page jusqu’à la suite, en laissant quelques lignes déjà prises. Puis revenez "
                "ici.",
            )
        if self._asks:
            return translate(
                "Evidence",
                "Affichez la page à garder, avec son adresse et l’heure visibles. Appui se cache, puis votre "
                "bureau demande quoi prendre : choisissez l’écran entier.",
            )
        return translate(
            "Evidence",
            "Mettez la page à garder juste derrière cette fenêtre, avec son adresse et l’heure visibles. Appui se "
            "cache, prend l’écran entier, puis revient.",
        )

    def _go_words(self) -> str:
        if self._want == Want.NEW_CASE:
            return translate("Evidence", "Créer la situation")
        if self._want == Want.FILES:
            if self._chosen:
                return translate("Evidence", "Apporter ces fichiers")
            return translate("Evidence", "Choisir les fichiers…")
        if self._want == Want.TRAY:
            return translate("Evidence", "Continuer")
        return (
            translate("Evidence", "Capturer la suite")
            if self._kept
            else translate("Evidence", "Capturer maintenant")
        )


def _screen_words(screen: ScreenInfo) -> str:
    words = translate("Evidence", "Écran {number}, {width} × {height}").format(
        number=screen.number, width=screen.width_px, height=screen.height_px
    )
    return words + (translate("Evidence", " (principal)") if screen.primary else "")
