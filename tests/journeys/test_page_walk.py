"""From every page and panel the 3018 sheet is one click and one key away, and closing it leads back there."""

from collections.abc import Callable

import pytest

from journeys import story
from journeys.desktop import Desktop, Program

_INSIDE = "Copier le numéro"  # stands on the sheet alone


def _line_is_near(app: Program, here: str) -> None:
    """Open the sheet by the button, then by the key, from a place that shows `here`."""
    app.find(here)
    app.click(story.LINE_BUTTON)
    app.find(_INSIDE)
    app.click("Fermer")
    app.gone(_INSIDE)
    app.find(here)
    app.desktop.key("F1")
    app.find(_INSIDE)
    app.desktop.key("Escape")
    app.gone(_INSIDE)
    app.find(here)


Step = Callable[[Program], None]


def _clicks(*names: str) -> Step:
    def go(app: Program) -> None:
        for name in names:
            app.click(name)

    return go


def _nothing(app: Program) -> None:
    """Stay where the program starts."""
    assert app.process.poll() is None


# In order: what one does, and words that only that place shows.
_BEFORE_THE_VAULT: tuple[tuple[Step, str], ...] = (
    (_nothing, "De quoi avez-vous besoin ?"),
    (_clicks("Je ne sais pas par où commencer*"), "A-t-il ou a-t-elle parlé*"),
    (_clicks("Non", "Non", "Mon enfant", "Insultes, moqueries*"), "D'abord"),
    (_clicks("Réglages"), "Langue*"),
    (_clicks("S'informer"), "Se poser dix questions*"),
    (_clicks("Se poser dix questions*"), "Qui répond ?"),
    (_clicks("Moi, j'ai moins de 18 ans*"), "Question 1 sur 10"),
    (_clicks("Besoin d'aide tout de suite"), "15, urgence médicale"),
    (_clicks("Effacer et revenir", "À montrer et à imprimer*"), "Affiche A4"),
    (_clicks("Toutes les fiches", "Ce que dit la loi*"), "D'où cela vient"),
    (_clicks("Signaler"), "TikTok*"),
    (_clicks("Démarches"), "Le suivi de vos démarches"),
    (_clicks("Écrire une lettre"), "Un modèle, quelques questions*"),
    (_clicks("Lettre à la direction*"), "Toutes facultatives*"),
    (_clicks("Preuves"), "Un lien sans image*"),
    (_clicks("Sur le téléphone*"), "1. Prendre la capture"),
    (_clicks("Revenir", "Un lien sans image*"), "Qui d'autre utilise cette session*"),
    (_clicks("Revenir sans rien garder", "Capturer cet écran*"), "Voit-on un mineur nu*"),
    (_clicks("Non"), "Qui d'autre utilise cette session*"),
    (_clicks("Quelqu'un surveille*"), "Ne gardez rien sur cet ordinateur"),
    (_clicks("Revenir"), "Où est ce que vous voulez garder ?"),
    (_clicks("Capturer cet écran*", "Non"), "Qui d'autre utilise cette session*"),
    (_clicks("D'autres personnes aussi*"), "Choisissez une phrase secrète"),
    (_clicks("Revenir"), "Qui d'autre utilise cette session*"),
    (_clicks("Moi, et personne d'autre*"), "Votre fiche de secours"),
    (_clicks("C'est noté, continuer"), "Préparez l'écran"),
)


def test_before_the_vault(screen: Desktop) -> None:
    app = screen.program()
    for go, here in _BEFORE_THE_VAULT:
        go(app)
        _line_is_near(app, here)


_AFTER_THE_FIRST_EXHIBIT: tuple[tuple[Step, str], ...] = (
    (_nothing, "Regardez avant de continuer"),
    (_clicks("Terminer"), "Préparer un dossier"),
    (_clicks("Ouvrir : Pièce 1"), "Ce que vous en savez"),
    (_clicks("Toutes les pièces", "Ce qui se répète"), "Quels comptes"),
    (_clicks("Revenir aux pièces", "École"), "Les pièces, et leur ordre"),
    (_clicks("Continuer"), "Étape 2 sur *"),
    (_clicks("Revenir"), "Les pièces, et leur ordre"),
    (story.through_steps, "Choisir le dossier où l'écrire*"),
    (story.leave_dossier, "Préparer un dossier"),
    (_clicks("Essayer la fiche"), "Essayer la fiche de secours"),
    (_clicks("Plus tard", "Un lien sans image"), "Noter l'adresse, sans l'image"),
    (_clicks("Revenir sans rien garder", "Nouvelle situation"), "Créer la situation"),
    (_clicks("Revenir", "Retirer cette image : Pièce 1"), "La pièce 1 est retirée"),
    (_clicks("Démarches"), "Notez ici ce que vous avez signalé"),
    (_clicks("Noter un signalement"), "Rien ne part d'ici*"),
    (_clicks("Réglages", "Regarder maintenant"), "Regarder de nouveau"),
    (_clicks("Preuves", "Revenir aux pièces", "Verrouiller"), "Vos pièces sont sous clé"),
)


def test_after_the_first_exhibit(screen: Desktop) -> None:
    story.show_thread(screen)
    app = screen.program()
    story.keep_first_exhibit(app)
    for go, here in _AFTER_THE_FIRST_EXHIBIT:
        go(app)
        _line_is_near(app, here)


def test_in_a_guide(screen: Desktop) -> None:
    app = screen.program()
    story.room(app, "Signaler")
    app.click("TikTok")
    _line_is_near(app, "Que voulez-vous signaler ?")
    app.click("Une vidéo")
    app.click("Un téléphone Android")
    app.find("Étape 1 sur *")
    _line_is_near(app, "Étape 1 sur *")
    for step in range(2, 20):
        app.click("C'est fait")
        if not _arrived(app, f"Étape {step} sur *"):
            break
        _line_is_near(app, f"Étape {step} sur *")
    else:
        pytest.fail("the guide has no end")
    _line_is_near(app, "C'est envoyé ?")


def _arrived(app: Program, step: str) -> bool:
    app.wait_until(lambda: app.shows(step) or app.shows("C'est envoyé ?"), f"{step} or the end")
    return app.shows(step)
