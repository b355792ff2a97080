"""Addresses as people paste them: what each is, and the one form that all ways of writing it come to."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from appui_core.adapters.open_url import strict_url
from appui_core.guides.address.model import MAY_OPEN, Address, Kind, Why
from appui_core.guides.address.recognise import recognise
from appui_core.guides.address.sites import SITES, Site
from appui_core.guides.model import OBJECTS, PLATFORMS

_TABLE = Path(__file__).parents[2] / "data" / "addresses.txt"


def _expected(line: str, canonical: str) -> Address:
    platform, kind, *rest = line.split()
    account, found_id, comment = (None if word == "-" else word for word in rest[:3])
    why = Why(rest[3]) if len(rest) > 3 else Why.RECOGNISED
    host = canonical.split("/")[2]
    return Address(why, platform, Kind(kind), account, found_id, comment, canonical, why in MAY_OPEN, host)


def _rows() -> Iterator[tuple[str, Address]]:
    blocks = _TABLE.read_text(encoding="utf-8").split("\n\n")
    for block in blocks:
        lines = [line for line in block.splitlines() if not line.startswith("#")]
        if lines:
            head, canonical, *pasted = lines
            expected = _expected(head, canonical.removeprefix("= "))
            yield from ((text, expected) for text in pasted)


_ROWS = tuple(_rows())


def test_there_are_many_and_every_platform_has_some() -> None:
    assert len(_ROWS) >= 180
    assert {expected.platform for _, expected in _ROWS} >= set(PLATFORMS)
    assert {expected.kind for _, expected in _ROWS} == set(Kind)


@pytest.mark.parametrize(("text", "expected"), _ROWS, ids=[text[:60] for text, _ in _ROWS])
def test_recognised(text: str, expected: Address) -> None:
    assert recognise(text) == expected


@pytest.mark.parametrize("expected", sorted({e for _, e in _ROWS}, key=str), ids=lambda e: e.canonical)
def test_the_canonical_form_is_its_own(expected: Address) -> None:
    again = recognise(expected.canonical or "")
    for name in ("why", "platform", "kind", "id", "comment_id", "canonical", "safe_to_open"):
        assert getattr(again, name) == getattr(expected, name)


@pytest.mark.parametrize("expected", sorted({e for _, e in _ROWS}, key=str), ids=lambda e: e.canonical)
def test_the_opener_takes_it_where_its_host_is_allowed(expected: Address) -> None:
    assert strict_url(expected.canonical or "", {expected.host or ""}) == expected.canonical


def test_kinds_are_the_objects_of_guides() -> None:
    assert {kind.value for kind in Kind} - set(OBJECTS) == {"home", "unknown"}


def test_platforms_of_guides_are_all_known() -> None:
    assert set(PLATFORMS) <= {site.platform for site in SITES}


def test_every_host_lies_on_a_domain_of_its_platform() -> None:
    strays = [
        host
        for site in SITES
        for host in site.hosts
        if not any(f".{host}".endswith(f".{domain}") for domain in site.domains)
    ]
    assert strays == []


@pytest.mark.parametrize("site", [site for site in SITES if site.hosts], ids=lambda site: site.platform)
def test_every_host_has_its_table_and_a_home(site: Site) -> None:
    for host in site.hosts:
        found = recognise(f"https://{host}/")
        assert found.platform == site.platform
        assert found.kind in {Kind.HOME, Kind.UNKNOWN}
