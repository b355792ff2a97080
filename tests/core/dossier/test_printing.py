"""Order of printing, captions, chronology and repetition: what is printed, for whom, and what never is."""

import json
import re
import subprocess
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pikepdf
import pytest

from appui_core.cases.model import Addressee, Facts, Kind
from appui_core.cases.report_model import Noted, Report, Step, Told
from appui_core.dossier.build import DossierResult, build_dossier
from appui_core.dossier.choice import CAPTION_CHARS, Choice, caption_line
from appui_core.dossier.chronology import lines
from appui_core.dossier.problems import Code
from appui_core.dossier.selection import in_order, select
from appui_core.dossier.verify import verify_path
from appui_core.dossier.wording import Cleaner
from appui_core.messages import load_messages
from core.dossier import both_verifiers, tampering
from core.dossier.conftest import LINK_ADDRESS
from core.dossier.tagged import walk
from core.dossier.test_pdf import text_of
from data.dossier_pictures import png
from fakes.case_file import FakeCaseFile
from fakes.clock import FixedClock

_FRENCH = load_messages("fr")
_PARIS = timezone(timedelta(hours=1))
_CAPTION = "La première, vue par la classe"


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _make(
    case_file: FakeCaseFile, tmp_path: Path, addressee: Addressee = Addressee.POLICE, choice: Choice | None = None
) -> DossierResult:
    return build_dossier(
        case_file, addressee, tmp_path, clock=FixedClock(), messages=_FRENCH, choice=choice or Choice()
    )


def _printed(made: DossierResult) -> str:
    return _plain(text_of(Path(made.pdf)))


def _pages(made: DossierResult) -> list[int]:
    """Return the numbers of the exhibits in the order of their pages."""
    with pikepdf.open(made.pdf) as document, document.open_outline() as outline:
        titles = [child.title for top in outline.root for child in top.children]
    return [int(found[1]) for title in titles if (found := re.match(r"Pièce n°\s(\d+)$", title))]


def _listed(made: DossierResult) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads((made.path / "data" / "exhibits.json").read_bytes())["exhibits"]
    return found


def _listing(made: DossierResult, change: Callable[[list[dict[str, object]]], object]) -> None:
    """Change the list of exhibits, and the lists of files with it."""

    def changed(document: dict[str, list[dict[str, object]]]) -> None:
        change(document["exhibits"])

    tampering.edit_json(made.path / "data" / "exhibits.json", changed)
    tampering.rehash(made.path)


# --- order ------------------------------------------------------------------------------------------------------


def test_exhibits_are_printed_in_the_order_that_was_chosen_and_keep_their_numbers(
    case_file: FakeCaseFile, tmp_path: Path
) -> None:
    made = _make(case_file, tmp_path, choice=Choice(order=(3, 1)))
    assert _pages(made) == [3, 1, 2]
    # The list that is checked stays by number, whatever was printed first.
    assert [one["number"] for one in _listed(made)] == [1, 2, 3]
    assert verify_path(made.path).intact
    both_verifiers.agree(made.path)


def test_without_a_choice_they_go_by_number(case_file: FakeCaseFile, tmp_path: Path) -> None:
    assert _pages(_make(case_file, tmp_path)) == [1, 2, 3]


@pytest.mark.parametrize("order", [(), (9, 2, 2, 9), (2,), (2, 3, 1, 2)])
def test_an_order_never_adds_or_drops_an_exhibit(case_file: FakeCaseFile, order: tuple[int, ...]) -> None:
    found = in_order(select(case_file, Addressee.POLICE), order)
    assert sorted(item.exhibit.number for item in found) == [1, 2, 3]
    assert found[0].exhibit.number == (2 if 2 in order else 1)


# --- captions ---------------------------------------------------------------------------------------------------


def test_a_caption_is_printed_with_its_exhibit_and_in_the_index_and_said_to_be_noted(
    case_file: FakeCaseFile, tmp_path: Path
) -> None:
    made = _make(case_file, tmp_path, choice=Choice(captions={1: _CAPTION}))
    assert _printed(made).count(_CAPTION) >= 3  # index, chronology, its page
    assert "Légende, compte, adresse" in _printed(made)
    assert [one["caption"] for one in _listed(made)] == [_CAPTION, None, None]
    assert verify_path(made.path).intact
    both_verifiers.agree(made.path)


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        (" deux\n lignes\t", "deux lignes"),
        ("é" * CAPTION_CHARS, "é" * CAPTION_CHARS),
        ("é" * (CAPTION_CHARS + 1), "é" * (CAPTION_CHARS - 1) + "…"),
        ("\ud83d", "?"),
        ("", ""),
    ],
)
def test_a_caption_is_one_short_line(text: str, kept: str) -> None:
    assert caption_line(text) == kept


