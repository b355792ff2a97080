"""The policy: what holds, where it comes from, and what is set aside key by key; whatever is in the file."""

import os
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from appui_core.kiosk.adults import present
from appui_core.kiosk.phc import hash_pin
from appui_core.kiosk.policy import Adult, KioskPolicy, Reading, policy_places, read_policy
from appui_core.kiosk.policy_faults import Fault
from appui_core.kiosk.policy_words import problem_words
from appui_core.kiosk.slides import slide_files
from appui_core.locate import resources_dir
from appui_core.messages import languages, load_messages

TODAY = date(2026, 11, 14)
HASH = "$argon2id$v=19$m=65536,t=3,p=4$DHqnBth8sxh2WsTbz63y3Q$syuwOAg/C0pp75NH5kjd9ZHSO4UdMPGpQc3yus9p6EU"
TEMPLATE = Path(__file__).parents[3] / "packaging" / "kiosk" / "policy.toml"


def _read(folder: Path, text: str) -> Reading:
    path = folder / "policy.toml"
    path.write_text(text, encoding="utf-8")
    return read_policy([path], config=folder.parent / "config")


def _problems(reading: Reading) -> list[tuple[str, str]]:
    return [(problem.key, problem.code.value) for problem in reading.problems]


def test_everything_that_a_school_may_set(machine: Path) -> None:
    pictures = machine / "images"
    pictures.mkdir()
    reading = _read(
        machine,
        f"""
        [kiosk]
        exit_pin_argon2id = "{HASH}"
        idle_s = 90
        languages = ["en", "fr", "en"]
        printer = "CDI-laser"
        slides = '{pictures}'
        count_openings = true
        [[adults]]
        name = "Mme Exemple"
        role = "Infirmière"
        where = "Infirmerie, bâtiment B"
        until = 2027-07-05
        [[adults]]
        role = "Vie scolaire"
        """,
    )
    assert reading.problems == ()
    assert reading.policy == KioskPolicy(
        exit_pin_argon2id=HASH,
        idle_s=90,
        languages=("en", "fr"),
        printer="CDI-laser",
        slides=str(pictures),
        count_openings=True,
        adults=(
            Adult("Mme Exemple", "Infirmière", "Infirmerie, bâtiment B", date(2027, 7, 5)),
            Adult("", "Vie scolaire", "", None),
        ),
    )
    assert {value.source for value in reading.values} == {machine / "policy.toml"}
    shown = {value.key: value.value for value in reading.values}
    assert shown["kiosk.exit_pin_argon2id"] is True, "the hash is not for a screen"


def test_without_a_file_the_defaults_hold_and_that_is_said(tmp_path: Path) -> None:
    reading = read_policy([tmp_path / "policy.toml", tmp_path / "other.toml"])
    assert reading.policy == KioskPolicy()
    assert _problems(reading) == [("", "none")]
    asked = tmp_path / "policy.toml"
    assert _problems(read_policy([asked], asked)) == [("", "absent"), ("", "none")]


