"""Just before: which case, what is taken, what will happen; also the rest between two captures."""

from PySide6.QtCore import Signal

from appui.pages.evidence.jobs import Picture
from appui.pages.evidence.model import Want
from appui.pages.evidence.parts.aiming import Aiming, Means
from appui.pages.evidence.parts.instead import Instead
from appui.pages.evidence.parts.large_picture import LargePicture
from appui.texts.translate import translate
from appui.widgets.part import Part, add_row
from appui.widgets.switch import Switch


class ReadyView(Part):
    """A field for the title of a first case, what is taken and when, and the button that does it."""

    go = Signal(str, object)
    left = Signal()
    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._want = Want.CAPTURE
        self._kept = 0
        self._chosen = False
        self._asks = False
        self._means = Means()
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
        self.for_school = Switch("")
        self.for_school.setObjectName("case_school")
        self.w.bind(
            self.for_school.set_text, lambda: translate("School", "Un établissement scolaire suit cette situation")
        )
        self.w.bind(
            self.for_school.set_help,
            lambda: translate(
                "School",
                "Avec l’accord de la direction : une durée de conservation, des noms remplacés dans la "
                "version de "
                "l’établissement, une image regardée avant d’être gardée.",
            ),
        )
        card.addWidget(self.for_school)
        self.school = self.w.banner(self._school_words)
        card.addWidget(self.school)
        self.end_of_last = LargePicture()
        self.end_words = self.w.small(
            lambda: translate(
                "Evidence", "Le bas de la dernière capture : faites défiler jusqu’à voir ces lignes en haut."
            )
        )
        card.addWidget(self.end_words)
        card.addWidget(self.end_of_last)
        self.aiming = Aiming()
        card.addWidget(self.aiming)
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

    def prepare(self, want: Want, *, title: str | None, means: Means, kept: int, end: Picture | None) -> None:
        """Set the view up; `title` None: the case is known; `end` is the lower end of the last picture."""
        self._want, self._kept, self._means = want, kept, means
        self.title_field.setVisible(title is not None)
        self.title_field.set_text(title or "")
        self.title_field.set_error("")
        self.for_school.setVisible(want == Want.NEW_CASE)
        self.for_school.setChecked(False)
        capturing = want == Want.CAPTURE
        self.aiming.setVisible(capturing)
        self.aiming.prepare(means)
        self.school.setVisible(capturing and means.school)
        self._show_end(end if capturing and kept else None)
        self.done_button.setVisible(kept > 0)
        self.go_button.set_icon({Want.CAPTURE: "camera", Want.FILES: "image"}.get(want, "check"))
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        super().retranslate()
        self.instead.retranslate()
        self.aiming.retranslate()

    def arrive(self) -> None:
        """Put the focus where the hand goes first."""
        (self.title_field.edit if self.title_field.isVisibleTo(self) else self.go_button).setFocus()

    def leave(self) -> None:
        """Empty the field and drop the pixels."""
        self.title_field.set_text("")
        self.end_of_last.clear()

    def _show_end(self, end: Picture | None) -> None:
        self.end_of_last.setVisible(end is not None)
        self.end_words.setVisible(end is not None)
        if end is not None:
            self.end_of_last.set_pixels(end.width, end.height, end.rgb)
            self.end_of_last.set_blurred(blurred=False)
            self.end_of_last.set_description(translate("Evidence", "Bas de la dernière capture"))

    def _go(self) -> None:
        title = self.title_field.text().strip()
        if self.title_field.isVisibleTo(self) and not title:
            self.title_field.set_error(translate("Evidence", "Donnez un nom, même très simple."))
            return
        self.go.emit(title, self.aiming.aim())

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
        return self._screen_words()

    def _screen_words(self) -> str:
        if not self._asks:
            return translate(
                "Evidence",
                "Mettez la page à garder juste derrière cette fenêtre, avec son adresse et l’heure visibles. "
                "Appui se cache, prend l’image, puis revient.",
            )
        if self._means.school:
            return translate(
                "Evidence",
                "Affichez la page à garder, avec son adresse et l’heure visibles. Appui se cache, puis votre "
                "bureau demande quoi prendre.",
            )
        return translate(
            "Evidence",
            "Affichez la page à garder, avec son adresse et l’heure visibles. Appui se cache, puis votre "
            "bureau demande quoi prendre : choisissez l’écran entier.",
        )

    def _school_words(self) -> str:
        """Promise what this desktop can do, and no more."""
        if self._means.parts:
            return translate(
                "Evidence",
                "Fermez Pronote et la messagerie. Seule la partie choisie sera gardée, après votre accord ; le "
                "reste de l’écran ne l’est jamais.",
            )
        if self._asks:
            return translate(
                "Evidence",
                "Fermez Pronote et la messagerie. Si votre bureau le propose, choisissez une seule fenêtre. "
                "Vous "
                "regarderez l’image avant de la garder.",
            )
        return translate(
            "Evidence",
            "Fermez Pronote et la messagerie. L’écran entier sera pris ; vous le regarderez avant de le garder.",
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