def test_a_hostile_caption_breaks_nothing(case_file: FakeCaseFile, tmp_path: Path) -> None:
    hostile = "<b>\u202egras</b> & \x00 👩‍👧 {case} " + "x" * 300
    made = _make(case_file, tmp_path, choice=Choice(captions={1: hostile, 99: "de trop"}))
    assert "[U+202E]" in _printed(made)
    assert verify_path(made.path).intact


@pytest.mark.parametrize("addressee", [Addressee.SCHOOL, Addressee.PLATFORM])
def test_no_caption_stands_beside_a_record_that_is_withheld(
    case_file: FakeCaseFile, tmp_path: Path, addressee: Addressee
) -> None:
    """It could say what the address or the words did."""
    made = _make(case_file, tmp_path, addressee, Choice(captions={3: LINK_ADDRESS}))
    everything = b"".join(path.read_bytes() for path in made.path.rglob("*") if path.is_file())
    assert LINK_ADDRESS.encode() not in everything
    assert "ADRESSE-SECRETE" not in _printed(made)


@pytest.mark.parametrize(
    ("number", "caption", "code"),
    [(1, 7, Code.EXHIBITS_MALFORMED), (1, ["x"], Code.EXHIBITS_MALFORMED), (3, "x", Code.EXHIBIT_WITHHELD)],
)
def test_a_caption_of_another_kind_or_beside_a_withheld_record_is_named(
    case_file: FakeCaseFile, tmp_path: Path, number: int, caption: object, code: Code
) -> None:
    made = _make(case_file, tmp_path, Addressee.SCHOOL)
    _listing(made, lambda exhibits: exhibits[number - 1].update(caption=caption))
    assert code in {problem.code for problem in verify_path(made.path).problems}
    both_verifiers.agree(made.path)


def test_a_dossier_of_before_has_no_captions_and_stays_intact(case_file: FakeCaseFile, tmp_path: Path) -> None:
    made = _make(case_file, tmp_path)
    _listing(made, lambda exhibits: [one.pop("caption") for one in exhibits])
    assert verify_path(made.path).intact
    both_verifiers.agree(made.path)


# --- chronology -------------------------------------------------------------------------------------------------


def _report(*exhibits: int, platform: str = "tiktok", steps: tuple[Noted, ...] = ()) -> Report:
    told = Told(
        platform, "video", datetime(2026, 11, 15, 9, 30, tzinfo=_PARIS), reference="REF-7", exhibits=exhibits
    )
    return Report("01R", "K7Q2MB", told, steps, "")


def _noted(step: Step, day: int) -> Noted:
    return Noted(step, datetime(2026, 11, day, 12, 0, tzinfo=_PARIS), "")


def _dated() -> FakeCaseFile:
    case_file = FakeCaseFile()
    case_file.add_picture(png(seed=1), facts=Facts(account="@un", shown_date="9 novembre 2026, 21:04"))
    case_file.add_picture(png(seed=2), facts=Facts(account="@un", shown_date="hier"), kind=Kind.IMPORT)
    return case_file


def _lines(case_file: FakeCaseFile, addressee: Addressee = Addressee.POLICE) -> list[tuple[str, str, str]]:
    found = lines(case_file, select(case_file, addressee), addressee, _FRENCH, Cleaner(lambda _char: True))
    return [(_plain(line.when), _plain(line.basis), _plain(line.what)) for line in found]


def test_each_date_says_what_it_is_and_none_are_merged() -> None:
    (shown, captured, added) = _lines(_dated())
    assert shown == (
        "09/11/2026 21 h 04",
        "affichée à l’écran, notée ainsi : « 9 novembre 2026, 21:04 »",
        "Capture d’écran faite par Appui, compte noté @un",
    )
    assert captured[:2] == ("14/11/2026 17 h 31 (UTC+01:00)", "capture faite par Appui")
    assert added[1] == "ajout à Appui"
    assert added[2].endswith("Date affichée, qui ne permet pas de la situer : « hier »")


