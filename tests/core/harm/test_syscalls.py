"""The real system calls, SQLite's too: made to fail one by one, and watched for the order of durable steps."""

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from appui_core.errors import ErrorCode
from core.harm.belief import before
from core.harm.driver import environment, workplace
from core.harm.judge import judge
from core.harm.scene import Scene, copy_of, make_template

pytestmark = [
    pytest.mark.tool,
    pytest.mark.skipif(
        shutil.which("strace") is None, reason="strace, which injects the faults, is not installed"
    ),
]
FULL, READ_ONLY = ErrorCode.DISK_FULL, ErrorCode.VAULT_READ_ONLY


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with workplace(tmp_path_factory.mktemp("harm")) as folder:
        make_template(folder / "template", pictures=0)
        yield folder


@dataclass(frozen=True)
class Answer:
    status: int
    lines: list[list[Any]]
    trace: list[str]


def _run(scene: Scene, operation: str, *rules: str) -> Answer:
    log = scene.base / "trace.log"
    strace = ["strace", "-f", "-qq", "-y", "-s", "80", "-o", str(log), *rules]
    command = [*strace, sys.executable, "-m", "core.harm.alone", operation, str(scene.base)]
    done = subprocess.run(command, capture_output=True, check=False, env=environment(), timeout=120)
    assert done.returncode in {0, 3, -9, 137}, done.stderr.decode()[-2000:]
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    trace = [line.partition(" ")[2].lstrip() for line in log.read_text(errors="replace").split("\n")]
    return Answer(done.returncode, lines, trace)


@pytest.mark.parametrize(
    ("operation", "file", "rule", "code"),
    [
        ("withdraw", "index.db", "pwrite64:error=ENOSPC:when={1}+", FULL),
        ("withdraw", "index.db-journal", "fsync:error=EIO:when={1}", READ_ONLY),
        ("note", "index.db", "fsync:error=EIO:when={1}", READ_ONLY),
        ("note", "index.db-journal", "pwrite64:error=EIO:when={3}", READ_ONLY),
        ("add", "index.db", "pwrite64:error=EIO:when={2}+", READ_ONLY),
        ("add", "index.db-journal", "openat:error=EROFS:when={1}+", READ_ONLY),
        ("passphrase", "index.db", "pwrite64:error=ENOSPC:when={1}", FULL),
        ("purge", "index.db", "fsync:error=EIO:when={1}", READ_ONLY),
        ("unlock", "index.db", "pread64:error=EIO:when=2+", READ_ONLY),
    ],
)
def test_the_index_on_a_disk_that_refuses(
    place: Path, operation: str, file: str, rule: str, code: ErrorCode
) -> None:
    call = rule.split(":", maxsplit=1)[0]
    rule = _counted(place, operation, file, call, rule)
    scene = copy_of(place / "template", place / "run")
    rules = ("-P", str(scene.vault / file), "-e", f"trace={call}", "-e", f"inject={rule}")
    answer = _run(scene, operation, *rules)
    assert any("INJECTED" in line for line in answer.trace), "no call was disturbed"
    assert answer.lines[-1][:2] == ["refused", code.value]
    belief = before(scene)
    belief.hear(answer.lines)
    assert judge(scene, belief) == []


def _counted(place: Path, operation: str, file: str, call: str, rule: str) -> str:
    """Return a rule in which `{n}` is the n-th such call of the operation itself, after the vault was opened."""
    if "{" not in rule:
        return rule
    scene = copy_of(place / "template", place / "run")
    trace = _run(scene, operation, "-e", f"trace=write,{call}").trace
    opened = next(number for number, line in enumerate(trace) if '\\"now\\"' in line)
    path = re.compile(rf'[<"]{re.escape(str(scene.vault / file))}[>"]')
    calls_before = sum(line.startswith(call) and bool(path.search(line)) for line in trace[:opened])
    return re.sub(r"\{(\d+)\}", lambda found: str(calls_before + int(found[1])), rule)


