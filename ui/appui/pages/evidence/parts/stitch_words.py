"""What is said of a strip: why two captures join or not, and why one is not used."""

from appui.texts.translate import translate
from appui_core.imaging.stitch_model import Join, Reason, Unused


def join_words(join: Join) -> str:
    """Return what stands between two captures that follow each other."""
    shared = join.last - join.first
    if join.exact:
        return translate("Evidence", "Se suivent : %n ligne(s) de pixels en commun, identiques", "", shared)
    return translate(
        "Evidence", "Se suivent : %n ligne(s) de pixels en commun, comparées avec une petite tolérance", "", shared
    )


def gap_words(reason: Reason) -> str:
    """Return why there is a gap between two captures."""
    words = {
        Reason.TOO_LITTLE: translate("Evidence", "Interruption : trop peu en commun pour en être sûr"),
        Reason.REPEATED: translate(
            "Evidence", "Interruption : ce qu’elles ont en commun se répète, ou compte trop peu de messages"
        ),
        Reason.CHANGED: translate("Evidence", "Interruption : quelque chose a changé d’une capture à l’autre"),
        Reason.CONFLICT: translate("Evidence", "Interruption : les places trouvées se contredisent"),
        Reason.BACKWARDS: translate("Evidence", "Interruption : celle-ci va au-dessus de la précédente"),
        Reason.CHOSEN: translate("Evidence", "Interruption : vous avez dit que ce n’est pas la suite"),
    }
    return words.get(reason) or translate("Evidence", "Interruption : rien en commun n’a été trouvé")


def unused_words(unused: Unused, like: str) -> str:
    """Return why a capture gives nothing to the strip; `like`: the exhibit that shows the same."""
    if unused.reason is Reason.SAME_PICTURE:
        return translate("Evidence", "Pas utilisée : montre la même chose que {exhibit}").replace(
            "{exhibit}", like
        )
    if unused.reason is Reason.WIDTH:
        return translate("Evidence", "Pas utilisée : autre largeur (autre téléphone, ou image réduite)")
    return translate("Evidence", "Pas utilisée : les captures voisines montrent déjà tout")
