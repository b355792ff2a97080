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
    ("text", "code"),
    [
        ("C'est", "apostrophe"),
        ('Le "mot"', "quotation"),
        ("Quoi ?", "before_mark"),
        ("Quoi?", "before_mark"),
        ("Quoi\u00a0?", "before_mark"),
        ("Oui ; non", "before_mark"),
        ("Voici : cela", "before_colon"),
        ("Voici\u202f: cela", "before_colon"),
        ("« mot\u202f»", "after_opening"),
        ("«\u202fmot »", "before_closing"),
        ("Attendez...", "stops"),
        ("à 9 h", "before_h"),
        ("deux  espaces", "two_spaces"),
        ("mot \u202f!", "space_beside"),
        ("victime·s", "median_dot"),
    ],
)
def test_faults(text: str, code: str) -> None:
    assert code in {fault.code for fault in french_faults(text)}
