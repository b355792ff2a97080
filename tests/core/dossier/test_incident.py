"""The text for “Faits établissement”: dates, numbers and initials, and no word that anybody noted."""

from datetime import UTC, datetime

import pytest

from appui_core.cases.aliases import Alias
from appui_core.cases.model import Exhibit, Facts, Kind
from appui_core.cases.report_model import Report, Told
from appui_core.dossier.incident import BLANK, KINDS, Asked, incident_text
from appui_core.messages import load_messages
from data.dossier_pictures import jpeg, png
from fakes.case_file import FakeCaseFile

NOTED = Facts(
    url="https://www.tiktok.com/@zoe/video/7",
    account="@Zoe",
    display_name="Zoé",
    platform="TikTok",
    shown_date="hier",
    note="Zoé a une dépression",
    words="Zoé est nulle",
    people="Zoé",
)
ALIASES = [
    Alias("Zoé Lambert", "Élève A"),
    Alias("Zoé", "Élève A"),
    Alias("Noa-Lou Petit", "N."),
    Alias("🦊", "x"),
]


def _exhibits() -> tuple[Exhibit, ...]:
    case_file = FakeCaseFile()
    case_file.add_picture(png(seed=1), facts=NOTED)
    case_file.add_picture(jpeg(), "image/jpeg", Facts(account="zoe", platform="chez Zoé"), kind=Kind.IMPORT)
    case_file.add_link(Facts(account="autre", platform="instagram"))
    return case_file.exhibits


def _report(platform: str) -> Report:
    told = Told(platform, "comment", datetime(2026, 11, 13, 18, 0, tzinfo=UTC), note="Zoé")
    return Report("R", "K7Q2MB", told, (), "2026-11-13T18:00:00.000Z")


@pytest.mark.parametrize("language", ["fr", "en"])
def test_what_is_known_and_no_word_of_anybody(language: str) -> None:
    asked = Asked("insults", "2 (rectorat et DASEN)")
    reports = [_report("tiktok"), _report("chez Zoé"), _report("school")]
    text = incident_text("K7Q2MB", _exhibits(), reports, ALIASES, asked, load_messages(language))
    for word in ("zoé", "zoe", "nulle", "dépression", "hier", "autre", "lambert", "http"):
        assert word not in text.casefold().replace("autres", "").replace("another", "")
    for word in (
        "Z. L., N.-L. P.",
        "TikTok, Instagram",
        "14/11/2026",
        "K7Q2MB",
        "2 (rectorat",
        "13/11/2026",
        BLANK,
    ):
        assert word in text
    assert text.count("13/11/2026") == 1
    assert len(text.splitlines()) == 10


def test_blanks_where_nothing_is_known() -> None:
    text = incident_text("K7Q2MB", (), (), (), Asked(), load_messages("fr"))
    lines = text.splitlines()
    assert lines[0] == f"Nature\u00a0: {BLANK}"
    assert sum(BLANK in line for line in lines) == len(lines) - 2


def test_every_kind_has_its_words() -> None:
    for language in ("fr", "en"):
        messages = load_messages(language)
        assert len({messages.text(f"incident.kinds.{kind}") for kind in KINDS}) == len(KINDS)
