"""A sentence to begin with, in the pupil's own words; French first, since that is what the person hears."""

from collections.abc import Sequence

from appui.texts.translate import translate
from appui.widgets.card import Card
from appui.widgets.labels import Body, Small
from appui_core.content.kiosk import KioskWords


class SayCard(Card):
    """`pairs` are keys of kiosk.toml's sentences. Without the content's words the card is hidden."""

    def __init__(self, said: KioskWords | None, pairs: Sequence[tuple[str, str]]) -> None:
        super().__init__(ground="actionsoft", padding="l", line="")
        self._said, self._pairs = said, tuple(pairs)
        self.body.setSpacing(self.theme.space("s"))
        self.head = Small("", role="muted")
        self.body.addWidget(self.head)
        self.lines = [(Body(""), Small("", role="text")) for _ in self._pairs]
        for french, beneath in self.lines:
            self.body.addWidget(french)
            self.body.addWidget(beneath)
        self.body.addStretch(1)
        if said is None:
            self.hide()

    def add(self, words: Body) -> None:
        """Put a line below the sentences."""
        self.body.insertWidget(self.body.count() - 1, words)

    def fill(self, language: str) -> None:
        """Say it in French, and beneath it in the language in force."""
        if self._said is None:
            return
        self.head.set_text(translate("Kiosk", "Une phrase pour commencer"))
        for (who, when), (french, beneath) in zip(self._pairs, self.lines, strict=True):
            french.set_text(f"«\u202f{self._said.sentence(who, when, 'fr')}\u202f»")
            here = self._said.sentence(who, when, language)
            beneath.set_text(translate("Kiosk", "« {words} »").format(words=here))
            beneath.setVisible(language != "fr")
