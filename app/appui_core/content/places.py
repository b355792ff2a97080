"""On which line of a TOML file a key stands: tomllib does not tell, and whoever mends a file wants to know.

It follows headers and assignments as a reader's eye does; where a key is missing, its table's line answers.
"""

import re

_HEADER = re.compile(r"\s*(\[\[?)\s*([^\[\]#]+?)\s*\]\]?\s*(?:#.*)?$")
_ASSIGNED = re.compile(r"\s*([\w\-.\"]+)\s*=")
_ITEM = re.compile(r"\s*\{")


def lines_of(text: str) -> dict[str, int]:
    """Return the line, from 1, of every table, key and array item that starts on one; items are `key[1]`..."""
    found: dict[str, int] = {}
    counts: dict[str, int] = {}
    table = open_array = ""
    for number, line in enumerate(text.splitlines(), start=1):
        header = _HEADER.match(line)
        assigned = _ASSIGNED.match(line)
        if open_array and _ITEM.match(line):
            counts[open_array] = counts.get(open_array, 0) + 1
            found[f"{open_array}[{counts[open_array]}]"] = number
        elif header is not None:
            table, open_array = _table(header, counts), ""
            for at in range(1, table.count(".") + 2):
                # A table within a table brings the outer one about, which may have no line of its own.
                found.setdefault(".".join(table.split(".")[:at]), number)
        elif assigned is not None:
            key = assigned.group(1).replace('"', "")
            place = f"{table}.{key}" if table else key
            found.setdefault(place, number)
            value = line[assigned.end() :].strip()
            open_array = place if value == "[" else ""
    return found


def line_of(lines: dict[str, int], key: str) -> int:
    """Return the line of a key, else of what it should stand in; 0 when even that is nowhere."""
    while key and key not in lines:
        outer = key.removesuffix("]").rpartition("[")[0] if key.endswith("]") else key.rpartition(".")[0]
        key = outer
    return lines.get(key, 0)


def _table(header: "re.Match[str]", counts: dict[str, int]) -> str:
    """Return a header's place; `[[steps]]` for the third time is `steps[3]`, a table below it belongs to that."""
    parts = header.group(2).replace('"', "").split(".")
    for at in range(1, len(parts)):
        outer = ".".join(parts[:at])
        if outer in counts:
            parts[at - 1] = f"{parts[at - 1]}[{counts[outer]}]"
    name = ".".join(parts)
    if header.group(1) == "[[":
        counts[name] = counts.get(name, 0) + 1
        return f"{name}[{counts[name]}]"
    return name
