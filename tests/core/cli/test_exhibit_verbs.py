"""`import`, `link`, `capture`, `withdraw`, `original`: into a case and out; one refusal never loses the rest."""

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from appui_core.errors import AppuiError, ErrorCode, LeftBehindError
from appui_core.ports import PictureFile, ScreenSource
from data.pictures import noise, saved
from fakes.command_line import Answer, Verbs
from fakes.open_window import open_window
from fakes.pictures import jpeg_bytes, png_bytes
from fakes.screen_source import FakeScreenSource

_EXHIBIT_KEYS = {
    *("id", "number", "case", "kind", "sha256", "size_bytes", "media_type", "width", "height", "preview"),
    *("captured_at_utc", "added_at_utc", "utc_offset_minutes", "claimed_date", "shown_date", "url", "account"),
    *("note", "words", "derived_from", "duplicate"),
}


def _import(vault: Verbs, case: str, *files: str | Path) -> Answer:
    return vault("import", *(str(file) for file in files), "--case", case, "--no-intimate-minor", "--json")


def test_import_keeps_what_it_can_and_names_the_rest(vault: Verbs, case: str, tmp_path: Path) -> None:
    files: dict[str, bytes] = {
        "a.png": png_bytes(),
        "b.jpg": jpeg_bytes(),
        "empty.png": b"",
        "cut.jpg": jpeg_bytes()[:-40],
        "text.png": b"not a picture",
        "two\nlines\u202e.png": png_bytes(1),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    given = [str(tmp_path / name) for name in files] + [str(tmp_path), str(tmp_path / "none.png"), ""]
    told = _import(vault, case, *given)
    assert told.code == 1
    assert [exhibit["number"] for exhibit in told.json["exhibits"]] == [1, 2, 3]
    assert told.json["exhibits"][0].keys() >= _EXHIBIT_KEYS
    assert told.json["exhibits"][2]["sha256"] == hashlib.sha256(png_bytes(1)).hexdigest()
    assert [(one["file"], one["code"]) for one in told.json["refused"]] == [
        (str(tmp_path / "empty.png"), "file_empty"),
        (str(tmp_path / "cut.jpg"), "format_broken"),
        (str(tmp_path / "text.png"), "format_unknown"),
        (str(tmp_path), "not_a_file"),
        (str(tmp_path / "none.png"), "file_missing"),
        ("", "not_a_file"),
    ]
    assert all(one["reason"].endswith(".") for one in told.json["refused"])
    assert len(vault("case", "show", case, "--json").json["exhibits"]) == 3
    assert vault("vault", "check", "--full", "--json").json["intact"] is True


def test_import_of_sound_files_is_done(vault: Verbs, case: str, tmp_path: Path) -> None:
    picture = tmp_path / "a.png"
    picture.write_bytes(png_bytes())
    assert (first := _import(vault, case, picture)).code == 0
    again = _import(vault, case.lower(), picture)
    assert again.code == 0
    assert again.json["exhibits"] == [{**first.json["exhibits"][0], "duplicate": True}]
    words = vault("import", str(picture), "--case", case, "--no-intimate-minor")
    assert words.err == "Déjà gardée\u00a0: c’est la pièce 1.\n"


def test_a_refused_name_is_shown_on_one_line(vault: Verbs, case: str) -> None:
    told = vault("import", "/nowhere/a\n\u202eb", "--case", case, "--no-intimate-minor")
    assert told.err.startswith("/nowhere/a\\u000a\\u202eb\u00a0: ")
    assert len(told.err.splitlines()) == 1


@pytest.mark.parametrize("words", [["import", "a.png"], ["capture"]])
def test_without_the_declaration_nothing_is_looked_at(vault: Verbs, case: str, words: list[str]) -> None:
    told = vault(*words, "--case", case, "--json")
    assert (told.code, told.error) == (1, "gate_not_answered")


def test_import_into_no_case(vault: Verbs, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(png_bytes())
    told = _import(vault, "AAAAAA", tmp_path / "a.png")
    assert (told.code, told.error) == (2, "case_unknown")


def test_link_is_an_exhibit_too(vault: Verbs, case: str) -> None:
    told = vault(
        *(
            "link",
            "--case",
            case,
            "--url",
            "https://www.tiktok.com/@k.exemple/video/73",
            "--account",
            "@k.exemple",
        ),
        *("--date", "il y a 2 h", "--words", "Personne ne t’aime", "--json"),
    )
    assert told.code == 0
    exhibit = told.json
    assert exhibit.keys() >= _EXHIBIT_KEYS
    assert (exhibit["kind"], exhibit["media_type"], exhibit["number"]) == ("link", "application/json", 1)
    assert (exhibit["shown_date"], exhibit["claimed_date"]) == ("il y a 2 h", None)
    assert (exhibit["words"], exhibit["account"]) == ("Personne ne t’aime", "@k.exemple")


def _capture(vault: Verbs, case: str, *more: str) -> Answer:
    return vault("capture", "--case", case, "--no-intimate-minor", "--json", *more)


class Handing(FakeScreenSource):
    """A desktop whose own tool hands over a file."""

    def __init__(self, vault: Verbs, give: Callable[[], PictureFile]) -> None:
        super().__init__(vault.clock)
        self._give = give

    def grab(self, number: int) -> PictureFile:  # type: ignore[override]  # the other kind of shot
        assert number == 1
        return self._give()


def test_a_file_of_the_desktop_is_kept_as_it_is_and_a_copy_left_in_clear_is_named(
    vault: Verbs, case: str, tmp_path: Path
) -> None:
    left = tmp_path / "Capture\u202e d’écran.png"
    data = saved(noise(40, 30), "PNG")
    shot = PictureFile(data, vault.clock.now(), "portal", {"backend": "portal"}, left)
    vault.screens = lambda: Handing(vault, lambda: shot)
    told = _capture(vault, case)
    assert (told.code, told.json["sha256"]) == (0, hashlib.sha256(data).hexdigest())
    assert told.json["kind"] == "capture"
    assert told.json["leftover"] == str(left)
    assert "Capture\\u202e d’écran.png" in told.err, "no character of a name turns the sentence around"


def test_what_the_desktop_left_is_named_when_nothing_was_kept(vault: Verbs, case: str, tmp_path: Path) -> None:
    def refuse() -> PictureFile:
        raise LeftBehindError(ErrorCode.SCREEN_UNAVAILABLE, "handed kind", tmp_path / "lien.png")

    vault.screens = lambda: Handing(vault, refuse)
    told = _capture(vault, case)
    assert (told.code, told.error) == (1, "screen_unavailable")
    assert str(tmp_path / "lien.png") in told.err
    assert vault("case", "show", case, "--json").json["exhibits"] == []


def test_a_window_that_left_a_copy_in_clear_is_answered_as_without_one(verbs: Verbs, data_dir: Path) -> None:
    left = "/x/Capture\u202e d’écran.png"
    kept = json.dumps({"exhibit": {"number": 1, "sha256": "ab" * 32, "leftover": left}}).encode() + b"\n"
    with open_window(data_dir, kept, []):
        told = _capture(verbs, "ABCDEF")
    assert (told.code, told.json["leftover"]) == (0, left)
    assert "Capture\\u202e d’écran.png" in told.err
    refused = json.dumps({"error": "screen_unavailable", "leftover": left}).encode() + b"\n"
    with open_window(data_dir, refused, []):
        told = _capture(verbs, "ABCDEF")
    assert (told.code, told.error) == (1, "screen_unavailable")
    assert "Capture\\u202e d’écran.png" in told.err


def test_a_school_keeps_no_screen_that_nobody_looked_at(vault: Verbs) -> None:
    def never() -> ScreenSource:
        raise AssertionError("asked for a screen all the same")

    vault.screens = never
    school = vault("case", "new", "--title", "T", "--mode", "school", "--json").json["code"]
    told = _capture(vault, school)
    assert (told.code, told.error) == (1, "capture_school")
    assert "fenêtre d’Appui" in told.err
    assert vault("case", "show", school, "--json").json["exhibits"] == []


def test_a_person_who_gives_up_has_kept_nothing(vault: Verbs, case: str) -> None:
    def refuse() -> PictureFile:
        raise AppuiError(ErrorCode.SCREEN_CANCELLED, "portal")

    vault.screens = lambda: Handing(vault, refuse)
    told = _capture(vault, case)
    assert (told.code, told.error) == (1, "screen_cancelled")


def test_a_file_of_one_colour_is_refused_as_a_screen_is(vault: Verbs, case: str) -> None:
    shot = PictureFile(png_bytes(), vault.clock.now(), "portal", {"backend": "portal"})
    vault.screens = lambda: Handing(vault, lambda: shot)
    assert _capture(vault, case).error == "screen_black"


def test_capture_keeps_the_screen(vault: Verbs, case: str) -> None:
    screens = FakeScreenSource(vault.clock, screens=2)
    vault.screens = lambda: screens
    told = _capture(vault, case, "--screen", "2", "--url", "https://x.test", "--account", "@a", "--note", "n")
    assert told.code == 0
    assert screens.grabbed == [2]
    assert (told.json["kind"], told.json["width"], told.json["url"]) == ("capture", 320, "https://x.test")
    assert told.json["captured_at_utc"] == "2026-11-14T17:02:11.250Z"
    assert _capture(vault, case).json["number"] == 2
    assert screens.grabbed == [2, 1]


def test_capture_looks_at_nothing_before_every_check(verbs: Verbs) -> None:
    def never() -> ScreenSource:
        raise AssertionError("asked for a screen too early")

    verbs.screens = never
    assert _capture(verbs, "AAAAAA").error == "vault_missing"
    verbs("vault", "init", "--keyring")
    told = _capture(verbs, "AAAAAA")
    assert (told.code, told.error) == (2, "case_unknown")


def test_capture_where_the_screen_says_no(vault: Verbs, case: str) -> None:
    screens = FakeScreenSource(vault.clock)
    vault.screens = lambda: screens
    assert (_capture(vault, case, "--screen", "9").code, _capture(vault, case, "--screen", "9").error) == (
        2,
        "screen_unknown",
    )
    screens.paint(1, b"\0\0\0")
    assert _capture(vault, case).error == "screen_black"
    screens.forbid()
    assert _capture(vault, case).error == "screen_unavailable"

    def no_display() -> ScreenSource:
        raise AppuiError(ErrorCode.NO_DISPLAY)

    vault.screens = no_display
    assert _capture(vault, case).error == "no_display"
    vault.screens = None
    assert _capture(vault, case).error == "screen_unavailable"
    assert vault("case", "show", case, "--json").json["exhibits"] == []


def test_capture_waits_as_long_as_asked(vault: Verbs, case: str) -> None:
    vault.screens = lambda: FakeScreenSource(vault.clock)
    assert _capture(vault, case, "--delay", "0").code == 0


def test_withdraw_by_id_or_by_number(vault: Verbs, case: str) -> None:
    ids = [vault("link", "--case", case, "--url", f"https://x.test/{n}", "--json").json["id"] for n in (1, 2, 3)]
    gone = vault("withdraw", ids[0].lower(), "--case", case, "--json")
    assert (gone.code, gone.json["withdrawn"], gone.json["id"]) == (0, True, ids[0])
    assert vault("withdraw", "2", "--case", case, "--json").json["id"] == ids[1]
    shown = vault("case", "show", case, "--json").json["exhibits"]
    assert [(exhibit["number"], exhibit["id"]) for exhibit in shown] == [(3, ids[2])]
    for wanted in (ids[0], "2"):
        again = vault("withdraw", wanted, "--case", case, "--json")
        assert (again.code, again.error) == (1, "exhibit_withdrawn"), wanted
    for wanted in ("9", "0", "01ARZ3NDEKTSV4RRFFQ69G5FAV", "²"):
        none = vault("withdraw", wanted, "--case", case, "--json")
        assert (none.code, none.error) == (2, "exhibit_unknown"), wanted


def test_original_gives_the_untouched_bytes(vault: Verbs, case: str, tmp_path: Path) -> None:
    source, target = tmp_path / "a.jpg", tmp_path / "out.jpg"
    source.write_bytes(jpeg_bytes(7))
    exhibit = _import(vault, case, source).json["exhibits"][0]
    told = vault("original", exhibit["id"], "--to", str(target), "--reason", "pour l’avocate", "--json")
    assert told.code == 0
    assert told.json["sha256"] == hashlib.sha256(target.read_bytes()).hexdigest() == exhibit["sha256"]
    assert target.read_bytes() == source.read_bytes()
    assert vault("journal", "--case", case, "--json").json[-1]["event"] == "original_opened"


def test_original_replaces_nothing_and_leaves_nothing_half(vault: Verbs, case: str, tmp_path: Path) -> None:
    exhibit_id = vault("link", "--case", case, "--url", "https://x.test", "--json").json["id"]
    there = tmp_path / "there.txt"
    there.write_text("mine", encoding="utf-8")
    before = len(vault("journal", "--case", case, "--json").json)
    told = vault("original", exhibit_id, "--to", str(there), "--reason", "r", "--json")
    assert (told.code, told.error) == (1, "destination_exists")
    assert there.read_text(encoding="utf-8") == "mine"
    told = vault("original", exhibit_id, "--to", str(tmp_path / "no" / "f"), "--reason", "r", "--json")
    assert (told.code, told.error) == (1, "destination_unwritable")
    told = vault("original", "01ARZ3NDEKTSV4RRFFQ69G5FAV", "--to", str(tmp_path / "f"), "--reason", "r", "--json")
    assert (told.code, told.error) == (2, "exhibit_unknown")
    assert not (tmp_path / "f").exists()
    assert len(vault("journal", "--case", case, "--json").json) == before


def test_a_damaged_original_leaves_no_file(vault: Verbs, case: str, tmp_path: Path, data_dir: Path) -> None:
    exhibit_id = vault("link", "--case", case, "--url", "https://x.test", "--json").json["id"]
    (blob,) = [path for path in (data_dir / "vault" / "blobs").rglob("*") if path.is_file()]
    blob.write_bytes(blob.read_bytes()[:-1])
    told = vault("original", exhibit_id, "--to", str(tmp_path / "f"), "--reason", "r", "--json")
    assert (told.code, told.error) == (1, "vault_damaged")
    assert not (tmp_path / "f").exists()


def test_what_is_told_of_a_screen_captured_before_is_kept(
    vault: Verbs, case: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    screens = FakeScreenSource(vault.clock)
    vault.screens = lambda: screens
    frame = screens.grab(1)
    monkeypatch.setattr(screens, "grab", lambda _number: frame)
    assert _capture(vault, case, "--url", "https://x.test/1").json["duplicate"] is False
    told = _capture(vault, case, "--account", "@a").json
    assert (told["number"], told["duplicate"]) == (1, True)
    assert (told["url"], told["account"]) == ("https://x.test/1", "@a")
    assert vault("case", "show", case, "--json").json["exhibits"][0]["account"] == "@a"


def test_the_list_of_a_case_gives_the_id_that_other_verbs_want(vault: Verbs, case: str) -> None:
    kept = vault("link", "--case", case, "--url", "https://x.test", "--json").json
    assert kept["id"] in vault("case", "show", case).err
