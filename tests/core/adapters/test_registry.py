"""The registry: the contract on the fake and, on Windows, on a key of our own; elsewhere it is empty."""

import sys
from collections.abc import Iterator

import pytest

from appui_core.adapters.registry import SystemRegistry
from appui_core.ports import Registry
from contracts.registry import FILLED, KEY, RegistryContract
from fakes.surroundings import FakeRegistry


class TestFake(RegistryContract):
    def filled(self) -> Registry:
        return FakeRegistry(FILLED)


if sys.platform == "win32":
    import winreg

    class TestReal(RegistryContract):
        @pytest.fixture(autouse=True)
        def _keys(self) -> Iterator[None]:
            keys = [key.partition("\\")[2] for key in FILLED]
            for key, values in zip(keys, FILLED.values(), strict=True):
                with winreg.CreateKey(winreg.HKEY_CURRENT_USER, key) as opened:
                    for name, value in values.items():
                        kind = winreg.REG_DWORD if isinstance(value, int) else winreg.REG_SZ
                        winreg.SetValueEx(opened, name, 0, kind, value)
            yield
            for key in sorted(keys, key=len, reverse=True):
                winreg.DeleteKey(winreg.HKEY_CURRENT_USER, key)
            winreg.DeleteKey(winreg.HKEY_CURRENT_USER, KEY.partition("\\")[2] + r"\Provider!S-1-5!x")

        def filled(self) -> Registry:
            return SystemRegistry()

else:

    def test_elsewhere_it_is_empty() -> None:
        registry = SystemRegistry()
        assert registry.value(KEY, "Folder") is None
        assert dict(registry.values(KEY)) == {}
        assert registry.subkeys(KEY) == ()
