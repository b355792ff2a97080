"""A settings file that Python itself gives up on: the help line and the first step stay within reach."""

import pytest

from appui_core.locate import Places
from fakes.command_line import Verbs


@pytest.mark.parametrize("content", [b"version = " + b"9" * 5000, b"version = " + b"[" * 5000 + b"]" * 5000])
def test_the_line_and_the_first_step_answer(verbs: Verbs, places: Places, content: bytes) -> None:
    places.settings_file.parent.mkdir(parents=True, exist_ok=True)
    places.settings_file.write_bytes(content)
    assert verbs("3018", "--json").json["number"] == "3018"
    assert verbs("triage", "--situation", "life-now", "--json").json["first"][0]["number"] == "15"
    assert verbs("content", "status", "--json").json["source"] == "bundled"
    assert places.settings_file.read_bytes() == content, "looking throws nothing away"
