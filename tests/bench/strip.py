"""Measures a strip of 20 phone screenshots (1170 x 2532); prints one JSON object. `run.py` starts it in a child.

The screenshots are drawn by a process of its own, as PNG files and as JPEG. What is measured runs in another one:
from the bytes in memory to the pixels of the strip, the decoding children counted. Memory is the largest sum of
proportional shares (PSS) of that process and its children, read from outside every few milliseconds.
"""

import json
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import psutil

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT / "tests"))

COUNT, SHARE, ROUNDS, LOOK_S = 20, 0.4, 5, 0.005
QUALITY = 80


def make(folder: Path) -> None:
    """Draw a conversation and write screenshots of it in an order that is not theirs."""
    from fakes.chat_scroll import (  # noqa: PLC0415 - not in the process that is measured
        IPHONE,
        Screen,
        Scroll,
        conversation,
        jpeg,
        png,
    )

    scroll = Scroll(conversation(11, 130), IPHONE)
    step = round(scroll.viewport * (1 - SHARE))
    for place, number in enumerate(random.Random(3).sample(range(COUNT), COUNT)):  # noqa: S311 - any order
        shot = scroll.shot(200 + number * step, Screen(clock=f"18:{number:02d}"))
        (folder / f"{place:02d}.png").write_bytes(png(shot))
        (folder / f"{place:02d}.jpg").write_bytes(jpeg(shot, QUALITY))


def assemble(folder: Path, kind: str) -> None:
    """Put the files of one kind together and print what it took, in seconds, and how many joins were found."""
    from appui_core.imaging.stitch import Source, relate  # noqa: PLC0415 - not where screenshots are drawn
    from appui_core.imaging.stitch_order import make_plan, propose  # noqa: PLC0415 - the same
    from appui_core.imaging.stitch_render import render  # noqa: PLC0415 - the same
    from appui_core.intake.preview import decode_preview  # noqa: PLC0415 - the same

    media_type = "image/png" if kind == "png" else "image/jpeg"
    files = [path.read_bytes() for path in sorted(folder.glob(f"*.{kind}"))]
    before, start = sum(os.times()[:4]), time.perf_counter()
    with ThreadPoolExecutor(2) as pool:
        pixels = list(pool.map(lambda data: decode_preview(data, media_type, 0), files))
    decoded = time.perf_counter()
    relations = relate([Source(one, lossy=kind != "png") for one in pixels])
    plan = make_plan(relations, propose(relations))
    rows = sum(render(part, pixels, lambda _gap: "").height for part in plan.parts)
    done = time.perf_counter()
    told = {
        "decode": decoded - start,
        "stitch": done - decoded,
        "processor": sum(os.times()[:4]) - before,
        "joins": len(plan.joins),
        "rows": rows,
    }
    print(json.dumps(told))


def measured(folder: Path, kind: str) -> dict[str, float]:
    """Run `assemble` in a process of its own and return what it told, with its greatest memory in MB."""
    process = subprocess.Popen([sys.executable, __file__, "assemble", str(folder), kind], stdout=subprocess.PIPE)
    most, whole = 0, psutil.Process(process.pid)
    while process.poll() is None:
        now = 0
        with suppress(psutil.Error):
            for one in (whole, *whole.children()):
                with suppress(psutil.Error):
                    now += one.memory_full_info().pss
        most = max(most, now)
        time.sleep(LOOK_S)
    assert process.stdout is not None
    with process.stdout:
        told: dict[str, float] = json.loads(process.stdout.read())
    return {**told, "whole": told["decode"] + told["stitch"], "memory": most / 1e6}


def main() -> None:
    """Measure and print medians; memory is the worst of all rounds."""
    if sys.argv[1:2] == ["make"]:
        make(Path(sys.argv[2]))
    elif sys.argv[1:2] == ["assemble"]:
        assemble(Path(sys.argv[2]), sys.argv[3])
    else:
        told = {}
        with tempfile.TemporaryDirectory() as name:
            subprocess.run([sys.executable, __file__, "make", name], check=True)
            for kind in ("png", "jpg"):
                runs = [measured(Path(name), kind) for _ in range(ROUNDS)]
                told[kind] = {key: statistics.median(run[key] for run in runs) for key in runs[0]}
                told[kind]["memory"] = max(run["memory"] for run in runs)
        print(json.dumps(told))


if __name__ == "__main__":
    main()
