"""The sites that take a picture down: in the pack, dated, and on the list of what may be opened."""

from pathlib import Path

import pytest

from appui_core.content.hosts import allowed_hosts
from appui_core.content.image_help import load_image_help
from appui_core.content.problems import ContentError

SITE = """
url = "{url}"
source = "s"
source_date = "2024-02"
checked_on = 2026-11-22
risk = "procedure"
"""


def _write(folder: Path, first: str) -> None:
    text = "[take_it_down]" + SITE.format(url=first) + "\n[disrupt]" + SITE.format(url="https://b.example/x/")
    (folder / "image_help.toml").write_text(text, encoding="utf-8")


def test_what_ships_can_be_opened() -> None:
    found = load_image_help()
    hosts = allowed_hosts()
    for site in (found.take_it_down, found.disrupt):
        assert site.url.split("/")[2] in hosts
        assert site.fact.checked_on.year >= 2026


def test_another_pack_has_other_sites(tmp_path: Path) -> None:
    _write(tmp_path, "https://a.example/")
    assert load_image_help(tmp_path).take_it_down.url == "https://a.example/"
    assert allowed_hosts(tmp_path) == {"a.example", "b.example"}


def test_a_wrong_address_names_its_key(tmp_path: Path) -> None:
    _write(tmp_path, "http://a.example/")
    with pytest.raises(ContentError) as found:
        load_image_help(tmp_path)
    assert "take_it_down.url" in str(found.value)
