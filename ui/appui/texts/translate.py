"""The one way from a literal to the words a person reads; French is the source text.

Call it with literals only, all positional: `translate("Context", "texte")` or `translate("Context", "%n pièce(s)",
"", n)`. pyside6-lupdate drops or misfiles keywords, aliases, variables and f-strings (tests/checks refuses them).
"""

from PySide6.QtCore import QCoreApplication


def translate(context: str, text: str, note: str = "", n: int = -1) -> str:
    """Return `text` in the language in force; with `n`, the right plural form, `%n` replaced."""
    return QCoreApplication.translate(context, text, note, n)
