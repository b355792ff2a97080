"""What the checks read: the files of this project, as git sees them."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
_MADE = frozenset({".git", ".venv", "build", "dist", "__pycache__", ".hypothesis", ".mypy_cache", ".ruff_cache"})
_MADE |= {".pytest_cache", ".import_linter_cache"}


@cache
def project_files() -> tuple[Path, ...]:
    """Return every file that is, or would be, tracked; in an unpacked archive without git, every file not made."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode == 0:
        names = [name for name in listed.stdout.decode().split("\0") if name]
        return tuple(sorted(ROOT / name for name in names if (ROOT / name).is_file()))
    found = (path for path in ROOT.rglob("*") if path.is_file())
    return tuple(sorted(path for path in found if not _MADE.intersection(path.relative_to(ROOT).parts)))


def relative(path: Path) -> str:
    """Return a path as the project writes it."""
    return path.relative_to(ROOT).as_posix()


def python_files(*folders: str) -> tuple[Path, ...]:
    """Return the project's Python files below `folders` (all of them when none is named)."""
    return tuple(
        path
        for path in project_files()
        if path.suffix == ".py"
        and (not folders or relative(path).startswith(tuple(f"{name}/" for name in folders)))
    )


@cache
def parsed(path: Path) -> ast.Module:
    """Return a file's syntax tree."""
    return ast.parse(path.read_text(encoding="utf-8"), filename=relative(path))


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Return every call in a file with the dotted name of what is called ('' for an expression)."""
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Call):
            yield dotted(node.func), node


def dotted(node: ast.expr) -> str:
    """Return `a.b.c` for a name or an attribute of a name, `.c` for an attribute of anything else."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return f"{dotted(node.value)}.{node.attr}"
    return ""
