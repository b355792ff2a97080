"""The room's words for what the core names: rungs, answers, what can be noted, and dates."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QLocale

from appui.pages.followup.model import Standing, standing
from appui.texts.translate import translate
from appui.widgets.dates import moment_words
from appui.widgets.tag import TagTone
from appui.widgets.timeline import Station
from appui_core.cases.ladder import Reached, Rung, ladder
from appui_core.cases.report_model import Report, Route, Step
from appui_core.cases.report_words import told_word
from appui_core.messages import Messages

# The answer of each route, in the order in which it is asked.
ANSWERS: Final = (Step.REMOVED, Step.REFUSED)
_RUNGS: Final[Mapping[str, Callable[[], str]]] = {
    "sent": lambda: translate("Followup", "Signalé"),
    "acknowledged": lambda: translate("Followup", "Accusé reçu"),
    "decided": lambda: translate("Followup", "Décision"),
    "complaint": lambda: translate("Followup", "Réclamation"),
    "body": lambda: translate("Followup", "Recours extérieur"),
    "relaunched": lambda: translate("Followup", "Relance"),
    "academy": lambda: translate("Followup", "Académie"),
    "ombudsman": lambda: translate("Followup", "Défenseur des droits"),
    "cnil": lambda: translate("Followup", "CNIL"),
}


def day_words(day: date) -> str:
    """Return a day in figures."""
    return translate("Followup", "{day}/{month}/{year}").format(
        day=f"{day.day:02d}", month=f"{day.month:02d}", year=day.year
    )


def short_day(day: date, today: date, language: str) -> str:
    """Return a day with its month in short letters, and the year where it is another one."""
    form = "d MMM" if day.year == today.year else "d MMM yyyy"
    return QLocale(language).toString(QDate(day.year, day.month, day.day), form)


def numbers_words(numbers: Sequence[int]) -> str:
    """Return exhibit numbers as people list them; empty without any."""
    if not numbers:
        return ""
    if len(numbers) > 2 and numbers[-1] - numbers[0] == len(numbers) - 1:
        words = translate("Followup", "pièces {first} à {last}")
        return words.replace("{first}", str(numbers[0])).replace("{last}", str(numbers[-1]))
    if len(numbers) == 1:
        return translate("Followup", "pièce {number}").replace("{number}", str(numbers[0]))
    first, last = ", ".join(str(number) for number in numbers[:-1]), str(numbers[-1])
    words = translate("Followup", "pièces {first} et {last}")
    return words.replace("{first}", first).replace("{last}", last)


def title_words(report: Report, messages: Messages) -> str:
    """Return what a report is about: untrusted text, for plain labels only."""
    told = report.told
    platform, what = told_word(messages, told.platform), told_word(messages, told.object)
    if report.route is Route.SCHOOL:
        return translate("Followup", "Lettre à l’établissement")
    if told.account:
        words = translate("Followup", "{platform} · {object} de {account}")
        return words.replace("{platform}", platform).replace("{object}", what).replace("{account}", told.account)
    return about_words(messages, told.platform, told.object)


def facts_words(report: Report) -> str:
    """Return the line under the title: all of it as the person told it."""
    told = report.told
    sent = translate("Followup", "Envoyé le {moment}").replace("{moment}", moment_words(told.sent_at))
    parts = [sent, numbers_words(told.exhibits), told.category]
    if told.reference:
        parts.append(translate("Followup", "référence {reference}").replace("{reference}", told.reference))
    parts.append(translate("Followup", "noté par vous"))
    # A line never begins with the dot.
    return "\u00a0· ".join(part for part in parts if part)


def about_words(messages: Messages, platform: str, what: str) -> str:
    """Return platform and object side by side."""
    return f"{told_word(messages, platform)} · {told_word(messages, what)}"


def state_words(report: Report) -> tuple[str, str, TagTone]:
    """Return words, icon and tone of a report's state."""
    state = standing(report)
    if state is Standing.WAITING:
        return translate("Followup", "Réponse attendue"), "clock", "warn"
    if state is Standing.UNANSWERED:
        return translate("Followup", "Sans réponse"), "clock", "warn"
    if state is Standing.REMOVED:
        return answer_words(Step.REMOVED, report.route)[0], "check", "ok"
    return answer_words(Step.REFUSED, report.route)[0], "info", "neutral"


