"""Leaving at once, by the button or by Esc three times: every window gone, exit code 0, vault locked."""

import json
import time

from journeys import story
from journeys.desktop import APPUI, Desktop, Program

# The whole way out from the press: windows, vault, process; a second where no other journey has the processors.
# The windows themselves go in one turn of the event loop.
_MOST_S = 8.0


def _is_gone_and_locked(screen: Desktop, app: Program, began: float) -> None:
    assert app.ended(_MOST_S) == 0
    took_s = time.monotonic() - began
    assert took_s < _MOST_S
    assert screen.window_titles(app.process.pid) == []
    # Neither the window's lock nor its socket lies about afterwards.
    assert list(screen.home.rglob("window.lock")) == []
    assert [path.name for path in screen.runtime.rglob("appui-*") if path.is_socket()] == []
    # The folder is free (no lock held), and the vault opens again with everything in it.
    checked = screen.run([str(APPUI), "vault", "check", "--full", "--json"])
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert json.loads(checked.stdout)["exhibits"] == 1


def test_by_the_button(screen: Desktop) -> None:
    story.show_thread(screen)
    app = screen.program()
    story.keep_first_exhibit(app)
    app.click("Quitter vite")
    began = time.monotonic()
    _is_gone_and_locked(screen, app, began)


def test_by_escape_three_times(screen: Desktop) -> None:
    story.show_thread(screen)
    app = screen.program()
    story.keep_first_exhibit(app)
    story.tell_the_facts(app)
    screen.key("Escape", "Escape", "Escape")
    began = time.monotonic()
    _is_gone_and_locked(screen, app, began)


def test_one_escape_only_closes_the_sheet(screen: Desktop) -> None:
    app = screen.program()
    app.find("De quoi avez-vous besoin ?")
    screen.key("F1")
    app.find("Fermer", actionable=True)
    screen.key("Escape")
    app.gone("Fermer")
    assert app.process.poll() is None
    assert app.shows("De quoi avez-vous besoin ?")
