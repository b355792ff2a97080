"""Before anything is sealed, in a school: the picture that would be kept, and the choice to keep it or not."""

from PySide6.QtCore import Signal

from appui.pages.evidence.jobs import Picture
from appui.pages.evidence.parts.large_picture import LargePicture
from appui.texts.translate import translate
from appui.widgets.part import Part, add_row


class ConfirmView(Part):
    """Nothing of the picture is in the vault while this is shown."""

    kept = Signal()
    again = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__(max_width=1080)
        card = self.card()
        card.addWidget(self.w.heading(lambda: translate("Evidence", "Regardez avant de garder")))
        card.addWidget(
            self.w.body(
                lambda: translate(
                    "Evidence",
                    "Rien n’est encore gardé. Voit-on un autre élève, Pronote ou la messagerie ? Alors reprenez. "
                    "Seul ce qui est montré ici sera gardé.",
                )
            )
        )
        keep = self.w.button(lambda: translate("Evidence", "Garder"), "check", "primary", "confirm_keep")
        again = self.w.button(lambda: translate("Evidence", "Reprendre"), "refresh", name="confirm_again")
        leave = self.w.button(lambda: translate("Evidence", "Ne rien garder"), "close", "quiet", "confirm_leave")
        keep.clicked.connect(self.kept)
        again.clicked.connect(self.again)
        leave.clicked.connect(self.left)
        # Above the picture, so that they are in sight whatever its height.
        add_row(card, keep, again, leave)
        self.picture = LargePicture()
        card.addWidget(self.picture)
        self.end()

    def show_picture(self, picture: Picture) -> None:
        """Show what would be kept."""
        self.picture.set_pixels(picture.width, picture.height, picture.rgb)
        self.picture.set_blurred(blurred=False)
        self.picture.set_description(translate("Evidence", "Image pas encore gardée"))

    def leave(self) -> None:
        """Drop the pixels."""
        self.picture.clear()
