"""`dossier`, `verify` and `guides`: out of the vault, and checked without it."""

import hashlib
import json
import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from appui_core.cases.derived import Derivation, Method
from appui_core.cases.mask_plan import MaskPlan, Shape, ShapeKind
from appui_core.cases.model import Addressee
from appui_core.cases.service import Cases
from appui_core.dossier.arranged import note_arranged
from appui_core.dossier.hidden import note_hidden
from appui_core.dossier.letter_draft import LetterDraft, note_draft
from appui_core.intake.encode import derived_original
from appui_core.intake.preview import decode_preview
from appui_core.vault.facade import open_vault
from fakes.clock import FixedClock
from fakes.command_line import Verbs
from fakes.pictures import png_bytes


@pytest.fixture
def filled(vault: Verbs, case: str, tmp_path: Path) -> str:
    """Return a case with a picture and a record without image."""
    (tmp_path / "a.png").write_bytes(png_bytes())
    assert vault("import", str(tmp_path / "a.png"), "--case", case, "--no-intimate-minor").code == 0
    assert vault("link", "--case", case, "--url", "https://x.test/1", "--words", "mots").code == 0
    return case


def test_what_was_masked_in_the_window_goes_out_masked(
    vault: Verbs, filled: str, tmp_path: Path, data_dir: Path, clock: FixedClock
) -> None:
    with open_vault(data_dir / "vault", clock=clock, keystore=vault.keystore) as opened:
        cases = Cases(opened, clock)
        picture = cases.exhibits(filled)[0]
        pixels = decode_preview(cases.view_bytes(filled, picture.id), picture.media_type, 0)
        crop = derived_original(replace(pixels, height=1, rgb=pixels.rgb[: 3 * pixels.width]), clock)
        cases.add_derived(filled, crop, Derivation(Method.CROP, (picture.id,)))
        plan = MaskPlan((Shape(ShapeKind.RECT, ((0, 0), (1, 1))),))
        cases.masks.note(filled, picture.id, Addressee.SCHOOL, plan)
    refused = vault("dossier", "--case", filled, "--for", "school", "--to", str(tmp_path / "out"), "--json")
    assert (refused.code, refused.error) == (1, "mask_twin")
    assert "numéro 3" in refused.json["error"]["message"]
    assert not (tmp_path / "out").exists()
    words = ("dossier", "--case", filled, "--for", "school", "--to", str(tmp_path / "out"), "--exhibits", "1,2")
    made = vault(*words, "--json")
    assert made.code == 0
    name = f"data/001-{picture.short_hash}-masque.png"
    assert name in made.json["files"]
    checked = vault("verify", made.json["path"], "--json")
    told = checked.json
    assert told.pop("journal")["entries"] > 0
    assert told == {"intact": True, "problems": [], "timestamps": [], "masked": [name], "abridged": []}
    assert "copie masquée" in vault("verify", made.json["path"]).err


def test_a_dossier_is_made_verified_and_found_altered(vault: Verbs, filled: str, tmp_path: Path) -> None:
    into = tmp_path / "new" / "dossiers"
    made = vault("dossier", "--case", filled, "--for", "police", "--to", str(into), "--json")
    assert made.code == 0
    folder = Path(made.json["path"])
    assert folder.is_absolute()
    assert folder.parent == into
    assert Path(made.json["pdf"]).is_file()
    assert Path(made.json["manifest"]).is_file()
    assert len(made.json["journal_head"]) == 64
    assert set(made.json["files"]) == {
        path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()
    }
    assert vault("journal", "--case", filled, "--json").json[-1]["event"] == "dossier_exported"

    whole = vault("verify", str(folder), "--json")
    told = whole.json
    printed = told.pop("journal")
    assert (printed["head"], set(printed)) == (made.json["journal_head"], {"head", "entries", "key_sha256"})
    assert whole.code == 0
    assert told == {"intact": True, "problems": [], "timestamps": [], "masked": [], "abridged": []}
    (folder / "added.txt").write_text("x", encoding="utf-8")
    altered = vault("verify", str(folder), "--json")
    assert (altered.code, altered.json["intact"]) == (1, False)
    assert [problem["file"] for problem in altered.json["problems"]] == ["added.txt"]
    assert "added.txt\u00a0: ajouté" in vault("verify", str(folder)).err
    assert "added.txt: added" in vault("verify", str(folder), "--lang", "en").err


