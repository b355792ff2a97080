"""The dossier page with attested dates, and a damaged exhibit: said by its number, and the others still go out."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from appui.pages.evidence import dossiers
from appui_core.adapters.http import Limits
from appui_core.adapters.time_stamp import RequestsTimeStamper
from appui_core.dossier.verify import verify_path
from fakes import time_authority as fake
from fakes.desk import Desk
from fakes.evidence_room import EvidenceRoom
from fakes.time_authority import TimeAuthority

pytestmark = pytest.mark.tool


@pytest.fixture
def into(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return the folder that the dialog will give."""
    folder = tmp_path / "remise"
    monkeypatch.setattr(dossiers, "pick_folder", lambda _parent, done: done((folder,)))
    return folder


@pytest.fixture
def tsa(tmp_path: Path, desk: Desk) -> Iterator[TimeAuthority]:
    with fake.running(TimeAuthority(tmp_path / "tsa", "Phare")) as (made,):
        way = RequestsTimeStamper.on_loopback(limits=Limits(connect_s=2, read_s=2, total_s=4))
        desk.context = desk.context._replace(time_stamper=lambda: way)
        desk.settings.set("stamp_authorities", f"Phare | {made.url} | {made.folder / 'root.pem'}")
        yield made


@pytest.fixture
def dated(tsa: TimeAuthority, desk: Desk, room: EvidenceRoom) -> EvidenceRoom:
    assert tsa.asked == []
    desk.settings.set("time_stamps", True)
    room.one_capture()
    return room


def test_switched_on_it_is_dated_and_says_by_whom(dated: EvidenceRoom, into: Path, tsa: TimeAuthority) -> None:
    dated.click("dossier_police")
    dated.click("dossier_make")
    (folder,) = into.iterdir()
    text = dated.text.replace("\u00a0", " ")
    assert "Date attestée par un tiers : Phare" in text
    assert verify_path(folder).intact
    assert (folder / "timestamps/1-phare.tsr").is_file()
    assert dated.events()[-2:] == ["dossier_exported", "time_stamped"]
    assert len(tsa.asked) == 1


def test_one_can_still_refuse_for_this_dossier(dated: EvidenceRoom, into: Path, tsa: TimeAuthority) -> None:
    dated.click("dossier_police")
    dated.click("dossier_dated", "dossier_make")
    assert list(into.glob("*/timestamps")) == []
    assert tsa.asked == []


def test_off_nothing_is_offered(room: EvidenceRoom, into: Path, tsa: TimeAuthority) -> None:
    room.one_capture()
    room.click("dossier_police")
    assert "attestée" not in room.text
    room.click("dossier_make")
    assert len(list(into.iterdir())) == 1
    assert tsa.asked == []


def test_no_answer_is_said_and_the_dossier_is_there(dated: EvidenceRoom, into: Path, tsa: TimeAuthority) -> None:
    tsa.behave = fake.drop
    dated.click("dossier_police")
    dated.click("dossier_make")
    (folder,) = into.iterdir()
    assert verify_path(folder).intact
    assert "n’a pas encore attesté la date" in dated.text


def test_a_damaged_exhibit_is_named_and_the_others_go_out(room: EvidenceRoom, desk: Desk, into: Path) -> None:
    room.one_capture()
    room.click("way_link")
    room.type("link_url", "https://exemple.test/1")
    room.click("link_keep")
    vault = desk.vault.vault
    assert vault is not None
    (blob,) = vault.rows("SELECT blob FROM exhibits WHERE number = 1")[0]
    path = vault.folder / "blobs" / blob[:2] / blob
    path.write_bytes(path.read_bytes()[:-1])
    room.click("dossier_police")
    room.click("dossier_make")
    assert "numéro 1" in desk.said[-1][1]
    room.click("dossier_without", "dossier_next", "dossier_make")
    (folder,) = into.iterdir()
    assert verify_path(folder).intact
    assert not list(folder.glob("data/001-*"))
