"""What the room says of a refusal: the core's sentence, and where that names a command, one for the window."""

from collections.abc import Callable, Mapping
from typing import Final

from appui.texts.translate import translate
from appui_core.errors import AppuiError, ErrorCode
from appui_core.messages import Messages, Sentence


def _gone() -> str:
    return translate("Followup", "Ce signalement n’est plus dans le suivi. Le reste n’a pas changé.")


def _no_case() -> str:
    return translate("Followup", "Cette situation n’est plus là. Rien n’a été noté, et le reste n’a pas changé.")


def _no_exhibit() -> str:
    return translate(
        "Followup",
        "Une pièce cochée n’est plus dans cette situation. Rien n’a été noté, les autres pièces sont inchangées. "
        "Décochez-la, puis recommencez.",
    )


def _locked() -> str:
    return translate(
        "Followup",
        "Le coffre s’est verrouillé entre-temps. Rien n’a été écrit. Ouvrez-le dans Preuves, puis recommencez.",
    )


# The whole sentence, where even what happened is told of a command ("aucun... ne porte cet identifiant").
_SENTENCES: Final[Mapping[ErrorCode, Callable[[], str]]] = {
    ErrorCode.REPORT_UNKNOWN: _gone,
    ErrorCode.CASE_UNKNOWN: _no_case,
    ErrorCode.CASE_PURGED: _no_case,
    ErrorCode.EXHIBIT_UNKNOWN: _no_exhibit,
    ErrorCode.VAULT_LOCKED: _locked,
}
# What to do, where the core's answer is typed.
_TODO: Final[Mapping[ErrorCode, Callable[[], str]]] = {
    ErrorCode.VAULT_DAMAGED: lambda: translate(
        "Followup", "Copiez le dossier du coffre en lieu sûr, puis lancez « Vérifier maintenant » dans Réglages."
    ),
    ErrorCode.CONTENT_INVALID: lambda: translate("Followup", "Prévenez la personne qui prépare ces contenus."),
    ErrorCode.INTERNAL: lambda: translate(
        "Followup",
        "Recommencez. Si cela revient, fermez Appui et ouvrez-le de nouveau. Le 3018 reste joignable par "
        "téléphone.",
    ),
}


def refusal_words(error: AppuiError, messages: Messages) -> str:
    """Return what happened, what is safe, what to do, in terms of what stands on the page."""
    if error.code in _SENTENCES:
        return _SENTENCES[error.code]()
    # Without the detail's own part: that of a damaged exhibit is about an option of a command.
    found: Sentence = messages.error(error.code)
    if error.code in _TODO:
        found = found._replace(todo=_TODO[error.code]())
    return found.spoken()
