"""The card of guides and numbers: what is shown and from where, one press to ask, every refusal in words."""

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Event

import pytest

from appui import concrete
from appui.pages.report.page import ReportPage
from appui.pages.settings.contents import Contents
from appui.pages.settings.page import SettingsPage
from appui_core.adapters.content_tuf import source_of
from appui_core.clock import Clock
from appui_core.content.installed import ContentHome, read_pointer, write_pointer
from appui_core.content.pack import bundled_dir, content_dir, load_pack
from appui_core.content.update import install
from appui_core.guides.check import check
from appui_core.locate import Places
from appui_core.ports import ContentSource
from appui_core.settings.store import Settings
from fakes.clock import FixedClock
from fakes.content_repository import ContentRepository, Keys, give, make_tls, pack_of, serving
from fakes.desk import shown_text
from fakes.program import OpenProgram, open_program
from fakes.qt import click, wait_until

NOW = datetime(2026, 11, 23, 18, 2, tzinfo=UTC)
BUNDLED = load_pack(bundled_dir()).version
RENEWED = "Renouvelé, "


@pytest.fixture
def repo(
    tmp_path: Path, program: OpenProgram, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> Iterator[ContentRepository]:
    """Serve a repository and name it in the settings."""
    clock.set(NOW)
    with serving(tmp_path / "server", Keys(tmp_path / "keys", NOW), make_tls(tmp_path / "tls")) as made:
        made.publish("2026.12.1", NOW, change=retitle)

        def way(settings: Settings, home: ContentHome, clock: Clock) -> ContentSource:
            return source_of(settings, home, clock, verify=made.verify)

        monkeypatch.setattr(concrete, "content_source", way)
        program.program.settings.set("content_root", str(made.keys.root))
        program.program.settings.set("content_repository", made.server.address)
        yield made


def retitle(pack: Path) -> None:
    path = pack / "texts" / "fr" / "tiktok.report.video.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace('title = "', f'title = "{RENEWED}', 1), encoding="utf-8"
    )


def card_of(program: OpenProgram) -> Contents:
    program.window.navigate("settings")
    page = program.window.page()
    assert isinstance(page, SettingsPage)
    wait_until(program.program.runner.idle)
    return page.contents


def plain(card: Contents) -> str:
    return shown_text(card).replace("\u00a0", " ").replace("\u202f", " ")


def test_without_an_address_nothing_can_be_asked(program: OpenProgram) -> None:
    card = card_of(program)
    assert f"Version {BUNDLED}, livrée avec Appui." in plain(card)
    assert "Appui ne demande rien à personne" in plain(card)
    assert not card.start.isVisible()
    assert not card.back.isVisible()
    assert not card.warning.isVisible()


def test_after_its_date_it_is_said(program: OpenProgram, clock: FixedClock) -> None:
    clock.advance(days=800)
    card = card_of(program)
    assert card.warning.isVisible()
    assert "Les contenus restent affichés ; en cas de doute" in plain(card)


def test_one_press_asks_and_everything_shows_the_new_pack(program: OpenProgram, repo: ContentRepository) -> None:
    card = card_of(program)
    assert repo.server.asked == [], "opening the window and the card asks nobody"
    for words in ("Appui ne demande rien tout seul", "127.0.0.1", "adresse IP"):
        assert words in plain(card)
    program.window.navigate("report")
    report = program.window.page()
    assert isinstance(report, ReportPage)
    wait_until(lambda: report.model.all)
    before = program.program.lines()
    card = card_of(program)
    click(card.start)
    assert not card.start.isEnabled()
    wait_until(lambda: card.task is None and program.program.runner.idle())
    assert "la nouvelle version est affichée" in plain(card)
    assert "Version 2026.12.1, reçue de 127.0.0.1" in plain(card)
    assert content_dir().name.startswith("2026.12.1-")
    assert program.program.lines() is not before
    assert not any(guide.title.startswith(RENEWED) for guide in report.model.guides)
    program.window.navigate("report")
    wait_until(lambda: any(guide.title.startswith(RENEWED) for guide in report.model.guides))
    program.window.navigate("settings")
    wait_until(program.program.runner.idle)
    click(card.start)
    wait_until(lambda: card.task is None and program.program.runner.idle())
    assert "Rien de plus récent" in plain(card)
    click(card.back)
    wait_until(lambda: card.task is None and program.program.runner.idle())
    assert content_dir() == bundled_dir()
    assert f"Version {BUNDLED}, livrée avec Appui." in plain(card)
    assert not card.back.isVisible()


