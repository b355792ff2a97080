"""A pupil's visits through the rooms, in a real window; then nothing of them is left."""

import sys
from pathlib import Path

import pytest

from journeys.desktop import Desktop
from journeys.kiosk_program import KioskProgram

pytestmark = [
    pytest.mark.journey,
    pytest.mark.skipif(sys.platform != "linux", reason="processes are looked up in /proc"),
]
_POLICY = """
[[adults]]
name = "Mme Exemple"
role = "CPE"
where = "bureau B12"
until = 2099-07-05
"""


def test_ten_questions_lead_to_an_adult_and_to_the_3018(tmp_path: Path) -> None:
    policy = tmp_path / "policy.toml"
    policy.write_text(_POLICY, encoding="utf-8")
    with Desktop(tmp_path / "desktop", "1024x700", keyring=False) as desktop:
        kiosk = KioskProgram(desktop, "--policy", str(policy))
        first = kiosk.settled()
        pupil = kiosk.reader_of(first)
        desktop.key("space")
        pupil.click("Ce que je vis, est-ce normal*")
        for _ in range(3):
            pupil.click("Non")
        # "Do you sometimes think of dying?"
        pupil.click("Oui")
        pupil.find("3114, prévention du suicide*")
        pupil.click("À qui parler ici")
        pupil.find("Mme Exemple")
        pupil.find("bureau B12")
        pupil.find("Aucune de ces personnes*")
        pupil.click("Joindre le 3018")
        pupil.find("30-18")
        pupil.find("Code QR* compose le 3018*")
        # With the keyboard alone: back to the first page, which shows nothing of it.
        desktop.key("Escape")
        pupil.find("Vie numérique")
        pupil.gone("30-18")
        pupil.click("Ce que je vis, est-ce normal*")
        pupil.find("Question 1 sur 10")
        pupil.click("Effacer et partir")
        assert kiosk.settled() == kiosk.instead_of(first)


def test_a_pupil_goes_through_a_guide_and_nothing_of_it_stays(tmp_path: Path) -> None:
    with Desktop(tmp_path, "1024x700", keyring=False) as desktop:
        kiosk = KioskProgram(desktop)
        pid = kiosk.settled()
        reader = kiosk.reader_of(pid)
        desktop.key("space")
        reader.click("Signaler sur une appli")
        reader.click("TikTok")
        reader.click("Signaler un commentaire")
        reader.find("Capture le commentaire et le @nom.*")
        for title in (
            "Ouvre « Commentaires »",
            "Laisse le doigt sur le commentaire",
            "Touche « Signaler »",
            "Choisis « Haine et harcèlement »",
            "Touche « Envoyer »",
        ):
            reader.click("Étape suivante")
            reader.find(title, role="label")
        reader.find("Note le jour et l’heure*")
        reader.click("Terminé")
        reader.find("TikTok : que veux-tu signaler ?")
        # With keys, from the app that was chosen to another one, and from there to its first guide.
        desktop.key("Tab", "Right", "space", "Tab", "Return")
        reader.find("Étape 1 sur 9")
        reader.click("Lettres plus grandes")
        desktop.key("ctrl+plus")
        reader.find("Lettres habituelles")
        reader.click("Effacer et partir")
        other = kiosk.instead_of(pid)
        desktop.key("space")
        fresh = kiosk.reader_of(other)
        fresh.find("Lettres plus grandes")
        fresh.click("Signaler sur une appli")
        fresh.find("Sur quelle appli ?")
        assert not fresh.shows("Étape*")
        assert not fresh.shows("*que veux-tu signaler*")
