"""A dossier of masked exhibits in the window: photos on their side, and what shows the same pictures."""

import subprocess
from pathlib import Path

import pytest
from PIL import Image

from appui.pages.evidence import dossiers
from appui.pages.evidence.model import View
from appui_core.cases.aliases import Alias
from appui_core.cases.derived import Derivation, Method
from appui_core.cases.mask_plan import FILL, MaskPlan
from appui_core.cases.model import Addressee, Exhibit
from appui_core.dossier.aliasing import note_aliases
from appui_core.dossier.verify import verify_path
from appui_core.intake.encode import derived_original
from appui_core.intake.files import examine_file
from appui_core.intake.preview import decode_preview
from fakes.desk import find, plain_text
from fakes.evidence_room import EvidenceRoom
from fakes.mask_hands import drag, mask_view, rect


@pytest.fixture
def into(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """Return the folder that the dialog will give."""
    folder = tmp_path / "remise"
    monkeypatch.setattr(dossiers, "pick_folder", lambda _parent, done: done((folder,)))
    return folder


def test_a_photo_that_lies_on_its_side_is_covered_where_it_is_seen(
    room: EvidenceRoom, tmp_path: Path, into: Path
) -> None:
    stored = Image.new("RGB", (160, 100), (30, 120, 60))
    stored.paste((220, 20, 20), (0, 70, 40, 100))  # seen at the top left once it is turned to the right
    exif = Image.Exif()
    exif[0x0112], exif[0x010E] = 6, "LEGENDE-SECRETE"
    stored.save(tmp_path / "photo.jpg", quality=95, exif=exif)
    room.one_capture()
    room.cases.add_original(room.case().code, examine_file(tmp_path / "photo.jpg", room.desk.clock, hold=True))
    room.page.services.book.reload()
    room.settle()
    room.click("open_2", "detail_mask")
    view = mask_view(room)
    assert view.canvas.size_px == (100, 160)
    drag(view, [(0, 0), (34, 44)])
    room.click("mask_save", "mask_back", "detail_back")
    room.to_readers("dossier_school")
    assert "copie masquée, sans l’original : 2" in plain_text(room.page)
    assert "partent tels quels" not in plain_text(room.page), "each line says what of it is hidden"
    room.last_step()
    room.click("dossier_make")
    (folder,) = into.iterdir()
    report = verify_path(folder)
    assert report.intact
    (name,) = report.masked
    with Image.open(folder / name) as copy:
        raw = copy.convert("RGB").tobytes()
    assert max(raw[0::3]) <= max(FILL, 60), "red is left"
    everything = b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())
    assert b"LEGENDE" not in everything


def _with_strip(room: EvidenceRoom) -> Exhibit:
    """Keep a picture made of exhibit 1, and cover exhibit 1 for the school; the page shows both."""
    room.one_capture()
    source = room.exhibits()[0]
    data = room.cases.view_bytes(source.case, source.id)
    pixels = decode_preview(data, source.media_type, 100)
    made = room.cases.add_derived(
        source.case, derived_original(pixels, room.desk.clock), Derivation(Method.CROP, (source.id,))
    )
    room.cases.masks.note(source.case, source.id, Addressee.SCHOOL, MaskPlan((rect((5, 5), (50, 50)),)))
    room.page.services.book.reload()
    room.settle()
    return made


def _can_make(room: EvidenceRoom) -> bool:
    return find(room.page, "dossier_next").isEnabled()


def test_what_shows_the_same_picture_is_decided_on_first(room: EvidenceRoom, into: Path) -> None:
    _with_strip(room)
    room.to_readers("dossier_police")
    assert _can_make(room)
    room.leave_dossier()
    room.to_readers("dossier_school")
    assert not _can_make(room)
    assert "La pièce 2 montre les mêmes images que la pièce 1, masquée" in room.text
    room.click("twin_out_2")
    assert _can_make(room)
    room.click("twin_again_2")
    assert not _can_make(room)
    room.click("twin_out_2")
    room.last_step()
    room.click("dossier_make")
    (folder,) = into.iterdir()
    names = [path.name for path in (folder / "data").glob("*.png")]
    assert names == [f"001-{room.exhibits()[0].short_hash}-masque.png"]


def test_what_is_still_to_be_decided_hides_neither_names_nor_warnings(room: EvidenceRoom) -> None:
    made = _with_strip(room)
    note_aliases(room.cases, made.case, (Alias("Zoé", "É."),))
    room.to_readers("dossier_school")
    assert "La pièce 2 montre les mêmes images" in room.text
    assert find(room.page, "dossier_names_on").isEnabled()
    room.click("dossier_names_on")
    assert "1 nom(s) dans la liste" in plain_text(room.page)
    assert "relisez ou réécoutez le contenu de la pièce 2" in plain_text(room.page)


def test_it_can_be_masked_too_and_the_way_leads_back(room: EvidenceRoom, into: Path) -> None:
    _with_strip(room)
    room.to_readers("dossier_school")
    room.click("twin_mask_2")
    view = mask_view(room)
    assert view.addressee is Addressee.SCHOOL
    drag(view, [(1, 1), (30, 30)])
    room.click("mask_save", "mask_back")
    assert room.at(View.DOSSIER_READERS)
    assert _can_make(room)
    room.last_step()
    room.click("dossier_make")
    (folder,) = into.iterdir()
    assert len(list((folder / "data").glob("*-masque.png"))) == 2
    assert len(list((folder / "data").glob("*.png"))) == 2


def test_who_looked_at_it_may_let_it_go(room: EvidenceRoom, into: Path) -> None:
    made = _with_strip(room)
    room.to_readers("dossier_school")
    room.click("twin_bare_2")
    room.last_step()
    room.click("dossier_make")
    (folder,) = into.iterdir()
    assert (folder / "data" / f"002-{made.short_hash}.png").is_file()
    assert verify_path(folder).intact


def test_who_is_seen_stays_here_with_the_original(room: EvidenceRoom, into: Path) -> None:
    room.one_capture()
    room.click("open_1")
    room.type("coach_people", "Prénom Inventé")
    room.type("coach_account", "@compte.invente")
    room.click("detail_save", "detail_mask")
    drag(mask_view(room), [(10, 10), (60, 60)])
    room.click("mask_save", "mask_back", "detail_back")
    room.to_readers("dossier_school")
    assert "Qui l’on voit n’y est pas écrit" in room.text
    room.last_step()
    room.click("dossier_make")
    (folder,) = into.iterdir()
    assert verify_path(folder).problems == ()
    listed = (folder / "data/exhibits.json").read_text("utf-8")
    printed = subprocess.run(
        ["pdftotext", folder / "dossier.pdf", "-"], capture_output=True, check=True, timeout=60
    )
    words = listed + printed.stdout.decode()
    assert "Inventé" not in words
    assert words.count("@compte.invente") >= 3
    assert {(one.event, one.exhibit is None) for one in room.cases.journal(room.case().code)} >= {
        ("people_noted", False)
    }
    vault = room.desk.vault.vault
    assert vault is not None
    assert vault.check(full=True).problems == ()
