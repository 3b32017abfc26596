"""The desk of proposals as people use it: list, papers, letter, decision, and what is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from asn_desktop.core.domain.jabatan import JenisJabatan, Jenjang
from asn_desktop.core.domain.karier import Dokumen, Hak
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.pegawai import JenisPegawai, Kedudukan, Pegawai
from asn_desktop.core.domain.riwayat import Pendidikan, RiwayatGolongan, RiwayatPendidikan
from asn_desktop.core.domain.usulan import BerkasUsulan, PenetapanAngkaKredit, StatusUsulan, Usulan
from asn_desktop.core.usecases import pegawai as people
from asn_desktop.core.usecases import usulan
from asn_desktop.core.usecases.exchange.books import Moved, Way
from asn_desktop.core.usecases.pegawai import undo_last
from asn_desktop.storage.db import new_id
from asn_desktop.storage.vault.files import FileVault
from asn_desktop.ui.presenters.usulan.state import Ending, Step
from asn_desktop.ui.views.karier import make as make_career
from asn_desktop.ui.views.usulan import make as make_screen
from asn_desktop.ui.views.usulan.papers import PaperLine
from asn_desktop.ui.widgets.as_of import AsOf
from tests.core.karier.conftest import TODAY
from tests.ui.karier.conftest import Desk

TMT = date(2026, 10, 1)


@pytest.fixture
def person(desk: Desk) -> UUID:
    made = desk.register.person("III/a", date(2022, 4, 1), nama="Ambrosius Itlay", mkg=(3, 0))
    for year in (2024, 2025):
        desk.register.appraised(made, year)
    return made


@pytest.fixture
def promotion(desk: Desk, person: UUID) -> UUID:
    return usulan.start(desk.register.ctx, person, Hak.KENAIKAN_PANGKAT, TMT)[0]


@pytest.fixture
def make(window_world: Any, qtbot: Any, desk: Desk) -> Callable[..., Any]:
    def made(target: UUID | None = None) -> Any:
        screen = make_screen(desk.services)
        qtbot.addWidget(screen)
        screen.resize(1100, 620)
        screen.show()
        screen.show_target(target, "")
        desk.shell.go = lambda _screen, target=None, detail="": screen.show_target(target, detail)  # type: ignore[method-assign]
        QApplication.processEvents()
        return screen

    return made


def stored(desk: Desk, identity: UUID) -> Usulan:
    with desk.register.ctx.store.read() as reader:
        return reader.get(Usulan, identity)


def line(screen: Any, dokumen: Dokumen, desk: Desk) -> PaperLine:
    name = desk.services.texts.show(dokumen)
    return next(each for each in screen.sheet.papers.lines if each.row is not None and each.row.name == name)


def type_into(editor: Any, text: str) -> None:
    editor.setFocus()
    editor.clear()
    QTest.keyClicks(editor, text)
    QTest.keyClick(editor, Qt.Key.Key_Return)
    QApplication.processEvents()


def test_the_empty_desk_says_how_to_begin_and_asks_whose_right(desk: Desk, person: UUID, make: Any) -> None:
    screen = make()
    assert screen.list.page.model.rowCount() == 0
    gone: list[tuple[str, object]] = []
    desk.shell.go = lambda place, target=None, detail="": gone.append((place, target))  # type: ignore[method-assign]
    screen.primary_action.trigger()
    panel = screen.list.question
    assert panel.isVisible()
    QTest.keyClick(panel.field.editor, Qt.Key.Key_Return)
    assert panel.field.wrong, "nobody was picked"
    assert panel.field.editor.hasFocus()
    screen.list.presenter.begin_for(str(person))
    assert gone == [("karier", person)]


def test_what_is_open_and_urgent_stands_first_and_filters_narrow(desk: Desk, person: UUID, make: Any) -> None:
    ctx = desk.register.ctx
    other = desk.register.person("III/b", date(2022, 4, 1), nama="Bertha Kogoya")
    dropped, _ = usulan.start(ctx, other, Hak.KENAIKAN_PANGKAT, TMT)
    usulan.dismiss(ctx, dropped, "Salah")
    late, _ = usulan.start(ctx, other, Hak.KGB, date(2026, 4, 1))
    later, _ = usulan.start(ctx, person, Hak.KENAIKAN_PANGKAT, TMT)
    page = make().list.page
    rows = [page.model.row(n) for n in range(page.model.rowCount())]
    assert [row.id for row in rows] == [late, later, dropped]
    page.bar.show_choices({"keadaan": "terlambat"})
    page.bar.choices_changed.emit({"keadaan": "terlambat"})
    assert [page.model.row(n).id for n in range(page.model.rowCount())] == [late]
    page.bar.choices_changed.emit({"keadaan": "terbuka", "hak": "kenaikan_pangkat"})
    assert [page.model.row(n).id for n in range(page.model.rowCount())] == [later]
    page.bar.choices_changed.emit({})
    page.bar.search.setText("bertha pangkat")
    assert [page.model.row(n).id for n in range(page.model.rowCount())] == [dropped]


def test_excel_has_days_as_days_and_the_numbers(desk: Desk, promotion: UUID, make: Any, tmp_path: Path) -> None:
    usulan.send(desk.register.ctx, promotion, "823/7", TODAY)
    page = make().list.page
    page.export_to(tmp_path / "usulan.xlsx")
    (sheet,) = desk.sheets.written[tmp_path / "usulan.xlsx"]
    titles, row = sheet.rows
    by = dict(zip(titles, row, strict=True))
    assert by["TMT hak"] == TMT
    assert by["Dikirim"] == TODAY
    assert (by["Nomor surat"], by["NIP"]) == ("823/7", "199001012018031901")


def test_papers_are_ticked_numbered_and_kept_at_once(desk: Desk, promotion: UUID, make: Any) -> None:
    screen = make(promotion)
    paper = line(screen, Dokumen.KETERANGAN_DISIPLIN, desk)
    QTest.keyClick(paper.there, Qt.Key.Key_Space)
    type_into(paper.number, "800/15/2026")
    type_into(paper.day, "1/3/2026")
    type_into(paper.until, "30/9/2026")
    with desk.register.ctx.store.read() as reader:
        (kept,) = reader.find(BerkasUsulan, usulan_id=promotion, dokumen=Dokumen.KETERANGAN_DISIPLIN)
    assert (kept.ada, kept.nomor, kept.berlaku_sampai) == (True, "800/15/2026", date(2026, 9, 30))
    assert paper.row is not None
    assert paper.row.chip.text == "Kedaluwarsa", "it ends the day before the right"
    type_into(paper.until, "1/2/2026")
    assert paper.fields[2].wrong, "it cannot end before it was issued"
    type_into(paper.until, "kapan-kapan")
    assert paper.until.text() == "kapan-kapan", "what cannot be read stays to be mended"
    assert paper.fields[2].wrong
    type_into(paper.until, "31/12/2026")
    assert not paper.fields[2].wrong
    assert paper.row.chip.text == "Ada"


def test_a_copy_is_kept_in_the_vault_shown_and_taken_away(
    desk: Desk, promotion: UUID, make: Any, tmp_path: Path
) -> None:
    vault = FileVault(tmp_path / "lampiran")
    ctx = replace(desk.register.ctx, vault=vault)
    desk.register.ctx = ctx
    file = tmp_path / "sk.pdf"
    file.write_bytes(b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n")
    screen = make(promotion)
    paper = line(screen, Dokumen.SK_PANGKAT, desk)
    assert paper.row is not None
    assert paper.clip.isVisible()
    screen.sheet.presenter.papers.attach(paper.row, file)
    assert paper.there.isChecked(), "who has a copy has the paper"
    assert paper.row.copy.startswith("PDF")
    seen: list[Path] = []
    screen.sheet.presenter.papers.take_out(paper.row, tmp_path / "lihat", seen.append)
    assert seen[0].read_bytes() == file.read_bytes()
    bad = tmp_path / "sk.exe"
    bad.write_bytes(b"MZ\x90\x00" + bytes(64))
    before = paper.row
    with pytest.raises(Exception, match="vault"):
        screen.sheet.presenter.papers.attach(paper.row, bad)
    assert paper.row == before
    screen.sheet.presenter.papers.detach(paper.row)
    assert not paper.row.sha256
    assert paper.clip.isVisible()


def test_sending_without_a_number_leads_the_cursor_to_it(desk: Desk, promotion: UUID, make: Any) -> None:
    screen = make(promotion)
    sheet = screen.sheet
    sheet.step_action.trigger()
    number = sheet.sending.fields["nomor_surat"]
    assert number.wrong
    assert number.editor.hasFocus()
    type_into(number.editor, "823/1/2026")
    type_into(sheet.sending.fields["tanggal_kirim"].editor, "1 Januari 2030")
    sheet.step_action.trigger()
    assert sheet.sending.fields["tanggal_kirim"].wrong, "no letter leaves in the future"
    assert stored(desk, promotion).status is StatusUsulan.DISIAPKAN
    type_into(sheet.sending.fields["tanggal_kirim"].editor, "9/3/2026")
    sheet.step_action.trigger()
    assert (stored(desk, promotion).status, stored(desk, promotion).nomor_surat) == (
        StatusUsulan.DIKIRIM, "823/1/2026",
    )  # fmt: skip
    assert sheet.presenter.step is Step.KEPUTUSAN
    assert sheet.deciding.of(Hak.KENAIKAN_PANGKAT).fields["nomor_keputusan"].editor.hasFocus()


def test_a_decision_fills_in_what_is_known_and_changes_the_history(
    desk: Desk, person: UUID, promotion: UUID, make: Any
) -> None:
    usulan.send(desk.register.ctx, promotion, "823/1", TODAY)
    screen = make(promotion)
    form = screen.sheet.deciding.of(Hak.KENAIKAN_PANGKAT)
    assert form.fields["hasil"].value == "III/b"
    assert (form.fields["mkg_tahun"].value, form.fields["mkg_bulan"].value) == ("7", "6"), "3 years in 2022, and on"
    type_into(form.fields["nomor_keputusan"].editor, "823.3/9/2026")
    type_into(form.fields["hasil"].editor, "III/a")
    screen.sheet.step_action.trigger()
    assert form.fields["hasil"].wrong
    assert form.fields["hasil"].editor.hasFocus()
    type_into(form.fields["hasil"].editor, "III/b")
    type_into(form.fields["mkg_bulan"].editor, "14")
    screen.sheet.step_action.trigger()
    assert form.fields["mkg_bulan"].wrong
    type_into(form.fields["mkg_bulan"].editor, "6")
    screen.sheet.step_action.trigger()
    with desk.register.ctx.store.read() as reader:
        newest = max(reader.find(RiwayatGolongan, pegawai_id=person), key=lambda each: each.tmt)
    assert (newest.golongan, newest.tmt, newest.mkg_tahun, newest.mkg_bulan) == ("III/b", TMT, 7, 6)
    assert not screen.sheet.step_action.isVisible()
    assert not line(screen, Dokumen.IJAZAH, desk).number.isEnabled(), "what is decided is not changed any more"
    screen.sheet.presenter.changed(undo_last(desk.register.ctx)[1])
    assert stored(desk, promotion).status is StatusUsulan.DIKIRIM
    assert screen.sheet.step_action.isVisible()


def test_it_comes_back_with_a_reason_and_only_what_can_be_is_offered(desk: Desk, promotion: UUID, make: Any) -> None:
    screen = make(promotion)
    sheet = screen.sheet
    offered = {ending for ending, action in sheet._actions.items() if action.isVisible()}
    assert offered == {Ending.DIBATALKAN}, "what was not sent is not given back"
    usulan.send(desk.register.ctx, promotion, "823/1", TODAY)
    screen.show_target(promotion, "")
    sheet._actions[Ending.DIKEMBALIKAN].trigger()
    assert sheet.ending.isVisible()
    QTest.keyClick(sheet.ending.field.editor, Qt.Key.Key_Return)
    assert sheet.ending.isVisible(), "without a reason nothing is recorded"
    assert sheet.ending.field.wrong
    QTest.keyClicks(sheet.ending.field.editor, "SK belum dilegalisasi")
    QTest.keyClick(sheet.ending.field.editor, Qt.Key.Key_Return)
    assert not sheet.ending.isVisible()
    assert stored(desk, promotion).alasan == "SK belum dilegalisasi"
    assert sheet.presenter.step is Step.KIRIM


def test_typing_is_kept_and_offered_again_after_a_power_cut(desk: Desk, promotion: UUID, make: Any) -> None:
    first = make(promotion)
    editor = first.sheet.sending.fields["nomor_surat"].editor
    editor.setFocus()
    QTest.keyClicks(editor, "823/55")
    again = make(promotion)
    assert again.sheet.recovery.isVisible()
    assert again.sheet.sending.fields["nomor_surat"].value == ""
    again.sheet.presenter.recover()
    assert again.sheet.sending.fields["nomor_surat"].value == "823/55"
    again.sheet.step_action.trigger()
    assert stored(desk, promotion).nomor_surat == "823/55"
    with desk.register.ctx.store.read() as reader:
        assert not reader.drafts()


def test_the_form_of_the_month_is_printed_where_there_is_one(desk: Desk, person: UUID, promotion: UUID) -> None:
    from asn_desktop.ui.presenters.usulan.document import UsulanPresenter

    class Nowhere:
        def render(self, state: Any) -> None:
            self.state = state

        def point(self) -> None: ...
        def missing(self) -> None:
            self.gone = True

    view = Nowhere()
    presenter = UsulanPresenter(desk.services, view)
    presenter.open(promotion)
    presenter.print()
    assert desk.shell.places == [("cetak", person, "usul_pangkat/2026/bulan-10")]
    award, _ = usulan.start(desk.register.ctx, person, Hak.SATYALANCANA, date(2028, 3, 1))
    presenter.open(award)
    assert view.state.form == ""
    presenter.open(person)
    assert view.gone, "an id that is no proposal leads back"


def test_a_noted_letter_can_be_corrected_and_a_decision_taken_back_later(
    desk: Desk, person: UUID, promotion: UUID, make: Any
) -> None:
    usulan.send(desk.register.ctx, promotion, "823/1", TODAY)
    screen = make(promotion)
    sheet = screen.sheet
    sheet._correct.click()
    number = sheet.sending.fields["nomor_surat"]
    assert number.value == "823/1"
    assert sheet._decide.text() == "Kembali ke keputusan"
    type_into(number.editor, "823/1a")
    sheet.step_action.trigger()
    assert stored(desk, promotion).nomor_surat == "823/1a"
    assert sheet.presenter.step is Step.KEPUTUSAN
    assert not sheet._reopen.isVisible()
    type_into(sheet.deciding.of(Hak.KENAIKAN_PANGKAT).fields["nomor_keputusan"].editor, "823.3/9")
    sheet.step_action.trigger()
    assert stored(desk, promotion).status is StatusUsulan.DITETAPKAN
    assert sheet._reopen.isVisible()
    sheet._reopen.trigger()
    assert stored(desk, promotion).status is StatusUsulan.DIKIRIM
    with desk.register.ctx.store.read() as reader:
        assert len(reader.find(RiwayatGolongan, pegawai_id=person)) == 1
    assert desk.shell.told[-1][0] == "usulan.said.reopened", "an undo offered here would undo something older"


def test_who_died_is_said_and_who_moved_away_is_only_read(desk: Desk, person: UUID, promotion: UUID, make: Any) -> None:
    ctx = desk.register.ctx
    with ctx.store.read() as reader:
        found = reader.get(Pegawai, person)
    people.save(ctx, found.with_(kedudukan=Kedudukan.MENINGGAL))
    screen = make(promotion)
    assert "Meninggal dunia" in screen.sheet._line.text()
    page = make().list.page
    assert page.model.data(page.model.index(0, 5)) == "Meninggal dunia"
    with ctx.store.bookkeeping() as books:
        books.keep_moved(Moved(person, Way.OUT, new_id(), "Distrik Kurulu", "2026-03-09T00:00:00Z"))
    screen = make(promotion)
    assert "Distrik Kurulu" in screen.sheet.away.text()
    assert screen.sheet.presenter.step is None
    assert not any(action.isVisible() for action in screen.sheet._actions.values())
    page = make().list.page
    assert page.model.data(page.model.index(0, 5)) == "Pindah ke Distrik Kurulu"


def test_a_small_copy_is_told_in_kilobytes_and_the_reason_ends_once(
    desk: Desk, promotion: UUID, make: Any, tmp_path: Path
) -> None:
    desk.register.ctx = replace(desk.register.ctx, vault=FileVault(tmp_path / "lampiran"))
    file = tmp_path / "sk.pdf"
    file.write_bytes(b"%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n")
    usulan.send(desk.register.ctx, promotion, "823/1", TODAY)
    usulan.give_back(desk.register.ctx, promotion, "SK belum dilegalisasi.")
    screen = make(promotion)
    paper = line(screen, Dokumen.SK_PANGKAT, desk)
    screen.sheet.presenter.papers.attach(paper.row, file)
    assert paper.row is not None
    assert paper.row.copy == "PDF, 1 kB"
    assert ".." not in screen.sheet._line.text()


def test_who_turned_to_the_decision_by_mistake_finds_back_to_the_letter(desk: Desk, promotion: UUID, make: Any) -> None:
    sheet = make(promotion).sheet
    assert not sheet._correct.isVisible()
    sheet._decide.click()
    assert sheet.presenter.step is Step.KEPUTUSAN
    assert sheet._correct.text() == "Catat pengirimannya dulu"
    sheet._correct.click()
    assert sheet.presenter.step is Step.KIRIM
    assert sheet.sending.isVisible()


def test_a_raise_decided_says_that_the_register_stays_and_the_cursor_stays_on_the_sheet(
    desk: Desk, person: UUID, make: Any
) -> None:
    raised, _ = usulan.start(desk.register.ctx, person, Hak.KGB, date(2027, 4, 1))
    usulan.send(desk.register.ctx, raised, "900/1", TODAY)
    sheet = make(raised).sheet
    form = sheet.deciding.of(Hak.KGB)
    type_into(form.fields["nomor_keputusan"].editor, "900/2")
    type_into(form.fields["hasil"].editor, "Rp3.022.200,00")
    sheet.step_action.trigger()
    assert stored(desk, raised).hasil == "3022200"
    assert desk.shell.told[-1][0] == "usulan.said.keputusan_only"
    assert sheet.more.hasFocus()


def test_an_award_names_its_step_and_a_contract_goes_on_the_day_after(desk: Desk, person: UUID, make: Any) -> None:
    award, _ = usulan.start(desk.register.ctx, person, Hak.SATYALANCANA, date(2028, 3, 1))
    contract = desk.register.person(
        "IX", jenis_pegawai=JenisPegawai.PPPK, nip="199001012021211901", akhir_kontrak=date(2028, 2, 29)
    )
    longer, _ = usulan.start(desk.register.ctx, contract, Hak.KONTRAK, date(2028, 2, 29))
    for each in (award, longer):
        usulan.send(desk.register.ctx, each, "800/1", TODAY)
    sheet = make(award).sheet
    assert sheet.deciding.of(Hak.SATYALANCANA).fields["hasil"].value == "X"
    sheet = make(longer).sheet
    assert sheet.deciding.of(Hak.KONTRAK).fields["tmt_keputusan"].value == date(2028, 3, 1)
    page = make().list.page
    assert {page.model.data(page.model.index(n, 2)) for n in range(2)} == {
        "Satyalancana X", "Perpanjangan perjanjian kerja",
    }  # fmt: skip


def test_a_promotion_by_diploma_begins_in_the_career_and_is_decided_here(
    desk: Desk, make: Any, qtbot: Any, window_world: Any
) -> None:
    person = desk.register.person("III/a", date(2025, 4, 1), nama="Ambrosius Itlay", mkg=(3, 0))
    desk.register.appraised(person, 2025)
    desk.register.add(RiwayatPendidikan, person, tingkat=Pendidikan.S2, tahun_lulus=2025)
    career = make_career(desk.services)
    qtbot.addWidget(career)
    career.resize(1100, 620)
    career.show()
    career.show_target(person, "penyesuaian_ijazah")
    QApplication.processEvents()
    assert career.person.rights.propose.isVisible()
    career.person.rights.propose.click()
    ((place, made, _detail),) = desk.shell.places
    assert place == "usulan"
    sheet = make(made).sheet
    assert stored(desk, made).tmt == date(2026, 6, 1), "the next rank period that its papers can reach"
    assert "penyesuaian ijazah" in sheet.why.findChildren(QLabel)[0].text()
    type_into(sheet.sending.fields["nomor_surat"].editor, "823/4")
    sheet.step_action.trigger()
    assert sheet.deciding.of(Hak.KENAIKAN_PANGKAT).fields["hasil"].value == "III/b"
    career.show_target(person, "penyesuaian_ijazah")
    QApplication.processEvents()
    assert career.person.rights.propose.text() == "Buka usulan"
    career.show_target(person, "tugas_belajar")
    QApplication.processEvents()
    assert not career.person.rights.propose.isVisible(), "nobody decides a proposal for that here"


def test_credit_is_counted_up_to_a_day_and_what_asks_for_no_papers_lacks_none(desk: Desk, make: Any) -> None:
    person = desk.register.person(
        "III/c", date(2024, 4, 1),
        jabatan={"nama": "Analis SDM Aparatur", "jenis": JenisJabatan.FUNGSIONAL, "jenjang": Jenjang.AHLI_MUDA},
    )  # fmt: skip
    desk.register.appraised(person, 2025)
    credit, _ = usulan.start(desk.register.ctx, person, Hak.ANGKA_KREDIT, date(2026, 1, 1))
    sheet = make(credit).sheet
    assert sheet._line.text() == "Sedang disiapkan. Tidak ada berkas yang disyaratkan."
    type_into(sheet.sending.fields["nomor_surat"].editor, "800/1")
    sheet.step_action.trigger()
    form = sheet.deciding.of(Hak.ANGKA_KREDIT)
    assert form.fields["hasil"].value == "", "what is recorded is a lower bound: nobody takes it for the sum"
    type_into(form.fields["nomor_keputusan"].editor, "PAK/7")
    type_into(form.fields["hasil"].editor, "112,5")
    sheet.step_action.trigger()
    assert sheet._line.text().endswith("menghitung kinerja sampai sebelum 1 Januari 2026.")
    with desk.register.ctx.store.read() as reader:
        (pak,) = reader.find(PenetapanAngkaKredit, pegawai_id=person)
    assert pak.jumlah == Decimal("112.5")


def test_tab_goes_down_the_page_although_lines_and_forms_are_made_late(desk: Desk, promotion: UUID, make: Any) -> None:
    screen = make(promotion)
    sheet = screen.sheet
    last = [each for each in sheet.papers.lines if not each.isHidden()][-1]
    last.clip.setFocus()
    QTest.keyClick(last.clip, Qt.Key.Key_Tab)
    assert sheet.sending.fields["nomor_surat"].editor.hasFocus()
    usulan.send(desk.register.ctx, promotion, "823/1", TODAY)
    screen.show_target(promotion, "")
    QApplication.processEvents()
    fields = tuple(sheet.deciding.of(Hak.KENAIKAN_PANGKAT).fields.values())
    fields[0].editor.setFocus()
    for before, after in pairwise(fields):
        QTest.keyClick(before.editor, Qt.Key.Key_Tab)
        assert after.editor.hasFocus()


# As of another day


def ask_for(as_of: AsOf, text: str) -> None:
    as_of.field.setFocus()
    as_of.field.selectAll()
    QTest.keyClicks(as_of.field, text)
    QTest.keyClick(as_of.field, Qt.Key.Key_Return)
    QApplication.processEvents()


def left(screen: Any) -> str:
    model = screen.list.page.model
    return str(model.data(model.index(0, 5)))


def test_the_list_counts_its_days_from_the_day_asked_for(desk: Desk, promotion: UUID, make: Any) -> None:
    screen = make()
    page, as_of = screen.list.page, screen.list.as_of
    assert left(screen) == "131 hari lagi"
    page.bar.choices_changed.emit({"keadaan": "terlambat"})
    assert page.model.rowCount() == 0
    ask_for(as_of, "20/7/2026")
    assert left(screen) == "lewat 1 hari"
    assert "20 Juli 2026" in screen.list._note.text()
    assert "tercatat hari ini" in screen.list._note.text()
    assert page.file_name == "2026-07-20 Daftar usulan"
    ask_for(as_of, "entah")
    assert desk.shell.reported[-1].key == "date_unreadable"
    assert left(screen) == "lewat 1 hari", "a bad day changes nothing"
    as_of.today.setFocus()
    QTest.keyClick(as_of.today, Qt.Key.Key_Space)
    assert page.model.rowCount() == 0
    assert screen.list._note.text() == ""
    assert page.file_name == "Daftar usulan"
    assert not as_of.today.isVisible()


def test_the_sheet_answers_for_the_same_day_and_back(desk: Desk, person: UUID, promotion: UUID, make: Any) -> None:
    desk.register.appraised(person, 2026, Predikat.KURANG)
    screen = make(promotion)
    sheet = screen.sheet
    paper = line(screen, Dokumen.KETERANGAN_DISIPLIN, desk)
    QTest.keyClick(paper.there, Qt.Key.Key_Space)
    type_into(paper.until, "31/12/2026")
    assert paper.row is not None
    assert paper.row.chip.text == "Ada"
    today = sheet.why.findChildren(QLabel)[0].text(), sheet._line.text()
    assert "paling lambat" in sheet._line.text()
    ask_for(sheet.as_of, "1/3/2027")
    assert paper.row.chip.text == "Kedaluwarsa", "by then it would have expired before it left"
    assert "1 Maret 2027" in sheet._why_note.text()
    assert "paling lambat" not in sheet._line.text(), "its day has passed then"
    assert sheet._line_chip.accessibleName() == "hak sudah terbuka"
    assert "tercatat hari ini" in sheet._day_note.text()
    assert screen.list.as_of.field.text() == "1 Maret 2027"
    QTest.mouseClick(sheet.as_of.today, Qt.MouseButton.LeftButton)
    assert not sheet._day_note.isVisible()
    assert (sheet.why.findChildren(QLabel)[0].text(), sheet._line.text()) == today
    assert screen.list.as_of.field.text() == "10 Maret 2026"


def test_what_is_typed_stays_over_another_day_and_is_recorded_today(
    desk: Desk, person: UUID, promotion: UUID, make: Any
) -> None:
    screen = make(promotion)
    sheet = screen.sheet
    sheet.sending.fields["nomor_surat"].editor.setFocus()
    QTest.keyClicks(sheet.sending.fields["nomor_surat"].editor, "823/9")
    ask_for(sheet.as_of, "1/3/2027")
    assert sheet.sending.fields["nomor_surat"].value == "823/9"
    assert sheet.sending.fields["tanggal_kirim"].value == TODAY, "the letter leaves today"
    type_into(sheet.sending.fields["tanggal_kirim"].editor, "11/3/2026")
    sheet.step_action.trigger()
    assert sheet.sending.fields["tanggal_kirim"].wrong, "tomorrow lies in the future, whichever day is asked for"
    type_into(sheet.sending.fields["tanggal_kirim"].editor, "10/3/2026")
    sheet.step_action.trigger()
    kept = stored(desk, promotion)
    assert (kept.status, kept.tanggal_kirim) == (StatusUsulan.DIKIRIM, TODAY)
    assert kept.verdict is not None
    assert kept.verdict.law_date == TMT, "kept as decided for its own day, not as of the day asked for"
    form = sheet.deciding.of(Hak.KENAIKAN_PANGKAT)
    assert form.fields["tanggal_keputusan"].value == TODAY
    assert "1 Maret 2027" in sheet._why_note.text(), "the day asked for stays"


def test_before_there_was_a_right_that_is_said(desk: Desk, promotion: UUID, make: Any) -> None:
    screen = make(promotion)
    ask_for(screen.sheet.as_of, "1/1/2017")
    assert screen.sheet._why_note.text() == "Per 1 Januari 2017 pegawai ini tidak mempunyai hak itu."
