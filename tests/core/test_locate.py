"""Where a person's folders are: on Linux we say ourselves, and sooner, what platformdirs would say."""

import sys

import platformdirs
import pytest

from appui_core.locate import places

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere platformdirs is asked")


@pytest.mark.parametrize("home", ["/home/eleve", "/home/é ü"])
@pytest.mark.parametrize("named", [None, "", "  ", "/srv/postes/12", "/srv/with space", "relative/place", "/x/"])
def test_places_are_those_of_platformdirs(monkeypatch: pytest.MonkeyPatch, home: str, named: str | None) -> None:
    monkeypatch.delenv("APPUI_DATA", raising=False)
    monkeypatch.setenv("HOME", home)
    for variable in ("XDG_DATA_HOME", "XDG_CONFIG_HOME"):
        if named is None:
            monkeypatch.delenv(variable, raising=False)
        else:
            monkeypatch.setenv(variable, named)
    found = places()
    assert str(found.data) == platformdirs.user_data_dir("Appui", appauthor=False, roaming=False)
    assert str(found.config) == platformdirs.user_config_dir("Appui", appauthor=False, roaming=False)
