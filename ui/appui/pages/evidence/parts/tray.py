"""The page for the phone, as the PC shows it: before, while it is there, after; and what has come in."""

from collections.abc import Callable

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from appui.pages.evidence.parts.tray_ask import TrayAsk
from appui.pages.evidence.parts.tray_open import TrayOpen
from appui.pages.evidence.phone_link import PhoneLink, Stage
from appui.texts.translate import translate
from appui.widgets.announce import announce
from appui.widgets.card import Card
from appui.widgets.keyboard import give_keyboard, has_keyboard
from appui.widgets.labels import Small
from appui.widgets.part import Part, add_row
from appui_core.messages import Messages
from appui_core.ports import TrayEnd


class TrayView(Part):
    """Opens nothing by itself."""

    again = Signal()
    finished = Signal()
    without_image = Signal()

    def __init__(self, link: PhoneLink, messages: Callable[[], Messages]) -> None:
        super().__init__(max_width=1080)
        self._link, self._messages = link, messages
        self._counted = 0
        self._stage = link.stage
        self.body.addWidget(self.w.heading(lambda: translate("Evidence", "Par le Wi-Fi de la maison")))
        self.declined = self.w.banner(
            lambda: translate(
                "Evidence",
                "Sur le téléphone, la réponse n’est pas un non : plus aucune image n’est acceptée, et la page y "
                "montre qui peut aider. Vous pouvez noter l’adresse sans l’image.",
            )
        )
        self.stranger = self.w.banner(
            lambda: translate(
                "Evidence",
                "Un autre appareil a essayé d’ouvrir la page. Il n’a vu aucune image. Si ce n’est pas le vôtre, "
                "arrêtez.",
            )
        )
        self.ask, self.open = TrayAsk(link), TrayOpen(link)
        self.ended = self._ended()
        self.came = self._came()
        self.trouble = self._trouble()
        for one in (self.declined, self.stranger, self.ask, self.ended, self.open, self.came, self.trouble):
            self.body.addWidget(one)
        self.end()
        # Its own, so that nothing ticks while there is no page.
        self._second = QTimer(self)
        self._second.setInterval(1_000)
        self._second.timeout.connect(self.open.tick)
        link.changed.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show what is known now."""
        link, stage = self._link, self._link.stage
        if stage is not self._stage:
            self._stage = stage
            if has_keyboard(self):
                give_keyboard(self)  # what goes would hand the keyboard to whatever comes next in the window
        there = stage is Stage.OPEN
        self.ask.setVisible(stage in {Stage.ASKING, Stage.OPENING})
        self.open.setVisible(there)
        self.trouble.setVisible(there and not link.arrived)
        self.ended.setVisible(stage is Stage.ENDED)
        self.came.setVisible(there or stage is Stage.ENDED or bool(link.fates))
        self.done.setVisible(not there or bool(link.fates))
        self.declined.setVisible(link.declined)
        self.stranger.setVisible(link.stranger)
        self.without.setVisible(link.declined)
        self.ask.refresh()
        self.open.refresh()
        self.end_words.set_text(self._end_words())
        self.count.set_text(self._count_words())
        self.reasons.set_text(self._reason_words())
        self.reasons.setVisible(bool(self.reasons.text()))
        self.done.set_text(self._done_words())
        self.done.setEnabled(not link.finishing)
        if there != self._second.isActive():
            (self._second.start if there else self._second.stop)()
        if len(link.fates) > self._counted and self.isVisible():
            announce(self, self._count_words())
        self._counted = len(link.fates)

    def retranslate(self) -> None:
        """Say everything in the language in force."""
        super().retranslate()
        self.ask.retranslate()
        self.open.retranslate()
        self.refresh()

    def leave(self) -> None:
        """Take the page away, and forget what came in."""
        self._link.leave()
        self.refresh()

    def _ended(self) -> Card:
        card = Card()
        self.end_words = self.w.body(self._end_words)
        card.body.addWidget(self.end_words)
        again = self.w.button(
            lambda: translate("Evidence", "Ouvrir une nouvelle page"), "refresh", name="tray_again"
        )
        again.clicked.connect(self.again)
        add_row(card.body, again)
        return card

    def _came(self) -> Card:
        card = Card()
        self.count = self.w.heading(self._count_words, 2)
        card.body.addWidget(self.count)
        self.reasons = Small("")
        card.body.addWidget(self.reasons)
        self.done = self.w.button(self._done_words, "check", "primary", "tray_done")
        self.done.clicked.connect(self.finished)
        self.without = self.w.button(
            lambda: translate("Evidence", "Noter sans l’image"), "link", name="tray_without"
        )
        self.without.clicked.connect(self.without_image)
        add_row(card.body, self.done, self.without)
        return card

    def _trouble(self) -> QWidget:
        card = Card()
        card.body.addWidget(
            self.w.heading(lambda: translate("Evidence", "La page ne s’ouvre pas sur le téléphone ?"), 2)
        )
        for words in (
            lambda: translate(
                "Evidence",
                "Le téléphone et l’ordinateur doivent être sur le même réseau : ni données mobiles, ni Wi-Fi "
                "« invité », ni VPN.",
            ),
            lambda: translate(
                "Evidence",
                "Si le pare-feu de l’ordinateur pose une question, autorisez les réseaux privés seulement.",
            ),
            lambda: translate(
                "Evidence",
                "Le partage de connexion du téléphone convient aussi : l’ordinateur s’y relie, et personne "
                "d’autre n’est sur ce réseau.",
            ),
            lambda: translate("Evidence", "Sinon, le câble marche toujours."),
        ):
            card.body.addWidget(self.w.body(words))
        return card

    def _end_words(self) -> str:
        if self._link.finishing:
            return translate(
                "Evidence", "La page du téléphone est fermée. Une dernière image finit d’être gardée…"
            )
        return {
            TrayEnd.TIME: lambda: translate("Evidence", "Le temps est passé : la page du téléphone est fermée."),
            TrayEnd.IDLE: lambda: translate(
                "Evidence", "Plus rien ne venait : la page du téléphone s’est fermée d’elle-même."
            ),
        }.get(
            self._link.end or TrayEnd.STOPPED,
            lambda: translate("Evidence", "La page du téléphone est fermée. Plus rien ne peut arriver."),
        )()

    def _count_words(self) -> str:
        kept = sum(1 for fate in self._link.fates if fate.exhibit is not None)
        if not kept:
            return translate("Evidence", "Aucune capture reçue pour l’instant")
        return translate("Evidence", "%n capture(s) reçue(s)", "", kept)

    def _reason_words(self) -> str:
        """Return each reason of a refusal once, with how many there were."""
        errors = [fate.error for fate in self._link.fates if fate.error is not None]
        if not errors:
            return ""
        said = dict.fromkeys(self._messages().refusal(error).message for error in errors)
        return " ".join([translate("Evidence", "%n refusée(s) :", "", len(errors)), *said])

    def _done_words(self) -> str:
        if self._link.stage is Stage.OPEN:
            return translate("Evidence", "Terminer et fermer la page")
        return translate("Evidence", "Terminer")
