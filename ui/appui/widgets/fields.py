"""Fields to fill in: a label that stays, a hint, the field, and an error in words right below it."""

from typing import Final

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from appui.texts.translate import translate
from appui.theme.theme import current_theme
from appui.widgets.buttons import ActionButton
from appui.widgets.forget import Forgetting
from appui.widgets.labels import Body, Small

_LONG_LINES: Final = 4
_LEAST_LETTERS: Final = 12


class _Field(QWidget):
    """Label, hint, edit and error in one column. The label is the edit's buddy and its accessible name."""

    def __init__(self, label: str, hint: str, edit: QWidget, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.theme = current_theme()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(self.theme.space("xs"))
        self.label = Body(label, strong=True)
        self.label.setBuddy(edit)
        self.hint = Small(hint)
        self.error = Small("", role="danger")
        self._edit = edit
        self.column.addWidget(self.label)
        self.column.addWidget(self.hint)
        self.column.addWidget(edit)
        self.column.addWidget(self.error)
        self.setFocusProxy(edit)
        self.set_label(label)
        self.set_hint(hint)
        self.set_error("")

    def set_label(self, label: str) -> None:
        """Set the label and with it the field's accessible name."""
        self.label.set_text(label)
        self._edit.setAccessibleName(label)

    def set_hint(self, hint: str) -> None:
        """Set the line of help under the label; empty hides it."""
        self.hint.set_text(hint)
        self.hint.setVisible(bool(hint))
        self._describe()

    def set_error(self, text: str) -> None:
        """Say what is wrong, or with an empty text that nothing is."""
        self.error.set_text(text)
        self.error.setVisible(bool(text))
        self._edit.setProperty("wrong", "true" if text else "false")
        style = self._edit.style()
        style.unpolish(self._edit)
        style.polish(self._edit)
        self._describe()

    def _describe(self) -> None:
        self._edit.setAccessibleDescription(
            " ".join(part for part in (self.hint.text(), self.error.text()) if part)
        )


class TextField(_Field):
    """One line of text."""

    changed = Signal(str)

    def __init__(self, label: str, hint: str = "", placeholder: str = "", parent: QWidget | None = None) -> None:
        self.edit = QLineEdit()
        super().__init__(label, hint, self.edit, parent)
        self.edit.setPlaceholderText(placeholder)
        self.edit.textChanged.connect(self.changed)

    def text(self) -> str:
        """Return what is written, without spaces around it."""
        return self.edit.text().strip()

    def set_text(self, text: str) -> None:
        """Fill the field."""
        self.edit.setText(text)


class PassphraseField(_Field):
    """One line that hides what is typed, with a button to see it; 30 s after the last key it is empty again."""

    changed = Signal(str)

    def __init__(self, label: str, hint: str = "", parent: QWidget | None = None) -> None:
        self.edit = QLineEdit()
        self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        super().__init__(label, hint, self.edit, parent)
        self.column.removeWidget(self.edit)
        row = QHBoxLayout()
        row.setSpacing(self.theme.space("s"))
        row.addWidget(self.edit, 1)
        self.eye = ActionButton("", "eye", "quiet")
        self.eye.clicked.connect(self._turn)
        row.addWidget(self.eye)
        self.column.insertLayout(2, row)
        self.edit.textChanged.connect(self.changed)
        self.forgetting = Forgetting(self.text, self.forget, self)
        self.edit.textChanged.connect(self.forgetting.typed)
        self.forgetting.forgotten.connect(self._say_forgotten)
        self.retranslate()

    def text(self) -> str:
        """Return what is typed, spaces included: they belong to a passphrase."""
        return self.edit.text()

    def set_text(self, text: str) -> None:
        """Fill or, with an empty text, empty the field."""
        self.edit.setText(text)

    def forget(self) -> None:
        """Empty the field for good, and hide what will be typed next."""
        # Not QLineEdit.clear: that can be undone, and Ctrl+Z would show a passphrase to whoever comes next.
        self.edit.setText("")
        if self.edit.echoMode() != QLineEdit.EchoMode.Password:
            self._turn()

    def _say_forgotten(self) -> None:
        self.set_error(translate("Fields", "Effacé après 30 secondes sans frappe. Écrivez-la de nouveau."))

    def retranslate(self) -> None:
        """Set the words of the eye anew."""
        hidden = self.edit.echoMode() == QLineEdit.EchoMode.Password
        self.eye.set_text(translate("Fields", "Montrer") if hidden else translate("Fields", "Cacher"))
        self.eye.set_icon("eye" if hidden else "eye-off")
        self.eye.setAccessibleName(f"{self.eye.text()}, {self.label.text()}")

    def _turn(self) -> None:
        hidden = self.edit.echoMode() == QLineEdit.EchoMode.Password
        self.edit.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self.retranslate()


class LongField(_Field):
    """A few lines of text; Tab leaves it."""

    changed = Signal()

    def __init__(self, label: str, hint: str = "", placeholder: str = "", parent: QWidget | None = None) -> None:
        self.edit = QPlainTextEdit()
        super().__init__(label, hint, self.edit, parent)
        self.forgetting: Forgetting | None = None
        self.edit.setPlaceholderText(placeholder)
        self.edit.setTabChangesFocus(True)
        # Its height is ours to set: left to grow, the room it does not take would stand between label and field.
        self.edit.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.edit.textChanged.connect(self.changed)
        self._fit()
        self.theme.changed.connect(self._fit)

    def text(self) -> str:
        """Return what is written, without spaces around it."""
        return self.edit.toPlainText().strip()

    def set_text(self, text: str) -> None:
        """Fill the field."""
        self.edit.setPlainText(text)

    def hold_secret(self) -> None:
        """Empty itself from now on 30 s after the last key: a recovery key is typed here."""
        self.forgetting = Forgetting(self.text, lambda: self.set_text(""), self)
        self.edit.textChanged.connect(self.forgetting.typed)
        self.forgetting.forgotten.connect(self._say_forgotten)

    def _say_forgotten(self) -> None:
        self.set_error(translate("Fields", "Effacé après 30 secondes sans frappe. Écrivez-la de nouveau."))

    def _fit(self) -> None:
        self.edit.setFixedHeight(self.theme.px(22) * _LONG_LINES + 2 * self.theme.space("m"))


class _Combo(QComboBox):
    """A combo box whose arrow is our icon, so that it takes the theme's colour and size.

    `cut` carries the words in force where the box has no room for all of them, and nothing where it has.
    """

    cut = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.theme = current_theme()
        self.theme.changed.connect(self.update)
        self.currentTextChanged.connect(self._measure)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Tell whether the words have room now."""
        super().resizeEvent(event)
        self._measure()

    def _measure(self) -> None:
        shown = self._shown(QStyleOptionComboBox())
        self.cut.emit("" if shown == self.currentText() else self.currentText())

    def _shown(self, option: QStyleOptionComboBox) -> str:
        """Return as much of the words as the box has room for; fills `option`."""
        self.initStyleOption(option)
        words = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, words, self).width()
        return self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: scrolling past a choice must not change it."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: ARG002 - the whole box is painted
        """Paint the box, its words cut with an ellipsis where there is no room, and the arrow at its end."""
        option = QStyleOptionComboBox()
        option.currentText = self._shown(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        size = self.theme.px(18)
        inset = self.theme.space("s")
        at = inset if self.isRightToLeft() else self.width() - size - inset
        painter.drawPixmap(QPoint(at, (self.height() - size) // 2), self.theme.pixmap("down", "text", 18))


class ChoiceField(_Field):
    """One of a few choices; each has a key for the program and words for the person."""

    chosen = Signal(str)

    def __init__(self, label: str, hint: str = "", parent: QWidget | None = None) -> None:
        self.edit = _Combo()
        super().__init__(label, hint, self.edit, parent)
        self.edit.activated.connect(self._tell)

    def set_choices(self, choices: "list[tuple[str, str]]") -> None:
        """Offer (key, words) pairs; the key chosen before stays chosen."""
        key = self.key()
        self.edit.clear()
        for each, words in choices:
            self.edit.addItem(words, each)
        self.set_key(key)

    def key(self) -> str:
        """Return the key of the choice in force."""
        return str(self.edit.currentData() or "")

    def give_way(self) -> None:
        """Let long words be cut in the closed box, no wider than its place; they stand whole below it then."""
        self.edit.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.edit.setMinimumContentsLength(_LEAST_LETTERS)
        whole = Small("")
        whole.hide()
        self.column.insertWidget(self.column.indexOf(self.edit) + 1, whole)
        self.edit.cut.connect(whole.set_text)
        self.edit.cut.connect(lambda words: whole.setVisible(bool(words)))

    def set_key(self, key: str) -> None:
        """Choose without telling anyone."""
        index = self.edit.findData(key)
        if index >= 0:
            self.edit.setCurrentIndex(index)

    def _tell(self, index: int) -> None:
        self.chosen.emit(str(self.edit.itemData(index)))
