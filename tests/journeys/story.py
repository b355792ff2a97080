"""What a person does with Appui, step by step, for every journey to tell: each control is named here only once."""

import shutil
import subprocess
from pathlib import Path

from journeys.desktop import PYTHON, ROOT, Desktop, Program

ADDRESS = "https://www.tiktok.com/@k.exemple/video/7300000000000000001"
ACCOUNT = "@k.exemple"
LINE_BUTTON = "Joindre le 3018. *"
LINE_SHEET = "Joindre le 3018"


def show_thread(desktop: Desktop) -> subprocess.Popen[bytes]:
    """Show the sample thread over the whole screen, wait until it is painted and return its program."""
    shown = desktop.start([str(PYTHON), str(ROOT / "tests" / "journeys" / "sample_thread.py")])
    Program(desktop, shown).wait_until(lambda: desktop.window_titles(shown.pid), "the sample thread", 60)
    desktop.wait_for_still_screen()
    return shown


def room(app: Program, name: str) -> None:
    """Go to a room by its button in the rail."""
    app.click(name, role="push button")


def ask_for_capture(app: Program) -> None:
    """Go to the evidence room and choose to capture this screen."""
    room(app, "Preuves")
    app.click("Capturer cet écran*")


def answer_the_gate(app: Program) -> None:
    """Answer that no minor is seen undressed."""
    app.find("Voit-on un mineur nu*")
    app.click("Non")


def be_alone(app: Program) -> None:
    """Say that nobody else uses this session: the key store of the system guards the vault."""
    app.click("Moi, et personne d'autre*")


def share_the_session(app: Program, passphrase: str) -> None:
    """Say that others use this session too, and choose a passphrase."""
    app.click("D'autres personnes aussi*")
    app.fill("Phrase secrète", passphrase)
    app.fill("La même, encore une fois", passphrase)
    app.click("Créer le coffre")


def read_the_recovery_sheet(app: Program) -> str:
    """Return the recovery key from the sheet, and say that it is written down."""
    app.find("Votre fiche de secours", timeout_s=60)
    sheet = app.find("AGE-SECRET-KEY-*")
    groups = [c.name for c in app.controls() if c.role == "label" and _inside(c.clip, sheet.left, sheet.top)]
    key = "".join(sheet.name.split()) if len(sheet.name) > 40 else "".join(groups)
    app.click("C'est noté, continuer")
    return key


def _inside(clip: tuple[int, int, int, int], left: int, top: int) -> bool:
    return clip[0] == left and clip[1] == top


def capture(app: Program, title: str = "") -> None:
    """Capture the screen and wait until the exhibit is said to be kept."""
    app.find("Capturer maintenant", actionable=True)
    if title:
        app.fill("Nom de la situation", title)
    app.click("Capturer maintenant")
    app.find("Pièce * : gardée", timeout_s=60)


def tell_the_facts(app: Program, address: str = ADDRESS, account: str = ACCOUNT) -> None:
    """Fill in what the coach asks."""
    app.fill("Adresse de la page", address)
    app.fill("Compte", account)


def finish(app: Program) -> None:
    """End the series and come back to the list of exhibits."""
    app.click("Terminer")
    app.find("Préparer un dossier")


def through_steps(app: Program) -> None:
    """Leave the steps of a dossier before the last one as they are offered."""
    count = int(app.find("Étape 1 sur *").name.split()[-1])
    for step in range(2, count + 1):
        app.click("Continuer")
        app.find(f"Étape {step} sur {count}")


def leave_dossier(app: Program) -> None:
    """Go back from the last step of a dossier to the room."""
    count = int(app.find("Étape * sur *").name.split()[-1])
    for step in range(count - 1, 0, -1):
        app.click("Revenir")
        app.find(f"Étape {step} sur {count}")
    app.click("Revenir")
    app.find("Préparer un dossier")


def make_dossier(app: Program, addressee: str, into: Path) -> Path:
    """Make the dossier for an addressee (the button's words) in a folder; return where it lies."""
    before = set(into.iterdir())
    app.click(addressee, role="push button")
    through_steps(app)
    app.click("Choisir le dossier où l'écrire*")
    app.fill("Dossier :", str(into))
    app.desktop.key("Return")
    app.find("Vérifié : rien n'a changé", timeout_s=30)
    (made,) = set(into.iterdir()) - before
    app.find(str(made))
    return made


def back_to_exhibits(app: Program) -> None:
    """Leave the page of a dossier that was made."""
    app.click("Revenir aux pièces")
    app.find("Préparer un dossier")


def try_the_recovery_sheet(app: Program, key: str) -> None:
    """Type the recovery key back from the paper."""
    app.click("Essayer la fiche")
    app.fill("Clé de secours", key)
    app.click("Vérifier")
    app.gone("Essayer la fiche")


def keep_first_exhibit(app: Program, passphrase: str = "", title: str = "") -> str:
    """Do the first minute from the home page to the kept exhibit; return the recovery key."""
    ask_for_capture(app)
    answer_the_gate(app)
    if passphrase:
        share_the_session(app, passphrase)
    else:
        be_alone(app)
    key = read_the_recovery_sheet(app)
    capture(app, title)
    return key


def stock_tools_agree(dossier: Path) -> None:
    """Verify a dossier with tools that know nothing of Appui; AssertionError says which one objects."""
    bagit = PYTHON.with_name("bagit.py")
    _agrees([str(PYTHON), str(bagit), "--validate", str(dossier)], dossier)
    _agrees(["sha256sum", "--check", "--strict", "--quiet", "manifest-sha256.txt"], dossier)
    assert shutil.which("pdftotext"), "run packaging/linux/system_packages.sh test"
    text = _agrees(["pdftotext", "-layout", "dossier.pdf", "-"], dossier)
    pictures = sorted((dossier / "data").glob("[0-9]*.png"))
    assert pictures, "the dossier has no picture"
    for picture in pictures:
        short_hash = picture.stem.partition("-")[2]
        assert short_hash in text, f"the PDF does not print {short_hash}"


def _agrees(command: list[str], dossier: Path) -> str:
    done = subprocess.run(command, cwd=dossier, capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode == 0, f"{Path(command[0]).name}: {done.stdout}{done.stderr}"
    return done.stdout
