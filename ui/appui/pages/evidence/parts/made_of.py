"""What Appui made an exhibit out of: said in words, with a way to each of them."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.evidence.wording import number_words
from appui.texts.translate import translate
from appui.widgets.buttons import ActionButton
from appui.widgets.flow import FlowLayout
from appui.widgets.labels import Body
from appui_core.cases.derived import Method
from appui_core.cases.model import Exhibit


class MadeOf(QWidget):
    """`opened` carries the exhibit that somebody wants to see. Hidden for an original."""

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._method: Method | None = None
        self._sources: tuple[Exhibit, ...] = ()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self._words = Body("", strong=True)
        self._words.setObjectName("made_of")
        column.addWidget(self._words)
        self._ways = FlowLayout(spacing=4)
        column.addLayout(self._ways)
        self.hide()

    def show_sources(self, method: Method | None, sources: Sequence[Exhibit]) -> None:
        """Say it; with None: nothing to say."""
        self._method, self._sources = method, tuple(sources)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        while (item := self._ways.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.setVisible(self._method is not None and bool(self._sources))
        if self._method is None or not self._sources:
            self._words.set_text("")
            return
        self._words.set_text(made_of_words(self._method, [exhibit.number for exhibit in self._sources]))
        for exhibit in self._sources:
            way = ActionButton(number_words(exhibit), "file", "quiet", centred=False)
            way.setObjectName(f"made_of_{exhibit.number}")
            way.setAccessibleName(translate("Evidence", "Ouvrir : {number}").format(number=number_words(exhibit)))
            way.clicked.connect(lambda _checked=False, one=exhibit: self.opened.emit(one))
            self._ways.addWidget(way)


def made_words(method: Method) -> str:
    """Return what Appui did, for the tag in the list."""
    return {
        Method.STITCH: translate("Evidence", "Assemblée par Appui"),
        Method.CROP: translate("Evidence", "Découpée par Appui"),
        Method.MASK: translate("Evidence", "Masquée par Appui"),
    }[method]


def made_of_words(method: Method, numbers: Sequence[int]) -> str:
    """Return what Appui did, and from which exhibits."""
    source = (
        translate("Evidence", "à partir de la pièce {numbers}")
        if len(numbers) == 1
        else translate("Evidence", "à partir des pièces {numbers}")
    )
    return f"{made_words(method)} {source}".replace("{numbers}", ", ".join(str(number) for number in numbers))