def answer_words(step: Step, route: Route) -> tuple[str, str]:
    """Return an answer and what it means."""
    if step is Step.NONE:
        return translate("Followup", "Sans réponse"), ""
    if route is Route.SCHOOL:
        return {
            Step.REMOVED: (
                translate("Followup", "Mesures prises"),
                translate("Followup", "L’établissement dit ce qu’il fait."),
            ),
            Step.REFUSED: (
                translate("Followup", "Refus"),
                translate("Followup", "L’établissement répond qu’il ne fera rien de plus."),
            ),
        }[step]
    if route is Route.ERASURE:
        return {
            Step.REMOVED: (
                translate("Followup", "Données effacées"),
                translate("Followup", "Le service dit que c’est fait."),
            ),
            Step.REFUSED: (
                translate("Followup", "Refusé"),
                translate("Followup", "Le service garde les données."),
            ),
        }[step]
    return {
        Step.REMOVED: (
            translate("Followup", "Retiré"),
            translate("Followup", "Le contenu ou le compte n’est plus visible."),
        ),
        Step.REFUSED: (
            translate("Followup", "Refusé"),
            translate("Followup", "La plateforme laisse le contenu en place."),
        ),
    }[step]


def step_words(step: Step) -> str:
    """Return something that can be noted, as the person would say it."""
    return {
        Step.ACKNOWLEDGED: translate("Followup", "J’ai reçu un accusé de réception"),
        Step.COMPLAINT: translate("Followup", "J’ai contesté auprès de la plateforme"),
        Step.BODY: translate("Followup", "J’ai saisi un organisme extérieur"),
        Step.FLAGGER: translate("Followup", "J’ai demandé au 3018 d’intervenir"),
        Step.ARCOM: translate("Followup", "J’ai écrit à l’Arcom"),
        Step.ADVISED: translate("Followup", "J’ai demandé conseil à un avocat ou au 116 006"),
        Step.RELAUNCHED: translate("Followup", "J’ai relancé l’établissement"),
        Step.ACADEMY: translate("Followup", "J’ai écrit à l’académie (DASEN)"),
        Step.OMBUDSMAN: translate("Followup", "J’ai saisi le Défenseur des droits"),
        Step.CNIL: translate("Followup", "J’ai saisi la CNIL"),
    }.get(step, str(step))


def stations(report: Report, until: date | None) -> tuple[Station, ...]:
    """Return a report's ladder for the time line; `until`: until when its decision can be contested for sure."""
    return tuple(
        Station(_rung(rung.key, report.route), _detail(rung, report, until), rung.reached.value)
        for rung in ladder(report)
    )


def _rung(key: str, route: Route) -> str:
    if route is not Route.PLATFORM and key == "sent":
        return translate("Followup", "Envoyé")
    if route is not Route.PLATFORM and key == "decided":
        return translate("Followup", "Réponse")
    return _RUNGS[key]()


def _detail(rung: Rung, report: Report, until: date | None) -> str:
    if rung.on is not None:
        answer = "" if rung.decision is None else answer_words(rung.decision, report.route)[0].lower()
        return ", ".join(part for part in (answer, _short(rung.on)) if part)
    if rung.reached is Reached.DONE:
        return translate("Followup", "pas noté")
    if rung.key == "complaint" and report.status == Step.REMOVED:
        return translate("Followup", "si besoin")
    if rung.key == "complaint" and until is not None:
        return translate("Followup", "jusqu’au {day}").replace("{day}", day_words(until))
    return {
        "acknowledged": translate("Followup", "s’il y en a un"),
        "decided": translate("Followup", "attendue"),
        "complaint": translate("Followup", "jusqu’à 6 mois après"),
    }.get(rung.key, translate("Followup", "si besoin"))


def _short(day: date) -> str:
    return translate("Followup", "{day}/{month}").format(day=f"{day.day:02d}", month=f"{day.month:02d}")
