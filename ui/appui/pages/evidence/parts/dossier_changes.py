"""What is new in a dossier beside the last one for the same addressee, in words for the one who makes it."""

from typing import TYPE_CHECKING

from appui.pages.evidence.model import instant_of
from appui.pages.evidence.wording import moment_words
from appui.texts.translate import translate

if TYPE_CHECKING:
    from datetime import datetime

    from appui_core.dossier.changes import Changes


def changes_words(changed: "Changes | None", now: "datetime") -> str:
    """Return what differs, a line each; nothing where there was no version before. `now`: in this PC's zone."""
    if changed is None:
        return ""
    offset = now.utcoffset()
    minutes = 0 if offset is None else round(offset.total_seconds() / 60)
    moment = moment_words(instant_of(changed.since.at_utc, minutes))
    if changed.none:
        words = translate(
            "Dossier", "Mêmes pièces, mêmes masques que dans la version du {moment} pour ce destinataire."
        )
        return words.replace("{moment}", moment)
    parts = (
        (translate("Dossier", "Pièces qui n’y figuraient pas : {numbers}."), changed.added),
        (translate("Dossier", "Pièces retirées : {numbers}."), changed.gone),
        (translate("Dossier", "Masques changés : {numbers}."), changed.masks),
        (translate("Dossier", "Textes masqués ou remplacés autrement : {numbers}."), changed.facts),
    )
    lines = [translate("Dossier", "Depuis la version du {moment} :").replace("{moment}", moment)]
    lines += [
        "– " + words.replace("{numbers}", ", ".join(str(number) for number in numbers))
        for words, numbers in parts
        if numbers
    ]
    if changed.letters:
        lines.append("– " + translate("Dossier", "La lettre n’est plus la même."))
    return "\n".join(lines)
