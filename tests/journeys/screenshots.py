"""`make screenshots`: every page and panel, light and dark, at 100 and 200 % text, in two window sizes.

The window is built in this process and painted to memory (the journeys show it on a real screen); the pictures and
one contact sheet lie in build/screenshots/.
"""

import os
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))
os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ.update(TZ="Europe/Paris", LC_ALL="C.UTF-8", LANGUAGE="fr", DBUS_SESSION_BUS_ADDRESS="disabled:")
time.tzset()

from PySide6.QtCore import qVersion  # noqa: E402 - after the environment
from PySide6.QtGui import QImage  # noqa: E402 - the same
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget  # noqa: E402 - the same

from appui import bootstrap, concrete  # noqa: E402 - the same
from appui.companion import Companion  # noqa: E402 - the same
from appui.pages.evidence.dossier_draft import STEPS  # noqa: E402 - the same
from appui_core.adapters.phone_tray.tray import LanPhoneTray  # noqa: E402 - the same
from appui_core.errors import AppuiError, ErrorCode  # noqa: E402 - the same
from appui_core.locate import Places  # noqa: E402 - the same
from appui_core.ports import Frame, ScreenInfo  # noqa: E402 - the same
from fakes.clock import FixedClock  # noqa: E402 - after the path and the environment
from fakes.key_store import FakeKeyStore  # noqa: E402 - the same
from fakes.pictures import png_bytes  # noqa: E402 - the same
from fakes.qt import click, describe, drop, file_drag, settle, wait_until  # noqa: E402 - the same
from fakes.surroundings import KLIPPER, Computer, FakeBus  # noqa: E402 - the same
from journeys.opening_pictures import kiosk_from_the_start  # noqa: E402 - the same
from journeys.over_the_screen import over_the_screen  # noqa: E402 - the same
from journeys.pictures import contact_sheet  # noqa: E402 - the same
from journeys.received_dossiers import received_dossiers  # noqa: E402 - the same
from journeys.sample_cases import bring_a_conversation, mask_one, open_school_case, sample_files  # noqa: E402 - the same
from journeys.sample_thread import ThreadWindow, load_sample  # noqa: E402 - the same
from journeys.screen_reader import plain  # noqa: E402 - the same
from journeys.story import ACCOUNT, ADDRESS  # noqa: E402 - the same

OUT = ROOT / "build" / "screenshots"
SIZES = ((1440, 900), (1024, 700))
SCALES = (100, 200)
LOOKS = ("light", "dark")
_EVENING = datetime(2026, 11, 14, 18, 2, tzinfo=timezone(timedelta(hours=1)))


class ThreadScreen:
    """A screen that shows the sample thread, behind `ports.ScreenSource`; it is locked the first time."""

    def __init__(self, clock: FixedClock) -> None:
        self._clock = clock
        self._info = ScreenInfo(1, "Écran", 0, 0, 1920, 1080, 1.0, primary=True)
        self._locked = True

    def unlock(self) -> None:
        """Show the thread from now on."""
        self._locked = False

    def available(self) -> bool:
        """Let everything be grabbed."""
        return True

    def interactive(self) -> bool:
        """Ask nobody."""
        return False

    def screens(self) -> tuple[ScreenInfo, ...]:
        """Return the one screen."""
        return (self._info,)

    def grab(self, number: int) -> Frame:
        """Return the thread as a picture."""
        if self._locked:
            self._locked = False
            raise AppuiError(ErrorCode.SCREEN_BLACK)
        window = ThreadWindow(load_sample())
        window.resize(1920, 1080)
        image = window.grab().toImage().convertToFormat(QImage.Format.Format_RGB888)
        window.deleteLater()
        return Frame(
            width=image.width(),
            height=image.height(),
            stride_bytes=image.bytesPerLine(),
            rgb=bytes(image.constBits()),
            screen=self._info,
            grabbed_at=self._clock.now(),
            backend="sample",
            facts={
                "backend": "qt-xcb",
                "screen": f"{number}/1",
                "screen_px": "1920x1080",
                "screen_at": "0,0",
                "ratio": "1",
                "qt": qVersion(),
            },
        )


