"""One capture of a strip: its frosted picture, what ties it to the one above, and the person's own word on it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from appui.pages.evidence.jobs import Picture
from appui.pages.evidence.wording import number_words, title_words
from appui.texts.translate import translate
from appui.widgets.buttons import ActionButton
from appui.widgets.flow import FlowLayout
from appui.widgets.labels import Body
from appui.widgets.picture import BlurredPicture
from appui.widgets.switch import Switch
from appui.widgets.tag import Tag
from appui_core.cases.model import Exhibit


class StitchRow(QWidget):
    """`moved` carries the source and -1 (up) or 1 (down); `parted` the source and whether it does not follow."""

    moved = Signal(int, int)
    parted = Signal(int, bool)

    def __init__(self, source: int, exhibit: Exhibit, picture: Picture) -> None:
        super().__init__()
        self.source = source
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(8)
        self.tie = Tag("")
        self.tie.setObjectName(f"stitch_tie_{exhibit.number}")
        ties = FlowLayout()
        ties.addWidget(self.tie)
        column.addLayout(ties)
        row = QHBoxLayout()
        row.setSpacing(16)
        self.picture = BlurredPicture(number_words(exhibit), width=60, height=96)
        self.picture.setObjectName(f"stitch_picture_{exhibit.number}")
        self.picture.set_pixels(picture.width, picture.height, picture.rgb)
        row.addWidget(self.picture, 0, Qt.AlignmentFlag.AlignTop)
        beside = QVBoxLayout()
        beside.setSpacing(4)
        beside.addWidget(Body(f"{number_words(exhibit)} · {title_words(exhibit)}", strong=True))
        buttons = FlowLayout(spacing=4)
        self.up = self._button("up", translate("Evidence", "Monter"), exhibit, -1)
        self.down = self._button("down", translate("Evidence", "Descendre"), exhibit, 1)
        buttons.addWidget(self.up)
        buttons.addWidget(self.down)
        beside.addLayout(buttons)
        self.apart = Switch(translate("Evidence", "N’est pas la suite de celle du dessus"))
        self.apart.setObjectName(f"stitch_apart_{exhibit.number}")
        self.apart.toggled.connect(lambda on: self.parted.emit(self.source, on))
        beside.addWidget(self.apart)
        beside.addStretch(1)
        row.addLayout(beside, 1)
        column.addLayout(row)

    def set_place(self, *, first: bool, last: bool) -> None:
        """Let it move where there is room; the keyboard stays with the capture that was moved."""
        held = self.up.hasFocus() or self.down.hasFocus()
        self.up.setEnabled(not first)
        self.down.setEnabled(not last)
        if held and not (self.up.hasFocus() or self.down.hasFocus()):
            (self.down if first else self.up).setFocus()

    def stops(self) -> tuple[QWidget, ...]:
        """Return what the Tab key comes to, in order."""
        return self.picture, self.up, self.down, self.apart

    def _button(self, icon: str, words: str, exhibit: Exhibit, step: int) -> ActionButton:
        button = ActionButton(words, icon, "quiet", centred=False)
        button.setObjectName(f"stitch_{icon}_{exhibit.number}")
        button.setAccessibleName(
            translate("Evidence", "{what} : {number}").format(what=words, number=number_words(exhibit))
        )
        button.clicked.connect(lambda: self.moved.emit(self.source, step))
        return button
