"""The line on which a key stands, as an eye that follows the file would find it."""

import pytest

from appui_core.content.places import line_of, lines_of

TEXT = """# a comment
id = "x"
steps = 3

[[rows]]
n = 1
items = [
  {fr = "a"},
  # not one
  {target = true},
]

[[rows]]
n = 2

[rows.note]
fr = "b"

[words]
"1" = "c"

[outer.inner]
"""


@pytest.mark.parametrize(
    ("key", "line"),
    [
        ("outer.other", 22),
        ("id", 2),
        ("rows[1]", 5),
        ("rows[1].n", 6),
        ("rows[1].items", 7),
        ("rows[1].items[2]", 10),
        ("rows[1].items[2].fr", 10),
        ("rows[1].items[3]", 7),
        ("rows[2].n", 14),
        ("rows[2].missing", 13),
        ("rows[2].note.fr", 17),
        ("words.1", 20),
        ("words.2", 19),
        ("nowhere", 0),
        ("", 0),
    ],
)
def test_each_key_has_its_line(key: str, line: int) -> None:
    assert line_of(lines_of(TEXT), key) == line
