"""What a letter is about: a platform's own contents, a report, a dossier that was handed over."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path

import pikepdf
import pytest

from appui_core.cases.model import Addressee, Facts
from appui_core.cases.report_model import SCHOOL, Noted, Report, Step, Told
from appui_core.cases.reports import Reports
from appui_core.dossier.choice import Choice
from appui_core.dossier.export import export
from appui_core.dossier.letter_about import reports_for
from appui_core.dossier.letter_known import Handed, Known
from appui_core.dossier.letter_text import BLANK
from appui_core.dossier.letters import prefilled
from appui_core.dossier.order import Order
from core.dossier.lettering import FRENCH, LETTERS, known, told_case, write
from fakes.clock import FixedClock
from fakes.originals import original_of
from fakes.safe import Safe


@pytest.fixture
def safe(tmp_path: Path, clock: FixedClock) -> Iterator[Safe]:
    with told_case(tmp_path, clock) as found:
        yield found


def test_a_platform_is_asked_about_its_own_contents(safe: Safe) -> None:
    safe.cases.add_original(
        safe.code,
        original_of(b"ailleurs", captured=True),
        Facts(url="https://www.instagram.com/p/UNE/", account="@ailleurs", platform="Instagram"),
    )
    found = known(safe, Addressee.PLATFORM)
    both, one = write("platform-notice", found), write("platform-notice", found, platform=" instagram ")
    for words in ("/video/730", "instagram.com/p/UNE/", "@exemple_42", "@ailleurs"):
        assert words in both
    assert "tiktok" not in one.lower()
    assert "@exemple_42" not in one
    assert "instagram.com/p/UNE/" in one
    assert "(n°\u00a01 à 4, " in one
    named = replace(known(safe, Addressee.PLATFORM, numbers=[1]), chosen=True)
    assert "/video/730" in write("platform-notice", named, platform="Instagram")
    assert "/video/730" in write("platform-notice", found, platform="Snapchat")
    safe.cases.add_original(safe.code, original_of(b"sans rien"))
    found = known(safe, Addressee.PLATFORM)
    assert "/video/730" in write("cnil", found)
    assert "/video/730" not in write("cnil", found, platform="Instagram")


def test_a_letter_about_a_report_lists_what_was_reported(safe: Safe) -> None:
    sent = datetime(2026, 11, 10, 18, 0, tzinfo=UTC)
    add = partial(safe.cases.add_original, safe.code)
    for name in ("un", "deux"):
        add(original_of(name.encode()), Facts(url=f"https://www.tiktok.com/@x/video/{name}", platform="TikTok"))
    report = Reports(safe.vault, safe.clock).add(safe.code, Told("tiktok", "video", sent, exhibits=(4,)))
    text = write("reminder-platform", known(safe, Addressee.PLATFORM, report=report))
    assert [line for line in text.splitlines() if "https://" in line] == [
        "– pièce n°\u00a04\u00a0: https://www.tiktok.com/@x/video/un"
    ]


def test_the_ledger_fills_what_it_knows(safe: Safe) -> None:
    reports = Reports(safe.vault, safe.clock)
    sent = datetime(2026, 11, 10, 18, 0, tzinfo=UTC)
    report = reports.add(
        safe.code,
        Told("instagram", "comment", sent, account="@x", reference="R-77", exhibits=(1,), note="mot pour soi"),
    )
    report = reports.note(report.id, Step.REFUSED, datetime(2026, 11, 12, 9, 0, tzinfo=UTC))
    found = known(safe, Addressee.PLATFORM, report=report)
    template = LETTERS["platform-complaint"]
    assert prefilled(template, found, FRENCH) == {
        "platform": "Instagram",
        "reference": "R-77",
        "sent": "10 novembre 2026",
        "decided": "12 novembre 2026",
    }
    text = write("platform-complaint", found)
    assert "signalé les contenus ci-dessous le 10 novembre 2026, sous la référence R-77." in text
    assert "décision le 12 novembre 2026." in text
    assert "référence R-78" in write("platform-complaint", found, reference="R-78")
    police = write("police", known(safe, Addressee.POLICE))
    assert "– Instagram, le 10 novembre 2026, référence R-77\u202f; depuis\u00a0: " in police
    assert "mot pour soi" not in police


def test_a_school_learns_of_reports_what_its_chronology_tells(safe: Safe) -> None:
    reports = Reports(safe.vault, safe.clock)
    sent = datetime(2026, 11, 10, 18, 0, tzinfo=UTC)
    noted = reports.add(safe.code, Told("instagram", "comment", sent, reference="R-77", exhibits=(1,)))
    reports.note(noted.id, Step.FLAGGER, datetime(2026, 11, 12, 9, 0, tzinfo=UTC))
    reports.add(safe.code, Told("le site de Léa D.", "comment", sent, exhibits=(2,)))
    reports.add(safe.code, Told("snapchat", "comment", sent, exhibits=()))
    school = write("school", known(safe, Addressee.SCHOOL))
    lines = [line for line in school.splitlines() if "10 novembre" in line]
    assert sorted(lines) == ["– Instagram, le 10 novembre 2026", "– une plateforme, le 10 novembre 2026"]
    hidden = Choice(hidden={1: ("platform",)})
    assert "Instagram" not in write("school", known(safe, Addressee.SCHOOL, choice=hidden))


def test_a_receipt_says_what_was_handed_over() -> None:
    handed = Handed(date(2026, 11, 28), (1, 2, 3, 7), "ab" * 32, "cd" * 32, 12)
    text = write("receipt", Known(date(2026, 11, 28), "K7Q2MB", handed=handed), form="paper")
    for words in (
        "K7Q2MB",
        "28 novembre 2026",
        "Pages\u00a0: 12\n",
        "Pièces\u00a0: 4 (n°\u00a01 à 3, 7)",
        "ab" * 32,
        "cd" * 32,
    ):
        assert words in text
    assert "Remis sur papier." in text
    assert text.count("Signature de la personne qui") == 2
    # Of a dossier made before they were counted, to be written by hand.
    uncounted = Known(date(2026, 11, 28), "K7Q2MB", handed=replace(handed, pages=0))
    assert f"Pages\u00a0: {BLANK}\n" in write("receipt", uncounted)


def test_a_receipt_is_filled_from_the_dossier_made_last(safe: Safe, tmp_path: Path) -> None:
    assert known(safe, None).handed is None
    orders = (
        Order(safe.code, Addressee.SCHOOL, tmp_path, numbers=[1]),
        Order(safe.code, Addressee.POLICE, tmp_path),
    )
    _, made = [export(safe.cases, order, safe.clock, FRENCH) for order in orders]
    text = write("receipt", known(safe, None))
    assert "établi le 14 novembre 2026 pour\u00a0: police, gendarmerie, parquet.\n" in text
    with pikepdf.open(made.pdf) as document:
        pages = len(document.pages)
    assert f"\nPages\u00a0: {pages}\nPièces\u00a0: 3 (n°\u00a01 à 3)\n" in text
    assert made.manifest_sha256 in text
    assert made.journal_head in text


def test_a_receipt_can_be_for_any_dossier_of_the_case(safe: Safe, tmp_path: Path) -> None:
    addressees = (Addressee.POLICE, Addressee.PLATFORM)
    police, platform = [
        export(safe.cases, Order(safe.code, one, tmp_path), safe.clock, FRENCH) for one in addressees
    ]
    found = known(safe, None)
    assert [one.addressee for one in found.handings] == [Addressee.PLATFORM, Addressee.POLICE]
    assert found.handed == found.handings[0]
    text = write("receipt", replace(found, handed=found.handings[1]))
    assert "pour\u00a0: police, gendarmerie, parquet.\n" in text
    assert police.manifest_sha256 in text
    assert platform.manifest_sha256 not in text


def test_a_letter_begins_with_a_report_about_which_there_is_something_to_ask() -> None:
    def report(number: str, day: int, step: Step | None) -> Report:
        told, at = Told("tiktok", "video", datetime(2026, 11, day, tzinfo=UTC)), datetime(2026, 11, 20, tzinfo=UTC)
        return Report(number, "K7Q2MB", told, (Noted(step, at, ""),) if step else (), "")

    reports = [
        *(report("open", 3, None), report("refused", 4, Step.REFUSED)),
        *(report("older", 2, Step.REFUSED), report("removed", 9, Step.REMOVED)),
    ]

    def order(letter: str) -> list[str]:
        return [one.id for one in reports_for(LETTERS[letter], reports)]

    assert order("platform-complaint") == ["refused", "older", "removed", "open"]
    assert order("reminder-platform") == ["open", "removed", "refused", "older"]
    schools = [replace(one, told=replace(one.told, platform=SCHOOL)) for one in reports]
    assert [one.id for one in reports_for(LETTERS["reminder-school"], schools)] == [
        *("refused", "open", "older"),
        "removed",
    ]


def test_a_report_elsewhere_is_no_answer() -> None:
    report = Report("01A", "K7Q2MB", Told("tiktok", "video", datetime(2026, 11, 2, tzinfo=UTC)), (), "")
    assert prefilled(LETTERS["platform-complaint"], Known(date(2026, 11, 28), report=report), FRENCH) == {
        "platform": "TikTok",
        "sent": "2 novembre 2026",
    }
