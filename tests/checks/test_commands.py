"""Commands are data: each names the shells it may exist in, and no two share an id or a key."""

import ast
from collections import Counter

from checks.tree import calls, python_files, relative

_FIELDS = ("id", "text", "icon", "modes", "shortcut")


def _commands() -> list[tuple[str, dict[str, ast.expr]]]:
    found = []
    for path in python_files("ui"):
        for name, node in calls(path):
            if name.split(".")[-1] == "Command":
                given = dict(zip(_FIELDS, node.args, strict=False))
                given.update({keyword.arg: keyword.value for keyword in node.keywords if keyword.arg})
                found.append((f"{relative(path)}:{node.lineno}", given))
    return found


def _literal(node: ast.expr | None) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def test_there_are_commands() -> None:
    assert _commands()


def test_every_command_lists_its_modes() -> None:
    silent = [where for where, given in _commands() if "modes" not in given or not ast.unparse(given["modes"])]
    empty = [
        where for where, given in _commands() if ast.unparse(given["modes"]) in {"frozenset()", "frozenset(())"}
    ]
    assert silent + empty == []


def test_no_two_commands_share_an_id_or_a_key() -> None:
    ids = Counter(_literal(given.get("id")) for _, given in _commands())
    keys = Counter(_literal(given.get("shortcut")) for _, given in _commands())
    assert [name for name, count in ids.items() if name and count > 1] == []
    assert [name for name, count in keys.items() if name and count > 1] == []