class Walk:
    """Goes from place to place in the window and takes every picture there."""

    def __init__(self, program: bootstrap.Program) -> None:
        self.program = program
        self.window = program.window
        self.pictures: list[Path] = []
        self.places = 0

    def press(self, name: str) -> None:
        """Press the button of that name, wherever it is on the page (`*` at the end stands for anything)."""
        try:
            wait_until(lambda: self._button(name) is not None)
        except AssertionError:
            shown = [describe(b) for b in self.window.findChildren(QAbstractButton) if b.isVisible()]
            raise AssertionError(f"no button is named {name!r}; there are {shown}") from None
        button = self._button(name)
        assert button is not None
        click(button)
        settle()

    def fill(self, name: str, text: str) -> None:
        """Fill a field."""
        fields = [w for w in self.window.findChildren(QLineEdit) if w.isVisible() and plain(describe(w)) == name]
        assert fields, f"no field is named {name}"
        fields[0].setText(text)

    def drop(self, *paths: Path) -> None:
        """Drop files on the page."""
        assert drop(self.window.page(), file_drag(*paths)) is not None
        settle()

    def paste_address(self) -> None:
        """Paste an address with trackers into the coach, and write a date that says nothing a week later."""
        for name, text in (("Adresse de la page", f"{ADDRESS}?_t=8abc&_r=1"), ("Date affichée à l'écran", "hier")):
            fields = [
                w for w in self.window.findChildren(QLineEdit) if w.isVisible() and plain(describe(w)) == name
            ]
            fields[0].clear()
            fields[0].insert(text)
        settle()

    def sees(self, words: str) -> bool:
        """Tell whether a visible label begins with these words."""
        return any(
            widget.isVisible() and plain(describe(widget)).startswith(words)
            for widget in (self._companion() or self.window).findChildren(QWidget)
        )

    def arrive(self, place: str, words: str) -> None:
        """Wait for the words of a place, then take its pictures in every look, scale and size."""
        wait_until(lambda: self.sees(words), 15_000)
        self.places += 1
        shown = self._companion() or self.window
        for look, scale, size in _variants():
            self._dress(look, scale)
            # The window beside a guide is as wide as it wants, and as high as a screen of that size leaves it.
            shown.resize(size[0] if shown is self.window else min(shown.width(), size[0] // 2), size[1])
            settle()
            path = OUT / f"{self.places:02d}-{place}-{look}-{scale}-{size[0]}x{size[1]}.png"
            assert shown.grab().save(str(path))
            self.pictures.append(path)
        self._dress(LOOKS[0], SCALES[0])
        if shown is not self.window:
            shown.close()
        self.window.resize(*SIZES[0])
        settle()

    def keep_picture(self, shown: QWidget, name: str) -> None:
        """Take one picture of something that is no place of the window."""
        settle()
        path = OUT / f"{name}.png"
        assert shown.grab().save(str(path))
        self.pictures.append(path)
        shown.deleteLater()
        settle()

    def _dress(self, look: str, scale: int) -> None:
        self.program.settings.set("appearance", look)
        self.program.settings.set("text_scale", scale)
        settle()

    def _companion(self) -> Companion | None:
        shown = (one for one in QApplication.topLevelWidgets() if isinstance(one, Companion) and one.isVisible())
        return next(shown, None)

    def _button(self, name: str) -> QAbstractButton | None:
        matches = re.compile(re.escape(name).replace(r"\*", ".*") + r"\Z").match
        for button in self.window.findChildren(QAbstractButton):
            if button.isVisible() and button.isEnabled() and matches(plain(describe(button))):
                return button
        return None


def _variants() -> Iterator[tuple[str, int, tuple[int, int]]]:
    for look in LOOKS:
        for scale in SCALES:
            for size in SIZES:
                yield look, scale, size


# What is pressed, then the place's name in the file and words that stand only there.
Stop = tuple[Sequence[str], str, str]
# From the last step of a dossier back to the room.
_TO_THE_ROOM = ("Revenir",) * len(STEPS)
_FIRST: tuple[Stop, ...] = (
    ((), "accueil", "De quoi avez-vous besoin"),
    (("Joindre le 3018. *",), "fiche-3018", "Copier le numéro"),
    (("Fermer", "Je ne sais pas par où commencer*"), "question-1", "A-t-il ou a-t-elle parlé"),
    (("Non", "Non"), "question-3", "De qui s'agit-il"),
    (("Mon enfant",), "question-4", "Que se passe-t-il"),
    (("Insultes, moqueries*",), "par-ou-commencer", "D'abord"),
    (("Recommencer", "Oui, un geste*"), "vie-d-abord", "D'abord"),
    (("Signaler",), "signaler", "Sur quelle appli"),
    (("TikTok",), "signaler-quoi", "Que voulez-vous signaler"),
    (("Une vidéo", "Un téléphone Android"), "guide", "Étape 1 sur"),
    (("C'est fait", "C'est fait", "C'est fait"), "guide-etape", "Étape 4 sur"),
    (("Garder à côté",), "a-cote", "Étape 4 sur"),
    (("S'informer",), "s-informer", "Des fiches courtes"),
    (("Ce que dit la loi",), "fiche-loi", "D'où cela vient"),
    (("Toutes les fiches", "À montrer et à imprimer"), "a-imprimer", "Affiche A4"),
    (("Toutes les fiches", "Se poser dix questions"), "dix-questions", "Qui répond"),
    (("Moi, j'ai moins de 18 ans",), "question-1", "Question 1 sur 10"),
    (("Besoin d'aide tout de suite",), "aide", "D'abord, un adulte de confiance"),
    (("Réglages",), "reglages", "Langue"),
    (("Démarches",), "demarches-sans-coffre", "Le suivi de vos démarches"),
    (("Écrire une lettre",), "lettres-sans-coffre", "Un modèle, quelques questions"),
    (("Lettre à la direction*",), "lettre-sans-coffre", "Toutes facultatives"),
    (("Preuves",), "preuves-vide", "Où est ce que vous voulez garder"),
    (("J'ai une sauvegarde",), "retrouver-une-sauvegarde", "Retrouver une sauvegarde"),
    (("Revenir", "Sur le téléphone*"), "telephone", "1. Prendre la capture"),
    (("Par le câble",), "telephone-cable", "Par le câble du téléphone"),
    (("Revenir", "Un dossier qui les reçoit"), "telephone-dossier", "Un dossier qui reçoit"),
    (("Revenir", "Revenir", "Capturer cet écran*"), "question", "Voit-on un mineur nu"),
    (("Non",), "qui", "Qui d'autre utilise cette session"),
    (("Quelqu'un surveille*",), "surveille", "Ne gardez rien sur cet ordinateur"),
    (
        ("Revenir", "Capturer cet écran*", "Non", "D'autres personnes aussi*"),
        "phrase",
        "Choisissez une phrase secrète",
    ),
    (("Revenir", "Moi, et personne d'autre*"), "fiche-de-secours", "Votre fiche de secours"),
    (("C'est noté, continuer",), "pret", "Préparez l'écran"),
    (("Capturer maintenant",), "pas-d-image", "Pas d'image cette fois"),
    (("Capturer maintenant",), "capture", "Regardez avant de continuer"),
)
_STRIP: tuple[Stop, ...] = (
    (("Assembler en une bande",), "bande-choisir", "Assembler des captures en une bande"),
    (("Tout cocher", "Comparer"), "bande", "L'ordre des captures"),
    (("La bande Image floutée*",), "bande-en-clair", "L'ordre des captures"),
    (("Garder la bande",), "bande-gardee", "La bande est gardée"),
    (("Ouvrir : Pièce 8",), "piece-assemblee", "Assemblée par Appui à partir"),
)
_THEN: tuple[Stop, ...] = (
    (("Terminer",), "pieces", "Préparer un dossier"),
    (("Ouvrir : Pièce 1",), "piece", "Ce que vous en savez"),
    (("Comment cette capture a été faite",), "comment", "Moyen de capture"),
    (("Masquer pour un destinataire",), "masquer", "Rien n'est couvert"),
    (
        ("Revenir", "Toutes les pièces", "Sur le téléphone", "Par le Wi-Fi de la maison", "Non"),
        "telephone-wifi",
        "Appui ouvre une page",
    ),
    (("Ouvrir la page pour le téléphone",), "telephone-wifi-page", "En attente du téléphone"),
    (("Arrêter, fermer la page",), "telephone-wifi-fermee", "La page du téléphone est fermée"),
    (("Ouvrir une nouvelle page", "Revenir", "École"), "dossier-pieces", "Les pièces, et leur ordre"),
    (("Continuer",), "dossier-lecteurs", "Qui verra ce dossier"),
    (("Masquer : Adresse, pièce 1", "Continuer"), "dossier-lettre", "La lettre"),
    (("Continuer",), "dossier", "Sous quelle forme"),
    (("Un fichier scellé",), "dossier-scelle", "Phrase perdue, fichier perdu"),
    ((*_TO_THE_ROOM, "Essayer la fiche"), "essayer-la-fiche", "Essayer la fiche de secours"),
    (("Plus tard", "Un lien sans image"), "lien", "Noter l'adresse, sans l'image"),
    (("Revenir sans rien garder",), "pieces-encore", "Préparer un dossier"),
)
# Once files were dropped.
_BROUGHT: tuple[Stop, ...] = (
    (("Non",), "apportes", "2 pièces ajoutées"),
    (("Terminer", "Ouvrir : Pièce 2"), "photo-avec-lieu", "Ce que vous en savez"),
)
# Once one of the captures in the strip is masked for the school.
_MASKED: tuple[Stop, ...] = (
    (
        ("Toutes les pièces", "École", "Continuer"),
        "dossier-masque",
        "La pièce 8 montre les mêmes images que la pièce 4",
    ),
)
_AFTER: tuple[Stop, ...] = (
    (("Revenir", "Revenir", "Ce qui se répète"), "repetition", "Ce qui se répète"),
    (("Revenir aux pièces", "Retirer cette image : Pièce 1"), "retiree", "La pièce 1 est retirée"),
    (("Revenir aux pièces", "Qui a touché à ces pièces ?"), "journal", "Qui a touché à ces pièces"),
    (("Fermer", "Réglages"), "coffre", "Comment il s'ouvre"),
    (("Regarder maintenant",), "copies-ailleurs", "2 choses à voir"),
    (("Vider l'historique…*",), "copies-ailleurs-vider", "Vider tout l'historique"),
    (("Démarches", "Noter un signalement"), "demarches-noter", "Rien ne part d'ici"),
    (("Revenir sans rien noter",), "demarches-vide", "Notez ici ce que vous avez signalé"),
    (("Écrire une lettre",), "lettres", "Pour quelle situation"),
    (("Plainte*",), "lettre", "Toutes facultatives"),
)
# In the case of a school.
_SCHOOL: tuple[Stop, ...] = (
    ((), "ecole", "À garder jusqu'au"),
    (("Noms remplacés",), "ecole-noms", "Dans le dossier pour l'établissement"),
    (("Fermer", "Texte pour*"), "ecole-faits", "Texte, à compléter"),
    (("Fermer", "Durée de conservation"), "ecole-duree", "Garder jusqu'au"),
    (("Fermer", "Détruire ce dossier de suivi"), "ecole-detruire", "Les pièces, les notes"),
    (("Ne rien détruire", "Capturer cet écran*", "Non"), "pret-ecole", "Fermez Pronote"),
    (("Capturer maintenant",), "regardez-avant", "Regardez avant de garder"),
)
_LOCKED: tuple[Stop, ...] = (
    (("Ne rien garder", "Revenir", "Verrouiller"), "verrouille", "Vos pièces sont sous clé"),
    (("Ouvrir avec la fiche de secours",), "fiche-retapee", "Sans la phrase, sans cette session"),
)
# Before any is given, and each that is dropped.
_VERIFY: tuple[Stop, ...] = (
    (("Démarches", "Vérifier un dossier reçu…"), "verifier", "Quelqu'un vous a remis un dossier"),
)
_RECEIVED: tuple[tuple[str, str], ...] = (
    ("verifier-intact", "Copies masquées"),
    ("verifier-change", "Ce qui a changé"),
    ("verifier-scelle", "Ouvrir le dossier scellé"),
)


def _visit(walk: Walk, stops: Sequence[Stop]) -> None:
    for presses, place, words in stops:
        for name in presses:
            walk.press(name)
        walk.arrive(place, words)
        print(f"{walk.places:2d}. {place}", flush=True)


def main() -> int:
    """Take every picture and arrange them."""
    shutil.rmtree(OUT, ignore_errors=True)
    OUT.mkdir(parents=True)
    with tempfile.TemporaryDirectory(prefix="appui-") as folder:
        clock = FixedClock(_EVENING)
        _replace("os_keystore", FakeKeyStore)
        _replace("screens", lambda _clock, _places: ThreadScreen(clock))
        _replace("phone_tray", lambda _clock: LanPhoneTray(clock, loopback=True))
        _replace("surroundings", lambda: _computer(Path(folder) / "home").around)
        app = QApplication(["appui"])
        program = bootstrap.Program(app, Places(data=Path(folder), config=Path(folder)), clock, language="fr")
        program.window.resize(*SIZES[0])
        program.window.show()
        settle()
        walk = Walk(program)
        _visit(walk, _FIRST)
        walk.fill("Adresse de la page", ADDRESS)
        walk.fill("Compte", ACCOUNT)
        _visit(walk, _THEN)
        walk.drop(sample_files(Path(folder) / "Captures"))
        _visit(walk, _BROUGHT)
        walk.paste_address()
        walk.arrive("adresse-collee", "Ce que vous en savez")
        walk.press("Toutes les pièces")
        bring_a_conversation(program)
        _visit(walk, _STRIP)
        mask_one(program)
        _visit(walk, _MASKED)
        _visit(walk, _AFTER)
        walk.press("Preuves")
        open_school_case(program)
        _visit(walk, _SCHOOL)
        _visit(walk, _LOCKED)
        _visit(walk, _VERIFY)
        for place_name, path in zip(_RECEIVED, received_dossiers(Path(folder) / "reçus", clock), strict=True):
            walk.drop(path)
            walk.arrive(*place_name)
        source = ThreadScreen(clock)
        source.unlock()
        over_the_screen(source.grab(1), _variants(), walk._dress, walk.keep_picture)
        program.close()
        kiosk_from_the_start(app, clock, _variants(), walk.keep_picture)
    contact_sheet(walk.pictures, OUT / "contact.png", columns=len(list(_variants())))
    print(f"{len(walk.pictures)} images, {(OUT / 'contact.png').relative_to(ROOT)}")
    return 0


def _computer(home: Path) -> Computer:
    """Return a PC that remembers what is copied, and on which a portal left a picture of the screen."""
    pc = Computer(home, home / "tmp", bus=FakeBus(KLIPPER))
    pc.put("tmp/out.png", png_bytes(1))
    return pc


def _replace(name: str, made: Callable[..., object]) -> None:
    assert hasattr(concrete, name), f"concrete has no {name} any more"
    setattr(concrete, name, made)


if __name__ == "__main__":
    sys.exit(main())
