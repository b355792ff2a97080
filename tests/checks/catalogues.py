"""Are the catalogues of i18n/ up to date, complete and sound? Run it, with `--update` to take new source texts in.

French is the source text. `appui_fr.ts` holds its plural forms only; every other catalogue holds every text.
"""

import ast
import json
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from appui_core.content.typography import french_faults

ROOT = Path(__file__).resolve().parents[2]
CATALOGUES = ROOT / "i18n"
SOURCES = ROOT / "ui" / "appui"
SOURCE_LANGUAGE = "fr"

_PLACEHOLDERS = re.compile(r"%n|%L?\d|\{[a-z_]*\}|\{\d+\}")
_ENGLISH_RULES = (
    (re.compile(r"[\s\u202f\u00a0][;!?:]"), "has a space before ; ! ? :"),
    (re.compile(r"[«»]"), "has French quotation marks"),
    (re.compile(r"'"), "has a straight apostrophe"),
    (re.compile(r'"'), "has straight quotation marks"),
    (re.compile(r"\.\.\."), "has three dots instead of an ellipsis"),
)


@dataclass(frozen=True)
class Message:
    """One text of a catalogue; `forms` holds one translation, or one for each plural form."""

    context: str
    source: str
    comment: str
    plural: bool
    forms: tuple[str, ...]
    state: str

    @property
    def key(self) -> tuple[str, str, str]:
        """What lupdate tells texts apart by."""
        return (self.context, self.source, self.comment)

    def __str__(self) -> str:
        """Name the text in a report."""
        return f"{self.context}: {self.source[:60]!r}"


def tool(name: str) -> Path:
    """Return one of Qt's translation programs, which the PySide6 wheel carries.

    Raises FileNotFoundError when this PySide6 has none.
    """
    import PySide6  # noqa: PLC0415 - only its folder is wanted, and only here

    folder = Path(PySide6.__file__).parent
    for candidate in (folder / name, folder / f"{name}.exe", folder / "Qt" / "libexec" / name):
        if candidate.is_file():
            return candidate
    raise FileNotFoundError(name)


