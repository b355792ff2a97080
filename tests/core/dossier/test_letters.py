"""Letters filled: blanks where nobody said anything, nothing guessed, no more than the addressee may see."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from appui_core.cases.derived import Derivation, Method
from appui_core.cases.mask_plan import MaskPlan, Shape, ShapeKind
from appui_core.cases.model import Addressee, Facts
from appui_core.content.letters import IDS, Template
from appui_core.dossier.choice import Choice
from appui_core.dossier.letter_text import BLANK
from appui_core.dossier.letter_written import offered, own_letter
from appui_core.dossier.letters import OWN, Letter, fill
from appui_core.intake.encode import derived_original
from appui_core.intake.preview import decode_preview
from appui_core.messages import load_messages
from core.dossier.lettering import FRENCH, LATE, LETTERS, TODAY, WITHHELD, known, told_case, write
from fakes.clock import FixedClock
from fakes.safe import Safe


@pytest.fixture
def safe(tmp_path: Path, clock: FixedClock) -> Iterator[Safe]:
    with told_case(tmp_path, clock) as found:
        yield found


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