def test_verify_needs_no_vault(vault: Verbs, filled: str, tmp_path: Path, data_dir: Path) -> None:
    path = vault(
        "dossier", "--case", filled, "--for", "school", "--to", str(tmp_path / "d"), "--zip", "--json"
    ).json["path"]
    assert path.endswith(".zip")
    shutil.rmtree(data_dir)
    assert vault("verify", path, "--json").json["intact"] is True


def test_exhibits_are_printed_in_the_order_in_which_they_are_asked_for(
    vault: Verbs, filled: str, tmp_path: Path
) -> None:
    words = ("dossier", "--case", filled, "--for", "police", "--to", str(tmp_path / "out"), "--json")
    path = Path(vault(*words, "--exhibits", "2,1,2").json["path"])
    listed = json.loads((path / "data" / "exhibits.json").read_text(encoding="utf-8"))
    assert [one["number"] for one in listed["exhibits"]] == [1, 2]
    with pikepdf.open(path / "dossier.pdf") as document, document.open_outline() as outline:
        titles = [child.title for top in outline.root for child in top.children]
    assert [title[-1] for title in titles if title.startswith("Pièce")] == ["2", "1"]


def test_what_was_prepared_in_the_window_goes_out(
    vault: Verbs, filled: str, tmp_path: Path, data_dir: Path, clock: FixedClock
) -> None:
    with open_vault(data_dir / "vault", clock=clock, keystore=vault.keystore) as opened:
        cases = Cases(opened, clock)
        note_arranged(cases, filled, (2, 1), {1: "Vu dans la cour", 2: "Lien envoyé le soir"})
        note_draft(cases, filled, "police", LetterDraft(text="Objet : plainte\n\nUn texte à moi\n"))
        note_draft(cases, filled, "school", LetterDraft({"pupil": "Noé"}))
        note_hidden(cases, filled, Addressee.POLICE, {2: ("url",)})
    words = ("dossier", "--case", filled, "--for", "police", "--to", str(tmp_path / "out"))
    path = Path(vault(*words, "--json").json["path"])
    with pikepdf.open(path / "dossier.pdf") as document, document.open_outline() as outline:
        titles = [child.title for top in outline.root for child in top.children]
    assert [title[-1] for title in titles if title.startswith("Pièce")] == ["2", "1"]
    told = json.loads((path / "data" / "exhibits.json").read_text(encoding="utf-8"))
    assert "Vu dans la cour" in json.dumps(told, ensure_ascii=False)
    assert "Un texte à moi" in _letter(path / "lettres" / "plainte.odt")
    other = Path(vault(*words, "--exhibits", "1,2", "--json").json["path"])
    with pikepdf.open(other / "dossier.pdf") as document, document.open_outline() as outline:
        titles = [child.title for top in outline.root for child in top.children]
    assert [title[-1] for title in titles if title.startswith("Pièce")] == ["1", "2"], (
        "who asks for an order gets it"
    )


def test_a_letter_that_says_what_is_hidden_is_told(
    vault: Verbs, filled: str, tmp_path: Path, data_dir: Path, clock: FixedClock
) -> None:
    words = ("dossier", "--case", filled, "--for", "police", "--to", str(tmp_path / "out"))
    with open_vault(data_dir / "vault", clock=clock, keystore=vault.keystore) as opened:
        cases = Cases(opened, clock)
        note_hidden(cases, filled, Addressee.POLICE, {2: ("url",)})
    assert "masqué pour ce destinataire" not in vault(*words).err
    assert vault(*words, "--json").json["letter_says"] == []
    with open_vault(data_dir / "vault", clock=clock, keystore=vault.keystore) as opened:
        note_draft(Cases(opened, clock), filled, "police", LetterDraft(text="Voyez https://x.test/1\n"))
    made = vault(*words)
    assert "n’a pas à lire (n°\u00a02)" in made.err
    assert vault(*words, "--json").json["letter_says"] == [2]


def _letter(path: Path) -> str:
    with zipfile.ZipFile(path) as archive:
        return archive.read("content.xml").decode()


