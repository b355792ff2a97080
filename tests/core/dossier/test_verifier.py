"""verifier.py: the verdict of `appui verify` with the standard library alone, on every attack and older Python."""

import ast
import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from appui_core.cases.model import Addressee
from appui_core.dossier.build import build_dossier
from appui_core.dossier.choice import Choice
from appui_core.dossier.names import EXTENSIONS, REQUIRED, TAG_FILES
from appui_core.dossier.problems import Code
from appui_core.dossier.verify import verify_path
from appui_core.errors import AppuiError
from appui_core.messages import Messages, load_messages
from appui_core.vault.journal import canonical_json
from core.dossier.attacks import ATTACKS, J, S, X, add_folder
from core.dossier.both_verifiers import VERIFIER, agree, expected, module, run, told
from core.dossier.conftest import Make, sample_case
from core.dossier.tampering import attacked, edit_json, exhibit_files, flip, rehash
from fakes.case_file import FakeCaseFile
from fakes.clock import FixedClock

_SETTINGS = settings(
    max_examples=80,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
_NEVER_IN_A_FOLDER = {Code.SEAL_BROKEN, Code.UNSAFE_NAME, Code.ARCHIVE_BROKEN, Code.ARCHIVE_ALTERED}
_BY_OPENSSL = {Code.STAMP_EXPIRED, Code.STAMP_ROOT_UNKNOWN}


def older_pythons() -> list[str]:
    """Return the other Pythons from 3.8 on that this machine has."""
    folders = [*Path.home().glob(".pyenv/versions/3.*/bin")]
    folders += [Path(folder) for folder in os.environ["PATH"].split(os.pathsep)]
    found: dict[int, str] = {}
    for folder in folders:
        for minor in {*range(8, 15)} - {sys.version_info.minor, *found}:
            path = str(folder / f"python3.{minor}")
            # A shim of pyenv is there for every version and runs only the chosen ones.
            if (
                Path(path).is_file()
                and subprocess.run([path, "-c", ""], capture_output=True, check=False).returncode == 0
            ):
                found[minor] = path
    return [found[minor] for minor in sorted(found)]


@pytest.fixture
def dossier(ready: Make, case_file: FakeCaseFile) -> Path:
    return ready(case_file).path


@pytest.mark.parametrize("addressee", list(Addressee))
def test_a_fresh_dossier_is_intact_for_both(ready: Make, case_file: FakeCaseFile, addressee: Addressee) -> None:
    assert agree(ready(case_file, addressee).path).intact


@pytest.mark.parametrize("name", list(ATTACKS))
def test_both_say_the_same_of_an_attack(dossier: Path, tmp_path: Path, name: str) -> None:
    report = agree(attacked(dossier, ATTACKS[name][0], tmp_path / "work", "folder"))
    assert not report.intact


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=4),
    max_leaves=12,
)


@given(value=_JSON)
@example(value={"\uffff": 1, "\U0001f600": 2, "a": [{"é": None, "z": True}]})
def test_its_canonical_json_is_that_of_the_journal(value: object) -> None:
    assert module().canonical(value) == canonical_json(value)


def test_both_say_the_same_of_links_pipes_folders_case_and_hostile_names(dossier: Path) -> None:
    first, second = exhibit_files(dossier)[:2]
    add_folder(dossier)
    (dossier / "vide").mkdir()
    (dossier / "lien").symlink_to(dossier / "dossier.pdf")
    (dossier / "data/lien").symlink_to("/")
    os.mkfifo(dossier / "tuyau")
    first.rename(first.with_name(first.name.upper()))
    moved = dossier.parent / "elsewhere"
    shutil.move(second, moved)
    second.symlink_to(moved)
    (dossier / "bagit.txt").rename(dossier / "BagIt.txt")
    for name in ("a\n\x1b[31m\u202egnp", "é" * 120, "🙂 \U000e0041", "\u2028", '"; rm -rf', "\x85"):
        (dossier / name).write_text("x")
    (dossier / os.fsdecode(b"\xff\xfe")).write_text("x")
    assert len(agree(dossier).problems) > 15


