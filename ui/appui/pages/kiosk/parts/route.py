"""Someone outside the school who answers: the number or the name, what for, and the address of the written way."""

from collections.abc import Sequence

from appui.pages.kiosk.parts.address import Scannable
from appui.texts.translate import translate
from appui.widgets.address import AddressText, plain_address
from appui.widgets.card import Card
from appui.widgets.labels import Body, PlainLabel, Small
from appui_core.helpline.offer import Alternative, Offer


class RouteCard(Card):
    """Its accessible name is the whole card, since a number alone says little.

    A line with a number is dialled; one without has a code to scan, unless `code` is False.
    """

    def __init__(self, one: Alternative, *, code: bool = True) -> None:
        super().__init__(padding="l")
        self.setObjectName(f"route_{one.id}")
        self.setAccessibleName(f"{one.label}. {one.why}")
        self.body.setSpacing(self.theme.space("s"))
        title = Body(one.label, strong=True)
        words: list[PlainLabel] = [Small(one.why, role="text")]
        if one.open is not True and one.hours:
            words.append(Small(one.hours))
        if one.url:
            words.append(Small(translate("Kiosk", "Par écrit, à cette adresse :")))
            words.append(AddressText(plain_address(one.url), "body", "text", strong=True))
        if one.url and code and not one.number:
            scannable = Scannable(one.url, title, words)
            scannable.code.setAccessibleName(translate("Kiosk", "Code QR : cette adresse, pour un téléphone."))
            self.body.addWidget(scannable)
        else:
            for label in (title, *words):
                self.body.addWidget(label)
        self.body.addStretch(1)


class NotesCard(Card):
    """Sentences about numbers that answer in danger."""

    def __init__(self, notes: Sequence[str]) -> None:
        super().__init__(ground="dangersoft", padding="l", line="")
        for note in notes:
            self.body.addWidget(Body(note))


def routes(offer: Offer, ids: Sequence[str]) -> tuple[Alternative, ...]:
    """Return who stands behind ids of help lines, in their order; those that are unknown are left out."""
    known = {one.id: one for one in offer.alternatives}
    return tuple(known[name] for name in ids if name in known)


def trace_words() -> str:
    """Return what reading an address with a telephone leaves there."""
    return translate(
        "Kiosk", "Un site laisse une trace dans l’historique du téléphone. Pour l’éviter : navigation privée."
    )
