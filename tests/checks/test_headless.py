"""The core runs where Qt does not exist, and the first window loads nothing heavy."""

import json
import subprocess
import sys

_HEADLESS = """
import importlib, importlib.abc, json, pkgutil, sys

class Refuse(importlib.abc.MetaPathFinder):
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"PySide6", "shiboken6", "appui"}:
            raise ImportError(f"{name} is out of bounds for the core")
        return None

sys.meta_path.insert(0, Refuse())
import appui_core
names = [info.name for info in pkgutil.walk_packages(appui_core.__path__, "appui_core.")]
for name in names:
    if not name.endswith(".__main__"):
        importlib.import_module(name)
print(json.dumps({"names": names, "loaded": sorted(sys.modules)}))
"""

# Each costs 4 to 100 ms at start: they are imported inside the functions that use them.
_HEAVY = frozenset(
    {
        "requests",
        "keyring",
        "sqlcipher3",
        "pyrage",
        "cryptography",
        "segno",
        "numpy",
        "PIL",
        "pikepdf",
        "reportlab",
        "docx",
        "odfdo",
        "lxml",
        "isal",
        "tuf",
        "securesystemslib",
    }
)


def test_every_core_module_imports_without_qt() -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", _HEADLESS], capture_output=True, text=True, check=False, timeout=120
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert "appui_core.errors" in told["names"]
    assert not any(name.split(".")[0] in {"PySide6", "shiboken6"} for name in told["loaded"])


# Imported inside the functions that make a PDF or a letter; they are those functions' other half.
_PDF = (
    "attachments",
    "chronology",
    "cover",
    "images",
    "later",
    "letter_docx",
    "letter_odt",
    "letter_pdf",
    "letter_sheet",
    "links",
    "page_file",
    "page_kit",
    "page_render",
    "page_rows",
    "page_style",
    "page_text",
    "pages",
    "pdf",
    "plot",
    "repeated",
    "scripts",
    "tag_tree",
    "tagging",
)
# The same of the two functions that compare screenshots and make a strip: they are numpy throughout.
_STRIP = ("stitch", "stitch_cells", "stitch_judge", "stitch_offsets", "stitch_order")


def test_no_core_module_loads_something_heavy_at_import() -> None:
    late = tuple(f".dossier.{name}" for name in _PDF) + tuple(f".imaging.{name}" for name in _STRIP)
    light = _HEADLESS.replace("for name in names:", f"for name in (n for n in names if not n.endswith({late})):")
    done = subprocess.run([sys.executable, "-c", light], capture_output=True, text=True, check=True, timeout=120)
    loaded = {name.split(".")[0] for name in json.loads(done.stdout)["loaded"]}
    assert loaded & _HEAVY == set()
