"""Names and what stands for them: whole words in every spelling, the longest first, nothing guessed."""

import pytest

from appui_core.cases.aliases import MOST, Alias, Replacer, aliases_from, initials, next_letter, tidy

NAMES = Replacer(
    [
        Alias("Léa", "Élève A"),
        Alias("Léa Martin", "Élève A"),
        Alias("Jean", "Élève C"),
        Alias("Jean-Pierre", "J.-P."),
        Alias("D’Artagnan", "Élève D"),
        Alias("Œuvrard", "Œ."),
        Alias("gamer77", "compte B"),
        Alias("🦊", "renard"),
        Alias("Zoé", "Z."),
        Alias("Ana", "A. A."),
        Alias("李雷", "L."),
    ]
)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("LÉA MARTIN a dit à lea", "Élève A a dit à Élève A"),
        ("martin léa, Martin  LEA", "Élève A, Élève A"),
        ("Le\u0301a et Le\u0301\u0301a", "Élève A et Élève A"),
        ("L\u200bé\u00ada", "Élève A"),
        ("Zoe\u0301! ZOE\u0301\u200d", "Z.! Z."),
        ("ＬＥＡ", "Élève A"),
        ("l’anniversaire d'Léa, Léa’s, qu’Léa-la-star", "l’anniversaire d'Élève A, Élève A’s, qu’Élève A-la-star"),
        ("@lea.martin_12 lea_martin leamartin", "@Élève A_12 Élève A Élève A"),
        ("lea2012", "Élève A2012"),
        ("Jean‑Pierre, jean pierre, Jean", "J.-P., J.-P., Élève C"),
        ("D'ARTAGNAN d’artagnan dartagnan", "Élève D Élève D Élève D"),
        ("oeuvrard, ŒUVRARD", "Œ., Œ."),
        ("gamer77 @GAMER77 gamer771 xgamer77", "compte B @compte B gamer771 xgamer77"),
        ("🦊🦊", "renardrenard"),
        ("Cléa, Léanne, plea", "Cléa, Léanne, plea"),
        ("Élève A", "Élève A"),
        ("l’an a passé, le a, Le martin, jean et pierre", "l’an a passé, le a, Le martin, Élève C et pierre"),
        ("我和李雷去学校", "我和L.去学校"),
        ("", ""),
    ],
)
def test_names_in_every_spelling(text: str, shown: str) -> None:
    assert NAMES.text(text) == shown
    assert NAMES.names_in(text) == (text != shown)


def test_what_stands_for_a_name_never_tells_one() -> None:
    names = Replacer([Alias("Zoé", "Zoé L."), Alias("Noa", "l’amie de ZOE"), Alias("L", "l")])
    assert names.text("Zoé, Noa, L") == "Z., N., …"


def test_what_was_put_in_is_not_read_again() -> None:
    assert Replacer([Alias("Ana", "Bo Lo"), Alias("Lo", "X")]).text("Ana, Lo") == "A., X"
    assert Replacer([Alias("a+b(c", r"\1 \g<0>")]).text("A+B(C!") == r"\1 \g<0>!"


def test_nothing_without_names() -> None:
    for aliases in ((), (Alias("", "x"),), (Alias(" \u200b ", "x"),)):
        names = Replacer(aliases)
        assert not names
        assert names.text("Léa") == "Léa"
        assert not names.names_in("Léa")
        assert not names.left_in("Léa", handle=True)


def test_parts_that_are_left() -> None:
    names = Replacer([Alias("Léa de la Tour", "Élève A"), Alias("Li", "Élève B")])
    assert names.left_in("avec la Tour hier")
    assert names.left_in("Lea seule")
    assert not names.left_in("Léa de la Tour")
    assert not names.left_in("de la jalousie, li")
    assert not names.left_in("clean")
    assert names.left_in("clean_lealabelle", handle=True)
    assert not names.left_in("lili", handle=True)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Léa", "L."),
        ("jean-pierre d’Arc", "J.-P. D.-A."),
        (" élodie   martin ", "É. M."),
        ("🦊", ""),
        ("2pac shakur", "2. S."),
    ],
)
def test_initials_of_what_is_typed(name: str, short: str) -> None:
    assert initials(name) == short


def test_next_letter() -> None:
    assert next_letter([]) == "A"
    assert next_letter(["Élève A", "J. M.", "Élève C", "B"]) == "D"
    assert next_letter([f"Élève {letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"]) == "AA"


def test_a_list_as_it_is_kept() -> None:
    many = [Alias(f"nom {number}", "x") for number in range(MOST + 5)]
    assert len(tidy(many)) == MOST
    assert tidy([Alias("  Léa \n Martin ", ""), Alias("lea martin", "Z"), Alias(" ", "y")]) == (
        Alias("Léa Martin", "L. M."),
    )
    kept = [one.to_json() for one in (Alias("Léa", "Élève A"),)]
    assert aliases_from(kept) == (Alias("Léa", "Élève A"),)
    assert aliases_from(None) == aliases_from({"name": 1}) == aliases_from([3, {"name": ""}]) == ()
