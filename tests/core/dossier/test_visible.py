"""The lines of `Who will see this?`: all of what goes out and nothing else, for each addressee."""

from dataclasses import replace
from pathlib import Path

import pytest

from appui_core.cases.model import Addressee, Exhibit, Facts, Kind
from appui_core.cases.service import Cases
from appui_core.dossier.build import build_dossier
from appui_core.dossier.choice import Choice
from appui_core.dossier.hidden import note_hidden, read_hidden
from appui_core.dossier.visible import Line, Often, Seen, State, What, often, seen
from appui_core.errors import AppuiError, ErrorCode
from appui_core.messages import Messages
from appui_core.vault.facade import Vault
from core.dossier.conftest import LINK_ACCOUNT, LINK_ADDRESS, LINK_NOTE, LINK_WORDS
from core.dossier.masked_pictures import COVER, everything
from data.dossier_pictures import jpeg, png
from fakes.case_file import FakeCaseFile
from fakes.clock import FixedClock


def _of(found: tuple[Seen, ...], number: int) -> dict[str, Line]:
    (one,) = [one for one in found if one.exhibit.number == number]
    assert len({line.what for line in one.lines}) == len(one.lines)
    return {line.what: line for line in one.lines}


def _shown(found: tuple[Seen, ...], number: int) -> dict[str, str]:
    return {what: line.text for what, line in _of(found, number).items() if line.state is State.SHOWN}


def test_each_name_account_address_and_text_has_its_line(case_file: FakeCaseFile) -> None:
    found = seen(case_file, Addressee.POLICE)
    assert [one.exhibit.number for one in found] == [1, 2, 3]
    assert _shown(found, 1) == {
        "url": "https://www.tiktok.com/@exemple/video/730",
        "account": "@exemple_42",
        "display_name": "Exemple",
        "platform": "TikTok",
        "shown_date": "12 novembre, 21:04",
        "note": "Vue par la classe.",
        What.PICTURE: "",
    }
    assert _shown(found, 2) == {"account": "@pseudo_b", What.PICTURE: ""}
    assert _shown(found, 3)["url"] == LINK_ADDRESS


def test_of_a_withheld_record_nothing_is_called_visible(case_file: FakeCaseFile) -> None:
    lines = _of(seen(case_file, Addressee.SCHOOL), 3)
    assert {what for what, line in lines.items() if line.state is State.SHOWN} == {"platform", "shown_date"}
    left = {what: line.text for what, line in lines.items() if line.state is State.LEFT_OUT}
    assert left == dict.fromkeys(("url", "account", "words", "note"), "")


def test_a_masked_picture_is_told_apart_and_who_is_on_it_stays(case_file: FakeCaseFile) -> None:
    exhibit = case_file.exhibits[0]
    case_file.tell(exhibit, Facts(people="Une élève", note="Le soir"))
    case_file.mask(exhibit, Addressee.SCHOOL, COVER)
    lines = _of(seen(case_file, Addressee.SCHOOL), 1)
    assert (lines[What.MASKED].state, lines["people"].state) == (State.SHOWN, State.LEFT_OUT)
    assert What.PICTURE not in lines
    assert What.PICTURE in _of(seen(case_file, Addressee.POLICE), 1)


def test_twins_are_told_as_they_would_go_and_stay_undecided(case_file: FakeCaseFile) -> None:
    exhibit = case_file.exhibits[0]
    case_file.derive(png(seed=9), exhibit, facts=Facts(people="Une élève"))
    case_file.mask(exhibit, Addressee.SCHOOL, COVER)
    lines = _of(seen(case_file, Addressee.SCHOOL), 4)
    assert (What.PICTURE in lines, lines["people"].state) == (True, State.LEFT_OUT)


def test_what_a_file_itself_may_tell_is_said() -> None:
    case_file = FakeCaseFile()
    placed = {"holds_place": "yes", "animated": "2", "trailing_bytes": "400"}
    case_file.add_picture(jpeg(), "image/jpeg", kind=Kind.IMPORT)
    first = case_file.exhibits[0]
    for media_type in ("application/pdf", "text/html", "video/mp4"):
        case_file.add_picture(media_type.encode(), media_type, kind=Kind.IMPORT)
    case_file.exhibits = (
        _with(first, capture=placed),
        *(_with(one, preview=False) for one in case_file.exhibits[1:]),
    )
    found = seen(case_file, Addressee.SCHOOL)
    assert list(_of(found, 1)) == [What.PICTURE, What.PLACE, What.MOVING, What.TRAILING]
    assert [_of(found, number)[What.FILE].text for number in (2, 3, 4)] == [
        "application/pdf",
        "text/html",
        "video/mp4",
    ]
    case_file.mask(first, Addressee.SCHOOL, COVER)
    assert list(_of(seen(case_file, Addressee.SCHOOL), 1)) == [What.MASKED], "a masked copy has no metadata"


