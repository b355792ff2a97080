"""`make demo`: the main job from end to end on a virtual screen, and proof that it was done.

A sample thread is on the screen; Appui opens, captures it into a new vault, writes two dossiers, and they are
checked with Appui and with stock tools. build/demo/ keeps the dossiers and a picture of every page passed.
"""

import json
import shutil
import sys
import tempfile
import time
import traceback
from collections.abc import Callable
from functools import partial
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from journeys import story  # noqa: E402 - after the path of the test helpers
from journeys.desktop import APPUI, Desktop, Program  # noqa: E402 - the same
from journeys.pictures import same_pixels  # noqa: E402 - the same

OUT = ROOT / "build" / "demo"
DOSSIERS = OUT / "dossiers"
PAGES = OUT / "pages"
# Plain letters: xdotool types an accent by changing the keyboard map, which a fresh machine may take too late.
_TITLE = "Moqueries en ligne"


class Failed(Exception):  # noqa: N818 - a step that failed, not an error of this script
    """A step failed; it is already printed."""


class Demo:
    """Tells each step in French, takes a picture after it, and counts."""

    def __init__(self, desktop: Desktop) -> None:
        self._desktop = desktop
        self.steps = 0
        self._app: Program | None = None
        self.key = ""
        self.dossiers: list[Path] = []

    @property
    def app(self) -> Program:
        """The running Appui."""
        assert self._app is not None, "Appui is not started yet"
        return self._app

    def step(self, words: str, act: Callable[[], object], page: str = "") -> None:
        """Do a step; `page` names the picture that is taken of the screen after it.

        Raises Failed when it did not work.
        """
        self.steps += 1
        began = time.monotonic()
        try:
            act()
        except Exception as error:
            print(f"✗ {self.steps:2d}. {words}", flush=True)
            traceback.print_exception(error)
            self._desktop.picture(OUT / "echec.png")
            raise Failed from error
        print(f"✓ {self.steps:2d}. {words} ({time.monotonic() - began:.1f} s)", flush=True)
        if page:
            self._desktop.wait_for_still_screen()
            self._desktop.picture(PAGES / f"{self.steps:02d}-{page}.png")

    def tell(self) -> None:
        """Tell the whole story."""
        self._see_the_thread()
        self._open_appui()
        self._first_minute()
        self._facts_and_recovery()
        self._dossiers()
        self._guide_and_settings()
        self._leave()

    def _see_the_thread(self) -> None:
        def show() -> None:
            story.show_thread(self._desktop)
            self._desktop.picture(OUT / "ecran-de-reference.png")

        self.step("Un fil de moqueries est à l’écran (données d’exemple, inventées)", show, "fil")

    def _open_appui(self) -> None:
        def start() -> None:
            self._app = self._desktop.program()
            self.app.find("De quoi avez-vous besoin ?", timeout_s=60)

        self.step("Appui s’ouvre sur l’accueil", start, "accueil")

        def line() -> None:
            self._desktop.key("F1")
            self.app.find("Copier le numéro")

        self.step("La fiche du 3018 est à une touche (F1)", line, "fiche-3018")

        def close() -> None:
            self._desktop.key("Escape")
            self.app.gone("Copier le numéro")

        self.step("Échap ferme la fiche, rien d’autre", close)

    def _first_minute(self) -> None:
        app = self.app

        def ask() -> None:
            story.room(app, "Preuves")
            app.find("Capturer cet écran*")

        self.step("La pièce « Preuves »", ask, "preuves")

        def gate() -> None:
            app.click("Capturer cet écran*")
            app.find("Voit-on un mineur nu*")

        self.step("La question posée avant toute image", gate, "question")

        def who() -> None:
            story.answer_the_gate(app)
            app.find("Moi, et personne d'autre*")

        self.step("Réponse : non. Qui d’autre utilise cet ordinateur ?", who, "qui")

        def sheet() -> None:
            story.be_alone(app)
            app.find("Votre fiche de secours", timeout_s=60)

        self.step("Le coffre est créé, la clé gardée par le système", sheet, "fiche-de-secours")

        def noted() -> None:
            self.key = story.read_the_recovery_sheet(app)
            assert self.key.startswith("AGE-SECRET-KEY-1")
            app.find("Capturer maintenant", actionable=True)

        self.step("La fiche de secours est notée sur papier", noted, "pret")
        self.step("L’écran réel est capturé, chiffré, gardé", lambda: story.capture(app, _TITLE), "capture")

    def _facts_and_recovery(self) -> None:
        app = self.app
        self.step("L’adresse et le compte sont notés", lambda: story.tell_the_facts(app), "coach")
        self.step("La pièce est dans la liste, floutée", lambda: story.finish(app), "pieces")

        def try_key() -> None:
            story.try_the_recovery_sheet(app, self.key)

        self.step("La fiche de secours, retapée, ouvre bien le coffre", try_key, "fiche-essayee")

        def look() -> None:
            app.click("Ouvrir : Pièce 1")
            app.find("Ce que vous en savez")

        self.step("Une pièce en détail : trois dates jamais mélangées", look, "piece")

        def back() -> None:
            app.click("Toutes les pièces")
            app.find("Préparer un dossier")

        self.step("Retour aux pièces", back)

    def _dossiers(self) -> None:
        for addressee, words, page in (
            ("École", "l’école", "dossier-ecole"),
            ("Police, justice", "la police", "dossier-police"),
        ):

            def make(addressee: str = addressee) -> None:
                self.dossiers.append(story.make_dossier(self.app, addressee, DOSSIERS))

            self.step(f"Un dossier pour {words}, écrit puis vérifié par Appui", make, page)
            self.step("Retour aux pièces", lambda: story.back_to_exhibits(self.app))
        for dossier in self.dossiers:
            self.step(f"appui verify : {dossier.name}", partial(self._verify, dossier))
            tools = partial(story.stock_tools_agree, dossier)
            self.step("sha256sum, bagit.py et pdftotext disent la même chose", tools)
        self.step("Dans l’image gardée : le fil entier, et pas Appui", self._only_the_thread)

    def _verify(self, dossier: Path) -> None:
        told = self._desktop.run([str(APPUI), "verify", str(dossier), "--json"])
        assert told.returncode == 0, told.stdout + told.stderr
        assert json.loads(told.stdout)["intact"] is True, told.stdout

    def _only_the_thread(self) -> None:
        for dossier in self.dossiers:
            (picture,) = (dossier / "data").glob("001-*.png")
            assert same_pixels(picture, OUT / "ecran-de-reference.png"), (
                f"{picture.name} is not the screen as it was"
            )

    def _guide_and_settings(self) -> None:
        app = self.app

        def guide() -> None:
            story.room(app, "Signaler")
            app.click("TikTok")
            app.click("Une vidéo")
            app.click("Un téléphone Android")
            app.find("Étape 1 sur *")

        self.step("Signaler sur TikTok, pas à pas", guide, "signaler")

        def walked() -> None:
            for number in range(2, 8):
                app.click("C'est fait")
                app.find(f"Étape {number} sur *")
            app.click("C'est fait")
            app.find("Je l'ai envoyé*")

        self.step("Le guide jusqu’à son dernier écran, dessiné à chaque étape", walked, "guide-fini")

        def noted() -> None:
            app.click("Je l'ai envoyé*")
            app.find("Noter un signalement")
            app.click("Je viens de l'envoyer")
            app.click("Noter", role="push button")
            app.find("Réponse attendue*")

        self.step("Le signalement est noté : la suite a ses dates", noted, "demarches")

        def learn() -> None:
            story.room(app, "S'informer")
            app.find("Se poser dix questions*")

        self.step("S’informer : fiches, questions, affiches", learn, "s-informer")

        def triage() -> None:
            story.room(app, "Accueil")
            app.click("Je ne sais pas par où commencer*")
            app.click("Non")
            app.find("Question 2 sur *")

        self.step("Par où commencer : quatre questions, la vie d’abord", triage, "par-ou-commencer")

        def settings() -> None:
            story.room(app, "Réglages")
            app.find("Langue*")

        self.step("Les réglages", settings, "reglages")

    def _leave(self) -> None:
        def leave() -> None:
            self.app.click("Quitter vite")
            assert self.app.ended() == 0

        self.step("Quitter vite : plus une fenêtre, coffre verrouillé", leave, "parti")

        def check() -> None:
            told = self._desktop.run([str(APPUI), "vault", "check", "--full", "--json"])
            assert told.returncode == 0, told.stdout + told.stderr
            report = json.loads(told.stdout)
            assert report["intact"], report["problems"]
            assert report["exhibits"] == 1

        self.step("appui vault check --full : coffre intact, une pièce", check)


def main() -> int:
    """Tell the story; 0 when every step worked."""
    shutil.rmtree(OUT, ignore_errors=True)
    for folder in (DOSSIERS, PAGES):
        folder.mkdir(parents=True)
    began = time.monotonic()
    failures = 0
    with tempfile.TemporaryDirectory(prefix="appui-") as place, Desktop(Path(place)) as desktop:
        demo = Demo(desktop)
        try:
            demo.tell()
        except Failed:
            failures = 1
    print(f"Dossiers et images des pages : {OUT.relative_to(ROOT)}/ ({time.monotonic() - began:.0f} s)")
    print(f"{demo.steps} étapes, {failures} échec{'s' if failures > 1 else ''}")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
