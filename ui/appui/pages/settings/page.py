"""Réglages, derived from the described table: one control per setting, in force at once, nothing to save."""

from appui.pages.settings.about import About
from appui.pages.settings.clock_check import ClockCheck
from appui.pages.settings.contents import Contents
from appui.pages.settings.time_stamps import TimeStamps
from appui.pages.settings.vault_card import VaultCard
from appui.pages.settings.wording import WORDING, SettingWords, percent
from appui.texts.translate import translate
from appui.texts.words import Words
from appui.widgets.card import Card
from appui.widgets.context import PageContext
from appui.widgets.fields import ChoiceField
from appui.widgets.flow import ColumnsLayout
from appui.widgets.labels import Heading
from appui.widgets.page import PageScroll
from appui.widgets.switch import Switch
from appui_core.errors import AppuiError
from appui_core.settings.table import TABLE, Setting, Value

_CARD_PX = 330


class SettingsPage(PageScroll):
    """`page_id` "settings"."""

    page_id = "settings"

    def __init__(self, context: PageContext) -> None:
        super().__init__(max_width=1080)
        self._context = context
        self._words = Words()
        self._fields: dict[str, ChoiceField] = {}
        self._switches: dict[str, Switch] = {}
        self.vault = VaultCard(context)
        self.clock_check, self.about = ClockCheck(context), About()
        self.time_stamps = TimeStamps(context)
        self.contents = Contents(context)
        look, use = Card(), Card()
        for card, words in (
            (look, lambda: translate("Settings", "Langue et apparence")),
            (use, lambda: translate("Settings", "Au quotidien")),
        ):
            title = Heading("", 2)
            self._words.bind(title.set_text, words)
            card.body.addWidget(title)
        for setting in TABLE:
            if setting.shown and setting.kind == "switch":
                use.body.addWidget(self._switch(setting, WORDING[setting.key]))
            elif setting.shown:
                look.body.addWidget(self._field(setting, WORDING[setting.key]))
        look.body.addStretch(1)
        use.body.addStretch(1)
        beside = ColumnsLayout(spacing=self.theme.space("l"), least_px=_CARD_PX)
        beside.addWidget(look)
        beside.addWidget(use)
        self.body.addLayout(beside)
        self.body.addWidget(self.vault)
        self.body.addWidget(self.time_stamps)
        self.body.addWidget(self.contents)
        self.body.addWidget(self.clock_check)
        self.body.addWidget(self.about)
        self.body.addStretch(1)
        self._unsubscribe = context.settings.changed.subscribe(self._show)
        self.destroyed.connect(self._unsubscribe)
        self.retranslate()

    def title(self) -> str:
        """Return the words of the header."""
        return translate("Settings", "Réglages")

    def shown(self) -> None:
        """Look at the vault again: a check in the background may have ended meanwhile."""
        self.vault.refresh()

    def retranslate(self) -> None:
        """Set every word anew."""
        self._words.again()
        for key, field in self._fields.items():
            words = WORDING[key]
            field.set_label(words.label())
            field.set_hint(words.help())
            setting = next(one for one in TABLE if one.key == key)
            field.set_choices([(str(value), _choice(words, value)) for value in setting.allowed])
            self._show(key)
        for key, switch in self._switches.items():
            switch.set_text(WORDING[key].label())
            switch.set_help(WORDING[key].help())
        self.vault.retranslate()
        self.time_stamps.retranslate()
        self.contents.retranslate()
        self.clock_check.retranslate()
        self.about.retranslate()

    def control(self, key: str) -> "ChoiceField | Switch":
        """Return the control of a setting."""
        return self._fields.get(key) or self._switches[key]

    def _field(self, setting: Setting, words: SettingWords) -> ChoiceField:
        field = ChoiceField(words.label())
        self._fields[setting.key] = field
        number = setting.kind == "percent"
        field.chosen.connect(lambda key: self._set(setting.key, int(key) if number else key))
        return field

    def _switch(self, setting: Setting, words: SettingWords) -> Switch:
        switch = Switch(words.label())
        self._switches[setting.key] = switch
        self._show(setting.key)
        switch.toggled.connect(lambda on: self._set(setting.key, bool(on) != words.turned))
        return switch

    def _set(self, key: str, value: Value) -> None:
        try:
            self._context.settings.set(key, value)
        except AppuiError as refused:
            # In force until the program ends, but not written down: that must be said.
            self._context.say("warn", self._context.messages().error(refused.code).spoken())

    def _show(self, key: str) -> None:
        """Show what is in force, whoever changed it."""
        value = self._context.settings.get(key)
        if key in self._fields:
            self._fields[key].set_key(str(value))
        elif key in self._switches:
            self._switches[key].setChecked(bool(value) != WORDING[key].turned)


def _choice(words: SettingWords, value: Value) -> str:
    return percent(value) if isinstance(value, int) else words.choices[str(value)]()
