"""Career plans as people write them: where to, gaps that become steps, the agreement, the years, and the list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from asn_desktop import bootstrap
from asn_desktop.core.domain.arsip import Cetakan
from asn_desktop.core.domain.jabatan import Jabatan, JenisJabatan
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.pegawai import Kedudukan, Pegawai
from asn_desktop.core.domain.penilai import PenetapanPenilai
from asn_desktop.core.domain.rencana_karier import (
    AndaianPredikat,
    JenisLangkah,
    RencanaKarier,
    StatusLangkah,
    StatusRencana,
)
from asn_desktop.core.domain.riwayat import RiwayatJabatan
from asn_desktop.core.domain.talenta import CalonPenerus, Kesiapan
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases import rencana_karier as plans
from asn_desktop.core.usecases.arsip.attaching import attach_by_code
from asn_desktop.core.usecases.arsip.register import register_printed
from asn_desktop.core.usecases.exchange.books import Moved, Way
from asn_desktop.core.usecases.form_facts.model import Selection
from asn_desktop.core.usecases.karier.fitting import target_of
from asn_desktop.core.usecases.pegawai import undo_last
from asn_desktop.core.usecases.ports import PaperSize
from asn_desktop.core.usecases.printing import print_forms
from asn_desktop.core.usecases.rencana_karier import Gap, StepText
from asn_desktop.storage.db import new_id
from asn_desktop.ui.presenters.karier.plan_shown import gap_words
from asn_desktop.ui.views.karier.plan_page import PlanPage
from asn_desktop.ui.views.karier.screen import KarierScreen
from tests.core.karier.conftest import TODAY
from tests.ui.karier.conftest import Desk


@pytest.fixture
def post(desk: Desk) -> Jabatan:
    unit = Unit(id=new_id(), nama="Distrik Welesi")
    made = Jabatan(
        id=new_id(), nama="Kepala Seksi Pelayanan", jenis=JenisJabatan.PENGAWAS, unit_id=unit.id, kepala=True
    )
    desk.register.put(unit, made)
    return made


@pytest.fixture
def person(desk: Desk, post: Jabatan) -> UUID:
    register = desk.register
    made = register.person("III/b", date(2022, 4, 1), nama="Ambrosius Itlay")
    head = register.person("IV/a", nama="Yohana Asso", nip="197001011990031991", tanggal_lahir=date(1970, 1, 1))
    register.add(PenetapanPenilai, made, penilai_id=head, tmt=date(2020, 1, 1))
    return made


@pytest.fixture
def make(window_world: Any, qtbot: Any, desk: Desk) -> Iterator[Callable[..., KarierScreen]]:
    kept: list[KarierScreen] = []  # a screen that nobody holds is taken away while it is on show

    def made(target: UUID | None, detail: str = "rencana") -> KarierScreen:
        screen = KarierScreen(desk.services)
        qtbot.addWidget(screen)
        kept.append(screen)
        screen.resize(1100, 640)
        screen.show()
        desk.shell.go = lambda _screen, target=None, detail="": screen.show_target(target, detail)  # type: ignore[method-assign]
        screen.show_target(target, detail)
        QApplication.processEvents()
        return screen

    yield made
    for screen in kept:
        screen.close()


def plan_page(screen: KarierScreen) -> PlanPage:
    assert screen.person is not None
    assert screen.person.plan is not None
    return screen.person.plan


def stored(desk: Desk, person: UUID) -> RencanaKarier:
    found = plans.open_plan(desk.register.ctx, person).rencana
    assert found is not None
    return found


def type_into(editor: Any, text: str) -> None:
    editor.setFocus()
    editor.clear()
    QTest.keyClicks(editor, text)
    QApplication.processEvents()


def test_a_signed_plan_says_that_its_paper_is_there(
    make: Callable[..., KarierScreen], desk: Desk, person: UUID, post: Jabatan, tmp_path: Path
) -> None:
    ctx = desk.register.ctx
    plan, _ = plans.start(ctx, person, target_of(post))
    step = StepText(JenisLangkah.PELATIHAN, "Mengikuti PKP", "", "BKPSDM", date(2027, 6, 30))
    plans.save(ctx, plan, plans.Content(post.nama, post.jenis, post.id, langkah=(step,)))
    plans.agree(ctx, plan, TODAY)
    made = bootstrap.printing()
    asked, target = Selection(pegawai_ids=(person,)), tmp_path / "rencana.pdf"
    printed = print_forms(ctx, made.paper, made.maker, FormKind.RENCANA_KARIER, asked, PaperSize.A4, target)
    register_printed(ctx, printed.forms)
    desk.services = replace(desk.services, printing=bootstrap.printing)
    page = plan_page(make(person))
    assert not page._signature.isVisible()
    with ctx.store.read() as reader:
        (paper,) = reader.find(Cetakan)
    attach_by_code(ctx, made.maker, paper)
    page.hide()
    page.show()
    assert page._signature.isVisible()
    assert page._signature.accessibleName() == "sudah ditandatangani"


def begun(page: PlanPage, post: Jabatan) -> None:
    page.begin.fields.post.set_value(str(post.id))
    page.begin.go.trigger()
    QApplication.processEvents()


def complete(page: PlanPage) -> None:
    page.presenter.add_step()
    line = page.steps.shown[-1]
    type_into(line.what, "Mengikuti PKP")
    type_into(line.who.editor, "BKPSDM")
    type_into(line.day, "30/6/2027")


def test_a_plan_begins_with_a_post_and_the_cursor_asks_for_it(
    desk: Desk, person: UUID, post: Jabatan, make: Any
) -> None:
    page = plan_page(make(person))
    assert page.begin.fields.post.hasFocus()
    page.begin.go.trigger()
    assert page.begin.fields.post_field.wrong, "no post was given"
    assert page.begin.fields.post.hasFocus()
    begun(page, post)
    assert stored(desk, person).tujuan == "Kepala Seksi Pelayanan"
    assert not page.begin.isVisible()
    assert page.target.day.editor.hasFocus(), "the cursor stays in the plan"
    assert page.gaps.isVisible()


def test_a_post_elsewhere_is_named_with_its_kind(desk: Desk, person: UUID, make: Any) -> None:
    page = plan_page(make(person))
    type_into(page.begin.fields.name.editor, "Camat Kurulu")
    page.begin.fields.kind.set_value(JenisJabatan.ADMINISTRATOR.value)
    page.begin.go.trigger()
    plan = stored(desk, person)
    assert (plan.tujuan, plan.tujuan_jenis, plan.tujuan_id) == ("Camat Kurulu", JenisJabatan.ADMINISTRATOR, None)


def test_a_gap_becomes_a_step_that_says_what_it_closes(desk: Desk, person: UUID, post: Jabatan, make: Any) -> None:
    page = plan_page(make(person))
    begun(page, post)
    adds = [b for b in page.gaps.findChildren(QPushButton) if b.text() == "Tambahkan langkah" and b.isVisible()]
    assert adds
    QTest.mouseClick(adds[0], Qt.MouseButton.LeftButton)
    (line,) = page.steps.shown
    assert line.row is not None
    assert line.row.kesenjangan in adds[0].accessibleName()
    type_into(line.what, "Menempuh D-III")
    page.save_action.trigger()
    (kept,) = plans.open_plan(desk.register.ctx, person).langkah
    assert (kept.kegiatan, kept.kesenjangan, kept.jenis) == ("Menempuh D-III", line.row.kesenjangan, line.row.jenis)


def test_agreeing_leads_the_cursor_to_what_lacks_and_keeps_the_superior(
    desk: Desk, person: UUID, post: Jabatan, make: Any
) -> None:
    page = plan_page(make(person))
    begun(page, post)
    page.presenter.agree(TODAY, lambda _why: None)
    assert "langkah" in page._state.errors, "without steps nothing is agreed"  # type: ignore[union-attr]
    page.presenter.add_step()
    line = page.steps.shown[0]
    type_into(line.what, "Mengikuti PKP")
    page.presenter.agree(TODAY, lambda _why: None)
    assert line.who.wrong
    assert line.who.editor.hasFocus()
    type_into(line.who.editor, "BKPSDM")
    type_into(line.day, "lusa")
    line.day.editingFinished.emit()
    assert line.batas.wrong
    assert line.day.text() == "lusa"
    type_into(line.day, "30/6/2027")
    page.step_action.trigger()
    assert page.deeds.agreeing.isVisible()
    type_into(page.deeds.agreeing.field.editor, "1/1/2030")
    QTest.keyClick(page.deeds.agreeing.field.editor, Qt.Key.Key_Return)
    assert page.deeds.agreeing.isVisible(), "nobody agrees in the future"
    assert page.deeds.agreeing.field.wrong
    type_into(page.deeds.agreeing.field.editor, "9/3/2026")
    QTest.keyClick(page.deeds.agreeing.field.editor, Qt.Key.Key_Return)
    assert not page.deeds.agreeing.isVisible()
    plan = stored(desk, person)
    assert (plan.status, plan.atasan_nama) == (StatusRencana.DISEPAKATI, "Yohana Asso")
    assert line.actor.isReadOnly()
    assert line.keadaan.isVisible()


def test_an_agreed_plan_is_taken_on_noted_revised_and_undone(
    desk: Desk, person: UUID, post: Jabatan, make: Any
) -> None:
    page = plan_page(make(person))
    begun(page, post)
    complete(page)
    page.presenter.agree(date(2026, 3, 2), lambda _why: None)
    (line,) = page.steps.shown
    line.state.setCurrentIndex(line.state.findData(StatusLangkah.BERJALAN.value))
    line.state.activated.emit(line.state.currentIndex())
    assert plans.open_plan(desk.register.ctx, person).langkah[0].status is StatusLangkah.BERJALAN
    page.progress.keep.click()
    assert page.progress.what.wrong
    page.progress.what.editor.setPlainText("Sudah terdaftar")  # type: ignore[attr-defined]
    page.progress.keep.click()
    (note,) = plans.open_plan(desk.register.ctx, person).kemajuan
    assert (note.tahun, note.uraian) == (2026, "Sudah terdaftar")
    page.step_action.trigger()
    QTest.keyClick(page.deeds.revising.field.editor, Qt.Key.Key_Return)
    assert page.deeds.revising.field.wrong, "a change needs its reason"
    QTest.keyClicks(page.deeds.revising.field.editor, "Jabatan digabung")
    QTest.keyClick(page.deeds.revising.field.editor, Qt.Key.Key_Return)
    assert (stored(desk, person).revisi, stored(desk, person).status) == (2, StatusRencana.DRAF)
    assert page._state.earlier == (  # type: ignore[union-attr]
        "Versi 1, disepakati 2 Maret 2026 dengan Yohana Asso: Kepala Seksi Pelayanan.",
    )
    page.presenter.changed(undo_last(desk.register.ctx)[1])
    assert stored(desk, person).status is StatusRencana.DISEPAKATI
    assert line.keadaan.isVisible()


def test_typing_survives_a_power_cut_and_is_offered(desk: Desk, person: UUID, post: Jabatan, make: Any) -> None:
    page = plan_page(make(person))
    begun(page, post)
    page.presenter.add_step()
    type_into(page.steps.shown[0].what, "Belajar bahasa daerah")
    again = plan_page(make(person))
    assert again.recovery.isVisible()
    assert not again.steps.shown
    again.presenter.recover()
    assert again.steps.shown[0].what.toPlainText() == "Belajar bahasa daerah"


def test_what_is_assumed_goes_into_the_plan(desk: Desk, person: UUID, post: Jabatan, make: Any) -> None:
    screen = make(person, "andai")
    assert screen.person is not None
    screen.person.presenter.assume_predikat(2026, Predikat.BAIK.value)
    side = screen.person.what_if.side  # type: ignore[union-attr]
    side.take.click()
    page = plan_page(screen)
    assert page.isVisible()
    assert "2026" in page.begin._brought.text()
    begun(page, post)
    assert stored(desk, person).andaian == (AndaianPredikat(2026, Predikat.BAIK),)


def test_the_same_predikat_of_many_years_is_told_once(desk: Desk, person: UUID, post: Jabatan, make: Any) -> None:
    screen = make(person, "andai")
    assert screen.person is not None
    assume = screen.person.presenter.assume_predikat
    for year in (2026, 2027, 2028, 2030):
        assume(year, Predikat.BAIK.value)
    assume(2029, Predikat.SANGAT_BAIK.value)
    screen.person.what_if.side.take.click()  # type: ignore[union-attr]
    said = plan_page(screen).begin._brought.text()
    assert "Predikat 2026–2028: Baik; Predikat 2029: Sangat Baik; Predikat 2030: Baik" in said


def test_the_head_of_a_unit_sees_who_could_follow(desk: Desk, person: UUID, post: Jabatan, make: Any) -> None:
    head = desk.register.person("IV/a", nama="Petrus Logo")
    desk.register.add(
        RiwayatJabatan, head, nama=post.nama, jenis=post.jenis, jabatan_id=post.id, tmt=date(2024, 1, 1)
    )  # fmt: skip
    desk.register.add(CalonPenerus, person, jabatan_id=post.id, kesiapan=Kesiapan.SIAP, tanggal=TODAY, alasan="Cakap")
    page = plan_page(make(head))
    assert page.successors.isVisible()
    (line,) = page._state.successors  # type: ignore[union-attr]
    assert line.people[0][0] == "Ambrosius Itlay"
    assert line.people[0][1].text == "Siap sekarang"
    assert not plan_page(make(person)).successors.isVisible()


def test_the_list_has_late_plans_first_and_opens_one(desk: Desk, person: UUID, post: Jabatan, make: Any) -> None:
    ctx = desk.register.ctx
    other = desk.register.person("III/c", nama="Bertha Kogoya")
    plans.start(ctx, other, target_of(post))
    late, _ = plans.start(ctx, person, target_of(post))
    step = StepText(JenisLangkah.PELATIHAN, "PKP", "", "BKPSDM", date(2026, 3, 1))
    plans.save(ctx, late, plans.Content(post.nama, post.jenis, post.id, langkah=(step,)))
    plans.agree(ctx, late, date(2026, 2, 1))
    screen = make(None)
    assert screen.plans is not None
    model = screen.plans.page.model
    assert [model.row(n).nama for n in range(model.rowCount())] == ["Ambrosius Itlay", "Bertha Kogoya"]
    assert model.row(0).late == 1
    screen.plans.page.bar.choices_changed.emit({"keadaan": "draf"})
    assert [model.row(n).nama for n in range(model.rowCount())] == ["Bertha Kogoya"]
    screen.plans.page.bar.choices_changed.emit({})
    screen.plans.page.opened.emit(model.row(0))
    assert plan_page(screen).isVisible()
    assert screen.title == "Ambrosius Itlay"


def test_a_gap_in_competence_is_named_and_not_only_numbered(texts: Texts) -> None:
    said = gap_words(Gap(JenisLangkah.KOMPETENSI, None, ("M.2", 1, 3)), texts)
    assert "M.2 Kerja sama" in said


def test_a_gap_begins_a_step_with_the_cursor_in_it_and_taken_away_the_cursor_stays(
    desk: Desk, person: UUID, post: Jabatan, make: Any
) -> None:
    page = plan_page(make(person))
    begun(page, post)
    for number in (1, 2):
        add = next(b for b in page.gaps.findChildren(QPushButton) if b.isVisible())
        QTest.mouseClick(add, Qt.MouseButton.LeftButton)
        QApplication.processEvents()
        assert page.steps.shown[-1].what.hasFocus()
        assert len(page.steps.shown) == number
        assert not page.steps.shown[-1].what.visibleRegion().isEmpty(), "it has come into view"
    QTest.mouseClick(page.steps.shown[1].remove, Qt.MouseButton.LeftButton)
    QApplication.processEvents()
    assert page.steps.shown[0].what.hasFocus()


def test_agreement_is_asked_for_only_when_nothing_lacks(desk: Desk, person: UUID, post: Jabatan, make: Any) -> None:
    page = plan_page(make(person))
    begun(page, post)
    page.presenter.add_step()
    line = page.steps.shown[0]
    type_into(line.what, "Mengikuti PKP")
    page.step_action.trigger()
    assert not page.deeds.agreeing.isVisible()
    assert line.who.editor.hasFocus()


def test_a_deadline_that_is_no_day_is_told_and_never_saved_as_none(
    desk: Desk, person: UUID, post: Jabatan, make: Any
) -> None:
    page = plan_page(make(person))
    begun(page, post)
    page.presenter.add_step()
    line = page.steps.shown[0]
    type_into(line.what, "Mengikuti PKP")
    type_into(line.day, "31/2/2027")
    line.day.editingFinished.emit()
    page.save_action.trigger()
    assert line.day.accessibleDescription().startswith("“31/2/2027” bukan tanggal")
    assert line.day.hasFocus()
    assert not plans.open_plan(desk.register.ctx, person).langkah
    type_into(line.day, "28/2/2027")
    page.save_action.trigger()
    assert plans.open_plan(desk.register.ctx, person).langkah[0].batas == date(2027, 2, 28)


def test_nothing_typed_for_one_person_is_left_for_the_next(desk: Desk, person: UUID, post: Jabatan, make: Any) -> None:
    other = desk.register.person("III/c", nama="Bertha Kogoya")
    screen = make(person)
    page = plan_page(screen)
    type_into(page.begin.fields.name.editor, "Camat Kurulu")
    screen.show_target(other, "rencana")
    QApplication.processEvents()
    assert page.begin.fields.name.value == ""
    for each in (person, other):
        agreed(desk, each, post)
    screen.show_target(person, "rencana")
    page.progress.what.editor.setPlainText("Milik Ambrosius")  # type: ignore[attr-defined]
    type_into(page.progress.day.editor, "rabu")
    screen.show_target(other, "rencana")
    QApplication.processEvents()
    assert (page.progress.what.value, page.progress.day.value) == ("", TODAY)
    screen.show_target(person, "rencana")
    QApplication.processEvents()
    assert (page.progress.what.value, page.progress.day.editor.text()) == ("Milik Ambrosius", "rabu")  # type: ignore[attr-defined]


def test_what_is_said_of_a_year_outlives_the_window_until_it_is_noted(
    desk: Desk, person: UUID, post: Jabatan, make: Any
) -> None:
    agreed(desk, person, post)
    page = plan_page(make(person))
    page.progress.what.editor.setPlainText("Sudah mendaftar pelatihan")
    page.progress.next.editor.setPlainText("Lihat lagi bulan Juni")
    (place,) = kept(desk)
    page.progress.what.editor.setPlainText("Sudah mendaftar")
    screen = make(person)
    screen.show_target(person, place.split("/", 2)[2])  # as the program offers it after a power cut
    QApplication.processEvents()
    page = plan_page(screen)
    assert page.isVisibleTo(screen)
    assert (page.progress.what.value, page.progress.next.value) == ("Sudah mendaftar", "Lihat lagi bulan Juni")
    page.progress.keep.click()
    (note,) = plans.open_plan(desk.register.ctx, person).kemajuan
    assert (note.uraian, note.tindak_lanjut) == ("Sudah mendaftar", "Lihat lagi bulan Juni")
    assert not kept(desk)


def kept(desk: Desk) -> tuple[str, ...]:
    """Where something typed is kept."""
    with desk.register.ctx.store.read() as reader:
        return tuple(reader.drafts())


def agreed(desk: Desk, person: UUID, post: Jabatan) -> UUID:
    """A plan that both have agreed on today."""
    ctx = desk.register.ctx
    with ctx.store.read() as reader:
        head = next(each.id for each in reader.find(Pegawai) if each.nama == "Yohana Asso")
    desk.register.add(PenetapanPenilai, person, penilai_id=head, tmt=date(2020, 1, 1))
    plan, _ = plans.start(ctx, person, target_of(post))
    step = StepText(JenisLangkah.PELATIHAN, "PKP", "", "BKPSDM", date(2027, 3, 1))
    plans.save(ctx, plan, plans.Content(post.nama, post.jenis, post.id, langkah=(step,)))
    plans.agree(ctx, plan, TODAY)
    return plan


def test_a_draft_can_aim_at_a_post_elsewhere_and_the_cursor_stays_when_it_is_thrown_away(
    desk: Desk, person: UUID, post: Jabatan, make: Any
) -> None:
    page = plan_page(make(person))
    begun(page, post)
    page.target.change.click()
    assert page.target.other.post.hasFocus()
    page.target.keep.click()
    assert page.target.other.post_field.wrong, "no post was named"
    type_into(page.target.other.name.editor, "Camat Kurulu")
    page.target.other.kind.set_value(JenisJabatan.ADMINISTRATOR.value)
    page.target.keep.click()
    plan = stored(desk, person)
    assert (plan.tujuan, plan.tujuan_jenis, plan.tujuan_id) == ("Camat Kurulu", JenisJabatan.ADMINISTRATOR, None)
    assert page.target.day.editor.hasFocus()
    page.presenter.discard()
    QApplication.processEvents()
    assert page.begin.fields.post.hasFocus()


def test_who_holds_the_post_and_that_it_is_gone_is_told(desk: Desk, person: UUID, post: Jabatan, make: Any) -> None:
    page = plan_page(make(person))
    begun(page, post)
    assert page._state.aimed == "Sekarang kosong."  # type: ignore[union-attr]
    holder = desk.register.person("III/d", nama="Petrus Logo")
    desk.register.add(
        RiwayatJabatan, holder, nama=post.nama, jenis=post.jenis, jabatan_id=post.id, tmt=date(2024, 1, 1)
    )
    page = plan_page(make(person))
    assert page._state.aimed == "Sekarang dijabat Petrus Logo."  # type: ignore[union-attr]
    type_into(page.target.day.editor, "1/1/2060")
    assert "akhir masa kerja" in page._state.target_note  # type: ignore[union-attr]
    with desk.register.ctx.store.write("remove_jabatan", "Petugas") as work:
        work.remove(work.get(Jabatan, post.id))
        work.commit()
    page.presenter.save()
    page = plan_page(make(person))
    assert page.target._gone.isVisible()
    assert page.target.post.text() == post.nama


def test_whoever_has_left_begins_no_plan_and_assumes_nothing(desk: Desk, post: Jabatan, make: Any) -> None:
    gone = desk.register.person("III/b", nama="Elias Walilo", kedudukan=Kedudukan.PENSIUN)
    screen = make(gone)
    page = plan_page(screen)
    assert not page.begin.isVisible()
    assert "tidak sedang bertugas" in page._line.text()
    page.step_action.trigger()
    assert plans.open_plan(desk.register.ctx, gone).rencana is None
    screen.show_target(gone, "andai")
    QApplication.processEvents()
    assert screen.person.what_if._none.isVisible()
    assert not screen.person.what_if.side.isVisible()


def test_an_office_without_posts_asks_for_a_name_only(desk: Desk, make: Any) -> None:
    page = plan_page(make(desk.register.person("III/b", nama="Ambrosius Itlay")))
    assert not page.begin.fields.post_field.isVisible()
    page.begin.go.trigger()
    assert page.begin.fields.name.wrong
    assert page.begin.fields.name.editor.hasFocus()


def test_progress_of_a_year_is_corrected_with_the_day_on_which_it_was_talked_over(
    desk: Desk, person: UUID, post: Jabatan, make: Any
) -> None:
    plan = agreed(desk, person, post)
    plans.note_progress(desk.register.ctx, plan, 2026, TODAY, "Sudah terdaftar")
    desk.today = date(2026, 6, 1)
    page = plan_page(make(person))
    assert (page.progress.what.value, page.progress.day.value) == ("Sudah terdaftar", TODAY)


def test_the_plan_of_whoever_moved_to_another_office_is_only_read(
    desk: Desk, person: UUID, post: Jabatan, make: Any
) -> None:
    agreed(desk, person, post)
    other = desk.register.person("III/c", nama="Bertha Kogoya")
    with desk.register.ctx.store.bookkeeping() as books:
        for each in (person, other):
            books.keep_moved(Moved(each, Way.OUT, new_id(), "Distrik Kurulu", "2026-03-09T00:00:00Z"))
    page = plan_page(make(person))
    assert "sudah pindah ke Distrik Kurulu" in page._line.text()
    assert page.deeds.to_paper.isVisible()
    assert not page.deeds.more.isVisible()
    assert not page.steps.shown[0].state.isEnabled()
    page.step_action.trigger()
    assert not page.deeds.revising.isVisible()
    page = plan_page(make(other))
    assert not page.begin.isVisible()
    assert not page.deeds.isVisible()
