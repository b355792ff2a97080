"""One pocket card, made and printed by a process of its own that shows nothing (appui_core.kiosk.card starts it).

All that comes in is the name of a language. Words and numbers are the pack's, the printer the policy's.
"""

import os
import sys
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtGui import QPainter

from appui.pages.kiosk.parts.reach import SITE
from appui.pages.kiosk.parts.said import said_by_kiosk
from appui.pages.kiosk.parts.talk import SPOKEN
from appui.pages.learn.drawing.canvas import Canvas, Kit, kit_of
from appui.pages.learn.drawing.facts import line_facts
from appui.pages.learn.drawing.pocket import HEIGHT, WIDTH, PocketWords, draw_pocket
from appui.qt_adapters.paper import Paper, pdf_bytes, print_without_dialog
from appui.texts.language import Language
from appui.texts.translate import translate
from appui.theme.theme import STYLE, Theme
from appui.widgets.address import plain_address
from appui_core.content.campaign import load_campaign
from appui_core.content.fact import is_old
from appui_core.content.lines import in_language
from appui_core.content.problems import ContentError
from appui_core.helpline.lines import MAIN_LINE, Lines, load_lines
from appui_core.kiosk.words import CARD_VARIABLE
from appui_core.messages import languages

if TYPE_CHECKING:
    from datetime import date

    from appui_core.content.kiosk import KioskWords
    from appui_core.kiosk.policy import KioskPolicy
    from appui_core.messages import Messages

_A4_MM: Final = (210.0, 297.0)
# Who answers day and night; the numbers of the note on danger, for when the pack's words are missing.
_NIGHT: Final = ("119", "3114")
_BARE: Final = ("15", "17", "112", "114")


def run_card(policy: "KioskPolicy") -> int:
    """Print a card on the policy's printer, in the language that the environment names; 0 when it was taken."""
    from PySide6.QtWidgets import QApplication  # noqa: PLC0415 - after the choice of what it paints on

    if sys.platform not in {"win32", "darwin"}:
        # No window, so no screen either, whatever compositor stands there.
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = QApplication([*sys.argv[:1], "-style", STYLE])
    language = Language()
    language.use(wished(policy))
    theme = Theme(application)
    theme.apply(application, "light")
    from appui_core.clock import SystemClock  # noqa: PLC0415 - as above

    paper = card_paper(kit_of(theme, "paper"), language.messages(), SystemClock().now().date())
    return 0 if print_on(policy.printer, paper) else 1


def card_paper(kit: Kit, messages: "Messages", today: "date") -> Paper:
    """Return the sheet in the language of `messages`; `today` tells whether the hours were checked long ago."""
    words = card_words(messages, load_lines(), said_by_kiosk(), today)
    # The title is read by whoever opens the queue: it says nothing.
    return Paper(translate("Kiosk", "Carte"), _A4_MM, (WIDTH, HEIGHT), (partial(_draw, words, kit),))


def card_words(messages: "Messages", lines: Lines, said: "KioskWords | None", today: "date") -> PocketWords:
    """Return what stands on the card; without the pack's words the numbers remain."""
    language = messages.language
    line = lines.get(MAIN_LINE)
    facts = line_facts(messages, lines, stale=line is not None and is_old(line.fact, today))
    answers = [in_language(lines[name].label, language) if name in lines else name for name in _NIGHT]
    night = [translate("Kiosk", "{line}, jour et nuit").format(line=one) for one in answers]
    french = translate("HelplineSheet", "Le 3018 répond en français. Pour d’autres langues, nous ne savons pas.")
    return PocketWords(
        number=SPOKEN.get(facts.number, facts.number),
        beside=(
            translate("Kiosk", "« trente, dix-huit »"),
            translate("Kiosk", "Par écrit : {address}").format(address=plain_address(SITE)),
        ),
        hours=facts.hours,
        lines=(
            *((said.note("confidential", language),) if said is not None else ()),
            *night,
            said.note("danger", language) if said is not None else ", ".join(_BARE),
            *(() if language == "fr" else (french,)),
        ),
        small=" ".join(filter(None, (facts.dated, _foot(language)))),
        fold=translate(
            "Kiosk",
            "Plie la feuille en deux, le texte à l’intérieur : dehors, elle reste blanche. Ou découpe le long des "
            "traits.",
        ),
    )


def _foot(language: str) -> str:
    """Return who made it, as on poster and cards; nothing where the pack does not say."""
    try:
        return in_language(load_campaign().foot, language)
    except ContentError:
        return ""


def _draw(words: PocketWords, kit: Kit, painter: QPainter) -> None:
    draw_pocket(Canvas(painter, kit, WIDTH), words)


def wished(policy: "KioskPolicy") -> str:
    """Return the language that the environment wants, if the kiosk speaks it; else its first."""
    wanted, offered = os.environ.get(CARD_VARIABLE, ""), policy.languages or languages()
    return wanted if wanted in offered else offered[0]


def print_on(printer: str, paper: Paper) -> bool:
    """Hand the sheet over to a printer; return whether that took it."""
    if sys.platform == "win32":
        return print_without_dialog(printer, paper)
    from appui_core.adapters.printers import SystemPrinters  # noqa: PLC0415 - not where Qt prints

    return SystemPrinters().send(printer, pdf_bytes(paper))
