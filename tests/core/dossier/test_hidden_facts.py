"""Facts that one addressee is not to see: nowhere in its dossier, said to be missing, and no door for a forger."""

import json
import subprocess
from collections.abc import Callable
from dataclasses import asdict, replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from appui_core.cases.model import Addressee, Facts
from appui_core.dossier.build import DossierResult, build_dossier
from appui_core.dossier.choice import Choice
from appui_core.dossier.problems import Code
from appui_core.dossier.selection import abridge, select
from appui_core.errors import AppuiError, ErrorCode
from appui_core.messages import Messages
from core.dossier.both_verifiers import agree, run
from core.dossier.conftest import LINK_ACCOUNT, LINK_ADDRESS, LINK_NOTE, LINK_WORDS
from core.dossier.independent_check import faults
from core.dossier.masked_pictures import COVER, everything
from core.dossier.tampering import edit_json, rehash
from data.dossier_pictures import png
from fakes.case_file import FakeCaseFile
from fakes.clock import FixedClock

TOLD = Facts(
    url="https://www.tiktok.com/@compte.essai/video/7",
    account="@compte.essai",
    display_name="Compte d’essai",
    platform="TikTok",
    shown_date="12 novembre, 21:04",
    note="NOTE-CACHEE du soir",
    words="PROPOS-CACHES",
    people="PRENOM-CACHE",
)
MakeHidden = Callable[..., DossierResult]


@pytest.fixture
def hide(tmp_path: Path, clock: FixedClock, french: Messages) -> MakeHidden:
    """Build a dossier in which some facts of exhibit 1 are hidden."""

    def build(
        case_file: FakeCaseFile, *names: str, number: int = 1, addressee: Addressee = Addressee.POLICE
    ) -> DossierResult:
        choice = Choice(hidden={number: names})
        return build_dossier(case_file, addressee, tmp_path / "out", clock=clock, messages=french, choice=choice)

    return build


def _case() -> FakeCaseFile:
    case_file = FakeCaseFile()
    case_file.add_picture(png(seed=3), facts=TOLD)
    return case_file


def _where(folder: Path, text: str) -> list[str]:
    """Return the files, and the words of the PDF, in which a text is found."""
    words = subprocess.run(
        ["pdftotext", "-layout", folder / "dossier.pdf", "-"], capture_output=True, check=True, timeout=60
    ).stdout
    found = [*everything(folder), ("words", words)]
    return [name for name, content in found if text.encode() in content]


def _listed(folder: Path, place: int = 0) -> dict[str, Any]:
    listed: dict[str, Any] = json.loads((folder / "data/exhibits.json").read_text("utf-8"))["exhibits"][place]
    return listed


@pytest.mark.parametrize(("name", "text"), [("note", "NOTE-CACHEE"), ("words", "PROPOS"), ("people", "PRENOM")])
def test_what_is_hidden_is_in_no_byte_of_the_dossier(hide: MakeHidden, name: str, text: str) -> None:
    assert {"exhibits.json", "words"} <= set(_where(hide(_case()).path, text))
    folder = hide(_case(), name).path
    assert _where(folder, text) == []
    assert _where(folder, "Masqué pour ce destinataire") == ["words"]
    listed = _listed(folder)
    assert (listed[name], listed["abridged"]) == (None, [name])
    told = {other: value for other, value in asdict(TOLD).items() if other != name}
    assert {other: listed[other] for other in told} == told
    report = agree(folder)
    assert (report.intact, report.abridged) == (True, ("data/" + listed["file"],))
    assert faults(folder) == set()
    readme = " ".join((folder / "LISEZMOI.txt").read_text("utf-8-sig").split())
    assert "TEXTES MASQUÉS" in readme
    # The one opening that would prove the others shows what is hidden too.
    assert "aucun des textes notés, même ceux qui sont montrés" in readme
    assert "partie masquée pour ce destinataire" in run(folder).stdout


def test_account_address_and_date_leave_the_tables_too(hide: MakeHidden) -> None:
    folder = hide(_case(), "url", "account", "display_name", "shown_date", "platform").path
    for text in ("compte.essai", "Compte d’essai", "12 novembre", "TikTok"):
        assert _where(folder, text) == []
    assert {"exhibits.json", "words"} <= set(_where(folder, "NOTE-CACHEE"))
    assert agree(folder).intact


def test_nothing_is_cut_where_nothing_is_hidden(hide: MakeHidden) -> None:
    case_file = FakeCaseFile()
    case_file.add_picture(png(seed=3), facts=Facts(account="@compte.essai"))
    folder = hide(case_file, "note", "people").path
    report = agree(folder)
    assert (report.intact, report.abridged, _listed(folder)["abridged"]) == (True, (), [])


def test_only_who_is_shown_leaves_the_rest_proved(hide: MakeHidden) -> None:
    folder = hide(_case(), "people").path
    edit_json(folder / "data/exhibits.json", lambda raw: raw["exhibits"][0].update(note="Autre chose"))
    rehash(folder)
    assert {problem.code for problem in agree(folder).problems} == {Code.FACTS_CHANGED}