def _with(exhibit: Exhibit, **changes: object) -> Exhibit:
    return replace(exhibit, **changes)  # type: ignore[arg-type]  # fields by name


def test_hidden_facts_and_where_else_their_words_stand() -> None:
    case_file = FakeCaseFile()
    told = Facts(account="@Lea.essai", url="https://exemple.test/lea.essai/1", note="Rien")
    case_file.add_picture(png(), facts=told)
    case_file.add_picture(png(seed=2), facts=Facts(note="Écrit par LEA.ESSAI", words="ok"))
    found = seen(case_file, Addressee.SCHOOL, Choice(hidden={1: ("account",)}))
    lines = _of(found, 1)
    assert lines["account"] == Line("account", "", State.HIDDEN)
    assert {what for what, line in lines.items() if line.repeats} == {"url"}
    assert {what for what, line in _of(found, 2).items() if line.repeats} == {"note"}
    assert not any(line.repeats for one in seen(case_file, Addressee.SCHOOL) for line in one.lines)


def test_names_that_come_back_are_told_once() -> None:
    case_file = FakeCaseFile()
    for seed, account in enumerate(("@lea", "Lea ", "@autre", "@lea")):
        case_file.add_picture(png(seed=seed), facts=Facts(account=account, people="Une élève", note="Un mot"))
    found = seen(case_file, Addressee.SCHOOL, Choice(hidden={2: ("account",)}))
    assert often(found, case_file.exhibits) == (
        Often("people", "Une élève", (1, 2, 3, 4)),
        Often("account", "@lea", (1, 2, 4), (2,)),
    )


def test_what_leaves_with_a_hidden_fact_of_a_record_is_told(case_file: FakeCaseFile) -> None:
    found = seen(case_file, Addressee.POLICE, Choice(hidden={3: ("account",)}))
    lines = _of(found, 3)
    assert [one.kept_back for one in found] == [False, False, True]
    assert (lines["account"].state, lines["words"].state, lines["url"].state) == (
        State.HIDDEN,
        State.LEFT_OUT,
        State.LEFT_OUT,
    )


@pytest.mark.parametrize("addressee", list(Addressee))
@pytest.mark.parametrize("hidden", [{}, {1: ("account", "url"), 3: ("note",)}, {3: ("words", "platform")}])
def test_it_says_neither_more_nor_less_than_what_is_written(
    case_file: FakeCaseFile,
    clock: FixedClock,
    french: Messages,
    tmp_path: Path,
    addressee: Addressee,
    hidden: dict[int, tuple[str, ...]],
) -> None:
    choice = Choice(hidden=hidden)
    lines = [line for one in seen(case_file, addressee, choice) for line in one.lines]
    folder = build_dossier(case_file, addressee, tmp_path, clock=clock, messages=french, choice=choice).path
    written = b"".join(content for _, content in everything(folder))
    said = " ".join(line.text for line in lines)
    for text in (
        LINK_ADDRESS,
        LINK_WORDS,
        LINK_ACCOUNT,
        LINK_NOTE,
        "@exemple_42",
        "/video/730",
        "Vue par la classe.",
    ):
        assert (text in said) is (text.encode() in written), text


def test_what_is_hidden_is_kept_with_the_case(vault: Vault, clock: FixedClock) -> None:
    cases = Cases(vault, clock)
    code = cases.new("Un cas").code
    exhibit = cases.add_link(code, Facts(url="https://exemple.test/1", note="Une note", words="Des mots"))
    assert read_hidden(cases, code, Addressee.SCHOOL) == {}
    note_hidden(cases, code, Addressee.SCHOOL, {1: {"words", "note"}, 2: set()})
    assert read_hidden(cases, code, Addressee.SCHOOL) == {1: ("note", "words")}
    assert read_hidden(cases, code, Addressee.POLICE) == {}
    cases.withdraw(code, exhibit.id)
    assert read_hidden(cases, code, Addressee.SCHOOL) == {}
    cases.purge(code, "fini")
    with pytest.raises(AppuiError) as refusal:
        read_hidden(cases, code, Addressee.SCHOOL)
    assert refusal.value.code is ErrorCode.CASE_PURGED