@pytest.mark.parametrize(
    "content",
    [b"", b"[" * 100_000, b'{"format":1}', b"\xff\xfe", b"null", b"9" * 5000, b'{"a":1,"a":2}', b'{"x":NaN}'],
)
@pytest.mark.parametrize("name", [X, J, S, "bag-info.txt", "manifest-sha256.txt"])
def test_both_say_the_same_of_nonsense(dossier: Path, name: str, content: bytes) -> None:
    (dossier / name).write_bytes(content)
    if name not in {"manifest-sha256.txt", "bag-info.txt"}:
        rehash(dossier)
    agree(dossier)


def test_both_say_the_same_of_lists_too_large_to_read(dossier: Path) -> None:
    for name in (X, S, "bag-info.txt", "manifest-sha256.txt"):
        with (dossier / name).open("r+b") as file:
            file.truncate(40 << 20)
    agree(dossier)


def test_a_dossier_from_before_it_had_a_verifier_is_intact(dossier: Path) -> None:
    (dossier / "verifier.py").unlink()
    assert {problem.code for problem in agree(dossier).problems} == {Code.MISSING}
    rehash(dossier)
    assert agree(dossier).intact


def test_its_own_file_in_the_dossier_is_ours_and_is_under_the_list(dossier: Path) -> None:
    assert (dossier / "verifier.py").read_bytes() == VERIFIER.read_bytes()
    assert "  verifier.py\n" in (dossier / "tagmanifest-sha256.txt").read_text("ascii")
    flip(dossier / "verifier.py")
    assert [(one.file, one.code) for one in agree(dossier).problems] == [("verifier.py", Code.CHANGED)]


@pytest.mark.parametrize("python", [sys.executable, *older_pythons()])
def test_every_python_says_the_same_in_a_process_of_its_own(dossier: Path, tmp_path: Path, python: str) -> None:
    assert agree(dossier, python=python).intact
    for name in ("another key", "a line changed, relisted", "openings swapped", "a file added to data"):
        agree(attacked(dossier, ATTACKS[name][0], tmp_path / name, "folder"), python=python)


def test_without_a_folder_it_checks_the_one_it_lies_in(dossier: Path, tmp_path: Path) -> None:
    command = [sys.executable, str(dossier / "verifier.py")]
    done = subprocess.run(command, capture_output=True, check=False, cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, b"")
    first, *paper = done.stdout.decode().splitlines()
    assert first == "Dossier intact\u00a0: rien n’a été ajouté, retiré ni changé depuis qu’il a été fait."
    info = (dossier / "bag-info.txt").read_text("utf-8")
    announced = dict(line.split(": ", 1) for line in info.splitlines())
    assert paper == [
        "À comparer avec le papier remis\u00a0:",
        f"  Tête du journal\u00a0: {announced['Journal-Head']}",
        f"  Lignes du journal\u00a0: {announced['Journal-Entries']}",
        f"  Empreinte de la clé\u00a0: {announced['Journal-Key-SHA256']}",
    ]
    assert verify_path(dossier).intact, "it leaves nothing behind"


def test_the_line_of_lisezmoi_runs_as_it_stands(dossier: Path) -> None:
    readme = (dossier / "LISEZMOI.txt").read_bytes().decode("utf-8-sig").replace("\u00a0", " ")
    assert "   Windows : py verifier.py\r\n" in readme
    (line,) = [line for line in readme.splitlines() if line.startswith("   macOS, Linux : ")]
    command = line.partition(" : ")[2].split()
    assert command == ["python3", "verifier.py"]
    done = subprocess.run([sys.executable, *command[1:]], capture_output=True, check=False, cwd=dossier)
    assert (done.returncode, done.stderr) == (0, b"")


