"""A view of the room that begins at its top each time it comes to the front."""

from appui.widgets.part import Part


class TopView(Part):
    """One view of the page."""

    def arrive(self) -> None:
        """Begin at the top, with the focus on no control."""
        super().arrive()
        self.verticalScrollBar().setValue(0)
