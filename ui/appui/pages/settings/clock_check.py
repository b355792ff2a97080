"""Is this PC's clock right? One server is asked, on one press; what it learns (our address) is said first."""

from datetime import datetime, timedelta
from typing import Final
from urllib.parse import urlsplit

from PySide6.QtCore import Qt

from appui.texts.translate import translate
from appui.widgets.banner import Banner
from appui.widgets.buttons import ActionButton
from appui.widgets.card import Card
from appui.widgets.context import PageContext
from appui.widgets.labels import Body, Heading
from appui_core.clock import ClockCheck as ClockCheckResult
from appui_core.errors import AppuiError

# A State server that says nothing about why one asks; it is in the content pack, so it is on the allow-list.
TIME_URL: Final = "https://17cyber.gouv.fr"
# HTTP tells whole seconds and the answer travels: less than this means nothing.
_MEANS_NOTHING: Final = timedelta(seconds=5)


def difference_words(difference: timedelta) -> tuple[str, str]:
    """Return (tone, words) for server time minus this PC's time."""
    if abs(difference) <= _MEANS_NOTHING:
        return "ok", translate("ClockCheck", "L’heure de cet ordinateur est juste, à quelques secondes près.")
    seconds = round(abs(difference).total_seconds())
    amount = _amount(seconds)
    if difference > timedelta(0):
        words = translate("ClockCheck", "Cet ordinateur retarde de {amount}.")
    else:
        words = translate("ClockCheck", "Cet ordinateur avance de {amount}.")
    advice = translate(
        "ClockCheck", "Les pièces déjà gardées ne changent pas. Réglez l’heure dans le système avant d’en ajouter."
    )
    return "warn", f"{words.replace('{amount}', amount)} {advice}"


def _amount(seconds: int) -> str:
    if seconds < 120:
        return translate("ClockCheck", "%n seconde(s)", "", seconds)
    if seconds < 2 * 3600:
        return translate("ClockCheck", "%n minute(s)", "", round(seconds / 60))
    if seconds < 48 * 3600:
        return translate("ClockCheck", "%n heure(s)", "", round(seconds / 3600))
    return translate("ClockCheck", "%n jour(s)", "", round(seconds / 86_400))


class ClockCheck(Card):
    """One button, one answer; the window never waits for the network."""

    def __init__(self, context: PageContext) -> None:
        super().__init__()
        self._context = context
        self._title = Heading("", 2)
        self._text = Body("", muted=True)
        self.button = ActionButton("", "clock", "secondary")
        self.button.clicked.connect(self.ask)
        self.answer = Banner("", "neutral")
        self.answer.hide()
        self.body.addWidget(self._title)
        self.body.addWidget(self._text)
        self.body.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeading)
        self.body.addWidget(self.answer)
        self.retranslate()

    def retranslate(self) -> None:
        """Set every word anew; an answer already given goes, it was in the other language."""
        self._title.set_text(translate("ClockCheck", "Heure de cet ordinateur"))
        said = translate(
            "ClockCheck",
            "Les captures portent l’heure de cet ordinateur. Appui peut la comparer une fois à celle de {host}. "
            "Ce site verra alors l’adresse IP de votre connexion, et rien d’autre.",
        )
        self._text.set_text(said.replace("{host}", urlsplit(TIME_URL).hostname or TIME_URL))
        self.button.set_text(translate("ClockCheck", "Vérifier l’heure de cet ordinateur"))
        self.answer.hide()

    def ask(self) -> None:
        """Ask once; a second press while waiting does nothing."""
        self.button.setEnabled(False)
        self.answer.set_state(translate("ClockCheck", "Vérification en cours…"), "neutral")
        self.answer.show()
        context = self._context

        def work() -> tuple[datetime, datetime, float]:
            served = context.fetcher().server_date(TIME_URL)
            return served, context.clock.now(), context.clock.monotonic_s()

        context.runner.run(work, owner=self, done=self._told, failed=self._failed, lane="free")

    def _told(self, times: tuple[datetime, datetime, float]) -> None:
        self.button.setEnabled(True)
        served, here, monotonic_s = times
        # The captures of this run say so: the person has asked, and nobody is asked again.
        self._context.clock_check.check = ClockCheckResult(
            urlsplit(TIME_URL).hostname or "", here, round((served - here).total_seconds()), monotonic_s
        )
        tone, words = difference_words(served - here)
        self.answer.set_state(words, "ok" if tone == "ok" else "warn")

    def _failed(self, error: AppuiError) -> None:
        self.button.setEnabled(True)
        self.answer.set_state(self._context.messages().error(error.code).spoken(), "warn")
