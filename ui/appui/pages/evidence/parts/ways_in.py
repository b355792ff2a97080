"""The four ways of keeping something, the phone first: the proof is usually there."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence

from appui.texts.translate import translate
from appui.widgets.buttons import ActionButton, PaintedButton
from appui.widgets.choice import ChoiceCard
from appui.widgets.drop_zone import DropZone
from appui.widgets.worded import Worded


class WaysIn(QObject):
    """What a person can begin with; the same on the empty page and in the room."""

    phone = Signal()
    capture = Signal()
    files = Signal()
    link = Signal()
    paste = Signal()
    hovering = Signal(bool)

    def cards(self, w: Worded, *, can_capture: bool) -> list[ChoiceCard]:
        """Make the choices as cards with an explanation, for the empty page."""
        phone = w.choice(
            "smartphone",
            lambda: translate("Evidence", "Sur le téléphone"),
            lambda: translate("Evidence", "Les deux boutons à presser, puis comment apporter l’image ici."),
            "way_phone",
        )
        capture = w.choice(
            "camera",
            lambda: translate("Evidence", "Capturer cet écran"),
            lambda: translate("Evidence", "Appui se cache, prend une image de l’écran, puis revient."),
            "way_capture",
        )
        files = w.choice(
            "image",
            lambda: translate("Evidence", "Des fichiers…"),
            lambda: (
                translate("Evidence", "Des captures déjà faites, une vidéo, un PDF, ou tout un dossier.")
                if can_capture
                else translate("Evidence", "Des captures faites avec l’outil de votre système, une vidéo, un PDF…")
            ),
            "way_files",
        )
        link = w.choice(
            "link",
            lambda: translate("Evidence", "Un lien sans image"),
            lambda: translate(
                "Evidence",
                "L’adresse, le compte, la date et les mots. Utile aussi quand l’image ne doit pas être gardée.",
            ),
            "way_link",
        )
        self._connect(phone, capture, files, link, can_capture=can_capture)
        # Where this desktop can't be seen there is no button that can't do what it says.
        return [phone, capture, files, link] if can_capture else [phone, files, link]

    def buttons(self, w: Worded, *, can_capture: bool) -> list[ActionButton]:
        """Make the choices as buttons, for the room."""
        capture = w.button(
            lambda: (
                translate("Evidence", "Capturer cet écran")
                if can_capture
                else translate("Evidence", "Importer un fichier…")
            ),
            "camera" if can_capture else "image",
            "primary",
            "way_capture",
        )
        phone = w.button(lambda: translate("Evidence", "Sur le téléphone"), "smartphone", name="way_phone")
        files = w.button(lambda: translate("Evidence", "Des fichiers…"), "image", name="way_files")
        link = w.button(lambda: translate("Evidence", "Un lien sans image"), "link", name="way_link")
        self._connect(phone, capture, files, link, can_capture=can_capture)
        paste = self.paste_button(w)
        if not can_capture:  # the first button does the same then; never shown here, without a parent yet
            files.hide()
        return [phone, capture, files, paste, link]

    def paste_button(self, w: Worded) -> ActionButton:
        """Make the button that takes what was copied. The clipboard is asked only when it is pressed."""
        key = QKeySequence(QKeySequence.StandardKey.Paste).toString(QKeySequence.SequenceFormat.NativeText)
        paste = w.button(lambda: translate("Evidence", "Coller ({key})").format(key=key), "copy", name="way_paste")
        paste.clicked.connect(self.paste)
        return paste

    def _connect(
        self,
        phone: PaintedButton,
        capture: PaintedButton,
        files: PaintedButton,
        link: PaintedButton,
        *,
        can_capture: bool,
    ) -> None:
        phone.clicked.connect(self.phone)
        capture.clicked.connect(self.capture if can_capture else self.files)
        files.clicked.connect(self.files)
        link.clicked.connect(self.link)

    def zone(self, w: Worded) -> DropZone:
        """Make the place where files can be dropped."""
        zone = DropZone("")
        w.bind(zone.set_text, lambda: translate("Evidence", "Ou déposez des fichiers ou un dossier ici"))
        self.hovering.connect(zone.set_over)
        zone.clicked.connect(self.files)
        return zone
