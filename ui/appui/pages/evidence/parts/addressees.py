"""What each addressee of a dossier gets, one line each; the rules themselves stand in the core's selection."""

from appui.texts.translate import translate
from appui_core.cases.model import Addressee


def addressee_words(addressee: Addressee) -> str:
    """Return the title of the page for an addressee."""
    return {
        Addressee.SCHOOL: translate("Evidence", "Un dossier pour l’école"),
        Addressee.POLICE: translate("Evidence", "Un dossier pour la police ou la justice"),
        Addressee.LINE_3018: translate("Evidence", "Un dossier pour le 3018"),
        Addressee.PLATFORM: translate("Evidence", "Un dossier pour la plateforme"),
    }[addressee]


def goes_words(addressee: Addressee) -> str:
    """Return what goes to an addressee."""
    if addressee.may_read_link_addresses:
        return translate(
            "Evidence",
            "Les images telles quelles, leurs dates et vos notes, l’adresse et les mots des pièces sans image, "
            "et le journal de cette situation.",
        )
    return translate(
        "Evidence",
        "Les images telles quelles, leurs dates et vos notes, et le journal de cette situation. Relisez bien : "
        "les noms et les visages visibles sur les images y sont aussi.",
    )


def stays_words(addressee: Addressee) -> str:
    """Return what does not go to an addressee."""
    if addressee.may_read_link_addresses:
        return translate("Evidence", "Les autres situations, et le nom que vous avez donné à vos fichiers.")
    return translate(
        "Evidence",
        "L’adresse et les mots des pièces sans image : il y est écrit « contenu signalé aux autorités, adresse "
        "non communiquée ». Les autres situations non plus.",
    )


def short_words(addressee: Addressee) -> str:
    """Return who an addressee is, in one or two words."""
    return {
        Addressee.SCHOOL: translate("Masks", "École"),
        Addressee.POLICE: translate("Masks", "Police, justice"),
        Addressee.LINE_3018: translate("Masks", "3018"),
        Addressee.PLATFORM: translate("Masks", "Plateforme"),
    }[addressee]


def seen_words(addressee: Addressee) -> str:
    """Return the switch that shows a picture as an addressee gets it."""
    return {
        Addressee.SCHOOL: translate("Masks", "Voir comme le verra l’école"),
        Addressee.POLICE: translate("Masks", "Voir comme le verront la police et la justice"),
        Addressee.LINE_3018: translate("Masks", "Voir comme le verra le 3018"),
        Addressee.PLATFORM: translate("Masks", "Voir comme le verra la plateforme"),
    }[addressee]


def usual_words(addressee: Addressee) -> str:
    """Return what is usual for an addressee, without telling anyone what to do."""
    if addressee.may_read_link_addresses:
        return translate(
            "Masks",
            "La police, la justice et le 3018 reçoivent d’habitude l’image entière : elle les aide à comprendre "
            "qui est concerné. Vous pouvez aussi en couvrir une partie.",
        )
    return translate(
        "Masks",
        "Ce destinataire n’a pas besoin de reconnaître les autres enfants. Ce qui parle de la situation reste "
        "visible.",
    )
