"""From tokens to what Qt paints with: palette, fonts, a small style sheet, icons; follows the system's changes."""

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING, Final

from PySide6 import QtCore
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontInfo, QPalette, QPixmap
from PySide6.QtWidgets import QApplication

from appui.theme.lines import UNBROKEN, Lines
from appui.theme.paint import Warmth
from appui.theme.tokens import Tokens, load_tokens
from appui_core.locate import resources_dir

if TYPE_CHECKING:
    from PySide6.QtGui import QIcon

TEXT_SCALE_MIN: Final = 100
TEXT_SCALE_MAX: Final = 200
# Body text at 100 % stands for a system whose own text is no larger than this many pixels.
_USUAL_SYSTEM_TEXT_PX: Final = 15
_NAME: Final = "appui-theme"
STYLE: Final = "Fusion"
_DARK_BELOW: Final = 128
# Line height as a multiple of the letters' size.
_AIR: Final = {"small": 1.4, "body": 1.45, "lead": 1.35, "title": 1.25, "display": 1.18}
_LINES_KEPT: Final = 1_000


class Theme(QObject):
    """The look in force, one per QApplication. On `changed`, ask again for colours, fonts and icons.

    `warmth` puts off what the first frame does without; it is warm unless a start-up cools it. `sheet`: False
    where there is no field to fill: an application's sheet takes a third of the time in which a page is built.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None, tokens: Tokens | None = None, *, sheet: bool = True) -> None:
        super().__init__(parent)
        self.sheet = sheet
        self.setObjectName(_NAME)
        self.tokens = tokens or load_tokens()
        self.scheme = "light"
        self.appearance = "auto"
        self.text_scale = TEXT_SCALE_MIN
        self.warmth = Warmth()
        self._system_scale = 1.0
        self._system_dark = False
        self._forced = False
        self._pixmaps: dict[tuple[str, str, int, bool], QPixmap] = {}
        self._fonts: dict[tuple[int, bool], QFont] = {}
        self._lines: dict[tuple[str, str, bool, int], Lines] = {}
        self._inks: dict[str, QPalette] = {}
        self._family = ""
        self._strong_family = ""
        self._app: QApplication | None = None
        # Something was painted without its icon.
        self._bare = False

    def apply(self, app: QApplication, appearance: str = "auto", text_scale: int = TEXT_SCALE_MIN) -> None:
        """Dress the program: `appearance` is auto, light, dark or contrast; `text_scale` per cent, 100 to 200.

        APPUI_TEXT_SCALE, when set, is stronger than `text_scale` (screenshots and tests use it).
        """
        if self._app is None:
            self._meet(app)
        forced = os.environ.get("APPUI_TEXT_SCALE", "")
        wanted = int(forced) if forced.isdigit() else text_scale
        self.text_scale = min(max(wanted, TEXT_SCALE_MIN), TEXT_SCALE_MAX)
        self.appearance = appearance
        self.warmth.later(self._tell_system)
        self._dress()

    @property
    def letters(self) -> int:
        """Return how large letters are in all, in per cent of ours: the text size on top of the system's own."""
        return round(self.text_scale * self._system_scale)

    def write_at(self, letters: int) -> None:
        """Write so large in all (per cent, as `letters`) until the program is dressed anew."""
        self.text_scale = round(letters / self._system_scale)
        self._dress()

    def leave(self) -> None:
        """Be the theme of no application any more, for tests that dress one anew."""
        if self._app is not None:
            self._app.setProperty(_NAME, None)
            self._app = None
        self.deleteLater()

    def colour(self, role: str) -> QColor:
        """Return the colour of a role of tokens.toml.

        Raises KeyError when there is no such role.
        """
        return QColor(self.tokens.colour[self.scheme][role])

    def px(self, size: int) -> int:
        """Return a size given at 100 % text, scaled to the text size in force."""
        return round(size * self.text_scale / 100 * self._system_scale)

    def space(self, name: str) -> int:
        """Return a spacing (xs s m l xl xxl) in pixels; white space does not grow with the text."""
        return self.tokens.space[name]

    def font(self, size: str = "body", *, strong: bool = False) -> QFont:
        """Return the font of a step of the type scale (small body lead title display)."""
        return self.font_px(self.tokens.type[size], strong=strong)

    def font_px(self, size: int, *, strong: bool = False) -> QFont:
        """Return our font at a size off the scale, given at 100 %."""
        found = self._fonts.get((size, strong))
        if found is None:
            family = self._strong_family if strong else self._family
            found = QFont(family) if family else QFont()
            found.setPixelSize(self.px(size))
            # Some systems file the semi-bold cut under its own family: asking that one for weight would double it.
            if strong and family == self._family:
                found.setWeight(QFont.Weight.DemiBold)
            self._fonts[size, strong] = found
        return QFont(found)

    def line_px(self, size: str) -> int:
        """Return the height of a line in a step of the type scale."""
        return round(self.px(self.tokens.type[size]) * _AIR[size])

    def lines(self, text: str, size: str, width: int = UNBROKEN, *, strong: bool = False) -> Lines:
        """Return `text` broken at a width in a step of the type scale."""
        key = (text, size, strong, width)
        found = self._lines.get(key)
        if found is None:
            found = Lines(text, self.font(size, strong=strong), width, self.line_px(size))
            if len(self._lines) >= _LINES_KEPT:
                self._lines.clear()
            self._lines[key] = found
        return found

    def ink(self, role: str) -> QPalette:
        """Return a palette that writes in the colour of a role, for a widget that draws its own words."""
        found = self._inks.get(role)
        if found is None:
            found = self._inks[role] = QPalette()
            for target in (QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
                found.setColor(target, self.colour(role))
                found.setColor(QPalette.ColorGroup.Disabled, target, self.colour("muted"))
        return found

    def pixmap(self, name: str, role: str = "text", size: int = 20, *, mirrored: bool = False) -> QPixmap:
        """Return an icon as a picture, `size` pixels a side at 100 % text; a null one during a start.

        The icons of the first frame come with the second: the SVG module and six drawings are 8 ms.
        """
        if not self.warmth.warm:
            if not self._bare:
                self._bare = True
                self.warmth.later(self._repaint)
            return QPixmap()
        from appui.theme.icons import draw_icon  # noqa: PLC0415 - as said above

        key = (name, role, self.px(size), mirrored)
        found = self._pixmaps.get(key)
        if found is None:
            found = draw_icon(name, self.tokens.colour[self.scheme][role], key[2], mirrored=mirrored)
            self._pixmaps[key] = found
        return found

    def icon(self, name: str, role: str = "text", size: int = 20) -> "QIcon":
        """Return an icon in the colour of a role, with its greyed form."""
        from PySide6.QtGui import QIcon  # noqa: PLC0415 - the first frame has none

        icon = QIcon(self.pixmap(name, role, size))
        icon.addPixmap(self.pixmap(name, "muted", size), QIcon.Mode.Disabled)
        return icon

    def scroll_sheet(self) -> str:
        """Return the sheet of one scroll bar, for where the application has none."""
        from appui.theme.stylesheet import SCROLL_BAR_PX, render_scroll_bars  # noqa: PLC0415 - the first frame has none

        return render_scroll_bars(self.tokens.colour[self.scheme], self.px(SCROLL_BAR_PX))

    def _meet(self, app: QApplication) -> None:
        self._app = app
        # Not a search among the children: that would wrap the style, whose enums cost more than all our painting.
        app.setProperty(_NAME, self)
        # Not the application's font: an earlier theme may have set that.
        system_px = QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)).pixelSize()
        self._system_scale = min(max(system_px / _USUAL_SYSTEM_TEXT_PX, 1.0), 2.0)
        # Without our files the system's own font serves: nothing else depends on them.
        self._family = _add_font("Inter-Regular.ttf")
        self._strong_family = _add_font("Inter-SemiBold.ttf") or self._family
        # Good for a first frame where the palette follows the scheme; the hints, asked later, have the last word.
        self._system_dark = app.palette().color(QPalette.ColorRole.Window).lightness() < _DARK_BELOW
        # A start-up names the style on Qt's command line: `setStyle` hands back a QStyle, whose enums cost 15 ms.
        if self.warmth.warm:
            app.setStyle(STYLE)
        hints = app.styleHints()
        hints.colorSchemeChanged.connect(self._dress)
        hints.accessibility().contrastPreferenceChanged.connect(self._dress)
        if not self.warmth.warm:
            self.warmth.later(self._dress_again)

    def _repaint(self) -> None:
        for window in QApplication.topLevelWidgets():
            window.update()

    def _dress_again(self) -> None:
        if self._app is not None and self.scheme != self._wanted_scheme(self._app):
            self._dress()

    def _tell_system(self) -> None:
        """Let title bars and native dialogs follow, so that they match the rest of the window."""
        if self._app is None:
            return
        forced = self.appearance in {"light", "dark"}
        if not forced and not self._forced:
            return
        self._forced = forced
        schemes = QtCore.Qt.ColorScheme
        scheme = {"light": schemes.Light, "dark": schemes.Dark}.get(self.appearance, schemes.Unknown)
        self._app.styleHints().setColorScheme(scheme)

    def _dress(self) -> None:
        app = self._app
        if app is None:
            return
        self.scheme = self._wanted_scheme(app)
        self._pixmaps.clear()
        self._fonts.clear()
        self._lines.clear()
        self._inks.clear()
        colours = self.tokens.colour[self.scheme]
        app.setPalette(_palette(colours))
        app.setFont(self.font())
        # Nothing of the first frame needs the sheet (fields, scroll bars): polishing by it waits.
        self.warmth.later(self._style)
        self.changed.emit()

    def _style(self) -> None:
        if self._app is None:
            return
        if not self.sheet:
            # Setting an empty one dresses every widget anew.
            if self._app.styleSheet():
                self._app.setStyleSheet("")
        else:
            from appui.theme.stylesheet import render_stylesheet  # noqa: PLC0415 - as said above

            colours = self.tokens.colour[self.scheme]
            body_px = self.px(self.tokens.type["body"])
            self._app.setStyleSheet(render_stylesheet(self.tokens, colours, body_px))

    def _wanted_scheme(self, app: QApplication) -> str:
        dark, asked = self._system_dark, False
        # Asking the hints names things under `Qt.` (theme/paint.py): on Linux that waits for the first frame.
        if self.warmth.warm or sys.platform in {"win32", "darwin"}:
            hints = app.styleHints()
            accessibility = hints.accessibility()
            dark = hints.colorScheme() == QtCore.Qt.ColorScheme.Dark
            asked = accessibility.contrastPreference() == QtCore.Qt.ContrastPreference.HighContrast
        if self.appearance in {"light", "dark"}:
            dark = self.appearance == "dark"
        plain = "dark" if dark else "light"
        return f"contrast_{plain}" if asked or self.appearance == "contrast" else plain