def test_reports_and_their_answers_stand_in_it_where_their_exhibits_are_in() -> None:
    case_file = _dated()
    case_file.reports = (
        _report(1, steps=(_noted(Step.REFUSED, 17), _noted(Step.ADVISED, 18), _noted(Step.ARCOM, 19))),
        _report(8, platform="snapchat"),
        _report(platform="discord"),
    )
    told = [
        what for _when, basis, what in _lines(case_file) if basis == "notée par la personne qui remet le dossier"
    ]
    assert told == [
        "signalement, TikTok, vidéo, référence REF-7 : envoyé",
        "signalement, TikTok, vidéo, référence REF-7 : refusé",
        "signalement, TikTok, vidéo, référence REF-7 : Arcom saisie",
    ]


def test_a_school_learns_neither_references_nor_who_else_was_turned_to() -> None:
    case_file = _dated()
    case_file.reports = (_report(1, steps=(_noted(Step.REFUSED, 17), _noted(Step.ARCOM, 19))),)
    told = " ".join(what for _when, _basis, what in _lines(case_file, Addressee.SCHOOL))
    assert "TikTok, vidéo : refusé" in told
    assert "REF-7" not in told
    assert "Arcom" not in told


def test_what_somebody_typed_about_a_report_stays_out_of_a_school_s_version() -> None:
    """Names are replaced in what is noted of exhibits; a report's free words would carry them past that."""
    case_file = _dated()
    told = Told("le forum de Zoé", "message de Zoé", datetime(2026, 11, 15, 9, 30, tzinfo=_PARIS), exhibits=(1,))
    case_file.reports = (Report("01R", "K7Q2MB", told, (), ""),)
    school = " ".join(what for _when, _basis, what in _lines(case_file, Addressee.SCHOOL))
    assert "signalement, une plateforme, un contenu : envoyé" in school
    police = " ".join(what for _when, _basis, what in _lines(case_file))
    assert "signalement, le forum de Zoé, message de Zoé : envoyé" in police


def test_a_hidden_platform_is_not_told_by_its_report() -> None:
    case_file = FakeCaseFile()
    case_file.add_picture(png(), facts=Facts(platform="TikTok", account="@un"))
    case_file.reports = (_report(1),)
    items = select(case_file, Addressee.SCHOOL, Choice(hidden={1: ["platform"]}))
    told = lines(case_file, items, Addressee.SCHOOL, _FRENCH, Cleaner(lambda _char: True))
    assert "TikTok" not in " ".join(line.what for line in told)
    assert "une plateforme" in " ".join(line.what for line in told)


def test_many_that_came_in_within_a_minute_take_one_line() -> None:
    case_file = FakeCaseFile()
    for number in range(40):
        case_file.add_picture(png(seed=number), kind=Kind.IMPORT)
    # The fake case grows by one minute each: put them into the same one.
    first = case_file.exhibits[0].added_at_utc
    found = {when for when, _basis, _what in _lines(case_file)}
    assert len(found) == 40
    for exhibit in case_file.exhibits:
        object.__setattr__(exhibit, "added_at_utc", first)
    told = lines(
        case_file, select(case_file, Addressee.POLICE), Addressee.POLICE, _FRENCH, Cleaner(lambda _char: True)
    )
    assert [line.numbers for line in told] == [tuple(range(1, 41))]


def test_what_came_in_within_a_minute_stands_by_number_whatever_it_is() -> None:
    case_file = FakeCaseFile()
    for account in ("@z", "@a", "@m"):
        case_file.add_picture(png(seed=ord(account[1])), facts=Facts(account=account), kind=Kind.IMPORT)
    for exhibit in case_file.exhibits:
        object.__setattr__(exhibit, "added_at_utc", case_file.exhibits[0].added_at_utc)
    assert [what[-2:] for _when, _basis, what in _lines(case_file)] == ["@z", "@a", "@m"]


@pytest.mark.parametrize("addressee", list(Addressee))
def test_the_chronology_goes_to_school_and_police(tmp_path: Path, addressee: Addressee) -> None:
    printed = _printed(_make(_dated(), tmp_path, addressee))
    assert ("Ce qu’est cette date" in printed) is (addressee in {Addressee.SCHOOL, Addressee.POLICE})


# --- repetition -------------------------------------------------------------------------------------------------


