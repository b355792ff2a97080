"""An adult of this school, or a role that every school has: name, role, where, and until when that holds."""

from appui.texts.translate import translate
from appui.widgets.card import Card
from appui.widgets.dates import day_figures
from appui.widgets.kiosk_context import KioskContext
from appui.widgets.labels import Body, Small
from appui_core.content.kiosk import KioskWords
from appui_core.content.lines import in_language
from appui_core.kiosk.adults import present
from appui_core.kiosk.policy import Adult


class PersonCard(Card):
    """Its accessible name is the whole card."""

    def __init__(self, adult: Adult) -> None:
        super().__init__(padding="l")
        self.body.setSpacing(self.theme.space("xs"))
        until = translate("Kiosk", "Jusqu’au {day}").format(day=day_figures(adult.until)) if adult.until else ""
        title, role = (adult.name, adult.role) if adult.name else (adult.role[:1].upper() + adult.role[1:], "")
        self.setAccessibleName(". ".join(part for part in (title, role, adult.where, until) if part))
        self.body.addWidget(Body(title, lead=True, strong=True))
        for text in (role, adult.where):
            if text:
                self.body.addWidget(Body(text))
        if until:
            self.body.addWidget(Small(until))
        self.body.addStretch(1)


def adults_here(context: KioskContext, said: KioskWords | None) -> tuple[Adult, ...]:
    """Return whom one may see here today: the adults of the policy, else the roles that every school has."""
    today = context.clock.now().astimezone(context.zone()).date()
    named = present(context.policy, today)
    if named or said is None:
        return named
    language = context.language()
    return tuple(
        Adult("", in_language(one.label, language), in_language(one.where, language), None) for one in said.roles
    )
