"""`dossier --timestamp` and `verify`, with two real authorities on this machine: right, down, back, refusing."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from appui_core.adapters.http import Limits
from appui_core.adapters.time_stamp import RequestsTimeStamper
from fakes import time_authority as fake
from fakes.command_line import Answer, Verbs
from fakes.time_authority import TimeAuthority

pytestmark = pytest.mark.tool


@pytest.fixture(scope="module")
def tsas(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[TimeAuthority, ...]]:
    folder = tmp_path_factory.mktemp("tsa")
    with fake.running(TimeAuthority(folder / "a", "Étoile"), TimeAuthority(folder / "b", "Phare")) as made:
        yield made


@pytest.fixture
def filled(vault: Verbs, case: str, data_dir: Path, tsas: tuple[TimeAuthority, ...]) -> str:
    vault("link", "--case", case, "--url", "https://exemple.test/1")
    for tsa in tsas:
        tsa.behave = fake.right
        tsa.asked.clear()
    lines = "\\n".join(f"{tsa.name} | {tsa.url} | {tsa.folder / 'root.pem'}" for tsa in tsas)
    (data_dir / "settings.toml").write_text(f'stamp_authorities = "{lines}"\n', encoding="utf-8")
    vault.time_stamper = RequestsTimeStamper.on_loopback(limits=Limits(connect_s=2, read_s=2, total_s=4))
    return case


class Maker:
    def __init__(self, vault: Verbs, case: str, into: Path) -> None:
        self._words = ("dossier", "--case", case, "--for", "police", "--to", str(into), "--json")
        self._vault = vault

    def __call__(self, *more: str) -> Answer:
        told = self._vault(*self._words, *more)
        assert told.code == 0, told.err
        return told


@pytest.fixture
def dossier(vault: Verbs, filled: str, tmp_path: Path) -> Maker:
    return Maker(vault, filled, tmp_path / "d")


def states(told: Answer) -> list[str]:
    return [one["state"] for one in told.json["timestamps"]]


def stamp_files(told: Answer) -> list[str]:
    return sorted(path.name for path in Path(told.json["path"]).glob("timestamps/*"))


def events(vault: Verbs, case: str) -> list[str]:
    return [one["event"] for one in vault("journal", "--case", case, "--json").json]


def test_without_the_option_nothing_is_sent(dossier: Maker, vault: Verbs, tsas: tuple[TimeAuthority, ...]) -> None:
    vault.time_stamper = None
    assert dossier().json["timestamps"] == []
    assert [tsa.asked for tsa in tsas] == [[], []]


def test_both_date_it_and_verify_says_so(dossier: Maker, vault: Verbs, filled: str) -> None:
    told = dossier("--timestamp")
    assert states(told) == ["done", "done"]
    assert len(stamp_files(told)) == 6
    checked = vault("verify", told.json["path"], "--json").json
    assert (checked["intact"], checked["problems"]) == (True, [])
    assert [(one["authority"], one["valid"], one["code"]) for one in checked["timestamps"]] == [
        ("Étoile", True, None),
        ("Phare", True, None),
    ]
    assert checked["timestamps"][0]["at_utc"] == told.json["timestamps"][0]["at_utc"]
    assert "Date attestée par Étoile" in vault("verify", told.json["path"]).err
    assert events(vault, filled)[-3:] == ["dossier_exported", "time_stamped", "time_stamped"]


def test_offline_it_is_made_and_the_date_comes_later_into_the_same_folder(
    dossier: Maker, vault: Verbs, tsas: tuple[TimeAuthority, ...], filled: str
) -> None:
    for tsa in tsas:
        tsa.behave = fake.drop
    first = dossier("--timestamp")
    assert states(first) == ["waiting", "waiting"]
    assert first.json["timestamps"][0]["code"] == "network_unreachable"
    assert stamp_files(first) == []
    checked = vault("verify", first.json["path"], "--json").json
    assert checked.pop("journal")["entries"] > 0
    assert checked == {"intact": True, "problems": [], "timestamps": [], "masked": [], "abridged": []}
    for tsa in tsas:
        tsa.behave = fake.right
    vault.clock.advance(120)
    second = dossier("--timestamp")
    assert states(second) == ["done", "done"]
    assert len(stamp_files(first)) == 6
    assert all(not name.startswith("earlier") for name in stamp_files(second))
    checked = vault("verify", first.json["path"], "--json").json
    assert [one["valid"] for one in checked["timestamps"]] == [True, True]
    assert events(vault, filled).count("time_stamped") == 4
    assert vault("vault", "check", "--json").json["intact"]


@pytest.mark.parametrize("option", ["--zip", "--seal-passphrase-file"])
def test_who_has_a_zip_is_told_that_the_answer_leaves_with_the_next_one(
    vault: Verbs, filled: str, tsas: tuple[TimeAuthority, ...], tmp_path: Path, option: str
) -> None:
    tsas[0].behave = fake.broken
    (tmp_path / "phrase").write_text("cinq mots sans lien", encoding="utf-8")
    words = ("dossier", "--case", filled, "--for", "police", "--to", str(tmp_path / "d"), "--timestamp", option)
    told = vault(*words, *(() if option == "--zip" else (str(tmp_path / "phrase"),)))
    assert "partira avec le prochain dossier" in told.err


@pytest.mark.parametrize("sealed", [False, True])
def test_a_zip_takes_nothing_in_later_so_the_next_dossier_does(
    dossier: Maker, vault: Verbs, tsas: tuple[TimeAuthority, ...], tmp_path: Path, *, sealed: bool
) -> None:
    tsas[0].behave = fake.broken
    (tmp_path / "phrase").write_text("cinq mots sans lien", encoding="utf-8")
    phrase = ("--seal-passphrase-file", str(tmp_path / "phrase"))
    first = dossier("--timestamp", *(phrase if sealed else ("--zip",)))
    assert states(first) == ["waiting", "done"]
    assert len(vault("verify", first.json["path"], *phrase, "--json").json["timestamps"]) == 1
    tsas[0].behave = fake.right
    vault.clock.advance(120)
    second = dossier("--timestamp")
    assert sum(name.startswith("earlier-") for name in stamp_files(second)) == 3
    checked = vault("verify", second.json["path"], "--json").json
    assert checked["intact"]
    assert [(one["earlier"], one["valid"]) for one in checked["timestamps"]].count((True, True)) == 1
    third = dossier("--timestamp")
    assert not any(name.startswith("earlier-") for name in stamp_files(third)), "it leaves once"


def test_a_refusal_is_final_and_one_date_is_enough(
    dossier: Maker, vault: Verbs, tsas: tuple[TimeAuthority, ...]
) -> None:
    tsas[0].behave = fake.refuse
    told = dossier("--timestamp")
    assert states(told) == ["refused", "done"]
    tsas[0].asked.clear()
    vault.clock.advance(90_000)
    tsas[0].behave = fake.right
    assert states(dossier("--timestamp")) == ["done", "done"]
    assert len(tsas[0].asked) == 1, "what was refused is not asked again"


def test_one_sentence_says_what_waits_and_why(
    dossier: Maker, vault: Verbs, tsas: tuple[TimeAuthority, ...]
) -> None:
    tsas[0].behave = fake.web_page
    dossier("--timestamp")
    words = [word for word in dossier._words if word != "--json"]
    told = vault(*words, "--timestamp").err.replace("\u00a0", " ")
    assert "Étoile n’a pas encore attesté la date :" in told
    assert "Date attestée par Phare :" in told
    assert "certifi" not in told


def test_a_changed_stamp_is_a_problem_and_exit_1(dossier: Maker, vault: Verbs) -> None:
    path = Path(dossier("--timestamp").json["path"])
    token = path / "timestamps/1-etoile.tsr"
    token.write_bytes(token.read_bytes()[:-1])
    told = vault("verify", str(path), "--json")
    assert told.code == 1
    assert {"file": "timestamps/1-etoile.tsr", "code": "stamp_unreadable"} in told.json["problems"]
    assert [one["valid"] for one in told.json["timestamps"]] == [False, True]


def test_a_list_of_nobody_is_said_and_the_dossier_is_made(
    dossier: Maker, vault: Verbs, data_dir: Path, tsas: tuple[TimeAuthority, ...]
) -> None:
    (data_dir / "settings.toml").write_text('stamp_authorities = "Étoile | no root"\n', encoding="utf-8")
    assert dossier("--timestamp").json["timestamps"] == []
    words = [word for word in dossier._words if word != "--json"]
    assert "Personne n’a été interrogé" in vault(*words, "--timestamp").err
    assert [tsa.asked for tsa in tsas] == [[], []]


class Broken:
    def send(self, url: str, request: bytes) -> bytes:
        raise UnicodeError(f"{url} {len(request)}")


def test_a_defect_on_the_way_does_not_keep_the_dossier_from_being_made(dossier: Maker, vault: Verbs) -> None:
    vault.time_stamper = Broken()
    told = dossier("--timestamp")
    assert states(told) == ["waiting", "waiting"]
    assert vault("verify", told.json["path"], "--json").json["intact"]
