"""The state of the 3018 as it is said to a pupil; the shared words call adults "vous"."""

from appui.texts.translate import translate
from appui.widgets.kiosk_context import KioskContext
from appui_core.helpline.words import header_words


def line_state(context: KioskContext) -> str:
    """Return whether the 3018 answers at this instant, and until or from when."""
    offer = context.offer()
    if offer.open is None:
        return translate("Kiosk", "Horaires inconnus : appelle quand même")
    said = header_words(context.messages(), offer)
    if offer.closing_soon:
        return translate("Kiosk", "{state} : appelle maintenant").format(state=said)
    return said
