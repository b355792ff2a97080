"""Letters filled: blanks where nobody said anything, nothing guessed, no more than the addressee may see."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from hypothesis import given
from hypothesis import strategies as st

from appui_core.cases.derived import Derivation, Method
from appui_core.cases.mask_plan import MaskPlan, Shape, ShapeKind
from appui_core.cases.model import Addressee, Facts
from appui_core.cases.report_model import SCHOOL, Noted, Report, Step, Told
from appui_core.cases.reports import Reports
from appui_core.content.letters import IDS, Template, load_letters
from appui_core.dossier.choice import Choice
from appui_core.dossier.export import export
from appui_core.dossier.letter_about import reports_for
from appui_core.dossier.letter_known import Handed, Known, known_of
from appui_core.dossier.letter_text import BLANK
from appui_core.dossier.letter_written import offered, own_letter
from appui_core.dossier.letters import OWN, Letter, fill, prefilled
from appui_core.dossier.order import Order
from appui_core.intake.encode import derived_original
from appui_core.intake.preview import decode_preview
from appui_core.messages import load_messages
from data.dossier_pictures import png
from fakes.clock import FixedClock
from fakes.originals import original_of
from fakes.safe import Safe, new_safe

LETTERS = {letter.id: letter for letter in load_letters()}
FRENCH = load_messages("fr")
TODAY = Known(date(2026, 11, 28))
LATE = Known(date(2027, 9, 1))
WITHHELD = "https://www.instagram.com/p/ADRESSE-SECRETE/"


def write(letter: str, known: Known = TODAY, language: str = "fr", **answers: str) -> str:
    return fill(LETTERS[letter], known, answers, load_messages(language)).text


@pytest.fixture
def safe(tmp_path: Path, clock: FixedClock) -> Iterator[Safe]:
    found = new_safe(tmp_path / "vault", clock, exhibits=0)
    facts = Facts(
        url="https://www.tiktok.com/@exemple/video/730",
        account="@exemple_42",
        platform="TikTok",
        shown_date="hier",
    )
    found.cases.add_original(found.code, original_of(png()), facts)
    found.cases.add_original(found.code, original_of(png(3)), facts)
    found.cases.add_link(
        found.code, Facts(url=WITHHELD, account="@secret", platform="Instagram", words="mots-secrets")
    )
    yield found
    found.vault.close()


def known(safe: Safe, addressee: Addressee | None, **more: Any) -> Known:  # noqa: ANN401 - as `known_of` takes it
    return known_of(safe.cases, safe.code, addressee, safe.clock, **more)


@pytest.mark.parametrize("letter", IDS)
def test_without_a_word_it_is_a_form_to_fill_in_by_hand(letter: str) -> None:
    text = write(letter)
    assert BLANK in text
    assert "{" not in text
    assert "\n\n\n" not in text
    assert text.endswith("\n")


def test_what_was_said_stands_where_it_belongs() -> None:
    text = write("school", sender="Jeanne Dupré", child="L. D.", facts="le 3\n\n– le 5\n  ", measures="être reçue")
    assert "Nom et prénom\u00a0: Jeanne Dupré\n" in text
    assert "au sujet de L. D., élève" in text
    assert "Les faits, tels que je les connais\u00a0:\n– le 3\n– le 5\n\n" in text
    assert "Je vous demande\u00a0:\n– être reçue\n" in text
    assert "Le 28 novembre 2026" in text


def test_an_answer_is_never_read_as_a_template() -> None:
    text = write("school", sender="{child} {0.__class__} %s", child="{sender}")
    assert "Nom et prénom\u00a0: {child} {0.__class__} %s\n" in text
    assert "au sujet de {sender}, élève" in text


def test_a_sentence_ends_once() -> None:
    assert "subis par Léa D.\n" in write("police", child="Léa D.")
    assert f"subis par {BLANK}\n" in write("police")


@pytest.mark.parametrize(
    ("variant", "words"),
    [
        ("together", "signons cette lettre ensemble"),
        ("alone", "sans autre personne"),
        ("other_told", "a connaissance de cette lettre"),
        ("other_not_told", "merci de me parler avant de la lui communiquer"),
        ("guardian", "m’est confié"),
        ("", ""),
        ("nobody", ""),
    ],
)
@pytest.mark.parametrize("letter", ["school", "police", "academy"])
def test_who_holds_parental_authority_is_never_guessed(letter: str, variant: str, words: str) -> None:
    text = write(letter, parents=variant)
    assert words in text
    assert ("autorité parentale" in text) == (variant in {"together", "alone", "other_told", "other_not_told"})


@pytest.mark.parametrize("letter", ["school", "academy", "police"])
def test_two_who_write_together_both_sign(letter: str) -> None:
    assert write(letter, parents="together").endswith("\nSignatures\u00a0:\n")
    assert write(letter, parents="alone").endswith("\nSignature\u00a0:\n")


def test_an_unknown_choice_is_no_choice() -> None:
    assert write("police", behalf="nobody") == write("police")
    assert write("line-3018", who="x", urgency="x", consent="x") == write("line-3018")


def test_nobody_is_accused_and_x_stands_for_whom_nobody_recognised() -> None:
    assert "contre X" in write("police")
    named = write("police", recognised="un élève de 4e, parce que l’adresse cite sa classe")
    assert "contre X" not in named
    assert "Je ne peux pas l’affirmer" in named


def test_a_notice_about_a_child_needs_no_name() -> None:
    text = write("platform-notice", sender="Jeanne Dupré", mail="j@exemple.test", reason="sexual_minor")
    assert "Jeanne" not in text
    assert "j@exemple.test" not in text
    assert "2011/93/UE" in text
    assert "Jeanne Dupré" in write("platform-notice", sender="Jeanne Dupré", reason="harassment")


def test_law_that_nobody_checked_lately_is_left_out_and_the_letter_still_stands() -> None:
    fresh, late = write("police"), write("police", LATE)
    assert "222-33-2-2" in fresh
    assert "222-33-2-2" not in late
    assert "Exposé des faits" in late
    assert "article 16" not in write("platform-notice", LATE)
    assert "Adresses exactes" in write("platform-notice", LATE)
    # The protocol of a school is no law: it stays.
    assert "pHARe" in write("school", LATE)


def test_a_letter_goes_out_in_french_and_is_read_in_english() -> None:
    assert write("school", language="uk") == write("school")
    english = fill(LETTERS["school"], TODAY, {}, load_messages("en"))
    assert english.language == "en"
    assert english.text.startswith("Translation to read, not to send")
    assert fill(LETTERS["school"], TODAY, {}, load_messages("fr")).language == "fr"


def test_the_dossiers_of_all_have_their_own_letter() -> None:
    assert set(OWN) == set(Addressee)
    for addressee in Addressee:
        assert LETTERS[OWN[addressee]].shape.addressee == str(addressee)
        assert OWN[addressee] in [template.id for template in offered(addressee)]


@pytest.mark.parametrize("letter", ["school", "academy", "police", "platform-notice", "platform-complaint"])
def test_a_file_is_enclosed_only_where_the_letter_goes_with_one(safe: Safe, letter: str) -> None:
    alone = known(safe, Addressee.POLICE)
    without, within = write(letter, alone), write(letter, replace(alone, enclosed=True))
    assert "dossier est joint" not in without
    assert "J’ai gardé des pièces (n°\u00a01 à 3, " in without
    assert "je peux en remettre un dossier" in without
    assert "Un dossier est joint\u00a0: pièces n°\u00a01 à 3, gardées le " in within
    assert "remettre un dossier" not in within
    assert "file is enclosed" not in write(letter, alone, "en")
    assert "A file is enclosed" in write(letter, replace(alone, enclosed=True), "en")


def test_the_letter_of_a_dossier_says_that_it_is_enclosed(safe: Safe) -> None:
    case_file = safe.cases.case_file(safe.code)
    (one,) = own_letter(safe.cases, case_file, Addressee.SCHOOL, safe.clock, Choice())
    assert "Un dossier est joint" in one.letter.text


def test_the_case_tells_the_police_all(safe: Safe) -> None:
    text = write("police", replace(known(safe, Addressee.POLICE), enclosed=True))
    assert "pièces n°\u00a01 à 3, gardées le " in text
    assert "Comptes relevés\u00a0: @exemple_42, @secret\n" in text
    assert "– pièce n°\u00a01\u00a0: " in text
    assert "3018" not in text


@pytest.mark.parametrize(
    "letter", ["platform-notice", "platform-complaint", "erasure", "reminder-platform", "cnil"]
)
def test_addresses_of_records_without_image_stay_with_police_and_3018(safe: Safe, letter: str) -> None:
    to_platform = write(letter, known(safe, Addressee.PLATFORM))
    assert "– pièces n°\u00a01, 2\u00a0: https://www.tiktok.com/@exemple/video/730\n" in to_platform
    assert "adresse non communiquée" in to_platform
    for word in ("ADRESSE-SECRETE", "@secret", "mots-secrets"):
        assert word not in to_platform
    to_line = write("line-3018", known(safe, Addressee.LINE_3018))
    assert WITHHELD in to_line
    assert "mots-secrets" not in to_line


def test_an_address_that_a_platform_does_not_get_is_not_said_to_be_reported(safe: Safe) -> None:
    # The writer declares that all of it is exact.
    text = write("platform-notice", known(safe, Addressee.PLATFORM))
    assert "– pièce n°\u00a03\u00a0: adresse non communiquée ici.\n" in text
    assert "autorités" not in text


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


def test_what_is_hidden_from_an_addressee_stays_out_of_its_letter(safe: Safe) -> None:
    choice = Choice(hidden={1: ("url", "account"), 2: ("url", "account")})
    text = write("platform-notice", known(safe, Addressee.PLATFORM, choice=choice))
    assert "tiktok.com" not in text
    assert "@exemple_42" not in text
    assert "– pièces n°\u00a01, 2\u00a0: Masqué pour ce destinataire.\n" in text


def test_a_record_that_somebody_keeps_back_is_not_said_to_be_reported(safe: Safe) -> None:
    text = write("line-3018", known(safe, Addressee.LINE_3018, choice=Choice(hidden={3: ("url",)})))
    assert "ADRESSE-SECRETE" not in text
    assert "adresse non communiquée" not in text
    assert "– pièce n°\u00a03\u00a0: Masqué pour ce destinataire.\n" in text


def test_a_twin_of_a_masked_picture_stops_no_letter(safe: Safe) -> None:
    first = safe.cases.exhibits(safe.code)[0]
    pixels = decode_preview(safe.cases.view_bytes(safe.code, first.id), first.media_type, 0)
    crop = derived_original(replace(pixels, height=1, rgb=pixels.rgb[: 3 * pixels.width]), safe.clock)
    safe.cases.add_derived(safe.code, crop, Derivation(Method.CROP, (first.id,)))
    plan = MaskPlan((Shape(ShapeKind.RECT, ((0, 0), (1, 1))),))
    safe.cases.masks.note(safe.code, first.id, Addressee.SCHOOL, plan)
    assert "(n°\u00a01 à 4, le " in write("school", known(safe, Addressee.SCHOOL))


def test_only_the_chosen_exhibits_are_spoken_of(safe: Safe) -> None:
    text = write("police", known(safe, Addressee.POLICE, numbers=[3]))
    assert "pièces (n°\u00a03, le " in text
    assert "@exemple_42" not in text


def test_without_an_addressee_nothing_of_the_exhibits_is_told(safe: Safe) -> None:
    found = known(safe, None)
    assert (found.items, found.case) == ((), safe.code)


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


def test_a_message_to_the_3018_begins_with_age_urgency_and_consent(safe: Safe) -> None:
    answers = {"who": "parent", "age": "13", "urgency": "now", "words": "Un mot.", "consent": "both"}
    text = write("line-3018", known(safe, Addressee.LINE_3018), **answers)
    places = [text.index(words) for words in ("13 ans", "C’est urgent", "Un mot.", "Je suis d’accord", "https://")]
    assert places == sorted(places)
    assert "prénom" not in text
    assert "\n\nMon prénom\u00a0: Dominique\n\n" in write("line-3018", sender="Dominique")


def test_many_addresses_do_not_make_a_message_to_the_3018_long(safe: Safe) -> None:
    for number in range(30):
        facts = Facts(url=f"https://exemple.test/{number}", account=f"@compte{number}", platform="Discord")
        safe.cases.add_link(safe.code, facts)
    alone = known(safe, Addressee.LINE_3018)
    assert "– et 22 autres\n" in write("line-3018", alone)
    text = write("line-3018", replace(alone, enclosed=True))
    assert len([line for line in text.splitlines() if "https://" in line]) == 10
    assert "– et 22 autres, dans le dossier joint" in text
    notice = write("platform-complaint", known(safe, Addressee.POLICE))
    assert len([line for line in notice.splitlines() if "https://" in line]) == 32


@given(st.dictionaries(st.sampled_from(["sender", "facts", "parents", "effects", "other"]), st.text(), max_size=5))
def test_any_answers_make_a_letter(answers: dict[str, str]) -> None:
    letter: Letter = fill(LETTERS["school"], TODAY, answers, FRENCH)
    facts = letter.text.split("connais\u00a0:\n", 1)[1].split("\n\n", 1)[0]
    assert 1 <= len(facts.split("\n")) <= 8
    template: Template = LETTERS["school"]
    assert letter.title == template.words["fr"].title


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
