"""A moment of work without anything to decide."""

from appui.pages.evidence.parts.part import Part
from appui.texts.translate import translate


class BusyView(Part):
    """One line."""

    def __init__(self) -> None:
        super().__init__()
        self.body.addWidget(self.w.body(lambda: translate("Evidence", "Un instant…"), muted=True))
        self.end()
