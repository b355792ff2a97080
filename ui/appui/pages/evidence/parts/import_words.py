"""How an import is told in words: its sums, why it rests, what of the folders was passed over."""

from appui.pages.evidence.bringing import AT_ONCE, PassedOver, Sums
from appui.pages.evidence.importer import Importer
from appui.texts.translate import translate
from appui_core.intake.gather import MOST_DEPTH, MOST_FILES
from appui_core.messages import Messages


def result_words(sums: Sums) -> str:
    """Return what became of the files, in one line."""
    parts = []
    if sums.kept or not (sums.there or sums.refused):
        parts.append(translate("Evidence", "%n pièce(s) ajoutée(s)", "", sums.kept))
    if sums.there:
        parts.append(translate("Evidence", "%n déjà là", "", sums.there))
    if sums.refused:
        parts.append(translate("Evidence", "%n fichier(s) refusé(s)", "", sums.refused))
    return ", ".join(parts)


def rest_words(importer: Importer, messages: Messages) -> str:
    """Return why it does not go on, and what that means for what is in and what is not."""
    if importer.stopping:
        return translate("Evidence", "Arrêt dès que ce qui est en cours est gardé…")
    if importer.stopped is not None:
        return messages.refusal(importer.stopped).spoken()
    if importer.paused:
        return translate(
            "Evidence",
            "Pause après {number} fichiers. D’habitude, trois à cinq pièces suffisent : reprenez seulement si "
            "vous en avez besoin.",
        ).format(number=AT_ONCE)
    return translate(
        "Evidence",
        "Arrêté. Ce qui est gardé reste dans le coffre. Le reste n’a pas été apporté, et Appui l’oublie quand "
        "vous terminez.",
    )


def passed_words(passed: PassedOver) -> str:
    """Return what of the folders was not taken; empty when everything was."""
    counts = passed.counts
    parts = []
    if counts["hidden"]:
        parts.append(translate("Evidence", "%n élément(s) caché(s)", "", counts["hidden"]))
    if counts["links"]:
        parts.append(translate("Evidence", "%n raccourci(s)", "", counts["links"]))
    if counts["special"]:
        parts.append(translate("Evidence", "%n élément(s) du système", "", counts["special"]))
    if counts["unreadable"]:
        parts.append(translate("Evidence", "%n dossier(s) qui ne s’ouvrent pas", "", counts["unreadable"]))
    if counts["left_alone"]:
        parts.append(translate("Evidence", "%n dossier(s) fait(s) par Appui", "", counts["left_alone"]))
    if counts["deep"]:
        words = translate("Evidence", "ce qui est à plus de {number} dossiers de profondeur")
        parts.append(words.format(number=MOST_DEPTH))
    sentences = []
    if parts:
        sentences.append(
            translate("Evidence", "Laissé de côté dans les dossiers : {parts}.").format(parts=", ".join(parts))
        )
    if passed.more:
        sentences.append(
            translate(
                "Evidence",
                "Il y a plus de {number} fichiers : Appui n’a pas regardé la suite. Choisissez un dossier plus "
                "petit, ou seulement les captures.",
            ).format(number=MOST_FILES)
        )
    return " ".join(sentences)


def cut_short_words(kept: int, left: int | None) -> str:
    """Return what is said once the vault is open again after a lock in the middle of an import."""
    if left is None:
        return translate(
            "Evidence",
            "Le verrouillage a arrêté l’ajout : {kept} gardés. Un dossier n’a pas été regardé en entier. Appui "
            "n’a retenu aucun nom. Déposez-le de nouveau : ce qui est là sera reconnu.",
        ).format(kept=kept)
    return translate(
        "Evidence",
        "Le verrouillage a arrêté l’ajout : {kept} gardés, {left} non apportés. Appui n’a pas retenu leurs noms. "
        "Déposez-les de nouveau : ceux qui sont là seront reconnus.",
    ).format(kept=kept, left=left)
