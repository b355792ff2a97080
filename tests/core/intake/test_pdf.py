"""PDF: kept whole, its date read where it stands in clear, never opened."""

from collections.abc import Callable

import pytest

from appui_core.intake.original import Structure
from appui_core.intake.stream import BLOCK_BYTES
from data.formats import pdf

Walk = Callable[[bytes], Structure]
Refusal = Callable[[bytes], tuple[str, str]]


def test_a_pdf_has_no_pixels_and_claims_a_date(walk: Walk) -> None:
    structure = walk(pdf())
    assert (structure.width, structure.height, structure.decodable) == (None, None, False)
    assert (structure.claimed_date, structure.notes) == ("2026-11-14 18:02:11 +01:00", {})
    for date, claimed in (
        ("D:20261114180211", "2026-11-14 18:02:11"),
        ("D:20261114180211Z", "2026-11-14 18:02:11 UTC"),
        ("D:20261114180211Z00'00'", "2026-11-14 18:02:11 UTC"),
        ("D:20261114180211-05'30", "2026-11-14 18:02:11 -05:30"),
        ("D:202611", "202611"),
        ("hier", None),
    ):
        assert walk(pdf(date)).claimed_date == claimed


@pytest.mark.parametrize("before", [BLOCK_BYTES - 60, BLOCK_BYTES - 45, BLOCK_BYTES - 30, 3 * BLOCK_BYTES])
def test_a_date_is_found_wherever_a_block_ends(walk: Walk, before: int) -> None:
    padded = b"%PDF-1.4\n" + b" " * before + b"/CreationDate (D:20261114180211Z)" + b"\n%%EOF"
    assert walk(padded).claimed_date == "2026-11-14 18:02:11 UTC"


def test_what_follows_the_end_is_said(walk: Walk) -> None:
    assert walk(pdf() + b"\r\n" * 100).notes == {}
    assert walk(pdf() + b"PK\x03\x04" + bytes(5000)).notes == {"trailing_bytes": "5005"}


@pytest.mark.parametrize(
    ("data", "rule"), [(pdf()[:-8], "truncated"), (b"%PDF-9.x", "header"), (b"%PDF-1.7", "truncated")]
)
def test_each_rule_refuses(refusal: Refusal, data: bytes, rule: str) -> None:
    assert refusal(data) == ("format_broken", rule)
