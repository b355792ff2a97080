"""Build hook: compile the catalogues, the texts, and what is slow to read of the content pack."""

import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


def lrelease_program() -> Path:
    """Return Qt's own lrelease, which the PySide6 wheel carries."""
    import PySide6  # noqa: PLC0415 - only when building

    folder = Path(PySide6.__file__).parent
    for candidate in (folder / "lrelease", folder / "lrelease.exe", folder / "Qt" / "libexec" / "lrelease"):
        if candidate.is_file():
            return candidate
    raise FileNotFoundError("lrelease is not in this PySide6")


def compile_catalogues(root: Path) -> list[Path]:
    """Compile each catalogue of `root`/i18n and return the files made."""
    target = root / "resources" / "i18n"
    target.mkdir(parents=True, exist_ok=True)
    made = []
    for source in sorted((root / "i18n").glob("appui_*.ts")):
        compiled = target / f"{source.stem}.qm"
        subprocess.run(  # noqa: S603 - our own file names, no shell
            [str(lrelease_program()), "-silent", str(source), "-qm", str(compiled)], check=True
        )
        made.append(compiled)
    return made


def compile_content(root: Path) -> list[Path]:
    """Compile texts, guides, what a pupil reads of them, and QR codes; return the files made."""
    sys.path.insert(0, str(root / "app"))
    try:
        from appui_core import texts_compiled  # noqa: PLC0415 - of the tree that is being built
        from appui_core.content.codes import compile_codes  # noqa: PLC0415 - likewise
        from appui_core.guides.load import compile_guides  # noqa: PLC0415 - likewise
        from appui_core.guides.pupil import compile_pupil  # noqa: PLC0415 - likewise
    finally:
        sys.path.remove(str(root / "app"))
    texts, content = root / "resources" / "texts", root / "resources" / "content"
    made = [texts_compiled.write(texts, path.stem) for path in sorted(texts.glob("*.toml"))]
    return [*made, *compile_guides(content), *compile_pupil(content), *compile_codes(content)]


class CatalogueHook(BuildHookInterface[Any]):
    """What hatchling calls before it lists the files of a build."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        """Compile both; `artifacts` in pyproject.toml takes them into the wheel."""
        compile_catalogues(Path(self.root))
        compile_content(Path(self.root))


if __name__ == "__main__":
    top = Path(__file__).resolve().parents[1]
    for path in (*compile_catalogues(top), *compile_content(top)):
        print(path.name, file=sys.stderr)