def current_theme() -> Theme:
    """Return the Theme of the running QApplication; one is made in the system's appearance when there is none yet.

    The theme belongs to the application object as its palette does, so it ends with it.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("widgets need a QApplication")
    found = app.property(_NAME)
    if isinstance(found, Theme):
        return found
    theme = Theme(app)
    theme.apply(app)
    return theme


def _add_font(name: str) -> str:
    number = QFontDatabase.addApplicationFont(str(resources_dir() / "fonts" / name))
    families = QFontDatabase.applicationFontFamilies(number) if number >= 0 else []
    return families[0] if families else ""


def _palette(colours: Mapping[str, str]) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for target, name in (
        (role.Window, "bg"),
        (role.WindowText, "text"),
        (role.Base, "surface"),
        (role.AlternateBase, "sunken"),
        (role.Text, "text"),
        (role.PlaceholderText, "muted"),
        (role.Button, "surface"),
        (role.ButtonText, "text"),
        (role.Highlight, "action"),
        (role.HighlightedText, "onaction"),
        (role.Accent, "action"),
        (role.Link, "action"),
        (role.LinkVisited, "action"),
        (role.ToolTipBase, "surface"),
        (role.ToolTipText, "text"),
        (role.Light, "surface"),
        (role.Midlight, "line"),
        (role.Mid, "edge"),
        (role.Dark, "edge"),
        (role.Shadow, "shade"),
    ):
        palette.setColor(target, QColor(colours[name]))
    for target in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, QColor(colours["muted"]))
    return palette
