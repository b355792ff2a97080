"""GIF: what a sound one is, and each rule that refuses another."""

from collections.abc import Callable

import pytest

from appui_core.intake.original import Structure
from data.formats import gif, gif_picture, samples
from data.pictures import noise, saved

Walk = Callable[[bytes], Structure]
Refusal = Callable[[bytes], tuple[str, str]]
_COMMENT = b"\x21\xfe\x03abc\x00"


def test_the_size_is_that_of_the_file(walk: Walk) -> None:
    for mode in ("L", "P", "RGB"):
        structure = walk(saved(noise(61, 40, mode), "GIF"))
        assert (structure.width, structure.height, structure.notes) == (61, 40, {})
    assert walk(samples()["moving.gif"]).notes == {"animated": "yes"}


def test_a_picture_that_is_larger_than_its_screen_counts(walk: Walk) -> None:
    # Decoders enlarge the screen: the child is told of the size that it will see.
    assert walk(gif(gif_picture(5, 4, left=3), size=(2, 2))).width == 8


def test_what_people_have_is_taken(walk: Walk) -> None:
    assert walk(gif(_COMMENT, b"\0\0", gif_picture(1, 1), trailer=b"")).width == 1
    assert walk(gif(gif_picture(1, 1)) + b"PK").notes == {"trailing_bytes": "2"}


@pytest.mark.parametrize(
    ("data", "rule"),
    [
        (gif(), "no_picture"),
        (gif(_COMMENT), "no_picture"),
        (gif(b"\x2d"), "block"),
        (gif(gif_picture(0, 1)), "size_zero"),
        (gif(gif_picture(0, 1, left=3)), "size_zero"),
        (gif(gif_picture(1, 1), size=(0, 0), trailer=b"\x2c"), "truncated"),
        (gif(gif_picture(1, 1)[:-2], trailer=b""), "truncated"),
        (gif(b"\x21\xfe\x09abc", trailer=b""), "truncated"),
        (b"GIF89a\x01\0", "truncated"),
    ],
)
def test_each_rule_refuses(refusal: Refusal, data: bytes, rule: str) -> None:
    assert refusal(data) == ("format_broken", rule)
