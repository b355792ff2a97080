"""The desktop's session is locked: the real window hides the vault at once, says why, and opens again."""

from journeys import story
from journeys.desktop import Desktop


def test_a_locked_session_locks_the_vault(screen: Desktop) -> None:
    story.show_thread(screen)
    app = screen.program()
    story.keep_first_exhibit(app)
    story.tell_the_facts(app)
    _lock_session(screen)
    app.find("Le coffre s'est fermé quand la session a été verrouillée*")
    assert not app.shows("Compte")
    app.click("Ouvrir avec ma session")
    app.find("Ce que vous écriviez est revenu*", timeout_s=60)
    assert app.text("Compte") == story.ACCOUNT
    app.click("Quitter vite")
    assert app.ended() == 0


def _lock_session(screen: Desktop) -> None:
    """Say on the session's bus what a screen saver says when it covers the screen."""
    signal = ("/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver.ActiveChanged", "boolean:true")
    sent = screen.run(["dbus-send", "--session", "--type=signal", *signal])
    assert sent.returncode == 0, sent.stderr
