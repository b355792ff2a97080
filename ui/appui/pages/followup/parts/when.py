"""A day, and maybe an hour, as a person knows them: typed, or now with one press; never filled in by itself."""

from datetime import datetime, tzinfo

from PySide6.QtWidgets import QVBoxLayout, QWidget

from appui.pages.followup.model import moment, moment_typed, read_day, read_hour
from appui.texts.translate import translate
from appui.widgets.flow import ColumnsLayout, FlowLayout
from appui.widgets.worded import Text, Worded
from appui_core.clock import Clock

_FIELD_PX = 200


class WhenFields(QWidget):
    """`name` begins the object names of its fields; without `hour` only the day is asked."""

    def __init__(self, words: Worded, clock: Clock, label: Text, *, name: str, hour: bool) -> None:
        super().__init__()
        self._clock, self._with_hour = clock, hour
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.day = words.field(label, self._hint, f"{name}_day")
        self.hour = words.field(
            lambda: translate("Followup", "Heure"),
            lambda: translate("Followup", "Par exemple 18 h 20. À peu près suffit."),
            f"{name}_hour",
        )
        fields = ColumnsLayout(spacing=16, least_px=_FIELD_PX)
        fields.addWidget(self.day)
        if hour:
            fields.addWidget(self.hour)
        else:
            # Hidden, never shown without a parent: that would be a window of its own for a moment.
            self.hour.setParent(self)
            self.hour.hide()
        column.addLayout(fields)
        self.now_button = words.button(self._now_words, "clock", "quiet", f"{name}_now")
        self.now_button.clicked.connect(self._fill_now)
        row = FlowLayout()
        row.addWidget(self.now_button)
        column.addLayout(row)

    def set_moment(self, at: datetime | None) -> None:
        """Show a moment that was told before, or nothing."""
        self.set_typed(*moment_typed(at))

    def clear_errors(self) -> None:
        """Say that nothing is wrong."""
        self.day.set_error("")
        self.hour.set_error("")

    def typed(self) -> tuple[str, str]:
        """Return day and hour as they were typed."""
        return self.day.text(), self.hour.text()

    def set_typed(self, day: str, hour: str) -> None:
        """Give back what was typed."""
        self.day.set_text(day)
        self.hour.set_text(hour)
        self.clear_errors()

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing was typed."""
        return not self.day.text() and not (self._with_hour and self.hour.text())

    def read(self, zone: tzinfo) -> datetime | None:
        """Return the moment in a zone; where something is missing or odd, say so at its field and return None."""
        self.clear_errors()
        day = read_day(self.day.text())
        if day is None:
            self.day.set_error(translate("Followup", "Écrivez le jour comme 10/11/2026."))
        hour = read_hour(self.hour.text()) if self._with_hour else (0, 0)
        if hour is None:
            self.hour.set_error(translate("Followup", "Écrivez l’heure comme 18 h 20."))
        return None if day is None or hour is None else moment(day, hour, zone)

    def refuse(self, text: str) -> None:
        """Say at the day why this moment can't be."""
        self.day.set_error(text)
        self.day.edit.setFocus()

    def _fill_now(self) -> None:
        self.set_moment(self._clock.now())

    def _hint(self) -> str:
        return translate("Followup", "Par exemple 10/11/2026.")

    def _now_words(self) -> str:
        if self._with_hour:
            return translate("Followup", "Je viens de l’envoyer")
        return translate("Followup", "Aujourd’hui")
