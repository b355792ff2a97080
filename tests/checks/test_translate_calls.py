"""Every text on a widget can be extracted: `translate` takes positional literals, and nothing else translates."""

import ast

from checks.catalogues import SOURCES, typography
from checks.tree import calls, dotted, python_files, relative

_WHERE_IT_IS_DEFINED = "ui/appui/texts/translate.py"


def _translations() -> list[tuple[str, ast.Call]]:
    return [
        (f"{relative(path)}:{node.lineno}", node)
        for path in python_files("ui")
        if relative(path) != _WHERE_IT_IS_DEFINED
        for name, node in calls(path)
        if name.split(".")[-1] == "translate" and not _is_of_a_string(name)
    ]


def _is_of_a_string(name: str) -> bool:
    # `text.translate(table)` of str and `painter.translate(x, y)` of Qt are other things.
    return "." in name and name.split(".", maxsplit=1)[0] in {"text", "painter"}


def literal_problem(node: ast.Call) -> str:
    """Return why a call can't be extracted, or an empty string."""
    if node.keywords:
        return "keywords"
    if not 2 <= len(node.args) <= 4:
        return "wants (context, text) or (context, text, note, n)"
    for argument in node.args[:3]:
        if not (isinstance(argument, ast.Constant) and isinstance(argument.value, str)):
            return "no literal"
    if len(node.args) == 4 and "%n" not in str(getattr(node.args[1], "value", "")):
        return "a number without %n"
    return ""


def test_translate_gets_positional_literals_only() -> None:
    found = [f"{where} {problem}" for where, node in _translations() if (problem := literal_problem(node))]
    assert found == []


def test_a_bad_call_would_be_seen() -> None:
    bad = (
        "translate('C', f'x')",
        "translate('C', name)",
        "translate('C', text='x')",
        "translate('C', 'x', '', 3)",
    )
    for text in bad:
        call = ast.parse(text, mode="eval").body
        assert isinstance(call, ast.Call)
        assert literal_problem(call), text
    good = ast.parse("translate('C', '%n pièces', '', count)", mode="eval").body
    assert isinstance(good, ast.Call)
    assert literal_problem(good) == ""


def test_nothing_else_translates() -> None:
    found = [
        f"{relative(path)}:{node.lineno} {name}"
        for path in python_files("ui")
        if relative(path) != _WHERE_IT_IS_DEFINED
        for name, node in calls(path)
        if name.split(".")[-1] in {"tr", "trUtf8", "QT_TR_NOOP", "QT_TRANSLATE_NOOP"}
        or name.endswith("QCoreApplication.translate")
    ]
    assert found == []


def test_nothing_is_translated_at_import() -> None:
    found = []
    for path in python_files("ui"):
        for statement in _run_at_import(path_body=ast.parse(path.read_text(encoding="utf-8")).body):
            for node in ast.walk(statement):
                translates = isinstance(node, ast.Call) and dotted(node.func) == "translate"
                if translates and not _inside_function(statement, node):
                    found.append(f"{relative(path)}: {ast.unparse(node)}")
    assert found == []


def _run_at_import(path_body: list[ast.stmt]) -> list[ast.stmt]:
    statements: list[ast.stmt] = []
    for statement in path_body:
        if isinstance(statement, ast.ClassDef):
            statements += _run_at_import(statement.body)
        elif not isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
            statements.append(statement)
    return statements


def _inside_function(statement: ast.stmt, wanted: ast.AST) -> bool:
    return any(
        wanted is inner
        for node in ast.walk(statement)
        if isinstance(node, ast.Lambda | ast.FunctionDef)
        for inner in ast.walk(node)
    )


def test_the_french_of_every_widget_is_set_properly() -> None:
    found = [
        f"{where} {complaint}"
        for where, node in _translations()
        if not literal_problem(node)
        for complaint in typography(str(getattr(node.args[1], "value", "")), "fr")
    ]
    assert found == []


def test_the_sources_are_where_the_catalogues_look() -> None:
    assert all(path.is_relative_to(SOURCES) for path in python_files("ui"))
