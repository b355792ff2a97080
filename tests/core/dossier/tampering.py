"""What someone who holds a dossier can do to it: change, remove, add, swap; and make the lists anew afterwards."""

import hashlib
import json
import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

Attack = Callable[[Path], None]


def rehash(folder: Path) -> None:
    """Make bag-info's Oxum and both manifests anew, as a careful forger would."""
    payload = sorted(path for path in (folder / "data").rglob("*") if path.is_file())
    info = (folder / "bag-info.txt").read_text("utf-8").splitlines()
    oxum = f"Payload-Oxum: {sum(path.stat().st_size for path in payload)}.{len(payload)}"
    lines = [oxum if line.startswith("Payload-Oxum: ") else line for line in info]
    (folder / "bag-info.txt").write_text("\n".join(lines) + "\n", "utf-8", newline="\n")
    _write_manifest(folder, "manifest-sha256.txt", payload)
    tags = [path for path in folder.iterdir() if path.is_file() and not path.name.startswith("tagmanifest")]
    _write_manifest(folder, "tagmanifest-sha256.txt", tags)


def _write_manifest(folder: Path, name: str, files: list[Path]) -> None:
    named = {path.relative_to(folder).as_posix(): path for path in files}
    lines = [f"{hashlib.sha256(named[key].read_bytes()).hexdigest()}  {key}\n" for key in sorted(named)]
    (folder / name).write_text("".join(lines), "utf-8", newline="\n")


def then_rehash(attack: Attack) -> Attack:
    """Return the attack followed by `rehash`."""

    def both(folder: Path) -> None:
        attack(folder)
        rehash(folder)

    return both


def exhibit_files(folder: Path) -> list[Path]:
    """Return the originals in data/, by number."""
    return sorted(path for path in (folder / "data").iterdir() if path.name[0].isdigit())


def flip(path: Path, position: int = 40) -> None:
    """Change one bit of one byte."""
    content = bytearray(path.read_bytes())
    content[position % len(content)] ^= 1
    path.write_bytes(bytes(content))


def edit_json(path: Path, change: Callable[[Any], None]) -> None:
    """Change a JSON file in place, keeping its look."""
    document = json.loads(path.read_text("utf-8"))
    change(document)
    path.write_text(json.dumps(document, ensure_ascii=False, indent=2) + "\n", "utf-8", newline="\n")


def edit_lines(path: Path, change: Callable[[list[str]], list[str]]) -> None:
    """Change the lines of a text file."""
    lines = path.read_text("utf-8").split("\n")[:-1]
    path.write_text("".join(f"{line}\n" for line in change(lines)), "utf-8", newline="\n")


def packed(folder: Path, target: Path, *, top: bool = True) -> Path:
    """Pack a folder as any program would: deflated, in the order of the disk."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in sorted(folder.rglob("*")):
            name = path.relative_to(folder).as_posix()
            archive.write(path, f"{folder.name}/{name}" if top else name)
    return target


def attacked(dossier: Path, attack: Attack, work: Path, form: str) -> Path:
    """Return a copy of a dossier's folder after an attack, as it is or packed."""
    copy = work / dossier.name
    shutil.copytree(dossier, copy, symlinks=True)
    attack(copy)
    return copy if form == "folder" else packed(copy, work / "attacked.zip")
