"""After a whole session in an empty home, nothing that was typed or captured lies anywhere in clear."""

from pathlib import Path

from journeys import story
from journeys.desktop import Desktop

_TITLE = "Histoire zorglub un"
_ADDRESS = "https://www.tiktok.com/@planted.word/video/7300000000000000002"
_ACCOUNT = "@planted.account"
_PHRASE = "quatre mots jamais ecrits"
# What a case is made of, in every form in which a program might leave it behind.
_PLANTED = (_TITLE, "planted.word", "7300000000000000002", "planted.account", _PHRASE, "AGE-SECRET-KEY-1")


def test_nothing_is_left_in_clear(screen: Desktop, tmp_path: Path) -> None:
    dossiers = tmp_path / "given"  # a dossier is meant to be read: it goes outside the home
    dossiers.mkdir()
    story.show_thread(screen)
    app = screen.program()
    key = story.keep_first_exhibit(app, _PHRASE, _TITLE)
    story.tell_the_facts(app, _ADDRESS, _ACCOUNT)
    story.finish(app)
    app.click("Ouvrir : Pièce 1")
    app.find("Ce que vous en savez")
    assert app.text("Compte") == _ACCOUNT
    _search(screen, key)  # while it runs
    app.click("Toutes les pièces")
    story.make_dossier(app, "Police, justice", dossiers)
    app.click("Quitter vite")
    assert app.ended() == 0
    _search(screen, key)
    vault = screen.home / ".local" / "share" / "Appui" / "vault"
    assert (vault / "index.db").is_file(), "the search looked at the right place"
    assert list((vault / "blobs").rglob("*"))


def _search(screen: Desktop, key: str) -> None:
    words = [*_PLANTED, key]
    needles = {form for word in words for form in (word.encode(), word.encode("utf-16-le"), word.lower().encode())}
    needles |= {b"\x89PNG\r\n\x1a\n", b"SQLite format 3"}
    files = [path for root in (screen.home, screen.runtime) for path in root.rglob("*") if path.is_file()]
    assert files
    contents = {path: _bytes(path) for path in files}
    assert [(path, needle) for path, content in contents.items() for needle in needles if needle in content] == []


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:  # a temporary file of the running program, gone since it was listed
        return b""
