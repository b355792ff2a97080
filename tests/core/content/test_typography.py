"""French typography: what is found, and what is left alone."""

import pytest

from appui_core.content.typography import french_faults


@pytest.mark.parametrize(
    "text",
    [
        "C’est envoyé\u202f? Notez l’heure.",
        "Touchez «\u202fPartager\u202f», puis attendez\u202f; c’est tout\u202f!",
        "Trois choses\u00a0: le nom, l’heure, l’adresse.",
        "Ouvrez https://3018.fr/a?b=c;d!e:f puis lisez.",
        "De 09:00 à 23:00, ou de 9\u00a0h à 23\u00a0h\u00a030.",
        "Écrivez à victimes@france-victimes.fr",
        "Quoi\u202f?!",
        'Tapez appui --json «\u202f{hour}\u202f», ou {"a": 1}.',
        "1 pièce · 2 comptes, 2026-11-14T18:02",
    ],
)
def test_sound_texts(text: str) -> None:
    assert french_faults(text) == ()


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("C'est", "straight apostrophe"),
        ('Le "mot"', "straight quotation mark"),
        ("Quoi ?", "U+202F"),
        ("Quoi?", "U+202F"),
        ("Quoi\u00a0?", "U+202F"),
        ("Oui ; non", "U+202F"),
        ("Voici : cela", "U+00A0"),
        ("Voici\u202f: cela", "U+00A0"),
        ("« mot\u202f»", "after «"),
        ("«\u202fmot »", "before »"),
        ("Attendez...", "…"),
        ("à 9 h", "before h"),
        ("deux  espaces", "two spaces"),
        ("mot \u202f!", "breaking space beside"),
        ("victime·s", "median dot"),
    ],
)
def test_faults(text: str, reason: str) -> None:
    assert any(reason in fault for fault in french_faults(text))