def test_a_module_that_somebody_put_beside_it_does_not_run(dossier: Path) -> None:
    for name in ("json", "hashlib", "re", "os", "pathlib", "base64", "typing"):
        (dossier / f"{name}.py").write_text("print('intact'); raise SystemExit(0)")
    done = subprocess.run(
        [sys.executable, "verifier.py"], capture_output=True, text=True, check=False, cwd=dossier
    )
    assert done.returncode == 1
    assert "- json.py" in done.stdout


def test_the_exit_code_tells_the_verdict_to_one_who_stops_reading(dossier: Path) -> None:
    flip(dossier / REQUIRED[0])
    read_end, write_end = os.pipe()
    os.close(read_end)
    try:
        done = subprocess.run(
            [sys.executable, str(VERIFIER), str(dossier)], stdout=write_end, stderr=subprocess.PIPE, check=False
        )
    finally:
        os.close(write_end)
    assert (done.returncode, done.stderr) == (1, b"")


def test_people_read_each_file_and_why(dossier: Path) -> None:
    flip(dossier / "dossier.pdf", 900)
    french, english = run(dossier), run(dossier, "--lang", "en")
    assert french.stdout.splitlines()[:2] == [
        "Ce dossier a changé depuis qu’il a été fait\u00a0:",
        "- dossier.pdf\u00a0: changé depuis que le dossier a été fait",
    ]
    assert english.stdout.splitlines()[:2] == [
        "This dossier has changed since it was made:",
        "- dossier.pdf: changed since the dossier was made",
    ]
    assert french.returncode == english.returncode == 1


@pytest.mark.parametrize("language", ["fr", "en"])
def test_its_words_are_those_of_appui(language: str) -> None:
    messages: Messages = load_messages(language)
    said = module().words(language)
    for code in set(Code) - _NEVER_IN_A_FOLDER - _BY_OPENSSL:
        assert said[code] == messages.text(f"dossier.problem.{code}")
    for key in ("intact", "not_intact"):
        assert said[key] == messages.text(f"cli.verify.{key}")


def test_what_it_can_not_check_ends_with_2(dossier: Path, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "some.zip").write_bytes(b"PK")
    for words, code in (
        ([tmp_path / "empty"], "not_a_dossier"),
        ([tmp_path / "nothing"], "file_missing"),
        ([tmp_path / "some.zip"], "not_a_folder"),
        ([dossier, dossier], "usage"),
        ([dossier, "--lang", "de"], "usage"),
        ([dossier, "--lang"], "usage"),
        ([dossier, "--all"], "usage"),
    ):
        done = run("--json", *words)
        assert (done.returncode, json.loads(done.stdout)["error"]["code"]) == (2, code)
        assert set(json.loads(done.stdout)["error"]) == {"code", "message", "safe", "todo"}
        assert done.stderr.strip()
    for path in (tmp_path / "empty", tmp_path / "nothing"):
        with pytest.raises(AppuiError) as refusal:
            verify_path(path)
        assert (refusal.value.exit_code, str(refusal.value.code)) == (2, told(path)[1]["error"]["code"])


