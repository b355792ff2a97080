"""Pictures of the kiosk from its very first frame on, the one that stands until the kiosk itself is loaded."""

from collections.abc import Callable, Iterable

from PySide6.QtWidgets import QApplication, QLabel, QWidget

from appui.kiosk_opening import Opening
from fakes.clock import FixedClock
from fakes.qt import settle
from journeys.kiosk_pictures import kiosk_pictures

Variant = tuple[str, int, tuple[int, int]]


def kiosk_from_the_start(
    app: QApplication, clock: FixedClock, variants: Iterable[Variant], keep: Callable[[QWidget, str], None]
) -> None:
    """Show everything in every look, text size and screen size, and have its picture kept under a name."""
    wanted = list(variants)
    for look, scale, size in wanted:
        opening = Opening(app, "fr", slides=True)
        opening.show()
        opening.theme.apply(app, look, scale)
        (page,) = (one for one in app.topLevelWidgets() if one.objectName() == "appui-kiosk-opening")
        page.resize(*size)
        settle()
        # What is kept goes away afterwards; the page closes only when it is told to.
        picture = QLabel()
        picture.setPixmap(page.grab())
        picture.resize(page.size())
        keep(picture, f"borne-ouverture-{look}-{scale}-{size[0]}x{size[1]}")
        opening.close()
        opening.theme.leave()
        opening.language.leave()
    kiosk_pictures(app, clock, wanted, keep)
