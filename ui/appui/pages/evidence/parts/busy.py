"""A moment of work without anything to decide."""

from appui.texts.translate import translate
from appui.widgets.part import Part


class BusyView(Part):
    """One line."""

    def __init__(self) -> None:
        super().__init__()
        self.body.addWidget(self.w.body(lambda: translate("Evidence", "Un instant…"), muted=True))
        self.end()
