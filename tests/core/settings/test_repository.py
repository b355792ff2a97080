"""The address that content may come from: https, plain, and only together with a root that can be read."""

from pathlib import Path

import pytest

from appui_core.errors import AppuiError, ErrorCode
from appui_core.settings.repository import checked_address, is_set, repository
from appui_core.settings.store import Settings


@pytest.mark.parametrize(
    ("given", "address"),
    [
        ("https://contenus.example.org", "https://contenus.example.org/"),
        ("https://contenus.example.org/appui", "https://contenus.example.org/appui/"),
        ("https://Contenus.Example.org:8443/a/b/", "https://contenus.example.org:8443/a/b/"),
        ("https://127.0.0.1:4433/", "https://127.0.0.1:4433/"),
        ("https://intranet/appui/", "https://intranet/appui/"),
    ],
)
def test_addresses(given: str, address: str) -> None:
    assert checked_address(given) == address


@pytest.mark.parametrize(
    "given",
    [
        "http://contenus.example.org/",
        "file:///tmp/",
        "ftp://x/",
        "contenus.example.org",
        "https://",
        "https:///x",
        "https://user@host/",
        "https://user:word@host/",
        "https://host/?x=1",
        "https://host/?",
        "https://host/#x",
        "https://host/../x",
        "https://host/a/./b",
        "https://host/%2e%2e/",
        "https://host\\@evil/",
        "https://host:99999/",
        "https://host:x/",
        "https://[::1/",
        "https://hôte/",
        "https://host/a b",
        "https://host\n.evil/",
        "https://a..b/",
        "https://" + "a" * 600,
    ],
)
def test_addresses_that_are_none(given: str) -> None:
    with pytest.raises(AppuiError) as refused:
        checked_address(given)
    assert (refused.value.code, refused.value.detail) == (ErrorCode.CONTENT_SOURCE_INVALID, "address")


def test_nothing_is_set_by_default(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.toml")
    assert not is_set(settings)
    with pytest.raises(AppuiError) as refused:
        repository(settings)
    assert refused.value.code is ErrorCode.CONTENT_NO_SOURCE


@pytest.mark.parametrize("root", ["", "root.json", "/nowhere/root.json", "folder", "large", "nul\0"])
def test_no_address_without_a_root(tmp_path: Path, root: str) -> None:
    settings = Settings(tmp_path / "settings.toml")
    (tmp_path / "large").write_bytes(b" " * 600_000)
    settings.set("content_repository", "https://contenus.example.org/")
    settings.set(
        "content_root",
        str(tmp_path if root == "folder" else tmp_path / root) if root in {"folder", "large"} else root,
    )
    with pytest.raises(AppuiError) as refused:
        repository(settings)
    assert (refused.value.code, refused.value.detail) == (ErrorCode.CONTENT_SOURCE_INVALID, "root")


def test_both_together(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "settings.toml")
    (tmp_path / "root.json").write_bytes(b"{}")
    settings.set("content_repository", " https://contenus.example.org:444/x ")
    settings.set("content_root", str(tmp_path / "root.json"))
    found = repository(settings)
    assert (found.address, found.root, found.host) == (
        "https://contenus.example.org:444/x/",
        b"{}",
        "contenus.example.org:444",
    )