def _as_cpp(sources: Path) -> Iterator[str]:
    """Say every `translate` call of the sources in C++.

    WORKAROUND: lupdate's reader of Python before Qt 6.12 does not see that a text has plural forms; its reader of
    C++ always did. Calls hold literals only (test_translate_calls.py), so nothing is lost on the way.
    """
    for path in sorted(sources.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "translate":
                words = [arg.value for arg in node.args[:3] if isinstance(arg, ast.Constant)]
                quoted = ", ".join(json.dumps(word, ensure_ascii=False) for word in words)
                plural = ", n" if len(node.args) > 3 else ""
                yield f"QCoreApplication::translate({quoted}{plural});\n"


def extract(catalogue: Path, sources: Path, *, plurals_only: bool = False) -> str:
    """Bring a catalogue up to date with the sources, in place; return what lupdate complained about."""
    arguments = ["-locations", "none", "-no-obsolete", "-silent", "-source-language", "fr_FR"]
    if plurals_only:
        arguments.append("-pluralonly")
    with tempfile.TemporaryDirectory() as folder:
        calls = Path(folder) / "calls.cpp"
        calls.write_text("".join(_as_cpp(sources)), encoding="utf-8")
        done = subprocess.run(
            [str(tool("lupdate")), *arguments, str(calls), "-ts", str(catalogue)],
            capture_output=True,
            text=True,
            check=True,
        )
    return (done.stdout + done.stderr).strip()


def read(catalogue: Path) -> tuple[Message, ...]:
    """Return the texts of a catalogue."""
    root = ET.parse(catalogue).getroot()  # noqa: S314 - our own file, from this checkout
    return tuple(_messages(root))


def _messages(root: ET.Element) -> Iterator[Message]:
    for context in root.iter("context"):
        name = context.findtext("name") or ""
        for node in context.iter("message"):
            translation = node.find("translation")
            plural = node.get("numerus") == "yes"
            if translation is None:
                forms: tuple[str, ...] = ("",)
            elif plural:
                forms = tuple(form.text or "" for form in translation.iter("numerusform"))
            else:
                forms = (translation.text or "",)
            state = "" if translation is None else translation.get("type", "")
            yield Message(
                name, node.findtext("source") or "", node.findtext("comment") or "", plural, forms, state
            )


def check(catalogues: Path = CATALOGUES, sources: Path = SOURCES) -> list[str]:
    """Return everything that is wrong with the catalogues, one line each."""
    found = sorted(catalogues.glob("appui_*.ts"))
    if not found:
        return [f"no catalogue in {catalogues.name}/"]
    return [f"{path.name}: {problem}" for path in found for problem in _check_one(path, sources)]


def _check_one(catalogue: Path, sources: Path) -> Iterator[str]:
    language = catalogue.stem.removeprefix("appui_")
    kept = read(catalogue)
    with tempfile.TemporaryDirectory() as folder:
        fresh_file = Path(shutil.copy(catalogue, folder))
        complaint = extract(fresh_file, sources, plurals_only=language == SOURCE_LANGUAGE)
        fresh = read(fresh_file)
    if complaint:
        yield f"lupdate: {complaint.splitlines()[0]}"
    for key, count in Counter(message.key for message in kept).items():
        if count > 1:
            yield f"twice: {key[0]}: {key[1][:60]!r}"
    known, wanted = {m.key for m in kept}, {m.key for m in fresh}
    yield from (f"missing (run with --update): {m}" for m in fresh if m.key not in known)
    yield from (f"obsolete (run with --update): {m}" for m in kept if m.key not in wanted)
    for message in kept:
        yield from check_message(message, language)


def check_message(message: Message, language: str) -> Iterator[str]:
    """Yield what is wrong with one text: unfinished, other placeholders than the source, typography."""
    if message.state:
        yield f"{message.state}: {message}"
        return
    for form in message.forms:
        if not form.strip():
            yield f"empty: {message}"
        elif not _same_placeholders(message, form):
            yield f"placeholders differ: {message} -> {form[:60]!r}"
        for complaint in typography(form, language):
            yield f"{complaint}: {message} -> {form[:60]!r}"
    for complaint in typography(message.source, SOURCE_LANGUAGE):
        yield f"source {complaint}: {message}"


def _same_placeholders(message: Message, form: str) -> bool:
    wanted, got = Counter(_PLACEHOLDERS.findall(message.source)), Counter(_PLACEHOLDERS.findall(form))
    if message.plural:  # "une pièce" may do without the number
        wanted.pop("%n", None)
        got.pop("%n", None)
    return wanted == got


def typography(text: str, language: str) -> Iterable[str]:
    """Return the rules of a language's typography that a text breaks."""
    if language == SOURCE_LANGUAGE:
        return [f"{fault.code} (near {fault.near!r})" for fault in french_faults(text)]
    return [complaint for pattern, complaint in _ENGLISH_RULES if language == "en" and pattern.search(text)]


def update(catalogues: Path = CATALOGUES, sources: Path = SOURCES) -> None:
    """Take new source texts into every catalogue, and drop those that are gone."""
    for language in ("en", SOURCE_LANGUAGE):
        path = catalogues / f"appui_{language}.ts"
        if not path.exists():
            path.write_text(_EMPTY.format(language="en_GB" if language == "en" else "fr_FR"), encoding="utf-8")
    for path in sorted(catalogues.glob("appui_*.ts")):
        extract(path, sources, plurals_only=path.stem == f"appui_{SOURCE_LANGUAGE}")


_EMPTY = """<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="{language}" sourcelanguage="fr_FR">
</TS>
"""


def main() -> int:
    """Check, or update and then check; 1 when something is wrong."""
    if "--update" in sys.argv[1:]:
        update()
    problems = check()
    for problem in problems:
        print(problem)  # noqa: T201 - a script that people run
    if not problems:
        print("i18n: up to date, complete, sound")  # noqa: T201 - the same
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
