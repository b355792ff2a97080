"""What the card of guides and numbers says: which pack, what is wrong with it, what leaves when one asks."""

from typing import TYPE_CHECKING, NamedTuple

from appui.texts.translate import translate
from appui.widgets.context import PageContext
from appui_core.errors import ErrorCode

if TYPE_CHECKING:
    from datetime import date

    from appui_core.content.installed import Choice


class Facts(NamedTuple):
    """What the card tells. `host` is who would be asked: None without an address, empty when it is unusable."""

    choice: "Choice"
    host: str | None


def which_words(facts: Facts, context: PageContext) -> str:
    """Return which pack is shown, and from where."""
    choice = facts.choice
    if choice.pack is None:
        return context.messages().error(ErrorCode.CONTENT_MISSING).spoken()
    if choice.bundled:
        said = translate("Contents", "Version {version}, livrée avec Appui. Date limite : {day}.")
    elif choice.source == "folder":
        said = translate(
            "Contents", "Version {version}, installée depuis un dossier, sans signature. Date limite : {day}."
        )
    else:
        said = translate(
            "Contents", "Version {version}, reçue de {source}, signature vérifiée. Date limite : {day}."
        )
    source = choice.source.removeprefix("https://").rstrip("/")
    return (
        said.replace("{version}", choice.pack.version)
        .replace("{source}", source)
        .replace("{day}", _day(choice.pack.expires))
    )


def warning_words(facts: Facts, context: PageContext) -> str:
    """Return what is out of order, empty when nothing is."""
    choice, said = facts.choice, list[str]()
    if choice.expired(context.now().date()):
        said.append(
            translate(
                "Contents",
                "La date limite est passée. Les contenus restent affichés ; en cas de doute, les sites officiels "
                "font foi.",
            )
        )
    if choice.why is not None:
        why = context.messages().text(f"content.why.{choice.why.value}")
        words = translate("Contents", "Une autre version est installée, mais pas utilisée : {why}.")
        said.append(words.replace("{why}", why))
    return "\n".join(said)


def leaves_words(facts: Facts, context: PageContext) -> str:
    """Return what whoever is asked would learn, or why nobody can be asked."""
    if facts.host is None:
        return translate(
            "Contents",
            "Aucune adresse n’est réglée : Appui ne demande rien à personne. Chaque version d’Appui "
            "apporte les siens.",
        )
    if not facts.host:
        return context.messages().error(ErrorCode.CONTENT_SOURCE_INVALID).message
    said = translate(
        "Contents",
        "Appui ne demande rien tout seul. Si vous cherchez une mise à jour, {host} verra l’adresse IP de votre "
        "connexion, le moment et les fichiers demandés. Rien de ce que vous gardez ne part.",
    )
    return said.replace("{host}", facts.host)


def _day(day: "date") -> str:
    return translate("Contents", "{day}/{month}/{year}").format(
        day=f"{day.day:02d}", month=f"{day.month:02d}", year=day.year
    )
