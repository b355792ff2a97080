"""The card of attested dates: off by default, in plain words, tried off the window, what waits is counted."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from threading import Event

import pytest

from appui import concrete
from appui.pages.settings.page import SettingsPage
from appui.pages.settings.time_stamps import TimeStamps
from appui_core.adapters.http import Limits
from appui_core.adapters.time_stamp import RequestsTimeStamper
from appui_core.cases.stamps import Place, Stamps
from appui_core.dossier.stamp_token import imprint_of, new_request
from fakes import time_authority as fake
from fakes.desk import shown_text
from fakes.program import OpenProgram
from fakes.qt import click, wait_until
from fakes.time_authority import TimeAuthority

pytestmark = pytest.mark.tool


@pytest.fixture(scope="module")
def tsas(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TimeAuthority, ...]]:
    folder = tmp_path_factory.mktemp("tsa")
    with fake.running(TimeAuthority(folder / "a", "Étoile"), TimeAuthority(folder / "b", "Phare")) as made:
        yield made


@pytest.fixture(autouse=True)
def _two(tsas: tuple[TimeAuthority, ...], program: OpenProgram, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for tsa in tsas:
        tsa.behave = fake.right
        tsa.asked.clear()
    lines = "\n".join(f"{tsa.name} | {tsa.url} | {tsa.folder / 'root.pem'}" for tsa in tsas)
    program.program.settings.set("stamp_authorities", lines)
    way = RequestsTimeStamper.on_loopback(limits=Limits(connect_s=2, read_s=2, total_s=4))
    monkeypatch.setattr(concrete, "time_stamper", lambda _settings: way)
    yield
    for tsa in tsas:
        tsa.let_go()


def card_of(program: OpenProgram) -> TimeStamps:
    program.window.navigate("settings")
    page = program.window.page()
    assert isinstance(page, SettingsPage)
    wait_until(program.program.runner.idle)
    return page.time_stamps


def plain(card: TimeStamps) -> str:
    return shown_text(card).replace("\u00a0", " ").replace("\u202f", " ")


def test_it_is_off_and_nothing_can_be_sent(program: OpenProgram, tsas: tuple[TimeAuthority, ...]) -> None:
    card = card_of(program)
    assert not card.switch.isChecked()
    assert not card.button.isEnabled()
    assert [tsa.asked for tsa in tsas] == [[], []]
    text = plain(card)
    for words in (
        "empreinte",
        "adresse IP",
        "Étoile (127.0.0.1)",
        "Phare (127.0.0.1)",
        "ne dépendent pas de nous",
    ):
        assert words in text
    assert "certifi" not in text


def test_the_switch_is_written_at_once(program: OpenProgram) -> None:
    card = card_of(program)
    click(card.switch)
    assert "time_stamps = true" in program.program.places.settings_file.read_text()
    assert card.button.isEnabled()


def test_trying_asks_both_over_random_bytes_off_the_window(
    program: OpenProgram, tsas: tuple[TimeAuthority, ...]
) -> None:
    go = Event()

    def held(tsa: TimeAuthority, handler: BaseHTTPRequestHandler, request: bytes) -> None:
        go.wait(20)
        fake.right(tsa, handler, request)

    tsas[0].behave, tsas[1].behave = held, fake.refuse
    card = card_of(program)
    click(card.switch)
    click(card.button)
    assert not card.button.isEnabled()
    go.set()
    wait_until(card.button.isEnabled)
    assert [len(tsa.asked) for tsa in tsas] == [1, 1]
    assert "Étoile a répondu" in plain(card)
    assert "Phare : L’autorité qui atteste la date a refusé" in plain(card)
    click(card.button)
    wait_until(card.button.isEnabled)
    assert imprint_of(tsas[0].asked[0]) != imprint_of(tsas[0].asked[1])


def test_what_waits_is_counted_and_tried(
    program: OpenProgram, tsas: tuple[TimeAuthority, ...], tmp_path: Path
) -> None:
    vault = program.program.vault
    vault.create("private", None, done=lambda _key: None, failed=lambda error: pytest.fail(str(error)))
    wait_until(lambda: vault.vault is not None)
    assert vault.vault is not None
    assert vault.cases is not None
    code = vault.cases.new("Rentrée").code
    chain = str(vault.vault.rows("SELECT id FROM cases WHERE code = ?", (code,))[0][0])
    folder = tmp_path / "dossier"
    folder.mkdir()
    (folder / "manifest-sha256.txt").write_bytes(b"liste\n")
    request = new_request(b"liste\n")
    stamps = Stamps(vault.vault, program.program.clock)
    stamps.add(chain, imprint_of(request), "Étoile", request, Place(str(folder), "1-etoile", zipped=False))
    card = card_of(program)
    assert "1 demande(s) en attente" in plain(card) or "1 demande en attente" in plain(card)
    click(card.switch)
    tsas[0].behave = fake.drop
    click(card.button)
    wait_until(lambda: card.button.isEnabled() and program.program.runner.idle())
    assert "Étoile : Internet ne répond pas" in plain(card)
    assert len(stamps.waiting()) == 1
    tsas[0].behave = fake.right
    program.program._retry_stamps()
    wait_until(program.program.runner.idle)
    assert len(stamps.waiting()) == 1, "not yet due"
    click(card.button)
    wait_until(lambda: stamps.waiting() == () and program.program.runner.idle())
    assert (folder / "timestamps/1-etoile.tsr").is_file()
    assert "Rien n’attend" in plain(card)
    assert tsas[1].asked == []
