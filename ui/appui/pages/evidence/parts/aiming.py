"""What the next picture shows and how long it waits: two short lists, and the screens where there are several."""

from typing import Final, NamedTuple

from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from appui.pages.evidence.model import Aim, AimKind
from appui.texts.translate import translate
from appui.theme.theme import current_theme
from appui.widgets.fields import ChoiceField
from appui.widgets.flow import ColumnsLayout
from appui_core.ports import ScreenInfo

DELAYS_S: Final = (0, 3, 5, 10)


class Means(NamedTuple):
    """What this desktop can do for a picture, and how the last one of the series was taken."""

    screens: tuple[ScreenInfo, ...] = ()
    parts: bool = False
    windows: bool = False
    school: bool = False
    last: Aim | None = None


class Aiming(QWidget):
    """Returns an `Aim`. A choice that this desktop does not have is absent."""

    def __init__(self) -> None:
        super().__init__()
        self._means = Means()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current_theme().space("m"))
        self.what = ChoiceField("")
        self.what.edit.setObjectName("aim_what")
        self.delay = ChoiceField("")
        self.delay.edit.setObjectName("aim_delay")
        beside = ColumnsLayout(spacing=current_theme().space("l"), least_px=240)
        beside.addWidget(self.what)
        beside.addWidget(self.delay)
        column.addLayout(beside)
        self._screens_box = QWidget()
        self._screens = QVBoxLayout(self._screens_box)
        self._screens.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._screens_box)
        self._group = QButtonGroup(self)
        self.what.chosen.connect(lambda _key: self._show_screens())

    def prepare(self, means: Means) -> None:
        """Offer what there is; what was chosen last stays chosen."""
        self._means = means
        last = means.last
        self._list_screens(last.screen if last is not None else 0)
        self.retranslate()
        self.what.set_key(last.what if last is not None else self._first())
        self.delay.set_key(str(last.delay_s if last is not None else 0))
        self.what.setVisible(means.parts)
        self._show_screens()

    def aim(self) -> Aim:
        """Return what was chosen."""
        kind = self._kind()
        last = self._means.last
        same = kind == "same" and last is not None
        number = last.screen if same and last is not None else max(self._group.checkedId(), 1)
        region = last.region if same and last is not None else None
        return Aim(kind, number, int(self.delay.key() or 0), region)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        self.what.set_label(translate("Evidence", "Ce qui est pris"))
        self.what.set_choices([(kind, words) for kind, words in self._kinds()])
        self.delay.set_label(translate("Evidence", "Compte à rebours"))
        self.delay.set_choices([(str(seconds), _delay_words(seconds)) for seconds in DELAYS_S])
        for screen in self._means.screens:
            button = self._group.button(screen.number)
            if button is not None:
                button.setText(_screen_words(screen))

    def _first(self) -> AimKind:
        if not self._means.school or not self._means.parts:
            return "screen"
        return "window" if self._means.windows else "region"

    def _kind(self) -> AimKind:
        chosen = self.what.key()
        return next((kind for kind, _words in self._kinds() if kind == chosen), "screen")

    def _kinds(self) -> list[tuple[AimKind, str]]:
        kinds: list[tuple[AimKind, str]] = []
        if self._means.last is not None and self._means.last.region is not None:
            kinds.append(("same", translate("Evidence", "La même partie de l’écran")))
        kinds.append(("screen", translate("Evidence", "L’écran entier")))
        if self._means.parts:
            kinds.append(("region", translate("Evidence", "Une partie, que vous tracez")))
        if self._means.windows:
            kinds.append(("window", translate("Evidence", "Une fenêtre, que vous désignez")))
        return kinds

    def _show_screens(self) -> None:
        whole = self._kind() == "screen" or not self._means.parts
        self._screens_box.setVisible(len(self._means.screens) > 1 and whole)

    def _list_screens(self, chosen: int) -> None:
        while (item := self._screens.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                if isinstance(widget, QRadioButton):
                    self._group.removeButton(widget)
                widget.deleteLater()
        for screen in self._means.screens:
            choice = QRadioButton(_screen_words(screen))
            choice.setObjectName(f"screen_{screen.number}")
            choice.setMinimumHeight(44)
            choice.setChecked(screen.number == chosen or (not chosen and screen.primary))
            self._group.addButton(choice, screen.number)
            self._screens.addWidget(choice)


def _delay_words(seconds: int) -> str:
    if not seconds:
        return translate("Evidence", "Aucun")
    return translate("Evidence", "%n seconde(s)", "", seconds)


def _screen_words(screen: ScreenInfo) -> str:
    words = translate("Evidence", "Écran {number}, {width} × {height}").format(
        number=screen.number, width=screen.width_px, height=screen.height_px
    )
    return words + (translate("Evidence", " (principal)") if screen.primary else "")