def test_chosen_exhibits_only(vault: Verbs, filled: str, tmp_path: Path) -> None:
    words = ("dossier", "--case", filled, "--for", "3018", "--to", str(tmp_path / "d"), "--json")
    path = Path(vault(*words, "--exhibits", "2").json["path"])
    listed = json.loads((path / "data" / "exhibits.json").read_text(encoding="utf-8"))
    assert hashlib.sha256(png_bytes()).hexdigest() not in json.dumps(listed)
    assert [one["number"] for one in listed["exhibits"]] == [2]
    unknown = vault(*words, "--exhibits", "2,7")
    assert (unknown.code, unknown.error) == (2, "exhibit_unknown")


def test_a_dossier_that_can_not_be(vault: Verbs, case: str, tmp_path: Path) -> None:
    empty = vault("dossier", "--case", case, "--for", "school", "--to", str(tmp_path / "d"), "--json")
    assert (empty.code, empty.error) == (1, "no_exhibit")
    vault("link", "--case", case, "--url", "https://x.test/1")
    (tmp_path / "file").write_text("", encoding="utf-8")
    told = vault("dossier", "--case", case, "--for", "school", "--to", str(tmp_path / "file"), "--json")
    assert (told.code, told.error) == (1, "destination_unwritable")


def test_verify_of_what_is_no_dossier(verbs: Verbs, tmp_path: Path) -> None:
    (tmp_path / "text.zip").write_text("no", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    for name, code in (("none", "file_missing"), ("text.zip", "not_a_dossier"), ("folder", "not_a_dossier")):
        told = verbs("verify", str(tmp_path / name), "--json")
        assert (told.code, told.error) == (2, code), name


def test_guides_are_listed_as_the_contract_says(verbs: Verbs) -> None:
    found = verbs("guides", "--platform", "tiktok", "--goal", "report", "--object", "comment", "--json")
    assert found.code == 0
    guide = found.json[0]
    assert guide.keys() >= {
        *("id", "platform", "goal", "object", "device", "title", "steps", "checked_on", "tried_on"),
        *("stale", "source", "source_date", "status"),
    }
    assert [step["n"] for step in guide["steps"]] == list(range(1, len(guide["steps"]) + 1))
    assert guide["steps"][0].keys() >= {"n", "do", "label_fr", "label_en", "label_confirmed", "text"}
    words = verbs("guides", "list", "--platform", "tiktok", "--object", "comment", "--lang", "en").err
    assert "Report a TikTok comment" in words
    assert verbs("guides", "--platform", "nowhere", "--json").json == []
    told = verbs("guides", "--platform", "nowhere")
    assert (told.code, told.err.split(".")[0]) == (0, "Aucun guide ne correspond")
    assert "tiktok" in told.err


def test_guides_grow_old_by_the_clock(verbs: Verbs) -> None:
    assert not any(guide["stale"] for guide in verbs("guides", "--json").json)
    verbs.clock.advance(days=400)
    assert all(guide["stale"] for guide in verbs("guides", "--json").json)


def test_guides_check_names_file_key_and_reason(verbs: Verbs, tmp_path: Path) -> None:
    from appui_core.content.pack import content_dir  # noqa: PLC0415 - only here

    assert verbs("guides", "check", "--json").json == {"ok": True, "errors": []}
    folder = tmp_path / "content"
    shutil.copytree(content_dir(), folder)
    guide = folder / "guides" / "tiktok" / "tiktok.report.comment.toml"
    text = guide.read_text(encoding="utf-8")
    guide.write_text(text.replace('goal = "report"', 'goal = "complain"'), encoding="utf-8")
    told = verbs("guides", "check", str(folder), "--json")
    assert (told.code, told.json["ok"]) == (1, False)
    (error,) = [one for one in told.json["errors"] if one["key"] == "goal"]
    assert error["file"] == guide.relative_to(folder).as_posix()
    assert guide.read_text(encoding="utf-8").splitlines()[error["line"] - 1] == 'goal = "complain"'
    assert "complain" in error["reason"]
    assert "n’est pas connu" in verbs("guides", "check", str(folder), "--lang", "fr").err
    assert "is unknown" in verbs("guides", "check", str(folder), "--lang", "en").err
    missing = verbs("guides", "check", str(tmp_path / "none"), "--json")
    # A mistyped folder is no reason to install Appui again.
    assert (missing.code, missing.error) == (2, "file_missing")


def test_a_platform_is_found_however_its_name_is_written(verbs: Verbs) -> None:
    wanted = verbs("guides", "--platform", "tiktok", "--json").json
    assert wanted
    assert verbs("guides", "--platform", " TikTok", "--json").json == wanted