@pytest.mark.parametrize(
    ("line", "key", "fault"),
    [
        ("idle_s = '75'", "kiosk.idle_s", Fault.KIND),
        ("idle_s = true", "kiosk.idle_s", Fault.KIND),
        ("idle_s = 75.0", "kiosk.idle_s", Fault.KIND),
        ("idle_s = 29", "kiosk.idle_s", Fault.BOUNDS),
        ("idle_s = 601", "kiosk.idle_s", Fault.BOUNDS),
        ("count_openings = 1", "kiosk.count_openings", Fault.KIND),
        ("printer = 3", "kiosk.printer", Fault.KIND),
        ("printer = '-o raw'", "kiosk.printer", Fault.DASH),
        ('printer = "a\\u202eb"', "kiosk.printer", Fault.TEXT),
        ("languages = 'fr'", "kiosk.languages", Fault.KIND),
        ("languages = ['xx']", "kiosk.languages[1]", Fault.LANGUAGE),
        ("languages = [3]", "kiosk.languages[1]", Fault.LANGUAGE),
        ("exit_pin_argon2id = 123456", "kiosk.exit_pin_argon2id", Fault.KIND),
        ("exit_pin_argon2id = '123456'", "kiosk.exit_pin_argon2id", Fault.PIN_HASH),
        (
            f"exit_pin_argon2id = '{HASH.replace('m=65536', 'm=4194304')}'",
            "kiosk.exit_pin_argon2id",
            Fault.PIN_HASH,
        ),
        (f"exit_pin_argon2id = '{HASH.replace('2id', '2i')}'", "kiosk.exit_pin_argon2id", Fault.PIN_HASH),
        ("slides = 'images'", "kiosk.slides", Fault.SLIDES),
        ("slides = '/nowhere/at/all'", "kiosk.slides", Fault.SLIDES),
        ("slides = 1", "kiosk.slides", Fault.KIND),
        ("idle = 90", "kiosk.idle", Fault.UNKNOWN_KEY),
    ],
)
def test_one_wrong_key_leaves_the_others(machine: Path, line: str, key: str, fault: Fault) -> None:
    reading = _read(machine, f"[kiosk]\n{line}\n[[adults]]\nrole = 'CPE'\n")
    assert _problems(reading) == [(key, fault.value)]
    assert reading.policy == KioskPolicy(adults=(Adult("", "CPE", "", None),))


@pytest.mark.parametrize(
    ("lines", "part", "fault", "left"),
    [
        ("name = 'Mme A'", "role", Fault.NO_ROLE, None),
        ("role = ''", "role", Fault.NO_ROLE, None),
        ("role = 'CPE'\nname = 'Mme A'", "until", Fault.NO_UNTIL, Adult("", "CPE", "", None)),
        ("role = 'CPE'\nname = 'Mme A'\nuntil = 'été'", "until", Fault.DAY, Adult("", "CPE", "", None)),
        ("role = 'CPE'\nname = 'Mme A'\nuntil = '2027-02-30'", "until", Fault.DAY, Adult("", "CPE", "", None)),
        ("role = 'CPE'\nuntil = 2027-01-01T10:00:00", "until", Fault.DAY, Adult("", "CPE", "", None)),
        (
            'role = "CPE"\nname = "\\u202eA"\nuntil = 2027-07-05',
            "name",
            Fault.TEXT,
            Adult("", "CPE", "", date(2027, 7, 5)),
        ),
        ("role = 'CPE'\nwhere = 3", "where", Fault.KIND, Adult("", "CPE", "", None)),
        ("role = 'CPE'\nphone = '06'", "phone", Fault.UNKNOWN_KEY, Adult("", "CPE", "", None)),
        (f"role = 'CPE'\nwhere = '{'x' * 81}'", "where", Fault.TEXT, Adult("", "CPE", "", None)),
    ],
)
def test_an_adult_is_shown_as_far_as_is_sure(
    machine: Path, lines: str, part: str, fault: Fault, left: Adult | None
) -> None:
    reading = _read(machine, f"[[adults]]\n{lines}\n[[adults]]\nrole = 'Vie scolaire'\n")
    assert _problems(reading) == [(f"adults[1].{part}", fault.value)]
    others = (Adult("", "Vie scolaire", "", None),)
    assert reading.policy.adults == ((left, *others) if left is not None else others)


def test_no_more_adults_than_a_pupil_can_read(machine: Path) -> None:
    reading = _read(machine, "".join(f"[[adults]]\nrole = 'R{n}'\n" for n in range(13)))
    assert _problems(reading) == [("adults", "too_many")]
    assert len(reading.policy.adults) == 12


def test_a_key_of_the_file_itself_and_sections_of_another_sort(machine: Path) -> None:
    reading = _read(machine, "kiosk = 3\nadults = 'tous'\n'x\\u202e' = 1\n")
    assert _problems(reading) == [("kiosk", "kind"), ("adults", "kind"), ("x\\u202e", "unknown_key")]
    assert _problems(_read(machine, '"x\\u202e" = 1\nadults = [3]')) == [
        ("adults[1]", "kind"),
        ("x?", "unknown_key"),
    ]


