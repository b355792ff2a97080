"""What is told of “Faits établissement”: from the pack, dated, its law hidden when it is old."""

from datetime import date
from pathlib import Path

import pytest

from appui_core.content.incident import LEVELS, load_incident
from appui_core.content.pack import content_dir
from appui_core.content.problems import ContentError


def test_what_ships() -> None:
    incident = load_incident()
    assert [incident.level(name, "en")[0] for name in LEVELS] == ["1", "2", "3"]
    assert incident.level("", "fr") == ""
    told = incident.sentences("fr", date(2026, 11, 28))
    assert len(told) == 3
    assert "initiales" in told[0]
    assert not incident.stale(date(2026, 11, 28))


def test_old_law_is_left_out_and_the_rest_is_called_old() -> None:
    incident = load_incident()
    later = date(2027, 11, 28)
    assert [word for word in incident.sentences("fr", later) if "décret" in word] == []
    assert len(incident.sentences("fr", later)) == 2
    assert incident.stale(later)


def test_a_defect_is_named(tmp_path: Path) -> None:
    text = (content_dir() / "incident.toml").read_text(encoding="utf-8")
    (tmp_path / "incident.toml").write_text(text.replace("[levels]", "[level]"), encoding="utf-8")
    with pytest.raises(ContentError) as found:
        load_incident(tmp_path)
    assert "level" in str(found.value)