def test_a_refusal_is_said_and_what_is_there_stays(
    program: OpenProgram, repo: ContentRepository, clock: FixedClock
) -> None:
    card = card_of(program)
    clock.advance(days=31)
    click(card.start)
    wait_until(lambda: card.task is None and program.program.runner.idle())
    assert "n’a rien confirmé depuis trop longtemps" in plain(card)
    clock.set(NOW)
    with repo.doing(archive=give(b"PK")):
        click(card.start)
        wait_until(lambda: card.task is None and program.program.runner.idle())
    assert "n’est pas celui qui a été signé" in plain(card)
    assert content_dir() == bundled_dir()
    program.window.show_3018()
    assert "3018" in shown_text(program.sheet_3018())


def test_asking_can_be_stopped(program: OpenProgram, repo: ContentRepository) -> None:
    there, go = Event(), Event()

    def held(handler: BaseHTTPRequestHandler) -> None:
        there.set()
        go.wait(20)
        give(b"{}")(handler)

    card = card_of(program)
    with repo.doing(timestamp=held):
        click(card.start)
        wait_until(there.is_set)
        click(card.stop)
        assert not card.stop.isEnabled()
        go.set()
        wait_until(lambda: card.task is None and program.program.runner.idle())
    assert "Recherche arrêtée" in plain(card)
    assert not card.stop.isVisible()
    assert card.start.isEnabled()


def test_an_address_without_its_root_is_said(program: OpenProgram, repo: ContentRepository) -> None:
    program.program.settings.set("content_root", "")
    card = card_of(program)
    assert "n’est pas utilisable" in plain(card)
    assert not card.start.isVisible()
    program.program.settings.set("content_root", str(repo.keys.root))
    wait_until(card.start.isVisible)


def test_a_pack_from_a_stick_and_a_damaged_one(program: OpenProgram, places: Places, tmp_path: Path) -> None:
    home = program.program.content.home()
    install(home, pack_of(tmp_path / "stick", "2026.12.5"), check, program.program.clock)
    card = card_of(program)
    assert "installée depuis un dossier, sans signature" in plain(card)
    shutil.rmtree(places.content / read_pointer(places.content).folder)
    program.window.navigate("home")
    card = card_of(program)
    assert f"Version {BUNDLED}, livrée avec Appui." in plain(card)
    assert "Une autre version est installée, mais pas utilisée : elle n’est pas lisible." in plain(card)
    assert card.back.isVisible()


def test_a_later_appui_looks_again_by_itself(
    program: OpenProgram, places: Places, clock: FixedClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    install(program.program.content.home(), pack_of(tmp_path / "stick", "2026.12.5"), check, clock)
    pointer = read_pointer(places.content)
    write_pointer(places.content, type(pointer)(*[*_values(pointer)[:-1], "an earlier Appui"]))
    program.program.content.leave()
    with open_program(program.program.application, places, clock, monkeypatch) as later:
        wait_until(lambda: content_dir().name == pointer.folder)
        wait_until(later.program.runner.idle)


def _values(pointer: object) -> list[str]:
    return [getattr(pointer, name) for name in pointer.__dataclass_fields__]  # type: ignore[attr-defined]  # a dataclass


def test_an_answer_goes_with_its_language(program: OpenProgram, repo: ContentRepository) -> None:
    card = card_of(program)
    click(card.start)
    wait_until(lambda: card.task is None and program.program.runner.idle())
    assert card.answer.isVisible()
    assert repo.server.asked
    program.program.set_language("en")
    assert not card.answer.isVisible()
