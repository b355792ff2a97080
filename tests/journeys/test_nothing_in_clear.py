"""After a whole session in an empty home, nothing that was typed or captured lies anywhere in clear.

The scenario plants a word in each place where people write something: title, address, account, note, name of a
file and of its folder, passphrases, recovery key, words of a search. Then every file of the home is read, and the
folder for temporary files: ours, Qt's settings, thumbnails, lists of recently used files, logs, core files.
"""

from pathlib import Path

from journeys import story
from journeys.desktop import Desktop, Program

_TITLE = "Histoire zorglub un"
_ADDRESS = "https://www.tiktok.com/@planted.word/video/7300000000000000002"
_ACCOUNT = "@planted.account"
_NOTE = "quelques mots bulgroz a garder"
_FILE = "photo-frimousk.png"
_FOLDER = "dossier-plantigrave"
_PHRASE = "quatre mots jamais ecrits"
_NEXT_PHRASE = "cinq mots pas davantage ecrits"
_SEARCH = "chercher-mirliflore"
# What a case is made of, in every form in which a program might leave it behind.
_PLANTED = (
    _TITLE,
    "planted.word",
    "7300000000000000002",
    "planted.account",
    "bulgroz",
    _PHRASE,
    _NEXT_PHRASE,
    "mirliflore",
    "AGE-SECRET-KEY-1",
)
# The person's own file and folder are theirs to keep: their names must stand in no other file.
_OTHERS = ("frimousk", "plantigrave")


def test_nothing_is_left_in_clear(screen: Desktop, tmp_path: Path) -> None:
    dossiers = tmp_path / "given"  # a dossier is meant to be read: it goes outside the home
    dossiers.mkdir()
    theirs = screen.home / "Documents" / _FOLDER
    theirs.mkdir()
    story.show_thread(screen)
    screen.picture(theirs / _FILE)
    app = screen.program()
    key = story.keep_first_exhibit(app, _PHRASE, _TITLE)
    story.tell_the_facts(app, _ADDRESS, _ACCOUNT)
    screen.key("Tab", "Tab", "Tab", "Tab")  # to the note, which lies below the edge of the window
    screen.type_text(_NOTE)
    app.wait_until(lambda: app.text("Note") == _NOTE, "the note was typed")
    story.finish(app)
    _import(app, theirs)
    app.click("Ouvrir : Pièce 1")
    app.find("Ce que vous en savez")
    assert app.text("Compte") == _ACCOUNT
    _search(screen, key, theirs)  # while it runs
    app.click("Toutes les pièces")
    story.make_dossier(app, "Police, justice", dossiers)
    story.back_to_exhibits(app)
    _look_for(app)
    fresh = _change_phrase(app, screen, key)
    app.click("Quitter vite")
    assert app.ended() == 0
    _search(screen, fresh, theirs)
    vault = screen.home / ".local" / "share" / "Appui" / "vault"
    assert (vault / "index.db").is_file(), "the search looked at the right place"
    assert list((vault / "blobs").rglob("*"))


def _import(app: Program, folder: Path) -> None:
    """Bring a file in through Qt's own dialog, which would like to remember where it was."""
    app.click("Des fichiers…")
    app.click("Non")
    for part in (str(folder), _FILE):  # first into the folder, then the file: as one who looks for it
        app.fill("Nom de fichier :", part)
        app.desktop.key("Return")
    app.find("1 pièce ajoutée*", timeout_s=60)
    app.click("Terminer")
    app.find("Préparer un dossier")


def _look_for(app: Program) -> None:
    """Search for words that no exhibit has; they are as private as what is found."""
    app.fill("Chercher dans toutes vos pièces", _SEARCH)
    app.find("Aucune pièce ne correspond*")
    app.click("Effacer la recherche")
    app.find("Préparer un dossier")


def _change_phrase(app: Program, screen: Desktop, key: str) -> str:
    """Lock, open with the recovery sheet, choose another phrase; return the key, which stays the same."""
    app.click("Verrouiller")
    app.click("J'ai oublié la phrase")
    app.fill("Clé de secours", key)
    app.click("Continuer")
    app.fill("Phrase secrète", _NEXT_PHRASE)
    app.fill("La même, encore une fois", _NEXT_PHRASE)
    app.click("Ouvrir le coffre")
    app.find("Préparer un dossier", timeout_s=60)
    assert screen.home.is_dir()
    return key


def _search(screen: Desktop, key: str, theirs: Path) -> None:
    words = [*_PLANTED, key]
    needles = {form for word in words for form in (word.encode(), word.encode("utf-16-le"), word.lower().encode())}
    needles |= {b"\x89PNG\r\n\x1a\n", b"SQLite format 3"}
    needles |= {form for word in _OTHERS for form in (word.encode(), word.encode("utf-16-le"))}
    files = [path for root in (screen.home, screen.runtime) for path in root.rglob("*") if path.is_file()]
    ours = [path for path in files if path != theirs / _FILE]
    assert ours
    contents = {path: _bytes(path) for path in ours}
    assert [(path, needle) for path, content in contents.items() for needle in needles if needle in content] == []
    # Neither in the name of a file: a core file, a thumbnail, a list of what was used.
    names = [str(path.relative_to(path.anchor)) for path in ours]
    assert [name for name in names if "core" in Path(name).name or "thumbnails" in name or "xbel" in name] == []
    assert [name for name in names for word in (*_PLANTED, *_OTHERS) if word in name] == []


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:  # a temporary file of the running program, gone since it was listed
        return b""
