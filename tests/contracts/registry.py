"""What every look at a registry keeps to; each implementation inherits these tests."""

from collections.abc import Mapping
from typing import Final

from appui_core.ports import Registry

KEY = r"HKCU\Software\AppuiTest"
FILLED: Final[Mapping[str, Mapping[str, str | int]]] = {
    KEY: {"Folder": r"%USERPROFILE%\Images", "Switch": 1},
    rf"{KEY}\Provider!S-1-5!x\UserSyncRoots": {"S-1-5": r"C:\Nuage"},
    rf"{KEY}\Other": {"a": "b"},
}


class RegistryContract:
    """`filled` has FILLED."""

    def filled(self) -> Registry:
        raise NotImplementedError

    def test_a_value_is_found_whatever_the_capitals(self) -> None:
        assert self.filled().value(KEY, "Folder") == r"%USERPROFILE%\Images"
        assert self.filled().value(KEY.upper(), "sWITCH") == 1

    def test_what_is_absent_is_not_there(self) -> None:
        registry = self.filled()
        assert registry.value(KEY, "Nothing") is None
        assert registry.value(rf"{KEY}\Nowhere", "a") is None
        assert dict(registry.values(rf"{KEY}\Nowhere")) == {}
        assert registry.subkeys(rf"{KEY}\Nowhere") == ()

    def test_the_values_of_a_key(self) -> None:
        assert dict(self.filled().values(rf"{KEY}\Other")) == {"a": "b"}

    def test_the_keys_below_a_key_once_each(self) -> None:
        assert sorted(self.filled().subkeys(KEY)) == ["Other", "Provider!S-1-5!x"]
