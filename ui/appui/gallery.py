"""Every widget in every state, in both themes and three text sizes: a place to look, opened with `--gallery`."""

import sys
from typing import Final

from PySide6.QtWidgets import QApplication, QHBoxLayout, QVBoxLayout, QWidget

from appui.texts.language import Language
from appui.theme.theme import Theme
from appui.widgets.banner import Banner
from appui.widgets.buttons import ActionButton, PaintedButton, Tone
from appui.widgets.card import Card
from appui.widgets.choice import ChoiceCard
from appui.widgets.drop_zone import DropZone
from appui.widgets.fields import ChoiceField, LongField, PassphraseField, TextField
from appui.widgets.flow import ColumnsLayout, FlowLayout
from appui.widgets.header import CallButton
from appui.widgets.labels import Body, Heading, Small
from appui.widgets.page import PageScroll
from appui.widgets.phone_sketch import PhoneSketch
from appui.widgets.picture import BlurredPicture
from appui.widgets.qr import QrCode
from appui.widgets.sheet import Sheet, SheetLayer
from appui.widgets.sketch_paint.handling import SCENES
from appui.widgets.step_sketch import StepSketch
from appui.widgets.stepper import Stepper
from appui.widgets.switch import Switch
from appui.widgets.tag import SOFT, Tag
from appui.widgets.tile import IconTile
from appui.widgets.timeline import Station, Timeline
from appui_core.guides.model import PLACES
from appui_core.guides.sketch import Frame, Part, Sketch

_LOOKS: Final = ("light", "dark", "contrast")
_SIZES: Final = (100, 150, 200)
_TONES: Final[tuple[Tone, ...]] = ("primary", "secondary", "quiet", "call", "danger")
# Words of a plausible length; the gallery is for those who build Appui, so they are not translated.
_SENTENCE: Final = "Une phrase assez longue pour passer à la ligne dans une colonne étroite."