def test_a_record_without_image_whose_file_would_tell_stays_here(
    hide: MakeHidden, case_file: FakeCaseFile
) -> None:
    for names in (("words",), ("account", "platform")):
        folder = hide(case_file, *names, number=3).path
        for text in (LINK_ADDRESS, LINK_WORDS, LINK_ACCOUNT, LINK_NOTE):
            assert _where(folder, text) == []
        listed = _listed(folder, 2)
        assert (listed["withheld"], listed["file"]) == (True, None)
        assert (listed["platform"] is None) is ("platform" in names)
        assert _where(folder, "sans image sont masqués pour ce destinataire") == ["words"]
        assert _where(folder, "Contenu signalé aux autorités") == []
        assert agree(folder).intact
    folder = hide(case_file, "note", number=3).path
    assert _where(folder, LINK_NOTE) == []
    assert _where(folder, LINK_WORDS)
    assert agree(folder).abridged == ("data/" + _listed(folder, 2)["file"],)


def test_of_a_withheld_record_more_can_be_hidden(hide: MakeHidden, case_file: FakeCaseFile) -> None:
    folder = hide(case_file, "platform", "url", number=3, addressee=Addressee.SCHOOL).path
    assert _listed(folder, 2)["abridged"] == ["platform"]
    assert _where(folder, "Contenu signalé aux autorités") == ["words"]
    assert agree(folder).intact


def test_a_masked_exhibit_may_hide_facts_too(hide: MakeHidden) -> None:
    case_file = _case()
    case_file.mask(case_file.exhibits[0], Addressee.SCHOOL, COVER)
    folder = hide(case_file, "account", "display_name", addressee=Addressee.SCHOOL).path
    assert _where(folder, "Compte d’essai") == []
    assert _where(folder, "PRENOM-CACHE") == []
    assert agree(folder).intact


@pytest.mark.parametrize("names", [("people",), ("note",), ("note", "people")])
def test_what_was_noted_in_one_with_who_is_shown_does_not_slip_through(
    hide: MakeHidden, names: tuple[str, ...]
) -> None:
    """Before 28 November 2026, in the evening, both stood under one commitment."""
    case_file = FakeCaseFile()
    exhibit = case_file.add_picture(png(seed=3))
    case_file.note("facts_noted", exhibit.id, {"facts": asdict(TOLD)})
    case_file.exhibits = (replace(exhibit, facts=TOLD),)
    folder = hide(case_file, *names).path
    assert _where(folder, "PRENOM-CACHE") == []
    assert (_where(folder, "NOTE-CACHEE") == []) is ("note" in names)
    assert agree(folder).intact


def test_a_fact_is_told_in_other_words() -> None:
    """As the version for a school does with names."""
    (item,) = select(_case(), Addressee.SCHOOL)
    told = abridge(abridge(item, {"people": "L. D."}), {"note": "L. D. le soir"})
    assert (told.exhibit.facts.people, told.exhibit.facts.note) == ("L. D.", "L. D. le soir")
    assert told.abridged == ("note", "people")
    assert abridge(item, {"note": TOLD.note}) is item
    assert not any({"facts", "people"} & set(opening.details) for opening in told.openings)


def test_a_fact_that_there_is_none_of_is_refused_and_not_shown(hide: MakeHidden) -> None:
    with pytest.raises(AppuiError) as refusal:
        hide(_case(), "acount")
    assert refusal.value.code is ErrorCode.INTERNAL


# --- Somebody forges what is called cut. ---


def _updated(change: dict[str, Any], one: dict[str, Any]) -> None:
    one.update(change)


def _forged(folder: Path, change: Callable[[dict[str, Any]], None]) -> set[Code]:
    edit_json(folder / "data/exhibits.json", lambda raw: change(raw["exhibits"][0]))
    rehash(folder)
    return {problem.code for problem in agree(folder).problems}


@pytest.mark.parametrize("name", asdict(TOLD))
def test_an_opening_that_shows_what_is_called_hidden_is_named(hide: MakeHidden, name: str) -> None:
    folder = hide(_case()).path
    assert _forged(folder, lambda one: one.update({"abridged": [name]})) == {Code.EXHIBIT_ABRIDGED}
    assert _forged(folder, lambda one: one.update({"abridged": [name], name: None})) >= {Code.EXHIBIT_ABRIDGED}


@pytest.mark.parametrize("name", ["note", "people"])
def test_a_hidden_fact_put_back_into_an_opening_is_named(hide: MakeHidden, name: str) -> None:
    case_file = _case()
    key = "people" if name == "people" else "facts"
    left = next(one for one in case_file.openings(case_file.exhibits[0].id) if key in one.details)
    opening = {"seq": left.seq, "details": dict(left.details), "salt": left.salt}
    folder = hide(case_file, name).path
    assert Code.EXHIBIT_ABRIDGED in _forged(folder, lambda one: one["openings"].append(opening))