def test_it_imports_the_standard_library_alone() -> None:
    tree = ast.parse(VERIFIER.read_text("utf-8"), feature_version=(3, 8))
    names = {
        alias.name.split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names
    }
    names |= {str(node.module).split(".")[0] for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert names <= sys.stdlib_module_names
    assert not names & {"subprocess", "socket", "urllib", "ctypes", "importlib", "shutil"}, "it only reads"


def test_its_lists_are_those_of_the_format() -> None:
    ours = module()
    assert (ours.REQUIRED, ours.TAG_FILES, ours.EXTENSIONS) == (REQUIRED, TAG_FILES, EXTENSIONS)


def test_both_stop_at_huge_counts(dossier: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (dossier / "timestamps").mkdir()
    for name in ("1-etoile.tsr", "2-phare.tsr"):
        (dossier / "timestamps" / name).write_bytes(b"")
    for ours, theirs, most, code in (
        ("source.MOST_FILES", "MOST_FILES", 8, Code.TOO_LARGE),
        ("verify_journal._MOST_ENTRIES", "MOST_ENTRIES", 3, Code.JOURNAL_LINE),
        ("verify_stamps.MOST_STAMPS", "MOST_STAMPS", 1, Code.TOO_LARGE),
    ):
        with monkeypatch.context() as patch:
            patch.setattr(f"appui_core.dossier.{ours}", most)
            patch.setattr(module(), theirs, most)
            _same_in_here(dossier)
            found = {problem.code for problem in verify_path(dossier).problems}
            assert code in found


def test_both_say_the_same_of_a_file_that_the_disk_does_not_give(
    dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open

    def failing(path: Path, flags: int) -> int:
        if path.name in {"dossier.pdf", "journal.jsonl"}:
            raise OSError(errno.EIO, "a worn stick")
        return opened(path, flags)

    monkeypatch.setattr(os, "open", failing)
    _same_in_here(dossier)
    unreadable = [one.file for one in verify_path(dossier).problems if one.code is Code.UNREADABLE]
    assert unreadable == ["data/journal.jsonl", "dossier.pdf"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Make a dossier once for all mutants."""
    folder = tmp_path_factory.mktemp("mutants")
    told = {"clock": FixedClock(), "messages": load_messages("fr"), "choice": Choice(hidden={2: ("account",)})}
    yield build_dossier(sample_case(), Addressee.POLICE, folder, **told).path  # type: ignore[arg-type]  # by name
    shutil.rmtree(folder)


def _same_in_here(folder: Path) -> None:
    """Hold both answers together without starting a process."""
    try:
        wanted = expected(verify_path(folder))[1]
    except AppuiError as refusal:
        with pytest.raises(module().RefusedError, match=str(refusal.code)):
            module().Dossier(folder).check()
        return
    ours = module().Dossier(folder)
    ours.check()
    assert [{"file": file, "code": code} for file, code in ours.problems] == wanted["problems"]


@_SETTINGS
@given(data=st.data())
def test_both_say_the_same_of_any_byte_or_cut_of_any_file(made: Path, tmp_path: Path, data: st.DataObject) -> None:
    copy = tmp_path / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(made, copy)
    path = data.draw(st.sampled_from(sorted(path for path in copy.rglob("*") if path.is_file())))
    content = bytearray(path.read_bytes())
    position = data.draw(st.integers(0, len(content) - 1))
    match data.draw(st.sampled_from(["flip", "cut", "insert", "lines"])):
        case "flip":
            content[position] ^= data.draw(st.integers(1, 255))
        case "cut":
            del content[position:]
        case "insert":
            content[position:position] = data.draw(st.binary(min_size=1, max_size=40))
        case "lines":
            lines = bytes(content).splitlines(keepends=True)
            content = bytearray(b"".join(data.draw(st.permutations(lines[:6])) + lines[6:]))
    path.write_bytes(bytes(content))
    if data.draw(st.booleans()):
        rehash(copy)
    _same_in_here(copy)


_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-2, 70)
    | st.floats()
    | st.text(max_size=4)
    | st.sampled_from(["link", ""]),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


@_SETTINGS
@given(data=st.data())
def test_both_say_the_same_of_any_value_in_the_list_of_exhibits(
    made: Path, tmp_path: Path, data: st.DataObject
) -> None:
    copy = tmp_path / "copy"
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(made, copy)

    def change(document: dict[str, object]) -> None:
        at: object = document
        while True:
            assert isinstance(at, dict | list)
            key = data.draw(st.sampled_from(sorted(at) if isinstance(at, dict) else range(len(at))))
            inner = at[key]
            if not inner or not isinstance(inner, dict | list) or data.draw(st.integers(0, 5)) == 0:
                break
            at = inner
        match data.draw(st.sampled_from(["change", "remove", "twice"])):
            case "change":
                at[key] = data.draw(_VALUES)
            case "remove":
                del at[key]
            case "twice" if isinstance(at, list):
                at.append(inner)

    edit_json(copy / X, change)
    rehash(copy)
    _same_in_here(copy)