class Gallery(QWidget):
    """The window of `--gallery`: buttons for look and size above, the widgets below."""

    def __init__(self, app: QApplication, theme: Theme) -> None:
        super().__init__()
        self._app, self._theme = app, theme
        self._look, self._size = "light", 100
        self.setWindowTitle("Appui · gallery")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        bar = QHBoxLayout()
        bar.setContentsMargins(24, 12, 24, 0)
        for look in _LOOKS:
            bar.addWidget(self._press(look, lambda each=look: self.dress(each, self._size)))
        for size in _SIZES:
            bar.addWidget(self._press(f"{size} %", lambda each=size: self.dress(self._look, each)))
        bar.addWidget(self._press("sheet", self._open_sheet))
        bar.addStretch(1)
        column.addLayout(bar)
        self.page = PageScroll()
        column.addWidget(self.page, 1)
        for part in (
            self._words(),
            self._buttons(),
            self._states(),
            self._forms(),
            self._steps(),
            self._timeline(),
            self._pictures(),
            self._sketches(),
        ):
            self.page.body.addWidget(part)
        self.page.body.addStretch(1)
        self.layer = SheetLayer(self, self.page)
        self.resize(1180, 860)

    def dress(self, look: str, size: int) -> None:
        """Show everything in a look and a text size."""
        self._look, self._size = look, size
        self._theme.apply(self._app, look, size)

    def _press(self, words: str, act: object) -> ActionButton:
        button = ActionButton(words, "", "secondary")
        button.clicked.connect(act)
        return button

    def _open_sheet(self) -> None:
        sheet = Sheet("Une fiche")
        sheet.body.addWidget(Body(_SENTENCE))
        self.layer.setGeometry(self.page.geometry())
        self.layer.open_sheet(sheet)

    def _words(self) -> Card:
        card = Card()
        for level in range(4):
            card.body.addWidget(Heading(f"Titre de rang {level}", level))
        card.body.addWidget(Body(_SENTENCE, lead=True))
        card.body.addWidget(Body(_SENTENCE))
        card.body.addWidget(Body(_SENTENCE, muted=True))
        card.body.addWidget(Small(_SENTENCE))
        return card

    def _buttons(self) -> Card:
        card = Card()
        for state in ("ordinaire", "focus", "inactif"):
            row = FlowLayout(spacing=8)
            for tone in _TONES:
                button = ActionButton(
                    f"{tone}, {state}", "camera", tone, trailing="arrow" if tone == "primary" else ""
                )
                _put_in_state(button, state)
                row.addWidget(button)
            card.body.addLayout(row)
        call = CallButton()
        call.set_state("Ouvert jusqu’à 23 h")
        row = FlowLayout(spacing=8)
        row.addWidget(call)
        card.body.addLayout(row)
        return card

    def _states(self) -> Card:
        card = Card()
        row = FlowLayout(spacing=8)
        for tone in SOFT:
            row.addWidget(Tag(f"État {tone}", "clock", tone))  # type: ignore[arg-type]  # the keys are the tones
        card.body.addLayout(row)
        for tone in ("neutral", "ok", "warn", "danger"):
            banner = Banner(_SENTENCE, tone)  # type: ignore[arg-type]  # literals of the same type
            if tone == "warn":
                banner.add_action(ActionButton("Faire quelque chose", "", "secondary"))
            card.body.addWidget(banner)
        return card

    def _forms(self) -> Card:
        card = Card()
        text = TextField("Compte", "Comme il s’affiche.", "@nom")
        wrong = TextField("Adresse")
        wrong.set_text("http://exemple")
        wrong.set_error("Cette adresse ne commence pas par https.")
        choice = ChoiceField("Apparence")
        choice.set_choices([("a", "Comme l’ordinateur"), ("b", "Sombre")])
        off, no_choice = TextField("Compte, désactivé", "Rien à dire ici."), ChoiceField("Apparence, désactivée")
        off.set_text("@nom")
        no_choice.set_choices([("a", "Comme l’ordinateur")])
        off.setEnabled(False)
        no_choice.setEnabled(False)
        switch = Switch("Je ne peux pas téléphoner")
        switch.set_help(_SENTENCE)
        on = Switch("Flouter les images")
        on.setChecked(True)
        for widget in (
            text,
            wrong,
            off,
            no_choice,
            PassphraseField("Phrase de passe", "Quatre mots au moins."),
            LongField("Note"),
        ):
            card.body.addWidget(widget)
        for control in (choice, switch, on, DropZone("Ou déposez des images ici")):
            card.body.addWidget(control)
        return card

    def _steps(self) -> QWidget:
        box = QWidget()
        row = ColumnsLayout(box, spacing=16, least_px=260)
        steps = Card()
        stepper = Stepper()
        stepper.set_steps(["Gardez la preuve", "Ouvrez la vidéo", "Touchez « Partager »", _SENTENCE])
        stepper.set_current(2)
        steps.body.addWidget(stepper)
        steps.body.addStretch(1)
        choices = Card()
        chosen = ChoiceCard("monitor", "Déjà choisi", _SENTENCE)
        chosen.setCheckable(True)
        chosen.setChecked(True)
        for card in (
            ChoiceCard("smartphone", "Sur le téléphone", _SENTENCE),
            chosen,
            ChoiceCard("link", "Sans image"),
        ):
            choices.body.addWidget(card)
        row.addWidget(steps)
        row.addWidget(choices)
        return box

    def _timeline(self) -> Card:
        card = Card()
        timeline = Timeline()
        timeline.set_stations(
            [
                Station("Signalé", "10/11", "done"),
                Station("Accusé reçu", "11/11", "done"),
                Station("Décision", "attendue", "current"),
                Station("Réclamation", "jusqu’à 6 mois après", "to_come"),
                Station("Recours extérieur", "si besoin", "to_come"),
            ]
        )
        card.body.addWidget(timeline)
        return card

    def _pictures(self) -> Card:
        card = Card()
        row = FlowLayout(spacing=16)
        for shown in (False, True):
            picture = BlurredPicture("Pièce 1")
            picture.set_pixels(
                64, 40, bytes((x * 4, y * 6, 160)[c] for y in range(40) for x in range(64) for c in range(3))
            )
            picture.set_blurred(blurred=not shown)
            row.addWidget(picture)
        row.addWidget(QrCode("tel:3018", "Code QR"))
        for tone in ("action", "call", "ok", "warn", "danger"):
            row.addWidget(IconTile("shield", tone))
        card.body.addLayout(row)
        return card

    def _sketches(self) -> Card:
        card = Card()
        row = FlowLayout(spacing=16)
        frames: tuple[Frame, ...] = ("android", "iphone", "web")
        places = [(surface, at) for surface, found in PLACES.items() for at in found]
        target = Part("Signaler", "Report", "flag", target=True)
        unsure = Part("Haine et harcèlement", sure=False, target=True)
        for number, (surface, at) in enumerate(places):
            parts = (Part(), unsure if number % 3 else target, Part("Ne m’intéresse pas"), Part())
            gesture = "type" if at == "field" else "hold" if at == "bubble" else "tap"
            sketch = StepSketch()
            shown = Sketch(frames[number % 3], surface, at, parts, gesture)  # type: ignore[arg-type]  # its literals
            sketch.show_sketch(shown, f"{surface}, {at}")
            row.addWidget(sketch)
        for scene in SCENES:
            row.addWidget(PhoneSketch(scene, lambda: ("Autoriser", "Le téléphone", "DCIM")))
        card.body.addLayout(row)
        return card


def _put_in_state(button: PaintedButton, state: str) -> None:
    if state == "inactif":
        button.setEnabled(False)
    elif state == "focus":
        button.ring_always = True


def run_gallery() -> int:
    """Open the gallery and run until it closes; return the exit code."""
    app = QApplication(sys.argv[:1])
    Language().use("fr")
    theme = Theme(app)
    theme.apply(app, "light")
    gallery = Gallery(app, theme)
    gallery.show()
    return app.exec()
