"""The design kit: names for screen readers, keys as well as clicks, words that wrap and are never markup."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QWheelEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QVBoxLayout, QWidget

from appui.gallery import Gallery
from appui.theme.theme import Theme, current_theme
from appui.widgets.banner import Banner
from appui.widgets.buttons import TOUCH_PX, ActionButton
from appui.widgets.choice import ChoiceCard
from appui.widgets.fields import ChoiceField, PassphraseField, TextField
from appui.widgets.flow import ColumnsLayout, FlowLayout
from appui.widgets.labels import Body, Small
from appui.widgets.picture import BlurredPicture
from appui.widgets.qr import QrCode
from appui.widgets.sheet import Sheet, SheetLayer
from appui.widgets.stepper import Stepper
from appui.widgets.switch import Switch
from fakes.qt import click, describe, named, press, settle

Show = Callable[[QWidget], QWidget]


@pytest.mark.parametrize("tone", ["primary", "secondary", "quiet", "call", "danger"])
def test_a_button_can_be_touched_and_wraps(tone: str) -> None:
    button = ActionButton("Vérifier l’heure de cet ordinateur", "clock", tone)  # type: ignore[arg-type]  # its literals
    wide = button.sizeHint()
    assert wide.height() >= TOUCH_PX
    assert button.heightForWidth(button.minimumSizeHint().width()) > wide.height()


@pytest.mark.parametrize("tone", ["primary", "secondary", "quiet", "call", "danger"])
def test_a_button_that_cannot_be_pressed_is_written_faintly(on_screen: Show, tone: str) -> None:
    button = ActionButton("Continuer", "arrow", tone)  # type: ignore[arg-type]  # its literals
    on_screen(button)

    def inks() -> set[str]:
        image = button.grab().toImage()
        pixels = ((x, y) for x in range(image.width()) for y in range(image.height()))
        return {image.pixelColor(x, y).name() for x, y in pixels}

    off = current_theme().colour("off").name()
    assert off not in inks()
    button.setEnabled(False)
    assert off in inks()
    assert (
        not {current_theme().colour(role).name() for role in ("action", "call", "danger", "text", "muted")}
        & inks()
    )


def test_a_switch_shows_all_of_its_words_as_its_page_becomes_narrow(on_screen: Show) -> None:
    page = QWidget()
    column = QVBoxLayout(page)
    switch = Switch("Oui, détruire les pièces et tout ce dossier de suivi (QP59CV)")
    column.addWidget(switch)
    column.addStretch(1)
    page.resize(900, 400)
    on_screen(page)
    heights = []
    for wide in (900, 420, 260, 900):
        page.resize(wide, 400)
        settle()
        assert switch.height() == switch.heightForWidth(switch.width())
        heights.append(switch.height())
    assert heights[0] == heights[3] < heights[1] < heights[2]


def test_a_choice_without_room_for_its_words_says_that_they_go_on(on_screen: Show) -> None:
    words = "école, 14/11/2026, empreinte bf1ccb04"
    field = ChoiceField("De quel dossier")
    field.give_way()
    ends = range(5, len(words) - 5)
    cut = [(f"{end}{last}", f"{words[:end]}{last}") for end in ends for last in "…x"]
    field.set_choices([("whole", words), *cut])
    field.resize(240, 70)
    on_screen(field)

    def shown(key: str) -> QImage:
        field.set_key(key)
        settle()
        return field.edit.grab().toImage()

    whole = shown("whole")
    # Where the last letter lies outside the box, both look alike.
    assert any(shown(f"{end}…") == whole != shown(f"{end}x") for end in ends)


def test_words_that_a_choice_has_no_room_for_stand_whole_below_it(on_screen: Show) -> None:
    words = "école, 14/11/2026, empreinte bf1ccb04"
    field = ChoiceField("De quel dossier")
    field.give_way()
    field.set_choices([("long", words), ("short", "école")])
    on_screen(field)

    def below(wide: int, key: str) -> list[str]:
        field.resize(wide, 200)
        field.set_key(key)
        settle()
        return [label.text() for label in field.findChildren(Small) if label.isVisible()]

    assert below(240, "long") == [words]
    assert below(240, "short") == []
    assert below(240, "long") == [words]
    assert below(700, "long") == []


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_keys_press_a_button(on_screen: Show, key: Qt.Key) -> None:
    button = ActionButton("Continuer")
    pressed: list[bool] = []
    button.clicked.connect(lambda: pressed.append(True))
    on_screen(button)
    press(button, key)
    assert len(pressed) == 1


def test_the_ring_shows_for_the_keyboard_and_not_for_the_mouse(on_screen: Show) -> None:
    button = ActionButton("Continuer")
    on_screen(button)
    button.clearFocus()
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert button.ring
    button.clearFocus()
    button.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not button.ring


def test_words_are_never_markup() -> None:
    label = Body("<b>gras</b> & <img src='x'>")
    assert label.textFormat() == Qt.TextFormat.PlainText
    assert label.text() == "<b>gras</b> & <img src='x'>"


def test_a_label_gets_taller_as_it_gets_narrower() -> None:
    label = Body("Le 3018 écoute et conseille, par téléphone, par tchat ou par écrit.")
    assert label.heightForWidth(120) > label.heightForWidth(600) > 0


def test_a_field_says_its_name_its_hint_and_its_error(on_screen: Show) -> None:
    field = TextField("Compte", "Comme il s’affiche.")
    on_screen(field)
    edit = named(field, "Compte", QLineEdit)
    field.set_error("Il manque le nom du compte.")
    assert edit.accessibleDescription() == "Comme il s’affiche. Il manque le nom du compte."
    assert field.error.isVisible()
    field.set_error("")
    assert not field.error.isVisible()


def test_a_passphrase_can_be_shown_and_hidden(on_screen: Show) -> None:
    field = PassphraseField("Phrase de passe")
    on_screen(field)
    field.set_text(" quatre mots ")
    assert field.text() == " quatre mots "
    assert field.edit.echoMode() == QLineEdit.EchoMode.Password
    click(field.eye)
    assert field.edit.echoMode() == QLineEdit.EchoMode.Normal
    assert field.eye.accessibleName() == "Cacher, Phrase de passe"


def test_scrolling_past_a_choice_does_not_change_it(on_screen: Show) -> None:
    field = ChoiceField("Langue")
    field.set_choices([("fr", "Français"), ("en", "English")])
    on_screen(field)
    none = Qt.KeyboardModifier.NoModifier
    turned = QWheelEvent(
        QPointF(20, 10),
        QPointF(20, 10),
        QPoint(),
        QPoint(0, -240),
        Qt.MouseButton.NoButton,
        none,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(field.edit, turned)
    assert field.key() == "fr"


def test_a_banner_says_its_weight_in_words() -> None:
    assert Banner("Le disque est plein.", "warn").accessibleName() == "Attention. Le disque est plein."
    assert Banner("C’est gardé.", "ok").accessibleName() == "C’est gardé."


def test_steps_say_where_one_stands_and_can_be_gone_back_to(on_screen: Show) -> None:
    stepper = Stepper()
    went: list[int] = []
    stepper.clicked.connect(went.append)
    stepper.set_steps(["Garder", "Ouvrir", "Signaler"])
    stepper.set_current(1)
    on_screen(stepper)
    click(named(stepper, "1. Garder (fait)"))
    assert went == [0]
    assert describe(named(stepper, "2. Ouvrir (étape en cours)")) == "2. Ouvrir (étape en cours)"
    assert stepper.count() == 3
    stepper.set_steps(["Seule"])
    settle()
    assert [button.text() for button in stepper.findChildren(QPushButton)] == ["Seule"]


def test_a_choice_reads_its_help_too() -> None:
    card = ChoiceCard("link", "Un lien sans image", "L’adresse et quelques mots.")
    assert (card.text(), card.accessibleDescription()) == ("Un lien sans image", "L’adresse et quelques mots.")


def test_a_picture_is_blurred_until_asked_for(on_screen: Show) -> None:
    picture = BlurredPicture("Pièce 3.")
    told: list[bool] = []
    picture.revealed.connect(told.append)
    half = bytes((0, 0, 0)) * 32 + bytes((255, 255, 255)) * 32
    picture.set_pixels(64, 40, half * 40)
    on_screen(picture)
    assert picture.accessibleName() == "Pièce 3. Image floutée. Appuyez pour la voir."
    veiled = picture.grab().toImage()
    press(picture, Qt.Key.Key_Space)
    assert not picture.is_blurred()
    assert told == [True]
    assert picture.grab().toImage() != veiled
    click(picture)
    assert picture.is_blurred()
    picture.clear()
    click(picture)
    assert picture.is_blurred(), "without pixels there is nothing to show"


def test_a_qr_code_is_dark_on_light_in_the_dark_too(on_screen: Show, qapp: QApplication) -> None:
    theme = current_theme()
    theme.apply(qapp, "dark")
    code = QrCode("tel:3018", "Code QR")
    on_screen(code)
    image = code.grab().toImage()
    middle = image.height() // 2
    row = [image.pixelColor(x, middle).lightness() for x in range(image.width())]
    theme.apply(qapp, "light")
    assert row[6] > 200
    assert min(row) < 60
    assert code.accessibleName() == "Code QR"


def test_columns_stand_side_by_side_or_one_below_the_other() -> None:
    box = QWidget()
    columns = ColumnsLayout(box, spacing=10, least_px=200)
    for text in ("un", "deux"):
        columns.addWidget(Body(text))
    assert columns.side_by_side(410)
    assert not columns.side_by_side(409)
    assert columns.heightForWidth(300) > columns.heightForWidth(410)
    box.resize(500, 100)
    box.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    columns.setGeometry(box.rect())
    first, second = columns.itemAt(0), columns.itemAt(1)
    assert first is not None
    assert second is not None
    assert first.geometry().left() > second.geometry().left()


def test_a_flow_goes_on_below_when_the_line_is_full() -> None:
    box = QWidget()
    flow = FlowLayout(box, spacing=5)
    for _ in range(6):
        flow.addWidget(ActionButton("Capturer"))
    assert flow.heightForWidth(150) > flow.heightForWidth(2_000)


class _Window(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.below = QWidget()
        self.button = ActionButton("Ouvrir")
        column = QVBoxLayout(self)
        column.addWidget(self.below)
        QVBoxLayout(self.below).addWidget(self.button)
        self.layer = SheetLayer(self, self.below)
        self.resize(900, 600)


def test_a_sheet_takes_the_keyboard_and_gives_it_back(on_screen: Show) -> None:
    window = _Window()
    on_screen(window)
    window.button.setFocus()
    sheet = Sheet("Une fiche")
    window.layer.setGeometry(window.rect())
    window.layer.open_sheet(sheet)
    assert not window.button.isEnabled(), "what lies below can't be reached"
    assert sheet.close_button.hasFocus()
    over = Sheet("Une autre")
    window.layer.open_sheet(over)
    assert not sheet.isVisible()
    assert window.layer.escape()
    assert sheet.isVisible()
    click(sheet.close_button)
    assert window.button.hasFocus()
    assert not window.layer.isVisible()
    assert not window.layer.escape()


@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
@pytest.mark.parametrize("size", [100, 200])
def test_the_gallery_shows_every_widget_with_a_name(
    on_screen: Show, qapp: QApplication, look: str, size: int
) -> None:
    theme = Theme(qapp)
    theme.apply(qapp, look, size)
    gallery = Gallery(qapp, theme)
    on_screen(gallery)
    nameless = [
        widget
        for widget in gallery.findChildren(QWidget)
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and not describe(widget)
    ]
    assert nameless == []
    gallery.close()
    theme.leave()
