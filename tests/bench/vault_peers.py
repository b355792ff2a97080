"""Import, full check and memory of the vault beside restic and borg, on the same pictures, in turn (A B C A B C).

Whole processes, from the start of the program to its end: interpreter, key derivation and all. restic keeps
without compression, borg with its key in the repository (`repokey-blake2`) and without compression; both encrypt
and authenticate. `python tests/bench/vault_peers.py [PYTHON [ROUNDS]]` prints the table; `run.py` takes the rows.
"""

import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

from bench.corpus import corpus  # noqa: E402 - the path first

BUILD = ROOT / "build" / "bench"
ROUNDS = 5
CHECK_RESTIC, CHECK_BORG, MEMORY_MIB = 2.0, 3.0, 40
LARGE_BYTES = 2 * 1024**3


@dataclass(frozen=True)
class Figure:
    """One line: ours beside a peer's; `ratio` as the target has it."""

    what: str
    ours: str
    peer: str
    ratio: str
    target: str
    met: bool


@dataclass
class Bench:
    """The programs, their folders and what each took, in seconds by name."""

    python: Path
    folder: Path
    pictures: Sequence[Path]

    def __post_init__(self) -> None:
        """Prepare environment and passphrase, the same for all."""
        self.seconds: dict[str, list[float]] = {}
        self.turn = 0
        self.passphrase = self.folder / "passphrase"
        self.passphrase.write_text("une phrase de banc\n", encoding="utf-8")
        self.env: Mapping[str, str] = {
            **os.environ,
            "RESTIC_PASSWORD": "une phrase de banc",
            "RESTIC_CACHE_DIR": str(self.folder / "restic-cache"),
            "BORG_PASSPHRASE": "une phrase de banc",
            "BORG_BASE_DIR": str(self.folder / "borg-base"),
            "PYTHONPATH": "",
        }

    def appui(self, *words: str) -> list[str]:
        """Return one of our commands on the vault of this round."""
        data = [
            "--data",
            str(self.folder / f"appui-{self.turn}"),
            "--passphrase-file",
            str(self.passphrase),
            "--json",
        ]
        return [str(self.python), "-m", "appui_core.cli", *words, *data]

    def run(self, command: Sequence[str], name: str = "") -> str:
        """Run a command, and note how long it took under a name."""
        os.sync()
        start = time.perf_counter()
        done = subprocess.run(command, capture_output=True, text=True, check=False, env=dict(self.env))
        spent = time.perf_counter() - start
        if done.returncode:
            sys.exit(f"{command[:6]}\n{done.stdout[-2000:]}{done.stderr[-2000:]}")
        if name:
            self.seconds.setdefault(name, []).append(spent)
        return done.stdout

    def round(self) -> None:
        """Keep and check the pictures once with each program."""
        # New folders each round, deleted at the end: a file system may be slow to reuse what has just been freed.
        self.turn += 1
        restic, borg = (str(self.folder / f"{name}-{self.turn}") for name in ("restic", "borg"))
        source = str(self.pictures[0].parent)
        self.run(self.appui("vault", "init"))
        code = json.loads(self.run(self.appui("case", "new", "--title", "banc")))["code"]
        self.run(["restic", "-r", restic, "init"])
        self.run(["borg", "init", "-e", "repokey-blake2", borg])
        given = [str(path) for path in self.pictures]
        kept = self.run(self.appui("import", *given, "--case", code, "--no-intimate-minor"), "import appui")
        assert len(json.loads(kept)["exhibits"]) == len(given)
        self.run(["restic", "-r", restic, "-q", "backup", "--compression", "off", source], "import restic")
        self.run(["borg", "create", "--compression", "none", f"{borg}::a", source], "import borg")
        assert json.loads(self.run(self.appui("vault", "check", "--full"), "check appui"))["intact"]
        self.run(["restic", "-r", restic, "-q", "check", "--read-data"], "check restic")
        self.run(["borg", "check", "--verify-data", borg], "check borg")

    def memory_mib(self) -> float:
        """Return what sealing, checking and writing out a file of 2 GB takes beyond a process at rest."""
        child = ROOT / "tests" / "core" / "vault" / "stream_in_child.py"
        large = self.folder / "large"
        large.mkdir()
        told = self.run([str(self.python), "-B", str(child), str(large), str(LARGE_BYTES)], "large")
        shutil.rmtree(large)
        return int(told) / 1024**2


def figures(python: Path, rounds: int = ROUNDS) -> list[Figure]:
    """Measure everything; the pictures are made first when they are not there yet."""
    missing = [name for name in ("restic", "borg") if shutil.which(name) is None]
    if missing:
        sys.exit(f"not installed: {', '.join(missing)} (packaging/linux/system_packages.sh bench)")
    pictures = corpus(BUILD / "corpus")
    size_mb = sum(path.stat().st_size for path in pictures) / 1e6
    with tempfile.TemporaryDirectory(dir=BUILD) as folder:
        bench = Bench(python, Path(folder), pictures)
        for _ in range(rounds):
            bench.round()
        memory_mib = bench.memory_mib()
    many = f"{len(pictures)} pictures, {size_mb:.0f} MB"
    imports = [
        _figure(bench.seconds, "import", peer, size_mb, f"import, {many}", 1.0) for peer in ("restic", "borg")
    ]
    checks = [
        _figure(bench.seconds, "check", peer, size_mb, f"check of everything, {many}", least)
        for peer, least in (("restic", CHECK_RESTIC), ("borg", CHECK_BORG))
    ]
    memory = Figure(
        f"memory beyond rest: seal, check and write out a file of 2 GB ({bench.seconds['large'][0]:.0f} s)",
        f"{memory_mib:.0f} MiB",
        "–",
        "–",
        f"≤ {MEMORY_MIB} MiB",
        memory_mib <= MEMORY_MIB,
    )
    return [*imports, *checks, memory]


def _figure(
    seconds: Mapping[str, Sequence[float]], verb: str, peer: str, size_mb: float, what: str, least: float
) -> Figure:
    ours, theirs = seconds[f"{verb} appui"], seconds[f"{verb} {peer}"]
    times = statistics.median(b / a for a, b in zip(ours, theirs, strict=True))
    said = [
        f"{statistics.median(each):.2f} s ({size_mb / statistics.median(each):.0f} MB/s)"
        for each in (ours, theirs)
    ]
    target = f"> {least:.0f} ×" if least == 1 else f"≥ {least:.0f} ×"
    return Figure(
        what, said[0], f"{said[1]} ({peer})", f"{times:.2f} × as fast", target, times > least or times == least > 1
    )


def main() -> int:
    """Print the table; 1 when a target is missed."""
    python = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(sys.executable)
    found = figures(python, int(sys.argv[2]) if len(sys.argv) > 2 else ROUNDS)
    for one in found:
        print(
            f"| {one.what} | {one.ours} | {one.peer} | {one.ratio} | {one.target} | {'yes' if one.met else 'NO'} |"
        )
    return 0 if all(one.met for one in found) else 1


if __name__ == "__main__":
    sys.exit(main())
