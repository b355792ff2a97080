"""A person's PC laid out in a folder, of any system; registry and bus with behaviour behind the ports."""

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from appui_core.privacy.leaks.surroundings import Surroundings, System


class FakeRegistry:
    """Behaves as `ports.Registry`: names are found whatever their capitals, what is absent is not there."""

    def __init__(self, keys: Mapping[str, Mapping[str, str | int]] | None = None) -> None:
        self._keys = {key.casefold(): (key, dict(values)) for key, values in (keys or {}).items()}

    def value(self, key: str, name: str) -> str | int | None:
        """Return one value."""
        return next((value for one, value in self.values(key).items() if one.casefold() == name.casefold()), None)

    def values(self, key: str) -> Mapping[str, str | int]:
        """Return the values of a key."""
        return dict(self._keys.get(key.casefold(), (key, {}))[1])

    def subkeys(self, key: str) -> tuple[str, ...]:
        """Return the names below a key, once each."""
        start = key.casefold() + "\\"
        below = (written[len(start) :] for folded, (written, _) in self._keys.items() if folded.startswith(start))
        return tuple(dict.fromkeys(rest.partition("\\")[0] for rest in below))


class FakeBus:
    """Behaves as `ports.SessionBus`: `programs` run and know these methods; `called` is what was asked of them."""

    def __init__(self, programs: Mapping[str, frozenset[str]] | None = None) -> None:
        self.programs = dict(programs or {})
        self.called: list[tuple[str, str, str]] = []

    def answers(self, name: str) -> bool:
        """Tell whether it runs."""
        return name in self.programs

    def call(self, name: str, path: str, interface: str, method: str) -> bool:
        """Call a method of a running program that has it."""
        if f"{path} {interface}.{method}" not in self.programs.get(name, frozenset()):
            return False
        self.called.append((name, interface, method))
        return True


KLIPPER = {"org.kde.klipper": frozenset({"/klipper org.kde.klipper.klipper.clearClipboardHistory"})}


@dataclass
class Computer:
    """A home folder and a folder for temporary files; `around` is what the finders are given."""

    home: Path
    temp: Path
    system: System = "linux"
    environ: dict[str, str] = field(default_factory=dict)
    registry: FakeRegistry = field(default_factory=FakeRegistry)
    bus: FakeBus = field(default_factory=FakeBus)

    @property
    def around(self) -> Surroundings:
        """This PC as it is now."""
        owner = os.getuid() if hasattr(os, "getuid") else None
        return Surroundings(self.system, self.home, self.environ, self.temp, self.registry, self.bus, owner)

    def put(self, place: str, data: bytes) -> Path:
        """Write a file below the home folder and return it."""
        path = self.home / place
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        return path


def empty_computer() -> Computer:
    """Return a PC on this test's own home folder, where nothing lies but what the test put there."""
    home = Path.home()
    return Computer(home, home / "run" / "tmp")
