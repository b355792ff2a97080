"""A second copy started: it leaves with a sentence, the first one shows itself; the vault is busy meanwhile."""

import json

from journeys import story
from journeys.desktop import APPUI, Desktop


def test_the_first_window_comes_forward(screen: Desktop) -> None:
    app = screen.program()
    app.find("De quoi avez-vous besoin ?")
    story.show_thread(screen)  # covers the first window
    hidden = screen.picture(screen.folder / "hidden.png").read_bytes()
    second = screen.run([str(APPUI)])
    assert second.returncode == 0, second.stderr
    assert second.stderr.strip(), "the second start says why it leaves"
    assert "Traceback" not in second.stderr
    app.wait_until(
        lambda: screen.picture(screen.folder / "shown.png").read_bytes() != hidden,
        "the first window comes forward",
    )
    assert screen.window_titles(app.process.pid) == ["Appui"]


def test_the_command_line_finds_the_vault_busy(screen: Desktop) -> None:
    story.show_thread(screen)
    app = screen.program()
    story.keep_first_exhibit(app)
    refused = screen.run([str(APPUI), "case", "list", "--json"])
    assert refused.returncode == 1
    assert json.loads(refused.stdout)["error"]["code"] == "vault_busy"
    assert "Traceback" not in refused.stderr
