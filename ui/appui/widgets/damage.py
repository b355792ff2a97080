"""Says once, calmly, that a check found an exhibit that is not as it was left, and which one it is."""

from functools import partial
from typing import TYPE_CHECKING

from appui.texts.translate import translate
from appui.widgets.context import PageContext

if TYPE_CHECKING:
    from appui_core.vault.check import Problem
    from appui_core.vault.facade import Vault


def tell_damage(context: PageContext, problems: "tuple[Problem, ...]") -> None:
    """Name the exhibits in the window's banner; the names are read off the GUI thread."""
    vault = context.vault.vault
    if vault is None or not problems:
        return
    context.runner.run(
        partial(damaged_exhibits, vault, problems),
        owner=context.vault,
        done=lambda found: context.say("warn", damage_words(found)),
    )


def damaged_exhibits(vault: "Vault", problems: "tuple[Problem, ...]") -> tuple[tuple[int, str], ...]:
    """Return number and case title of each exhibit that the problems are about, each once."""
    from appui_core.cases.journal_view import exhibit_at  # noqa: PLC0415 - comes with the vault

    found = (exhibit_at(vault, problem.what) for problem in problems)
    return tuple(dict.fromkeys(one for one in found if one is not None))


def damage_words(exhibits: tuple[tuple[int, str], ...]) -> str:
    """Return what happened, what is safe and what to do."""
    if not exhibits:
        return translate(
            "Vault",
            "La vérification a trouvé une différence dans le coffre. Vos pièces restent en place. Dans Réglages, "
            "Coffre : « Vérifier maintenant ».",
        )
    names = ", ".join(
        translate("Vault", "pièce {number} ({case})").replace("{number}", str(number)).replace("{case}", case)
        for number, case in exhibits[:3]
    )
    said = translate(
        "Vault",
        "Une pièce ne se relit plus comme à son ajout : {names}. Les autres restent en place. Une sauvegarde "
        "récente peut la contenir intacte : gardez-la, ne la remplacez pas.",
    )
    return said.replace("{names}", names)
