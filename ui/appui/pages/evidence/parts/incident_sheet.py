"""The text for “Faits établissement”: made from the case, completed by a person, copied; nothing is sent."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QWidget

from appui.pages.evidence.wording import date_words
from appui.texts.translate import translate
from appui.widgets.context import PageContext
from appui.widgets.fields import ChoiceField, LongField
from appui.widgets.flow import ColumnsLayout
from appui.widgets.part import add_row
from appui.widgets.sheet import Sheet
from appui.widgets.worded import Worded
from appui_core.cases.aliases import Alias, Replacer
from appui_core.cases.model import Exhibit
from appui_core.content.incident import LEVELS, Incident, load_incident
from appui_core.errors import AppuiError

if TYPE_CHECKING:
    from appui_core.cases.report_model import Report
    from appui_core.cases.service import Cases

PART: Final = "answers/incident"
_LINES: Final = 11
_COLUMN_PX: Final = 240


@dataclass(frozen=True, slots=True)
class _Known:
    """What the vault knows of the case, and the text that was kept before."""

    exhibits: Sequence[Exhibit]
    reports: "Sequence[Report]"
    aliases: tuple[Alias, ...]
    incident: Incident
    text: str


class _Text(LongField):
    """Room for the whole text."""

    def _fit(self) -> None:
        self.edit.setFixedHeight(self.theme.px(22) * _LINES + 2 * self.theme.space("m"))


class IncidentSheet(Sheet):
    """Two choices and the text; a listed name that somebody writes into it is said at once."""

    def __init__(self, context: PageContext, code: str) -> None:
        super().__init__("", max_width=820)
        self._context, self._code = context, code
        self._known: _Known | None = None
        self._names = Replacer(())
        self._made = ""
        self.w = Worded()
        self.w.bind(self.set_title, lambda: translate("School", "Texte pour « Faits établissement »"))
        self.body.addWidget(self.w.body(self._about_words, muted=True))
        self.kind, self.level = ChoiceField(""), ChoiceField("")
        self.kind.edit.setObjectName("incident_kind")
        self.level.edit.setObjectName("incident_level")
        self.w.bind(self.kind.set_label, lambda: translate("School", "Nature"))
        self.w.bind(self.level.set_label, lambda: translate("School", "Niveau"))
        choices = ColumnsLayout(spacing=self.theme.space("m"), least_px=_COLUMN_PX)
        for field in (self.kind, self.level):
            field.chosen.connect(lambda _key: self._remake())
            choices.addWidget(field)
        self.body.addLayout(choices)
        self.text = _Text("")
        self.text.edit.setObjectName("incident_text")
        self.w.bind(self.text.set_label, lambda: translate("School", "Texte, à compléter"))
        self.text.changed.connect(self._judge)
        self.body.addWidget(self.text)
        self.copy = self.w.button(lambda: translate("School", "Copier"), "copy", "primary", "incident_copy")
        self.keep = self.w.button(lambda: translate("School", "Garder ce texte"), "check", name="incident_keep")
        self.again = self.w.button(
            lambda: translate("School", "Refaire le texte"), "refresh", "quiet", "incident_again"
        )
        self.copy.clicked.connect(self._copy)
        self.keep.clicked.connect(self._keep)
        self.again.clicked.connect(lambda: self._remake(over=True))
        add_row(self.body, self.copy, self.keep, self.again)
        self.said = self.w.small(lambda: "")
        self.body.addWidget(self.said)
        self.source = self.w.small(self._source_words)
        self.body.addWidget(self.source)
        self.body.addStretch(1)
        cases = context.vault.cases
        if cases is not None:
            context.runner.run(partial(_read, cases, code), owner=self, done=self._arrived, failed=self._failed)

    def first_focus(self) -> QWidget:
        """Return the first choice."""
        return self.kind.edit

    def retranslate(self) -> None:
        """Set every word anew; a text that nobody has touched too."""
        super().retranslate()
        self.w.again()
        self._offer()
        self._remake()

    def _arrived(self, known: _Known) -> None:
        self._known, self._names = known, Replacer(known.aliases)
        self._offer()
        self._remake(over=True)
        if known.text:
            self.text.set_text(known.text)
        self.w.again()

    def _failed(self, error: AppuiError) -> None:
        self._context.say("warn", self._context.messages().error(error.code).spoken())
        self.request_close()

    def _offer(self) -> None:
        if self._known is None:
            return
        from appui_core.dossier.incident import KINDS  # noqa: PLC0415 - when first asked for

        messages, incident = self._context.messages(), self._known.incident
        blank = translate("School", "À compléter")
        self.kind.set_choices([("", blank), *((key, messages.text(f"incident.kinds.{key}")) for key in KINDS)])
        levels = [(name, incident.level(name, messages.language)) for name in LEVELS]
        self.level.set_choices([("", blank), *levels])

    def _remake(self, *, over: bool = False) -> None:
        """Make the text anew unless somebody has worked on it; `over`: they ask for it."""
        if self._known is None or not (over or self.text.text() in {"", self._made}):
            return
        from appui_core.dossier.incident import Asked, incident_text  # noqa: PLC0415 - when first asked for

        known, messages = self._known, self._context.messages()
        level = known.incident.level(self.level.key(), messages.language)
        asked = Asked(self.kind.key(), level)
        made = incident_text(self._code, known.exhibits, known.reports, known.aliases, asked, messages)
        self.text.set_text(made)
        # As the field gives it back: it has no no-break spaces.
        self._made = self.text.text()

    def _judge(self) -> None:
        self.said.set_text("")
        named = self._names.names_in(self.text.text())
        self.text.set_error(
            translate("School", "Un nom de votre liste est écrit dans ce texte : mettez ses initiales.")
            if named
            else ""
        )

    def _copy(self) -> None:
        self._context.clipboard.copy(self.text.text())
        self.said.set_text(
            translate("School", "Copié. Collez-le dans l’application, puis relisez : ni nom, ni santé, ni avis.")
        )

    def _keep(self) -> None:
        cases = self._context.vault.cases
        if cases is not None:
            kept = translate("School", "Gardé dans le coffre, avec ce dossier de suivi.")
            self._context.runner.run(
                partial(cases.prepared.note, self._code, PART, {"text": self.text.text()}),
                owner=self,
                done=lambda _none: self.said.set_text(kept),
                failed=lambda error: self._context.say(
                    "warn", self._context.messages().error(error.code).spoken()
                ),
            )

    def _about_words(self) -> str:
        told: tuple[str, ...] = ()
        if self._known is not None:
            told = self._known.incident.sentences(self._context.language(), self._context.now().date())
        return " ".join(told)

    def _source_words(self) -> str:
        if self._known is None:
            return ""
        incident = self._known.incident
        words = translate(
            "School",
            "D’après des pages d’académies, comparées le {date}. Le formulaire d’aujourd’hui peut différer.",
        )
        if incident.stale(self._context.now().date()):
            words = translate(
                "School", "D’après des pages d’académies, comparées le {date} : nos informations datent, vérifiez."
            )
        return words.replace("{date}", date_words(incident.checked_on))


def _read(cases: "Cases", code: str) -> _Known:
    from appui_core.dossier.aliasing import kept_aliases  # noqa: PLC0415 - when first asked for

    kept = cases.prepared.read(code, PART)
    text = kept.get("text", "") if isinstance(kept, dict) else ""
    return _Known(
        cases.exhibits(code), cases.reports.all(code), kept_aliases(cases, code), load_incident(), str(text)
    )
