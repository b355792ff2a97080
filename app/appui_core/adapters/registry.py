"""Windows' registry, read only; everywhere else it is empty. What may not be read is as if it was absent."""

import sys
from collections.abc import Iterator, Mapping


class SystemRegistry:
    """A `ports.Registry`."""

    def value(self, key: str, name: str) -> str | int | None:
        """Return one value."""
        wanted = name.casefold()
        return next((value for found, value in self.values(key).items() if found.casefold() == wanted), None)

    def values(self, key: str) -> Mapping[str, str | int]:
        """Return the texts and numbers under a key."""
        return dict(_values(key))

    def subkeys(self, key: str) -> tuple[str, ...]:
        """Return the names of the keys under a key."""
        return tuple(_subkeys(key))


if sys.platform == "win32":
    import winreg

    _HIVES = {"HKCU": winreg.HKEY_CURRENT_USER, "HKLM": winreg.HKEY_LOCAL_MACHINE}

    def _open(key: str) -> winreg.HKEYType:
        hive, _, path = key.partition("\\")
        return winreg.OpenKey(_HIVES[hive], path, 0, winreg.KEY_READ | winreg.KEY_WOW64_64KEY)

    def _values(key: str) -> Iterator[tuple[str, str | int]]:
        try:
            with _open(key) as opened:
                for place in range(winreg.QueryInfoKey(opened)[1]):
                    name, value, _ = winreg.EnumValue(opened, place)
                    if isinstance(value, str | int):
                        yield name, value
        except OSError:
            return

    def _subkeys(key: str) -> Iterator[str]:
        try:
            with _open(key) as opened:
                for place in range(winreg.QueryInfoKey(opened)[0]):
                    yield winreg.EnumKey(opened, place)
        except OSError:
            return

else:

    def _values(key: str) -> Iterator[tuple[str, str | int]]:
        del key
        yield from ()

    def _subkeys(key: str) -> Iterator[str]:
        del key
        yield from ()