@pytest.mark.parametrize(
    ("data", "fault", "line"),
    [
        (b"[kiosk]\nidle_s = \n", Fault.NOT_TOML, 2),
        (b"[kiosk\n", Fault.NOT_TOML, 1),
        (b"\xff\xfe[\x00k\x00", Fault.NOT_TEXT, 1),
        (b"x = " + b"[" * 5000, Fault.NOT_TOML, 0),
        (b"#" * ((1 << 20) + 1), Fault.TOO_LARGE, 0),
    ],
)
def test_a_broken_file_gives_the_defaults_and_says_where(
    machine: Path, data: bytes, fault: Fault, line: int
) -> None:
    path = machine / "policy.toml"
    path.write_bytes(data)
    reading = read_policy([path])
    assert reading.policy == KioskPolicy()
    assert [(problem.code, problem.source, problem.line) for problem in reading.problems] == [(fault, path, line)]


def test_what_is_no_file_is_never_waited_for(tmp_path: Path) -> None:
    assert _problems(read_policy([tmp_path])) == [("", "not_a_file")]
    if sys.platform != "win32":
        os.mkfifo(tmp_path / "pipe")
        assert _problems(read_policy([tmp_path / "pipe"])) == [("", "not_a_file")]
    assert _problems(read_policy([Path("a\0b")])) == [("", "unreadable")]


def test_the_first_place_that_says_a_key_wins(machine: Path) -> None:
    first, second = machine / "a.toml", machine / "b.toml"
    first.write_text("[kiosk]\nidle_s = 40\nprinter = 7\n", encoding="utf-8")
    second.write_text("[kiosk]\nidle_s = 50\nprinter = 'P'\nlanguages = ['en']\n", encoding="utf-8")
    reading = read_policy([first, second], config=machine.parent / "config")
    assert (reading.policy.idle_s, reading.policy.printer, reading.policy.languages) == (40, "P", ("en",))
    sources = {value.key: value.source for value in reading.values}
    assert (sources["kiosk.idle_s"], sources["kiosk.printer"], sources["adults"]) == (first, second, None)
    assert _problems(reading) == [("kiosk.printer", "kind")]


def test_a_file_that_the_user_may_write_locks_nothing(machine: Path) -> None:
    own = machine.parent / "config"
    own.mkdir()
    (own / "policy.toml").write_text(
        f"""
        [kiosk]
        exit_pin_argon2id = "{HASH}"
        idle_s = 600
        printer = "P"
        slides = "/usr"
        count_openings = true
        languages = ["en"]
        [[adults]]
        role = "CPE"
        """,
        encoding="utf-8",
    )
    places = policy_places(None, own)
    assert places[-1] == own / "policy.toml"
    reading = read_policy(places[-1:], config=own)
    assert reading.policy == KioskPolicy(languages=("en",), adults=(Adult("", "CPE", "", None),))
    assert _problems(reading) == [
        (f"kiosk.{key}", "locked")
        for key in ("exit_pin_argon2id", "idle_s", "printer", "slides", "count_openings")
    ]


def test_the_places_in_their_order(tmp_path: Path) -> None:
    places = policy_places(tmp_path / "mine.toml", tmp_path / "config")
    assert places[0] == tmp_path / "mine.toml"
    assert places[-1] == tmp_path / "config" / "policy.toml"
    assert len(places) == 3
    assert policy_places(places[1]) == policy_places(None), "named twice, read once"


