"""The room "Démarches": noting, answering, what is due; nothing on the screen once the vault is locked."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from appui.pages.followup import calendar_file
from appui.pages.followup.parts.due_card import DayLabel
from appui.pages.followup.parts.report_card import ReportCard
from appui_core.cases.model import Facts, Mode
from appui_core.cases.report_model import SCHOOL, Step, Told
from fakes.desk import Desk, find
from fakes.followup_room import PARIS, SENT, FollowupRoom

Show = Callable[[QWidget], QWidget]


def _cards(room: FollowupRoom) -> list[ReportCard]:
    return [card for card in room.page.findChildren(ReportCard) if card.isVisible()]


# --- the way in --------------------------------------------------------------------------------------------------


def test_without_a_vault_it_says_what_the_room_is_for(desk: Desk, on_screen: Show) -> None:
    room = FollowupRoom(desk)
    on_screen(room.page)
    room.visit()
    assert "se crée dans Preuves avec votre première pièce" in room.text
    room.click("closed_evidence", "closed_report")
    assert desk.went == ["evidence", "report"]


def test_an_empty_ledger_explains_itself(room: FollowupRoom) -> None:
    assert "Notez ici ce que vous avez signalé" in room.text
    assert "Rien ne part d’ici" in room.text
    assert "À faire bientôt" not in room.text
    room.click("followup_guide")
    assert room.desk.went == ["report"]


# --- noting ------------------------------------------------------------------------------------------------------


def test_noting_a_report(room: FollowupRoom) -> None:
    room.click("followup_first")
    room.choose("report_platform", "tiktok")
    room.choose("report_object", "video")
    room.type("report_sent_day", "10/11/2026")
    room.type("report_sent_hour", "18 h 20")
    room.type("report_account", "@k.exemple")
    room.type("report_category", "Harcèlement")
    room.type("report_reference", "TT-48213")
    room.type("report_seen_day", "8/11/2026")
    room.click("tick_1", "tick_3")
    room.click("report_save")
    (report,) = room.reports.all()
    assert report.told == Told(
        "tiktok",
        "video",
        SENT,
        account="@k.exemple",
        category="Harcèlement",
        reference="TT-48213",
        exhibits=(1, 3),
        seen_at=datetime(2026, 11, 8, tzinfo=PARIS),
    )
    assert "TikTok · vidéo de @k.exemple" in room.text
    assert "Envoyé le 10/11/2026 à 18 h 20 · pièces 1 et 3 · Harcèlement · référence TT-48213" in room.text
    assert "noté par vous" in room.text
    assert "Réponse attendue" in room.text


def test_nothing_is_filled_in_and_what_is_missing_is_said(room: FollowupRoom) -> None:
    room.click("followup_first")
    for name in ("report_sent_day", "report_sent_hour", "report_seen_day"):
        field = find(room.page, name)
        assert isinstance(field, QLineEdit)
        assert field.text() == ""
    room.click("report_save")
    assert room.text.count("À choisir.") >= 2
    assert "Écrivez le jour comme 10/11/2026." in room.text
    room.choose("report_platform", "tiktok")
    room.choose("report_object", "video")
    room.type("report_sent_day", "31/02/2026")
    room.type("report_sent_hour", "le soir")
    room.click("report_save")
    assert "Écrivez l’heure comme 18 h 20." in room.text
    room.click("report_sent_now")
    room.type("report_seen_day", "20/11/2026")
    room.click("report_save")
    assert "C’est après l’envoi." in room.text
    assert room.reports.all() == ()
    room.click("report_back")
    assert "Notez ici ce que vous avez signalé" in room.text


def test_what_a_guide_was_about_begins_the_form(room: FollowupRoom) -> None:
    room.desk.handover.put("report", ("instagram", "comment"))
    room.visit()
    assert room.page.form.fields.platform.key() == "instagram"
    assert room.page.form.fields.object.key() == "comment"
    room.click("report_back")
    room.visit()
    assert "Notez ici ce que vous avez signalé" in room.text, "it is taken once"


def test_what_was_sent_waits_for_the_vault_to_be_made(desk: Desk, on_screen: Show) -> None:
    desk.handover.put("report", ("tiktok", "comment"))
    made = FollowupRoom(desk)
    on_screen(made.page)
    made.visit()
    assert "Votre signalement n’est pas encore noté" in made.text
    assert "un lien sans image" in made.text
    made.make_vault()
    made.visit()
    assert made.page.form.fields.platform.key() == "tiktok"
    assert made.page.form.fields.object.key() == "comment"


def test_a_letter_to_the_school_has_its_own_ladder(room: FollowupRoom) -> None:
    room.click("followup_first")
    room.choose("report_platform", SCHOOL)
    assert not room.page.form.fields.object.isVisible()
    room.type("report_sent_day", "9/11/2026")
    room.type("report_sent_hour", "9 h")
    room.click("report_save")
    assert "Lettre à l’établissement" in room.text
    assert "17 nov." in room.text
    assert "Relancer l’établissement" in room.text
    assert "conseil d’usage" in room.text
    assert "Demander au 3018 s’il peut intervenir" not in room.text
    room.click("due_relaunch")
    assert room.page.step.what.key() == "relaunched"
    room.type("step_day", "17/11/2026")
    room.click("step_save")
    assert room.reports.all()[0].status == "relaunched"
    assert "Rien à prévoir pour le moment." in room.text


def test_another_service_and_a_vault_without_a_case(desk: Desk, on_screen: Show) -> None:
    room = FollowupRoom(desk)
    desk.vault.create("private", None, done=lambda _key: None, failed=lambda error: pytest.fail(str(error)))
    room.settle()
    on_screen(room.page)
    room.visit()
    room.click("followup_first")
    room.choose("report_platform", "other")
    room.choose("report_object", "account")
    room.click("report_sent_now", "report_save")
    assert "Écrivez son nom." in room.text
    room.type("report_other", "<b>un service</b>")
    room.click("report_save")
    (report,) = room.reports.all()
    assert report.told.sent_at == desk.clock.now().replace(second=0, microsecond=0)
    assert "<b>un service</b> · compte" in room.text, "untrusted words are shown as they are"
    cases = desk.vault.cases
    assert cases is not None
    assert cases.get(report.case).title == "Situation du 14/11/2026"


def test_another_case_has_other_exhibits(room: FollowupRoom) -> None:
    cases = room.desk.vault.cases
    assert cases is not None
    room.desk.clock.advance(60)
    newer = cases.new("Plus récente").code
    cases.add_link(newer, Facts(url="https://exemple.fr"))
    room.visit()
    room.click("followup_first", "tick_1")
    room.choose("report_case", room.code)
    assert find(room.page, "tick_3").isVisible()
    assert room.page.form.fields.ticks.numbers() == (), "numbers of another case mean other exhibits"
    room.choose("report_platform", "x")
    room.choose("report_object", "post")
    room.click("report_sent_now", "tick_2", "report_save")
    assert [(one.case, one.told.exhibits) for one in room.reports.all()] == [(room.code, (2,))]
    assert "Messages du car" in room.text, "with several cases each card names its own"


# --- what became of it -------------------------------------------------------------------------------------------


def test_an_answer_opens_what_may_follow(room: FollowupRoom) -> None:
    room.sent()
    assert (
        find(room.page, "report_answer").accessibleName() == "La réponse est arrivée, TikTok · vidéo de @k.exemple"
    )
    room.click("report_answer", "step_save")
    assert "Choisissez d’abord ce qu’il faut noter." in room.text
    room.click("answer_refused")
    room.type("step_day", "9/11/2026")
    room.click("step_save")
    assert "C’est avant l’envoi du signalement." in room.text
    room.type("step_day", "12/11/2026")
    room.click("step_save")
    assert room.reports.all()[0].status == "refused"
    (card,) = _cards(room)
    said = card.timeline.accessibleDescription()
    assert "Décision refusé, 12/11 (fait)." in said
    assert "Réclamation jusqu’au 12/05/2027 (en cours)." in said
    assert "Contester la décision auprès de la plateforme" in room.text
    assert "article 20" in room.text
    room.click("due_complaint")
    room.click("step_now", "step_save")
    assert room.reports.all()[0].status == "complaint"
    assert "Saisir un organisme extérieur" in room.text


def test_no_answer(room: FollowupRoom) -> None:
    room.sent()
    room.click("report_none")
    assert "sans garantie" in room.text
    room.click("step_ask")
    assert room.desk.sheets_3018 == 1
    room.click("step_now", "step_save")
    assert "Sans réponse" in room.text
    room.click("report_answer")
    assert "Que dit la réponse" in room.text, "an answer may still come"


def test_the_3018_is_one_click_away_on_the_card(room: FollowupRoom) -> None:
    room.sent()
    room.click("report_ask")
    assert room.desk.sheets_3018 == 1
    room.reports.note(room.reports.all()[0].id, Step.REMOVED, SENT)
    room.visit()
    assert "Demander au 3018" not in room.text
    assert "Retiré" in room.text


def test_more_can_be_noted(room: FollowupRoom) -> None:
    room.sent()
    room.click("report_more", "step_now", "step_save")
    assert "Choisissez d’abord" in room.text
    room.choose("step_what", "acknowledged")
    room.click("step_save")
    assert room.reports.all()[0].status == "acknowledged"


def test_what_was_noted_by_mistake_can_be_corrected_taken_back_and_destroyed(room: FollowupRoom) -> None:
    own = room.sent().id
    room.reports.note(own, Step.REFUSED, SENT)
    room.visit()
    room.click("report_edit")
    assert "Dernière suite notée : refusé, le 10/11/2026." in room.text
    room.click("report_take_back")
    assert room.reports.get(own).steps == ()
    room.click("report_edit")
    room.type("report_reference", "TT-9")
    room.click("report_save")
    assert room.reports.get(own).told.reference == "TT-9"
    assert room.reports.get(own).told.exhibits == (1, 3)
    room.click("report_edit", "report_remove")
    assert room.reports.all(), "one press destroys nothing"
    room.click("report_sure")
    assert room.reports.all() == ()
    assert "Notez ici ce que vous avez signalé" in room.text


# --- what is due -------------------------------------------------------------------------------------------------


def test_alerts_are_calm_and_the_file_says_nothing(
    room: FollowupRoom, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    room.sent()
    assert "Vite" in room.text
    assert "Une plainte simple peut ne pas suffire : voyez vite un avocat ou le 116 006." in room.text
    assert "dernier jour" not in room.text.lower()
    assert "€" not in room.text
    assert "comparées le 22/11/2026" in room.text
    assert "conseil juridique" in room.text
    target = tmp_path / "rappels.ics"
    picked: list[tuple[Path, ...]] = [(), (target,), (target,)]
    monkeypatch.setattr(calendar_file, "choose_new_file", lambda _p, _t, _n, done: done(picked.pop(0)))
    room.click("due_calendar")
    assert not target.exists(), "the person changed their mind"
    room.click("due_calendar")
    assert b"SUMMARY:Appui" in target.read_bytes()
    assert b"tiktok" not in target.read_bytes().lower()
    assert room.desk.said[-1][0] == "ok"
    before = target.read_bytes()
    room.click("due_calendar")
    assert room.desk.said[-1][0] == "warn"
    assert target.read_bytes() == before


def _days(room: FollowupRoom) -> list[str]:
    labels = room.page.room.due_card.findChildren(QLabel)
    return [label.text().replace("\u00a0", " ") for label in labels if isinstance(label, DayLabel)]


def test_what_is_due_today_or_tomorrow_says_so_beside_the_date(room: FollowupRoom) -> None:
    room.sent(Told("tiktok", "video", SENT.replace(day=11)))
    assert "Aujourd’hui\n14 nov." in _days(room)
    room.desk.clock.advance(days=-1)
    room.visit()
    assert "Demain\n14 nov." in _days(room)
    room.desk.clock.advance(days=-1)
    room.visit()
    assert "14 nov." in _days(room)


def test_the_end_of_what_is_sure_is_said_before_it(room: FollowupRoom) -> None:
    own = room.sent(Told("tiktok", "video", SENT.replace(month=5))).id
    room.reports.note(own, Step.REFUSED, SENT.replace(month=5, day=14))
    for days, said in ((-2, "D’ici le 14 nov."), (1, "D’ici demain\n14 nov."), (1, "Aujourd’hui\n14 nov.")):
        room.desk.clock.advance(days=days)
        room.visit()
        assert said in _days(room)
    room.desk.clock.advance(days=1)
    room.visit()
    assert "14 nov." in _days(room), "what is over is not pressing"


def test_a_reminder_is_one_small_line(room: FollowupRoom) -> None:
    room.sent(Told("tiktok", "video", room.desk.clock.now()))
    assert "Un rappel vous attend" not in room.text
    room.desk.clock.advance(days=3)
    room.visit()
    assert "Un rappel vous attend" in room.text


def test_a_clock_years_ahead_hides_old_law_and_says_so(room: FollowupRoom) -> None:
    room.sent()
    room.desk.clock.advance(days=4000)
    room.visit()
    assert "Certains délais ne sont pas montrés" in room.text
    assert "Vite" not in room.text


def test_dossiers_made_are_listed_without_a_path(room: FollowupRoom) -> None:
    cases = room.desk.vault.cases
    assert cases is not None
    cases.note_export(room.code, {"addressee": "school", "exhibits": [1, 2, 3], "manifest_sha256": "0" * 64})
    room.visit()
    assert "Dossier pour l’établissement" in room.text
    assert "14/11/2026 · pièces 1 à 3" in room.text
    room.click("exports_prepare")
    assert room.desk.went == ["evidence"]


def test_with_several_cases_a_dossier_says_of_which_it_is(room: FollowupRoom) -> None:
    cases = room.desk.vault.cases
    assert cases is not None
    details = {"addressee": "school", "exhibits": [1], "manifest_sha256": "0" * 64}
    cases.note_export(room.code, details)
    room.visit()
    assert "Messages du car" not in room.text, "one case needs no naming"
    cases.note_export(cases.new("Rumeur du gymnase").code, details)
    room.visit()
    assert "Rumeur du gymnase · 14/11/2026 · pièce 1" in room.text
    assert "Messages du car · 14/11/2026 · pièce 1" in room.text
    room.desk.vault.lock()
    room.settle()
    assert "gymnase" not in room.text


def test_many_dossiers_come_in_parts(room: FollowupRoom) -> None:
    cases = room.desk.vault.cases
    assert cases is not None
    for number in (1, 2, 3):
        for addressee in ("school", "police", "3018"):
            details = {"addressee": addressee, "exhibits": [number], "manifest_sha256": "0" * 64}
            cases.note_export(room.code, details)
    room.visit()
    assert room.text.count("14/11/2026 · pièce") == 6
    assert "14/11/2026 · pièce 1" not in room.text
    assert find(room.page, "exports_more").accessibleName() == "Montrer les autres, Courriers et dossiers"
    room.click("exports_more")
    assert room.text.count("14/11/2026 · pièce") == 9
    assert "Montrer les autres" not in room.text


def test_many_reports_come_in_parts(room: FollowupRoom) -> None:
    for number in range(11):
        room.reports.add(room.code, Told("tiktok", "video", SENT + timedelta(hours=number)))
    room.visit()
    assert len(_cards(room)) == 8
    room.click("followup_more")
    assert len(_cards(room)) == 11
    assert room.text.count("Vite") == 1, "one line for one case"


def test_a_schools_case_whose_day_is_reached_is_said_and_stays(room: FollowupRoom, desk: Desk) -> None:
    cases = desk.vault.cases
    assert cases is not None
    case = cases.new("Suivi 12", Mode.SCHOOL)
    room.visit()
    assert "durée de conservation" not in room.text
    desk.clock.advance(days=366)
    room.visit()
    assert "Suivi 12 : durée de conservation atteinte depuis le 14/11/2027" in room.text
    room.click("followup_reached")
    assert desk.went[-1] == "evidence"
    assert cases.get(case.code).title == "Suivi 12"
