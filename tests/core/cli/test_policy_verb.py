"""`policy`: what holds and why not the rest, a line for a PIN, the count as CSV; as the real program too."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from appui_core.kiosk import policy
from appui_core.kiosk.counter import Counter
from appui_core.kiosk.phc import verify_pin
from fakes.clock import FixedClock
from fakes.command_line import Verbs, program
from fakes.printing import StandIn


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a policy of the machine (root's where the tests run as root) with one key that does not hold."""
    if sys.platform == "win32" or os.geteuid() != 0:
        monkeypatch.setattr(policy, "is_machine_owned", lambda _: True)
    path = tmp_path / "policy.toml"
    path.write_text(
        '[kiosk]\nidle_s = 90\nprinter = 3\n[[adults]]\nrole = "CPE"\nname = "M. Ancien"\nuntil = 2026-11-13\n',
        encoding="utf-8",
    )
    return path


def test_each_value_and_its_source(verbs: Verbs, file: Path, data_dir: Path) -> None:
    told = verbs("policy", "--policy", str(file), "--json")
    assert told.code == 0
    values = {value["key"]: (value["value"], value["source"]) for value in told.json["values"]}
    assert values == {
        "kiosk.exit_pin_argon2id": (False, None),
        "kiosk.idle_s": (90, str(file)),
        "kiosk.languages": ([], None),
        "kiosk.printer": ("", None),
        "kiosk.slides": ("", None),
        "kiosk.count_openings": (False, None),
        "adults": ([{"name": "M. Ancien", "role": "CPE", "where": "", "until": "2026-11-13"}], str(file)),
    }
    (problem,) = told.json["problems"]
    assert (problem["key"], problem["code"], problem["source"]) == ("kiosk.printer", "kind", str(file))
    assert told.json["places"][0] == str(file)
    assert told.json["places"][-1] == str(data_dir / "policy.toml")


def test_the_same_in_words(verbs: Verbs, file: Path) -> None:
    told = verbs("policy", "--policy", str(file))
    assert (told.code, told.out) == (0, "")
    assert f"kiosk.idle_s\u00a0: 90 ({file})" in told.err
    assert "kiosk.exit_pin_argon2id\u00a0: aucun, pas de sortie depuis la borne (valeur par défaut)" in told.err
    assert "- CPE · M. Ancien · nom montré jusqu’au 13/11/2026, fonction seule depuis" in told.err
    assert f"- kiosk.printer · {file}\u00a0: Cette valeur n’est pas de la sorte attendue" in told.err


def test_a_fault_of_writing_is_an_answer_with_its_line(verbs: Verbs, tmp_path: Path) -> None:
    path = tmp_path / "policy.toml"
    path.write_text("[kiosk]\nidle_s =\n", encoding="utf-8")
    told = verbs("policy", "--policy", str(path), "--json")
    assert told.code == 0
    assert [(one["code"], one["line"]) for one in told.json["problems"]] == [("not_toml", 2)]
    assert f"- {path} · ligne 2\u00a0: " in verbs("policy", "--policy", str(path)).err


def test_a_file_asked_for_that_can_not_be_read(verbs: Verbs, tmp_path: Path) -> None:
    for path, code in (
        (tmp_path / "none.toml", "file_missing"),
        (tmp_path, "not_a_file"),
    ):
        told = verbs("policy", "--policy", str(path), "--json")
        assert (told.code, told.error) == (2, code)
    broken = tmp_path / "latin.toml"
    broken.write_bytes(b"# \xe9\n")
    told = verbs("policy", "--policy", str(broken), "--json")
    assert (told.code, told.error) == (2, "file_unreadable")


def test_the_users_own_file_counts_for_languages_alone(verbs: Verbs, data_dir: Path) -> None:
    data_dir.mkdir(exist_ok=True)
    (data_dir / "policy.toml").write_text('[kiosk]\nidle_s = 600\nlanguages = ["en"]\n', encoding="utf-8")
    told = verbs("policy", "--json").json
    values = {value["key"]: value["value"] for value in told["values"]}
    assert (values["kiosk.idle_s"], values["kiosk.languages"]) == (75, ["en"])
    assert [one["code"] for one in told["problems"]] == ["locked"]


def test_a_pin_becomes_a_line_for_the_file(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "appui_core.cli", "policy", "--hash-pin"]
    done = subprocess.run(command, input=b"482916\r\n", capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    key, _, value = done.stdout.decode("ascii").strip().partition(" = ")
    assert key == "exit_pin_argon2id"
    assert verify_pin("482916", value.strip('"'))
    path = tmp_path / "policy.toml"
    path.write_bytes(b"[kiosk]\n" + done.stdout)
    told = program("policy", "--policy", str(path), "--json")
    assert value.strip('"') not in told.out + told.err
    for typed in (b"123456\n", b"\n", b"", b"\xff\n"):
        done = subprocess.run([*command, "--json"], input=typed, capture_output=True, check=False)
        assert done.returncode == 2
        assert b'"pin_invalid"' in done.stdout


def test_the_count_as_csv(
    verbs: Verbs, tmp_path: Path, clock: FixedClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("appui_core.cli.verbs.policy.counter_folder", lambda: tmp_path / "state")
    assert verbs("policy", "--openings").out == "semaine_du;ouvertures\n"
    counter = Counter(tmp_path / "state", clock)
    for _ in range(3):
        counter.opened()
    clock.advance(days=7)
    assert verbs("policy", "--openings").out == "semaine_du;ouvertures\n2026-11-09;<5\n"
    assert verbs("policy", "--openings", "--json").json == {
        "openings": [{"week_of": "2026-11-09", "openings": None}],
        "hidden_under": 5,
    }
    assert verbs("policy", "--openings", "--hash-pin", "--json").error == "usage"


def test_the_core_alone_has_no_kiosk() -> None:
    told = program("kiosk", "--json")
    assert (told.code, told.error) == (1, "no_display")


@pytest.mark.skipif(sys.platform == "win32", reason="two programs of POSIX stand for the printing")
def test_a_printer_that_can_not_print_is_a_problem(
    verbs: Verbs, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text('[kiosk]\nprinter = "CDI-laser"\n', encoding="utf-8")
    with StandIn() as system:
        monkeypatch.setenv("PATH", system.env["PATH"])

        def problems() -> list[tuple[str, str, str]]:
            told = verbs("policy", "--policy", str(file), "--json")
            assert told.code == 0
            assert {one["key"]: one["value"] for one in told.json["values"]}["kiosk.printer"] == "CDI-laser"
            return [(one["key"], one["code"], one["source"]) for one in told.json["problems"]]

        assert problems() == [("kiosk.printer", "no_printer", str(file))]
        assert "Aucune imprimante de ce nom" in verbs("policy", "--policy", str(file)).err
        system.add("CDI-laser")
        assert problems() == []
        system.pause("CDI-laser")
        assert problems() == [("kiosk.printer", "printer_stopped", str(file))]