def test_a_name_out_of_date_gives_way_to_the_role() -> None:
    lasting = Adult("Mme A", "Infirmière", "Infirmerie", TODAY)
    gone = Adult("M. B", "CPE", "Bureau 2", date(2026, 11, 13))
    policy = KioskPolicy(adults=(gone, lasting, gone))
    assert present(policy, TODAY, ("Vie scolaire",)) == (Adult("", "CPE", "", None), lasting)
    assert present(policy, date(2026, 11, 15)) == (Adult("", "CPE", "", None), Adult("", "Infirmière", "", None))
    assert present(KioskPolicy(), TODAY, ("Vie scolaire",)) == (Adult("", "Vie scolaire", "", None),)


def test_the_schools_pictures_are_looked_at(machine: Path) -> None:
    png, jpeg = b"\x89PNG\r\n\x1a\n....", b"\xff\xd8\xff\xe0...."
    files = {"b.png": png, "a.jpg": jpeg, "c.png": b"<svg/>", ".d.png": png, "e.jpg": b""}
    for name, data in files.items():
        (machine / name).write_bytes(data)
        (machine / name).chmod(0o644)
    (machine / "f.png").mkdir()
    assert [path.name for path in slide_files(str(machine))] == ["a.jpg", "b.png"]
    assert slide_files("") == slide_files("/nowhere/at/all") == ()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root owns what a pupil does not")
def test_a_picture_that_a_pupil_could_change_is_not_shown(machine: Path) -> None:
    path = machine / "a.png"
    path.write_bytes(b"\x89PNG\r\n\x1a\n")
    path.chmod(0o666)
    assert slide_files(str(machine)) == ()
    path.chmod(0o644)
    assert slide_files(str(machine)) == (path,)


def test_every_reason_is_a_sentence_in_every_language(machine: Path) -> None:
    said = set()
    for language in languages():
        messages = load_messages(language)
        for fault in Fault:
            reading = _read(machine, "x = 1")
            problem = reading.problems[0]
            words = problem_words(messages, type(problem)("x", fault, None))
            assert words.endswith(".")
            assert "{" not in words
            said.add(words)
    assert len(said) == len(Fault) * len(languages())


def test_the_template_holds_as_it_is_and_with_its_examples(machine: Path) -> None:
    text = TEMPLATE.read_text(encoding="utf-8")
    as_it_is = _read(machine, text)
    assert as_it_is == Reading(KioskPolicy(), as_it_is.values, ())
    pictures = machine / "images"
    pictures.mkdir()
    # Comments that show a line begin with "#" and nothing between; those that explain have a space.
    shown = "\n".join(line.removeprefix("#") for line in text.splitlines() if not line.startswith("# "))
    assert "/usr/local/share/appui/images" in shown
    example = hash_pin("482916")
    reading = _read(
        machine,
        shown.replace("/usr/local/share/appui/images", pictures.as_posix()).replace("$argon2id$...", example),
    )
    assert reading.problems == ()
    assert {value.key for value in reading.values if value.source is None} == set(), "every key is in the template"
    assert reading.policy.exit_pin_argon2id == example
    assert (resources_dir() / "texts").is_dir()


_VALUES = st.recursive(
    st.none().map(lambda _: "true") | st.integers().map(str) | st.text("abé\u202e'", max_size=5).map(repr),
    lambda inner: st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
    max_leaves=5,
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.text(max_size=200),
        st.dictionaries(
            st.sampled_from(
                ["idle_s", "languages", "printer", "slides", "count_openings", "exit_pin_argon2id", "z"]
            ),
            _VALUES,
        ).map(lambda rows: "[kiosk]\n" + "\n".join(f"{key} = {value}" for key, value in rows.items())),
        _VALUES.map(lambda value: f"adults = {value}"),
        _VALUES.map(lambda value: f"[[adults]]\nrole = {value}\nname = {value}\nuntil = {value}"),
    )
)
def test_nothing_in_a_file_raises(tmp_path: Path, text: str) -> None:
    path = tmp_path / "policy.toml"
    path.write_bytes(text.encode("utf-8", "surrogatepass"))
    reading = read_policy([path], path)
    assert 30 <= reading.policy.idle_s <= 600
    assert all(adult.role for adult in reading.policy.adults)
