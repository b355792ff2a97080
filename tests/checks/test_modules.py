"""Rules for every module: it says what it is for, stays small, and takes the safe way where there is one."""

import ast
import re
from pathlib import Path

from checks.tree import ROOT, calls, parsed, project_files, python_files, relative

_MOST_LINES = 400
_MANY_LINES = 250
_SHELLS = ("ui/appui/window.py", "ui/appui/kiosk_window.py", "ui/appui/companion.py")
_MAY_PRINT = frozenset({"app/appui_core/cli/output.py"})
# The one door for addresses, and the one helper that shows a local folder in the file manager.
_MAY_OPEN = frozenset({"app/appui_core/adapters/open_url.py", "ui/appui/qt_adapters/open_folder.py"})
_COLOUR = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
_MAY_COLOUR = "ui/appui/theme/"
_NOQA = re.compile(r"#\s*noqa(?P<rest>.*)", re.IGNORECASE)
_IGNORE = re.compile(r"#\s*type:\s*ignore(?P<rest>.*)")


def _where(path: Path, node: ast.stmt | ast.expr) -> str:
    return f"{relative(path)}:{node.lineno}"


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        relative(path)
        for path in python_files("app", "ui", "tests", "packaging")
        if parsed(path).body and not ast.get_docstring(parsed(path))
    ]
    assert silent == []


def test_modules_stay_small() -> None:
    lines = {
        relative(path): len(path.read_text(encoding="utf-8").splitlines())
        for path in python_files("app", "ui", "tests", "packaging")
    }
    for name, count in sorted(lines.items()):
        if count > _MANY_LINES:
            print(f"{count} lines: {name}")  # noqa: T201 - shown with -rP, a list to look at from time to time
    assert [name for name, count in lines.items() if count > _MOST_LINES] == []
    assert [name for name in _SHELLS if lines.get(name, 0) > _MANY_LINES] == []


def test_only_the_output_module_prints() -> None:
    found = [
        _where(path, node)
        for path in python_files("app", "ui")
        if relative(path) not in _MAY_PRINT
        for name, node in calls(path)
        if name in {"print", "sys.stdout.write", "sys.stderr.write"}
    ]
    assert found == []


def test_nothing_sleeps() -> None:
    found = [
        _where(path, node)
        for path in python_files("app", "ui")
        for name, node in calls(path)
        if name in {"time.sleep", "sleep", "QThread.sleep", "QThread.msleep", "QTest.qWait"}
    ]
    assert found == []


def test_no_shell_runs_a_command_line() -> None:
    found = [
        _where(path, node)
        for path in python_files("app", "ui")
        for name, node in calls(path)
        if name in {"os.system", "os.popen", "eval", "exec"}
        or any(keyword.arg == "shell" for keyword in node.keywords)
    ]
    assert found == []


def test_addresses_leave_through_one_door() -> None:
    found = [
        f"{relative(path)}: {word}"
        for path in python_files("app", "ui")
        if relative(path) not in _MAY_OPEN
        for word in (
            "openUrl",
            "QDesktopServices",
            "webbrowser",
            "setOpenExternalLinks(True",
            "xdg-open",
            "startfile",
        )
        if word in _code_words(path)
    ]
    assert found == []


def _code_words(path: Path) -> set[str]:
    words: set[str] = set()
    for node in ast.walk(parsed(path)):
        if isinstance(node, ast.Attribute):
            words.add(node.attr)
        elif isinstance(node, ast.Name):
            words.add(node.id)
        elif isinstance(node, ast.alias):
            words.update(node.name.split("."))
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.args:
            first = node.args[0]
            if isinstance(first, ast.Constant) and first.value is True:
                words.add(f"{node.func.attr}(True")
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value) < 40:
            words.add(node.value)
    return words


def _docstrings(tree: ast.Module) -> set[int]:
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    return {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, owners) and node.body and isinstance(node.body[0], ast.Expr)
    }


def test_colours_come_from_the_tokens() -> None:
    found = []
    for path in python_files("ui"):
        if relative(path).startswith(_MAY_COLOUR):
            continue
        documented = _docstrings(parsed(path))
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in documented:
                if _COLOUR.search(node.value):
                    found.append(f"{relative(path)}:{node.lineno} {node.value[:30]!r}")
            elif isinstance(node, ast.Attribute) and node.attr == "GlobalColor":
                found.append(f"{_where(path, node)} Qt.GlobalColor")
        for name, call in calls(path):
            literal = call.args and all(isinstance(argument, ast.Constant) for argument in call.args)
            if name.endswith(("QColor", "qRgb", "qRgba", "fromRgb", "fromRgba")) and literal:
                found.append(f"{_where(path, call)} {name}")
    assert found == []


def test_icons_take_the_colour_of_their_text() -> None:
    icons = [
        path for path in project_files() if relative(path).startswith("resources/icons/") and path.suffix == ".svg"
    ]
    assert icons
    assert [relative(path) for path in icons if _COLOUR.search(path.read_text(encoding="utf-8"))] == []


def test_every_exception_to_a_rule_has_its_code_and_reason() -> None:
    found = []
    for path in python_files():
        if path == Path(__file__):
            continue
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            noqa, ignore = _NOQA.search(line), _IGNORE.search(line)
            if noqa and not re.match(r":\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*\s+-\s+\S", noqa["rest"]):
                found.append(f"{relative(path)}:{number} noqa")
            if ignore and not re.match(r"\[[a-z-]+(?:,\s*[a-z-]+)*\]\s+#\s+\S", ignore["rest"]):
                found.append(f"{relative(path)}:{number} type: ignore")
    assert found == []


def test_no_unfinished_marks() -> None:
    mark = re.compile(r"\b(?:TO" + "DO|FIX" + "ME|XX" + r"X)\b")
    found = [
        f"{relative(path)}:{number}"
        for path in python_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if mark.search(line)
    ]
    assert found == []


def test_an_ordinary_file_is_found() -> None:
    assert ROOT / "app/appui_core/errors.py" in python_files("app")
