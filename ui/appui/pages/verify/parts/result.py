"""What was found in a dossier, in words: the faults, the dates, the copies, what to compare with the paper."""

from collections.abc import Iterator
from datetime import tzinfo
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.texts.translate import translate
from appui.widgets.address import AddressText
from appui.widgets.card import Card
from appui.widgets.dates import stamp_words
from appui.widgets.labels import Body, Heading, Small
from appui.widgets.shown_name import shown_name

if TYPE_CHECKING:
    from appui_core.dossier.verify import VerifyReport
    from appui_core.dossier.verify_stamps import StampReport
    from appui_core.messages import Messages

MOST: Final = 50
"""How many faults, copies or dates are shown: whoever reads fifty needs a new copy of the dossier."""


def result_cards(report: "VerifyReport", messages: "Messages", zone: tzinfo) -> Iterator[QWidget]:
    """Yield one card after the other, the most urgent first."""
    if report.problems:
        yield _problems(report, messages)
    if report.printed is not None:
        yield _printed(report, messages)
    if report.masked:
        yield _masked(report)
    if report.abridged:
        yield _abridged(report)
    yield _stamps(report, messages, zone)
    yield _limits(messages)


def _card(title: str) -> Card:
    card = Card()
    card.body.addWidget(Heading(title, 2))
    return card


def _more(card: Card, count: int) -> None:
    if count > MOST:
        card.body.addWidget(Body(translate("Verify", "Et %n autre(s).", "", count - MOST), strong=True))


def _row(card: Card, name: str, words: str) -> None:
    """Add a file's name and what is said of it; to a screen reader they are one text."""
    column = QVBoxLayout()
    column.setSpacing(card.theme.space("xs"))
    label = AddressText(shown_name(name, 255), "small", "text", mono=True)
    label.setAccessibleName(f"{label.text()}, {words}")
    column.addWidget(label)
    column.addWidget(Body(words))
    card.body.addLayout(column)


def fault_words(messages: "Messages", code: str) -> str:
    """Return what a fault is called, as a sentence begins."""
    words = messages.text(f"dossier.problem.{code}")
    return words[:1].upper() + words[1:]


def _problems(report: "VerifyReport", messages: "Messages") -> Card:
    card = _card(translate("Verify", "Ce qui a changé"))
    for problem in report.problems[:MOST]:
        _row(card, problem.file, fault_words(messages, str(problem.code)))
    _more(card, len(report.problems))
    card.body.addWidget(
        Small(
            translate(
                "Verify",
                "Une copie interrompue ou une clé USB fatiguée peut suffire. Cela ne dit pas qui a changé "
                "quelque chose, ni pourquoi.",
            )
        )
    )
    return card


def _printed(report: "VerifyReport", messages: "Messages") -> Card:
    card = _card(translate("Verify", "À comparer avec le papier"))
    card.body.addWidget(
        Body(
            translate(
                "Verify",
                "Quelqu’un pourrait refaire tout le dossier, journal et signature compris. Pour l’écarter, "
                "comparez ces valeurs avec celles de la page « Vérifier ce dossier » qui vous a été remise sur "
                "papier.",
            )
        )
    )
    printed = report.printed
    values = () if printed is None else (printed.head, str(printed.entries), printed.key_sha256 or "–")
    for name, value in zip(("head", "entries", "key"), values, strict=False):
        title = messages.text(f"dossier.check.{name}")
        label = AddressText(value, "body", "text", mono=True)
        label.setAccessibleName(f"{title}, {value}")
        column = QVBoxLayout()
        column.setSpacing(card.theme.space("xs"))
        column.addWidget(Small(title))
        column.addWidget(label)
        card.body.addLayout(column)
    return card


def _masked(report: "VerifyReport") -> Card:
    card = _card(translate("Verify", "Copies masquées"))
    card.body.addWidget(
        Body(
            translate(
                "Verify",
                "De ces pièces, une partie de l’image est couverte. Leur original n’est pas dans ce dossier : ce "
                "que la copie montre ne peut être comparé qu’à lui.",
            )
        )
    )
    _names(card, report.masked)
    return card


def _abridged(report: "VerifyReport") -> Card:
    card = _card(translate("Verify", "Informations abrégées"))
    card.body.addWidget(
        Body(
            translate(
                "Verify",
                "De ces pièces, une information notée a été retirée ou remplacée pour ce destinataire. Ce qui en "
                "est dit ne peut pas être comparé au journal.",
            )
        )
    )
    files = set(report.abridged)
    if not files & set(report.masked):
        card.body.addWidget(Body(translate("Verify", "Leur fichier, lui, a été comparé au journal.")))
    elif files - set(report.masked):
        words = translate("Verify", "Leur fichier, lui, a été comparé au journal, sauf celui des copies masquées.")
        card.body.addWidget(Body(words))
    _names(card, report.abridged)
    return card


def _names(card: Card, files: tuple[str, ...]) -> None:
    for file in files[:MOST]:
        card.body.addWidget(AddressText(shown_name(file, 255), "small", "text", mono=True))
    _more(card, len(files))


def _stamps(report: "VerifyReport", messages: "Messages", zone: tzinfo) -> Card:
    card = _card(translate("Verify", "Dates attestées par un tiers"))
    if not report.timestamps:
        card.body.addWidget(
            Body(
                translate(
                    "Verify",
                    "Il n’y en a pas dans ce dossier. Ce n’est pas un défaut : elles ne sont qu’un appoint.",
                )
            )
        )
    for stamp in report.timestamps[:MOST]:
        _row(card, stamp.file, _stamp_words(stamp, messages, zone))
    _more(card, len(report.timestamps))
    return card


def _stamp_words(stamp: "StampReport", messages: "Messages", zone: tzinfo) -> str:
    if stamp.valid and stamp.at_utc is not None:
        said = (
            translate("Verify", "Date attestée par {name}, pour un dossier précédent de la même situation : {at}.")
            if stamp.earlier
            else translate("Verify", "La liste des fichiers existait à cette date, attestée par {name} : {at}.")
        )
        return said.replace("{at}", stamp_words(stamp.at_utc, zone)).replace("{name}", shown_name(stamp.authority))
    return fault_words(messages, str(stamp.code))


def _limits(messages: "Messages") -> Card:
    card = _card(translate("Verify", "Ce que cela montre, et ce que cela ne montre pas"))
    for title, lines in (("shows_title", "shows"), ("not_title", "shows_not")):
        card.body.addWidget(Heading(messages.text(f"dossier.limits.{title}"), 3))
        for line in messages.lines(f"dossier.limits.{lines}"):
            card.body.addWidget(Body(f"–\u00a0{line}"))
    card.body.addWidget(Small(messages.text("dossier.limits.status")))
    return card
