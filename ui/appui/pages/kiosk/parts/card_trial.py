"""For the school's adults: on which printer the pocket cards come out, and one of them to try it."""

from collections.abc import Callable, Mapping
from typing import Final

from appui.pages.kiosk.parts.card import CardOffer, Wording
from appui.texts.translate import translate
from appui.widgets.card import Card
from appui.widgets.kiosk_context import KioskContext
from appui.widgets.pocket_card import CardState
from appui.widgets.worded import Worded

_SAID: Final[Mapping[CardState, Callable[[str], str]]] = {
    CardState.ASKED: lambda _: translate("Kiosk", "Un instant…"),
    CardState.SENT: lambda _: translate(
        "Kiosk", "L’imprimante a pris la carte. Si rien ne sort dans les deux minutes, elle l’oublie."
    ),
    CardState.AGAIN: lambda _: _soon(),
    CardState.SOON: lambda _: _soon(),
    CardState.MANY: lambda _: translate("Kiosk", "Dix cartes sont parties depuis moins d’une heure."),
    CardState.FAILED: lambda _: translate(
        "Kiosk", "L’imprimante n’a pas pris la carte. Vérifiez-la, puis réessayez dans dix secondes."
    ),
}


class CardTrial(Card):
    """The same card as a pupil's, by the same way: whoever asks can't be told apart there, so it counts too."""

    def __init__(self, context: KioskContext) -> None:
        super().__init__()
        self._context = context
        self._w = w = Worded()
        name = context.policy.printer
        self.body.addWidget(w.heading(lambda: translate("Kiosk", "La carte de poche"), 2))
        self.body.addWidget(
            w.body(
                lambda: translate(
                    "Kiosk",
                    "Imprimante : « {name} ». Une carte par minute, dix par heure au plus, essais compris.",
                ).format(name=name)
            )
        )
        self.absent = w.body(
            lambda: translate(
                "Kiosk",
                "Elle n’est pas connue de ce poste, est en pause ou ne répond pas : les élèves n’ont pas "
                "de bouton.",
            )
        )
        self.offer = CardOffer(context, Wording(_label, _SAID))
        self.body.addWidget(self.absent)
        self.body.addWidget(self.offer)
        context.card.changed.connect(self._show)
        self._show()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._w.again()
        self.offer.retranslate()

    def _show(self) -> None:
        self.absent.setVisible(self._context.card.state is CardState.ABSENT)


def _label() -> str:
    return translate("Kiosk", "Imprimer une carte d’essai")


def _soon() -> str:
    return translate("Kiosk", "Une carte a été demandée il y a moins d’une minute.")