@pytest.mark.parametrize(
    ("operation", "file", "call"),
    [
        ("withdraw", "index.db", "pwrite64:signal=KILL:when={3}"),
        ("withdraw", "index.db-journal", "unlink:signal=KILL:when={1}"),
        ("purge", "index.db", "fsync:signal=KILL:when={1}"),
        ("note", "index.db-journal", "pwrite64:signal=KILL:when={4}"),
        ("passphrase", "index.db-journal", "unlink:signal=KILL:when={2}"),
        ("migrate", "index.db", "pwrite64:signal=KILL:when={5}"),
    ],
)
def test_killed_at_a_call_of_the_index(place: Path, operation: str, file: str, call: str) -> None:
    rule = _counted(place, operation, file, call.split(":", maxsplit=1)[0], call)
    scene = copy_of(place / "template", place / "run")
    folder = scene.old if operation == "migrate" else scene.vault
    name = rule.split(":", maxsplit=1)[0]
    answer = _run(scene, operation, "-P", str(folder / file), "-e", f"trace={name}", "-e", f"inject={rule}")
    assert answer.status in {-9, 137}, answer.trace
    belief = before(scene)
    belief.hear(answer.lines)
    assert judge(scene, belief) == []


def _steps(scene: Scene, operation: str) -> list[str]:
    """Return what an operation did to the disk, one short word a call: `fsync blob.part`, `write index`..."""
    calls = "openat,write,pwrite64,fsync,fdatasync,/^rename,/^unlink"
    answer = _run(scene, operation, "-e", f"trace={calls}")
    assert answer.status == 0, answer.lines
    start = next(number for number, line in enumerate(answer.trace) if '\\"now\\"' in line)
    return [step for line in answer.trace[start + 1 :] if (step := _step(line, scene.base))]


def _step(line: str, base: Path) -> str:
    call = line.split("(", maxsplit=1)[0].replace("fdatasync", "fsync").replace("pwrite64", "write")
    paths = [path for path in re.findall(r'[<"](/[^>"]*)[>"]', line) if path.startswith(str(base))]
    if not paths or " = -1" in line or (call == "openat" and "O_CREAT" not in line):
        return ""
    names = [re.sub(r"\b[0-9a-f]{32}\b", "BLOB", str(Path(path).relative_to(base))) for path in paths]
    short = [re.sub(r"blobs/[0-9a-f]{2}\b", "blobs/xx", name) for name in names]
    return " ".join([re.sub("^rename.*", "rename", call), *dict.fromkeys(short)])


def _in_order(steps: list[str], *wanted: str) -> None:
    """Make sure that these steps come one after the other, whatever comes between."""
    rest = iter(steps)
    for step in wanted:
        assert step in rest, (step, steps)


def test_an_original_is_durable_before_its_row(place: Path) -> None:
    steps = _steps(copy_of(place / "template", place / "run"), "add")
    blob = "vault/blobs/xx/BLOB"
    _in_order(
        steps,
        f"write {blob}.part",
        f"fsync {blob}.part",
        f"rename {blob}.part {blob}",
        "fsync vault/blobs/xx",
        "write vault/index.db",
        "fsync vault/index.db",
        "unlink vault/index.db-journal",
    )
    # Nothing is written to the blob after it was flushed, and nothing to the index before the blob has its name.
    assert max(n for n, s in enumerate(steps) if s == f"write {blob}.part") < steps.index(f"fsync {blob}.part")
    assert steps.index("write vault/index.db") > steps.index("fsync vault/blobs/xx")
    # The journal of the index is on the medium before the index itself changes.
    _in_order(steps, "fsync vault/index.db-journal", "write vault/index.db")
    assert steps.index("fsync vault/index.db-journal") < steps.index("write vault/index.db")


def test_a_blob_goes_after_its_row(place: Path) -> None:
    steps = _steps(copy_of(place / "template", place / "run"), "withdraw")
    gone = steps.index("unlink vault/blobs/xx/BLOB")
    assert "fsync vault/index.db" in steps[:gone]
    assert "unlink vault/index.db-journal" in steps[:gone]
    assert "fsync vault/blobs/xx" in steps[gone:]


def test_a_vault_is_made_headers_last_and_one_after_the_other(place: Path) -> None:
    steps = _steps(copy_of(place / "template", place / "run"), "make")
    _in_order(
        steps,
        "fsync new/creating.json.part",
        "rename new/creating.json.part new/creating.json",
        "fsync new",
        "fsync new/recovery.age.part",
        "rename new/recovery.age.part new/recovery.age",
        "fsync new",
        "fsync new/header-a.json.part",
        "rename new/header-a.json.part new/header-a.json",
        "fsync new",
        "fsync new/header-b.json.part",
        "rename new/header-b.json.part new/header-b.json",
        "fsync new",
        "unlink new/creating.json",
        "fsync new",
    )
