"""The tools of masking: what the mouse draws, how wide, back and forth, how large the picture is shown."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.evidence.parts.mask_canvas import Tool
from appui.texts.translate import translate
from appui.widgets.buttons import ActionButton
from appui.widgets.fields import ChoiceField
from appui.widgets.labels import Small
from appui.widgets.part import add_row
from appui.widgets.worded import Worded
from appui_core.cases.mask_plan import MAX_WIDTH_PX

# Parts of the picture's shorter side, so that a brush feels alike on a phone's picture and a large screen's.
_WIDTHS: Final = {"fine": 60, "medium": 25, "wide": 10}


class MaskTools(QWidget):
    """Buttons and one choice; every one says its word, and the chosen tool is pressed in."""

    chosen = Signal(object)
    brush_width = Signal(int)
    undo = Signal()
    redo = Signal()
    add = Signal()
    remove = Signal()
    larger = Signal()
    smaller = Signal()
    whole = Signal()
    full_size = Signal()

    def __init__(self, words: Worded) -> None:
        super().__init__()
        self._side_px = 1000
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._tools = {
            Tool.RECT: words.button(lambda: translate("Masks", "Rectangle"), "rectangle", name="mask_rect"),
            Tool.BRUSH: words.button(lambda: translate("Masks", "Pinceau"), "brush", name="mask_brush"),
            Tool.MOVE: words.button(lambda: translate("Masks", "Déplacer"), "move", name="mask_move"),
        }
        for tool, button in self._tools.items():
            button.setCheckable(True)
            button.clicked.connect(lambda _on=False, one=tool: self.chosen.emit(one))
        self.undo_button = words.button(lambda: translate("Masks", "Annuler"), "undo", "quiet", "mask_undo")
        self.redo_button = words.button(lambda: translate("Masks", "Rétablir"), "redo", "quiet", "mask_redo")
        self.add_button = words.button(
            lambda: translate("Masks", "Ajouter un rectangle"), "plus", "quiet", "mask_add"
        )
        self.remove_button = words.button(lambda: translate("Masks", "Enlever"), "trash", "quiet", "mask_remove")
        add_row(
            column,
            *self._tools.values(),
            self.undo_button,
            self.redo_button,
            self.add_button,
            self.remove_button,
        )
        self.brush = ChoiceField("")
        self.brush.edit.setObjectName("mask_width")
        words.bind(self.brush.set_label, lambda: translate("Masks", "Largeur du pinceau"))
        self.brush.chosen.connect(lambda _key: self.brush_width.emit(self.brush_px))
        smaller = words.button(lambda: translate("Masks", "Réduire"), "minus", "quiet", "mask_smaller")
        larger = words.button(lambda: translate("Masks", "Agrandir"), "plus", "quiet", "mask_larger")
        whole = words.button(lambda: translate("Masks", "Image entière"), "image", "quiet", "mask_whole")
        full = words.button(lambda: translate("Masks", "Taille réelle"), "search", "quiet", "mask_full_size")
        self.percent = Small("")
        add_row(column, smaller, larger, whole, full, self.percent, self.brush)
        for button, signal in (
            (self.undo_button, self.undo),
            (self.redo_button, self.redo),
            (self.add_button, self.add),
            (self.remove_button, self.remove),
            (smaller, self.smaller),
            (larger, self.larger),
            (whole, self.whole),
            (full, self.full_size),
        ):
            button.clicked.connect(signal)
        self.retranslate()

    @property
    def brush_px(self) -> int:
        """The width of the brush in pixels of the original."""
        part = _WIDTHS.get(self.brush.key(), _WIDTHS["medium"])
        return min(max(self._side_px // part, 3), MAX_WIDTH_PX)

    def set_picture(self, width: int, height: int) -> None:
        """Take the size of the picture that is drawn on, in pixels of the original."""
        self._side_px = min(width, height)

    def show_tool(self, tool: Tool) -> None:
        """Press the chosen tool in; a brush's width is only asked for with a brush."""
        for each, button in self._tools.items():
            button.setChecked(each is tool)
            button.set_tone("primary" if each is tool else "secondary")
        self.brush.setVisible(tool is Tool.BRUSH)

    def show_percent(self, percent: int) -> None:
        """Say how large the picture is shown."""
        self.percent.set_text(translate("Masks", "{percent} %").format(percent=percent))

    def allow(self, *, undo: bool, redo: bool, remove: bool, draw: bool) -> None:
        """Let be pressed only what does something now."""
        self._enable(self.undo_button, on=undo)
        self._enable(self.redo_button, on=redo)
        self._enable(self.remove_button, on=remove)
        for button in (*self._tools.values(), self.add_button):
            self._enable(button, on=draw)

    def retranslate(self) -> None:
        """Say the widths in the language in force; the buttons are said by whoever holds their words."""
        key = self.brush.key() or "medium"
        self.brush.set_choices(
            [
                ("fine", translate("Masks", "Fin")),
                ("medium", translate("Masks", "Moyen")),
                ("wide", translate("Masks", "Large")),
            ]
        )
        self.brush.set_key(key)

    def _enable(self, button: ActionButton, *, on: bool) -> None:
        if button.isEnabled() != on:
            # Who just pressed it keeps the keyboard near: a disabled button would hand it to whatever comes next.
            if not on and button.hasFocus():
                self._tools[Tool.RECT].setFocus()
            button.setEnabled(on)
