"""Every defect outside the guides names its file, its key and what is allowed."""
# ruff: noqa: E501 - a defect a line

from pathlib import Path

import pytest

from appui_core.content.check import check_pack
from appui_core.content.check_learning import check_learning
from fakes.content_folder import spoil


@pytest.mark.parametrize(
    ("file", "old", "new", "key", "reason"),
    [
        ("pack.toml", "schema = 1", "schema = 2", "schema", "allowed: 1"),
        ("pack.toml", "schema = 1", "schema = true", "schema", "whole number"),
        ("pack.toml", "expires = 2027-05-28", 'expires = "2027-05-28"', "expires", "without quotes"),
        ("pack.toml", "expires = 2027-05-28", "expires = 2027-05-28T10:00:00", "expires", "without an hour"),
        ("pack.toml", "version", "vresion", "vresion", "unknown key"),
        ("pack.toml", "2026.11.28", "２０２６.11.28", "version", "is no version"),
        ("helplines/119.toml", 'source_date = "2023"', 'source_date = "2023-02-31"', "source_date", "is no date"),
        ("helplines/119.toml", 'id = "119"', 'id = "911"', "id", "belongs in helplines/911.toml"),
        ("helplines/119.toml", 'role = "child"', 'role = "kid"', "role", "allowed: danger, thoughts, child"),
        ("helplines/119.toml", 'number = "119"', 'number = "1 19"', "number", "without spaces"),
        ("helplines/119.toml", 'zone = "Europe/Paris"', 'zone = "Europe/Pari"', "zone", "IANA"),
        ("helplines/119.toml", 'zone = "Europe/Paris"', 'zone = "../../etc/passwd"', "zone", "IANA"),
        ("helplines/119.toml", 'risk = "life"', 'risk = "lfie"', "risk", "allowed: life, procedure, legal"),
        ("helplines/119.toml", 'risk = "life"\n', "", "risk", "missing"),
        ("helplines/119.toml", "checked_on = 2026-11-22\n", "", "checked_on", "missing"),
        ("helplines/119.toml", 'source_date = "2023"', 'source_date = "last year"', "source_date", "undated"),
        ("helplines/119.toml", "checked_on", "tried_on = 2027-01-01\nchecked_on", "tried_on", "after checked_on"),
        ("helplines/119.toml", "https://www.allo119.gouv.fr", "http://www.allo119.gouv.fr", "channels[2].url", "https://"),
        ("helplines/119.toml", "voice = true", "voice = 1", "channels[1].voice", "true or false"),
        ("helplines/119.toml", 'kind = "form"', 'kind = "fax"', "channels[2].kind", "allowed: call, chat"),
        ("helplines/3018.toml", "09:00-23:00", "9:00-23:00", "hours.daily", "HH:MM-HH:MM"),
        ("helplines/3018.toml", "09:00-23:00", "09:00-24:01", "hours.daily", "HH:MM-HH:MM"),
        ("helplines/3018.toml", '["09:00-23:00"]', '["09:00-23:00", "22:00-23:30"]', "hours.daily", "in front"),
        ("helplines/3018.toml", 'daily = ["09:00-23:00"]', 'monday = ["09:00-23:00"]', "hours.tuesday", "missing"),
        ("helplines/3018.toml", 'daily = ["09:00-23:00"]', "daily = []", "hours.daily", "at least one"),
        ("helplines/3018.toml", "hours = {", "heures = {", "heures", "unknown key"),
        ("helplines/17.toml", "maintenant", "aujourd'hui", "purpose.fr", "straight apostrophe"),
        ("helplines/3018.toml", "Call 3018", " ", "channels[1].label.en", "blank"),
        ("life_first.toml", '"112"', '"911"', "now.lines", "‘911’ is no help line; allowed: 112"),
        ("life_first.toml", "\u202f?", " ?", "question.fr", "U+202F"),
        ("cards/law.toml", 'id = "law"', 'id = "loi"', "id", "belongs in cards/loi.toml"),
        ("cards/law.toml", 'group = "know"', 'group = "savoir"', "group", "allowed: know"),
        ("cards/law.toml", 'icon = "scales"', 'icon = "balance"', "icon", "no icon"),
        ("cards/law.toml", 'actions = ["3018"]', 'actions = ["3020"]', "actions", "allowed: 3018"),
        ("cards/law.toml", 'fact = "schooling"', 'fact = "scool"', "blocks[1].fact", "allowed: schooling"),
        ("cards/law.toml", 'fact = "exposing"', 'fact = "image"', "facts.exposing", "no block states it"),
        ("cards/law.toml", 'kind = "amounts"\nfact = "harassment"', 'kind = "amounts"', "blocks[9].fact", "source"),
        ("cards/law.toml", 'id = "school"\n', 'id = "schooling"\n', "blocks[2].id", "twice"),
        ("cards/law.toml", 'url = "https://www.legifrance.gouv.fr/"', "", "facts.schooling.url", "official site"),
        ("cards/law.toml", "checked_on = 2026-11-22", "", "facts.schooling.checked_on", "missing"),
        ("cards/law.toml", 'kind = "note"', 'kind = "html"', "blocks[13].kind", "allowed: text, note"),
        ("cards/talking.toml", "rank = 10", 'rank = "10"', "rank", "whole number"),
        ("cards/fr/law.toml", "[blocks.school]", "[blocks.scool]", "blocks.school.text", "missing"),
        ("cards/fr/law.toml", "[blocks.school]", "[blocks.scool]", "blocks.scool", "unknown key"),
        ("cards/fr/law.toml", "n’est pas", "n'est pas", "blocks.advice.text", "straight apostrophe"),
        ("cards/en/talking.toml", '  "“It is not your fault.”",\n', "", "blocks.say.items", "4 lines; fr has 5"),
        ("cards/en/talking.toml", "“It is not your fault.”", "", "blocks.say.items", "blank line"),
        ("campaign.toml", 'drawing = "lock"', 'drawing = "logo"', "slides[6].drawing", "allowed: bubbles"),
        ("campaign.toml", 'id = "keep"', 'id = "what"', "slides", "twice"),
        ("campaign.toml", '"{hours}"', '"{heures}"', "slides[7].lines.fr", "‘{heures}’ is unknown; allowed: number"),
        ("campaign.toml", '"{dated}"', '"{dated"', "slides[7].lines.fr", "brace"),
        ("campaign.toml", "Trois à cinq suffisent.", "Trois " * 30, "slides[3].lines.fr", "at most 110 fit"),
        ("campaign.toml", "1. Garde une trace", "Garde une trace " * 5, "slides[3].title.fr", "at most 64 fit"),
        ("campaign.toml", "\npocket = ", "\npoket = ", "poster.pocket.fr", "missing"),
        ("campaign.toml", "foot = ", "feet = ", "foot.fr", "missing"),
        ("campaign.toml", "Trois à cinq", "Trois' à cinq", "slides[3].lines.fr[2]", "apostrophe"),
        ("self_check.toml", 'route = "home"', "", "questions", "no question leads to ‘home’"),
        ("self_check.toml", 'route = "home"', 'route = "maison"', "questions[6].route", "allowed: thoughts"),
        ("self_check.toml", 'id = "alone"', 'id = "repeats"', "questions", "twice"),
        ("self_check.toml", 'card = "school"', 'card = "ecole"', "questions[7].card", "no card"),
        ("self_check.toml", 'lines = ["3114", "15"]', 'lines = ["3020"]', "routes.thoughts.lines", "no help line"),
        ("self_check.toml", 'lines_written = ["114"]', "lines_written = []", "routes.now.lines_written", "at least one"),
        ("self_check.toml", "some = ", "sums = ", "end.some.young", "missing"),
        ("self_check.toml", "[[questions]]", "score = 3\n\n[[questions]]", "score", "unknown key"),
        ("self_check.toml", "Does it keep coming back?", "", "questions[1].young.en", "blank"),
        ("self_check.toml", "d’en parler", "d'en parler", "end.some.young.fr", "apostrophe"),
        ("triage.toml", 'id = "life"', 'id = "lief"', "questions[1].id", "allowed: life, danger, who, what"),
        ("triage.toml", 'id = "danger"', 'id = "what"', "questions", "in this order"),
        ("triage.toml", 'kind = "write"', 'kind = "wirte"', "steps.write-3018.kind", "allowed: line, write"),
        ("triage.toml", 'lines = ["3114"]', 'lines = ["3115"]', "steps.call-3114.lines", "‘3115’ is no help line"),
        ("triage.toml", 'lines = ["3114"]', "", "steps.call-3114.lines", "missing"),
        ("triage.toml", '["call-3114", "write-114"]', '["call-3114"]', "situations[2].first", "without a telephone"),
        ("triage.toml", 'first = ["call-3114"', 'first = ["call-3141"', "situations[2].first", "‘call-3141’ is no step"),
        ("triage.toml", 'then = ["police-chat", "eme', 'then = ["plice-chat", "eme', "situations[4].then", "is no step"),
        ("triage.toml", 'when = { who = ["accused"] }', 'when = { who = ["guilty"] }', "situations[5].when.who", "is unknown; allowed: accused"),
        ("triage.toml", 'when = { who = ["accused"] }', 'when = { whom = ["x"] }', "situations[5].when.whom", "unknown key"),
        ("triage.toml", 'id = "life-thoughts"', 'id = "life-now"', "situations", "stands there twice"),
        ("triage.toml", 'first = ["contest"]', 'first = ["complaint"]', "situations[11].first", "has no button"),
        ("triage.toml", 'first = ["17cyber"]', 'first = ["police-chat"]', "situations[6].first", "without a telephone"),
        ("triage.toml", 'doors = ["3018", ', "doors = [", "doors", "the first one must be the 3018"),
        ("triage.toml", 'goal = "follow"', "", "steps.contest.goal", "missing"),
        ("triage.toml", 'url = "https://stopncii.org"', 'url = "http://stopncii.org"', "steps.stopncii.url", "https://"),
        ("triage.toml", 'image_help = "disrupt"', 'image_help = "disrput"', "steps.disrupt.image_help", "allowed: take_it_down"),
        ("triage.toml", 'room = "evidence"', 'room = "attic"', "steps.school-meeting.room", "allowed: evidence"),
        ("triage.toml", "\u202f?", "?", "questions[1].ask.fr", "U+202F"),
        ("triage.toml", 'risk = "life"', 'risk = "lief"', "risk", "allowed: life, procedure, legal"),
    ],
)  # fmt: skip
def test_each_defect_names_file_key_and_reason(
    folder: Path, file: str, old: str, new: str, key: str, reason: str
) -> None:
    spoil(folder, file, old, new)
    found = check_pack(folder) + check_learning(folder)
    there = [problem for problem in found if (problem.file, problem.key) == (file, key)]
    assert any(reason in problem.reason for problem in there), [str(problem) for problem in found]
