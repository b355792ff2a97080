"""The facts that Appui measured or read about an exhibit, one line each; the three kinds of date stay apart."""

from appui.pages.evidence.model import instant_of
from appui.pages.evidence.wording import bytes_words, moment_words, offset_words
from appui.texts.translate import translate
from appui_core.cases.model import Exhibit


def fact_lines(exhibit: Exhibit) -> tuple[tuple[str, str], ...]:
    """Return (name, value) pairs in the order in which they are read."""
    facts = exhibit.facts
    offset = offset_words(exhibit.utc_offset_minutes)
    captured = exhibit.captured_at_utc
    lines = [
        (
            translate("Evidence", "Date affichée à l’écran (notée par vous)"),
            facts.shown_date or translate("Evidence", "pas encore notée"),
        ),
        (
            translate("Evidence", "Capturée par Appui"),
            f"{moment_words(instant_of(captured, exhibit.utc_offset_minutes))} ({offset})" if captured else "",
        ),
        (translate("Evidence", "Date que le fichier dit de lui-même (non vérifiée)"), exhibit.claimed_date or ""),
        (
            translate("Evidence", "Ajoutée au coffre"),
            f"{moment_words(instant_of(exhibit.added_at_utc, exhibit.utc_offset_minutes))} ({offset})",
        ),
        (translate("Evidence", "Mots notés"), facts.words),
        (translate("Evidence", "Original"), _size_words(exhibit)),
        # In groups of eight, so that it wraps and can be compared aloud.
        (
            translate("Evidence", "Empreinte SHA-256 de l’original"),
            " ".join(exhibit.sha256[at : at + 8] for at in range(0, 64, 8)),
        ),
    ]
    return tuple((name, value) for name, value in lines if value)


def _size_words(exhibit: Exhibit) -> str:
    parts = [exhibit.media_type]
    if exhibit.width and exhibit.height:
        parts.append(f"{exhibit.width} × {exhibit.height}")
    length = exhibit.capture.get("duration_s", "")
    if length.isdigit():
        minutes, seconds = divmod(int(length), 60)
        parts.append(translate("Evidence", "{minutes} min {seconds} s").format(minutes=minutes, seconds=seconds))
    parts.append(bytes_words(exhibit.size_bytes))
    return " · ".join(parts)