def _repeated() -> FakeCaseFile:
    case_file = FakeCaseFile()
    for number, account in enumerate(("@un", "@deux", "@un", "")):
        facts = Facts(account=account, platform="TikTok", shown_date=f"{13 + number % 2}/11/2026")
        case_file.add_picture(png(seed=number), facts=facts)
    case_file.derive(png(seed=9), *case_file.exhibits[:2])
    return case_file


def test_the_police_get_counts_that_lead_to_exhibits_and_a_plot(tmp_path: Path) -> None:
    made = _make(_repeated(), tmp_path)
    printed = _printed(made)
    assert "La répétition, dans les pièces gardées" in printed
    assert re.search(r"@un TikTok 2 2? ?1? ?1, 3", printed)
    assert "compte non noté" in printed
    assert "222-33-2-2" in printed
    assert "Non comptées, parce qu’elles montrent de nouveau ce que d’autres pièces montrent : n° 5." in printed
    assert "auteur" not in printed
    with pikepdf.open(made.pdf) as document:
        page = next(page for page in document.pages if "Combien" in _page_text(made, page.index + 1))
        led_to = {pikepdf.Page(one.Dest[0]).index + 1 for one in page.get("/Annots", [])}
    titles = " ".join(_page_text(made, number) for number in sorted(led_to))
    assert {1, 2, 3, 4} <= {int(number) for number in re.findall(r"Pièce n°\s(\d+)", titles)}
    assert "Diagramme en barres" in _struct(made)


def _page_text(made: DossierResult, page: int) -> str:
    done = subprocess.run(
        ["pdftotext", "-f", str(page), "-l", str(page), made.pdf, "-"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return done.stdout


def _struct(made: DossierResult) -> str:
    """Return the words of the pictures of a dossier, all of which a screen reader must reach in order."""
    walked = walk(Path(made.pdf))
    assert walked.faults == []
    return " ".join(one.alt for one in walked.root.all() if one.role == "Figure")


@pytest.mark.parametrize(
    ("addressee", "table", "plot"),
    [
        (Addressee.POLICE, True, True),
        (Addressee.LINE_3018, True, False),
        (Addressee.SCHOOL, False, False),
        (Addressee.PLATFORM, False, False),
    ],
)
def test_who_gets_what_of_repetition(tmp_path: Path, addressee: Addressee, *, table: bool, plot: bool) -> None:
    made = _make(_repeated(), tmp_path, addressee)
    printed = _printed(made)
    assert ("Quels comptes" in printed) is table
    assert ("Combien par jour" in printed) is plot
    assert ("222-33-2-2" in printed) is plot
    assert ("Diagramme" in _struct(made)) is plot


@pytest.mark.parametrize("count", [3, 4, 5])
def test_how_to_read_the_counts_stays_in_one_piece_with_the_law(tmp_path: Path, count: int) -> None:
    case_file = FakeCaseFile()
    for number in range(count):
        case_file.add_picture(png(seed=number), facts=Facts(account=f"@compte_{number}", platform="TikTok"))
    made = _make(case_file, tmp_path)
    with pikepdf.open(made.pdf) as document:
        pages = [_page_text(made, page.index + 1) for page in document.pages]
    (reading,) = (page for page in pages if "Comment lire ces nombres" in page)
    assert "222-33-2-2" in reading
    assert "affaire des enquêteurs et du juge." in _plain(reading)


def test_a_hidden_account_is_not_said_never_to_have_been_noted(tmp_path: Path) -> None:
    made = _make(_repeated(), tmp_path, choice=Choice(hidden={2: ["account"]}))
    assert "@deux" not in _printed(made)
    # Whole in the reading order, and not across the cells beside it.
    with pikepdf.open(made.pdf) as document:
        pages = len(document.pages)
    assert any("ou masqué pour" in _plain(_page_text(made, page)) for page in range(1, pages + 1))


def test_the_law_is_not_quoted_once_nobody_has_checked_it_for_long(tmp_path: Path) -> None:
    clock = FixedClock(datetime(2027, 9, 1, 10, tzinfo=UTC))
    made = build_dossier(_repeated(), Addressee.POLICE, tmp_path, clock=clock, messages=_FRENCH)
    printed = _printed(made)
    assert "Comment lire ces nombres" in printed
    assert "222-33-2-2" not in printed


def test_one_exhibit_repeats_nothing(tmp_path: Path) -> None:
    assert "Quels comptes" not in _printed(_make(_repeated().only(1), tmp_path))