def test_text_put_into_an_exhibit_of_which_nothing_was_noted_is_named(hide: MakeHidden) -> None:
    for name in ("note", "people"):
        case_file = FakeCaseFile()
        case_file.add_picture(png(seed=3))
        folder = hide(case_file).path
        change: dict[str, Any] = {"abridged": [name], name: "Un mensonge"}
        assert Code.EXHIBIT_ABRIDGED in _forged(folder, partial(_updated, change))


def test_who_is_shown_is_not_invented_beside_facts_that_are_proved(hide: MakeHidden) -> None:
    case_file = FakeCaseFile()
    case_file.add_picture(png(seed=3), facts=replace(TOLD, people=""))
    folder = hide(case_file).path
    change = {"abridged": ["people"], "people": "Un autre"}
    assert _forged(folder, lambda one: one.update(change)) == {Code.EXHIBIT_ABRIDGED}


def test_an_opening_dropped_without_saying_so_is_named(hide: MakeHidden) -> None:
    folder = hide(_case(), "note").path
    codes = _forged(folder, lambda one: one.update(abridged=[]))
    assert codes == {Code.FACTS_CHANGED, Code.OPENING_MISSING}


def test_the_addition_is_proved_whatever_is_called_cut(hide: MakeHidden) -> None:
    folder = hide(_case(), *asdict(TOLD)).path
    assert _forged(folder, lambda one: one.update(added_at_utc="2026-11-01T10:00:00.000Z")) == {Code.FACTS_CHANGED}
    assert Code.OPENING_MISSING in _forged(folder, lambda one: one.update(openings=one["openings"][1:]))


@pytest.mark.parametrize(
    "value", [None, "note", {}, ["nothing"], ["note", "note"], ["note", "url"], [["note"]], [None], True]
)
def test_abridged_is_a_list_of_facts_in_their_order(hide: MakeHidden, value: object) -> None:
    folder = hide(_case(), "note").path
    assert _forged(folder, lambda one: one.update(abridged=value)) == {Code.EXHIBITS_MALFORMED}


@pytest.mark.parametrize("value", [7, ["x"], {"a": 1}, True])
def test_a_cut_fact_is_still_a_text(hide: MakeHidden, value: object) -> None:
    folder = hide(_case(), "note").path
    assert _forged(folder, lambda one: one.update(note=value)) == {Code.FACTS_CHANGED}


def test_a_dossier_from_before_facts_could_be_hidden_is_intact(hide: MakeHidden) -> None:
    folder = hide(_case()).path
    assert _forged(folder, lambda one: one.pop("abridged")) == set()


# --- What is hidden is not called unnoted. ---


def _printed(folder: Path) -> str:
    words = subprocess.run(
        ["pdftotext", "-layout", folder / "dossier.pdf", "-"], capture_output=True, check=True, timeout=60
    ).stdout.decode()
    return " ".join(words.replace("\u00a0", " ").split())


def _three() -> FakeCaseFile:
    case_file = _case()
    for seed in (4, 5):
        case_file.add_picture(png(seed=seed), facts=replace(TOLD, note="", people="", words=""))
    return case_file


ALL = ("url", "account", "display_name", "shown_date", "platform")


def test_in_no_table_is_something_hidden_said_never_to_have_been_noted(
    tmp_path: Path, clock: FixedClock, french: Messages
) -> None:
    for addressee in Addressee:
        choice = Choice(hidden=dict.fromkeys((1, 2, 3), ALL))
        made = build_dossier(_three(), addressee, tmp_path, clock=clock, messages=french, choice=choice)
        assert "non noté" not in _printed(made.path), addressee


def test_a_table_of_what_is_hidden_and_what_nobody_noted_says_both(
    tmp_path: Path, clock: FixedClock, french: Messages
) -> None:
    case_file = _three()
    case_file.add_picture(png(seed=6))
    choice = Choice(hidden={1: ALL})
    made = build_dossier(case_file, Addressee.POLICE, tmp_path, clock=clock, messages=french, choice=choice)
    printed = _printed(made.path)
    assert "ou masqué pour ce destinataire" in printed
    assert printed.count("non noté") >= 4, "two in the index, two in the tables"


def test_of_a_withheld_record_an_account_is_not_said_never_to_have_been_noted(
    case_file: FakeCaseFile, hide: MakeHidden
) -> None:
    assert "non communiqué 13/11/2026" in _printed(hide(case_file, addressee=Addressee.SCHOOL).path)


def test_a_hidden_account_whose_displayed_name_stands_is_said_to_be_hidden(hide: MakeHidden) -> None:
    printed = _printed(hide(_three(), "account", addressee=Addressee.SCHOOL).path)
    assert "Compte Masqué pour ce destinataire (nom affiché : Compte d’essai)" in printed
    assert "masqué pour ce destinataire, nom affiché Compte d’essai" in printed, "in the chronology"
