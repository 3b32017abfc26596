"""The desk of objections and one objection step by step, without a window."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace

from asn_desktop.core.domain.evaluasi import Evaluasi, SerahTerima, StatusEvaluasi
from asn_desktop.core.domain.keberatan import Keberatan, PutusanKeberatan, StatusKeberatan
from asn_desktop.core.domain.kinerja import Predikat, Rating
from asn_desktop.core.domain.penilai import PenetapanPenilai
from asn_desktop.core.usecases import evaluasi, keberatan
from asn_desktop.core.usecases.keberatan import Ruling
from asn_desktop.core.usecases.ports import never, no_progress
from asn_desktop.core.usecases.rows import Sort
from asn_desktop.storage.db import new_id
from asn_desktop.ui.presenters.chips import left_chip
from asn_desktop.ui.presenters.keberatan.document import KeberatanPresenter
from asn_desktop.ui.presenters.keberatan.list import KeberatanListPresenter, desk_rows
from asn_desktop.ui.presenters.keberatan.state import KeberatanState, Step
from asn_desktop.ui.presenters.listing import Asked

TODAY = date(2026, 1, 19)
RECEIVED, FILED, HEARD = date(2026, 1, 5), date(2026, 1, 7), date(2026, 1, 9)


class Sheet:
    """Keeps what would be shown."""

    def __init__(self) -> None:
        self.state: KeberatanState
        self.gone = False
        self.pointed = 0

    def render(self, state: KeberatanState) -> None:
        self.state = state

    def missing(self) -> None:
        self.gone = True

    def point(self) -> None:
        self.pointed += 1


class Sheets:
    """An open sheet over the practice office."""

    def __init__(self, desk: Any) -> None:
        self.desk = desk
        self.view = Sheet()
        self.presenter = KeberatanPresenter(desk.services, self.view)

    @property
    def state(self) -> KeberatanState:
        return self.view.state

    def give(self, **typed: Any) -> None:
        self.presenter.type(**typed)


@pytest.fixture(autouse=True)
def _quiet(desk: Any) -> None:
    """The practice office has receipts and objections of its own; these tests make theirs."""
    with desk.ctx.store.write("test", "Petugas") as work:
        for record in (*work.find(Keberatan), *work.find(SerahTerima)):
            work.remove(record)
        work.commit()


def results(desk: Any) -> list[Evaluasi]:
    """Final results whose superiors are people of the register."""
    found = desk.stored(Evaluasi, tahun=2025, status=StatusEvaluasi.FINAL, digantikan=False)
    return [
        each
        for each in found
        if each.revisi == 1 and each.pihak.atasan_penilai and each.pihak.atasan_penilai.pegawai_id
    ]


@pytest.fixture
def result(desk: Any) -> Evaluasi:
    return results(desk)[0]


@pytest.fixture
def sheet(desk: Any) -> Sheets:
    return Sheets(desk)


def filed(desk: Any, result: Evaluasi, day: date = FILED) -> UUID:
    return keberatan.file(desk.ctx, result.id, RECEIVED, day, "Laporan Mei tidak dihitung", "7/K")[0]


def test_a_late_objection_is_told_again_where_it_is_decided(desk: Any, sheet: Sheets, result: Evaluasi) -> None:
    received = result.tanggal or RECEIVED
    late = keberatan.file(
        desk.ctx, result.id, received, received + timedelta(days=15), "Laporan Mei tidak dihitung", "7/K"
    )[0]
    sheet.presenter.open(late)
    assert sheet.state.putusan.note.startswith("Keberatan ini tidak tepat waktu: diajukan")
    assert "Diputus paling lambat" in sheet.state.putusan.note
    in_time = filed(desk, results(desk)[1])
    sheet.presenter.open(in_time)
    assert sheet.state.putusan.note.startswith("Diputus paling lambat")


def test_an_objection_from_the_letter_to_a_new_version(desk: Any, sheet: Sheets, result: Evaluasi) -> None:
    sheet.presenter.open(result.id)
    assert (sheet.state.step, sheet.state.pengajuan.mark) == (Step.PENGAJUAN, "now")
    sheet.give(tanggal_terima=RECEIVED, tanggal_pengajuan=FILED, alasan="Laporan Mei tidak dihitung")
    assert "19 Januari 2026" in sheet.state.timing.headline  # fourteen days after the receipt
    sheet.presenter.record()
    assert (sheet.state.step, sheet.state.pengajuan.mark) == (Step.PENJELASAN, "done")
    sheet.give(penjelasan="Laporan datang terlambat", tanggal_penjelasan=HEARD)
    sheet.presenter.record()
    assert (sheet.state.step, sheet.state.decider.known) == (Step.PUTUSAN, True)
    better = Rating.DI_ATAS if result.rating_hasil is not Rating.DI_ATAS else Rating.SESUAI
    sheet.give(putusan=PutusanKeberatan.DIUBAH, rating_hasil=better, rating_perilaku=result.rating_perilaku)
    expected = evaluasi.preview(desk.ctx, result, better, result.rating_perilaku).result("predikat")
    assert sheet.state.predikat.tone == expected
    sheet.give(pertimbangan="Laporan Mei ada", tanggal_putusan=TODAY)
    sheet.presenter.record()
    (found,) = desk.stored(Keberatan)
    assert (found.status, found.putusan) == (StatusKeberatan.DIPUTUS, PutusanKeberatan.DIUBAH)
    assert sheet.state.step is None
    assert sheet.state.new_id == found.evaluasi_hasil_id
    assert desk.evaluasi(found.evaluasi_hasil_id).predikat is Predikat(expected)
    assert len(desk.window.said) == 3


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"tanggal_terima": None}, "tanggal_terima"),
        ({"tanggal_pengajuan": None}, "tanggal_pengajuan"),
        ({"alasan": "  "}, "alasan"),
        ({"tanggal_pengajuan": TODAY + timedelta(days=1)}, "tanggal_pengajuan"),
        ({"tanggal_terima": TODAY + timedelta(days=1)}, "tanggal_terima"),
        ({"tanggal_terima": date(2025, 1, 2)}, "tanggal_terima"),
    ],
)
def test_what_is_wrong_with_the_letter_stands_at_its_field(
    desk: Any, sheet: Sheets, result: Evaluasi, typed: dict[str, Any], field: str
) -> None:
    sheet.presenter.open(result.id)
    sheet.give(**{"tanggal_terima": RECEIVED, "tanggal_pengajuan": FILED, "alasan": "Alasan", **typed})
    sheet.presenter.record()
    assert list(sheet.state.errors) == [field]
    assert not desk.stored(Keberatan)
    sheet.give(**{field: typed[field]})
    assert not sheet.state.errors  # what is mended is not blamed any more


def test_what_is_wrong_with_the_decision_stands_at_its_field(desk: Any, sheet: Sheets, result: Evaluasi) -> None:
    sheet.presenter.open(filed(desk, result))
    sheet.presenter.record()
    assert list(sheet.state.errors) == ["penjelasan"]
    sheet.give(penjelasan="Jawaban", tanggal_penjelasan=date(2026, 1, 6))
    sheet.presenter.record()
    assert list(sheet.state.errors) == ["tanggal_penjelasan"]
    sheet.presenter.turn_to(Step.PUTUSAN)
    sheet.presenter.record()
    assert list(sheet.state.errors) == ["putusan", "pertimbangan"]
    sheet.give(putusan=PutusanKeberatan.DIKUATKAN)
    sheet.give(pertimbangan="Tetap")
    sheet.presenter.record()
    assert list(sheet.state.errors) == ["putusan"]  # nobody has heard the appraiser
    sheet.presenter.turn_to(Step.PENJELASAN)
    sheet.give(penjelasan="Jawaban", tanggal_penjelasan=HEARD)
    sheet.presenter.record()
    for putusan, more, field in (
        (PutusanKeberatan.DIUBAH, {}, "rating_hasil"),
        (
            PutusanKeberatan.DIUBAH,
            {"rating_hasil": result.rating_hasil, "rating_perilaku": result.rating_perilaku},
            "rating_hasil",
        ),
        (PutusanKeberatan.DIKUATKAN, {"tanggal_putusan": date(2026, 1, 8)}, "tanggal_putusan"),
    ):
        sheet.give(putusan=putusan, pertimbangan="Dasar", tanggal_putusan=TODAY)
        sheet.give(**more)
        sheet.presenter.record()
        assert list(sheet.state.errors) == [field]
    assert desk.stored(Keberatan)[0].status is StatusKeberatan.DIJELASKAN


def test_all_that_lacks_is_said_at_once_and_the_cursor_goes_there_each_time(
    desk: Any, sheet: Sheets, result: Evaluasi
) -> None:
    sheet.presenter.open(result.id)
    sheet.give(tanggal_terima=None, tanggal_pengajuan=None)
    sheet.presenter.record()
    assert list(sheet.state.errors) == ["tanggal_terima", "tanggal_pengajuan", "alasan"]
    assert sheet.view.pointed == 1
    sheet.presenter.record()
    assert sheet.view.pointed == 2
    sheet.give(tanggal_terima=RECEIVED, tanggal_pengajuan=TODAY + timedelta(days=1), alasan="Alasan")
    assert sheet.view.pointed == 2  # typing leaves the cursor where it is
    sheet.presenter.record()
    assert (list(sheet.state.errors), sheet.view.pointed) == (["tanggal_pengajuan"], 3)


def test_a_day_that_cannot_be_read_is_said_when_it_is_left(desk: Any, sheet: Sheets, result: Evaluasi) -> None:
    sheet.presenter.open(result.id)
    sheet.give(tanggal_terima=None)
    sheet.presenter.unread("tanggal_terima", "31/02/2026")
    assert "31/02/2026" in sheet.state.errors["tanggal_terima"]
    sheet.presenter.record()
    assert "31/02/2026" in sheet.state.errors["tanggal_terima"]  # it stands there still: it is not empty
    sheet.give(tanggal_terima=RECEIVED)
    assert "tanggal_terima" not in sheet.state.errors


def test_from_a_decision_without_a_statement_a_way_leads_back_to_it(desk: Any, sheet: Sheets, result: Evaluasi) -> None:
    sheet.presenter.open(filed(desk, result))
    sheet.presenter.turn_to(Step.PUTUSAN)
    assert (sheet.state.correctable, sheet.state.deciding) == (True, False)
    assert "sesudah keberatan dicatat" not in sheet.state.penjelasan.note  # it is recorded
    sheet.give(putusan=PutusanKeberatan.TIDAK_DITERIMA, pertimbangan="Bukan menge")
    again = Sheets(desk)
    again.presenter.open(sheet.state.identity, resume=True)  # the power went
    assert (again.state.step, again.state.typed.pertimbangan) == (Step.PUTUSAN, "Bukan menge")
    sheet.presenter.turn_to(Step.PENJELASAN)
    assert sheet.state.typed.tanggal_penjelasan == desk.ctx.today  # as it was offered before
    sheet.give(penjelasan="Jawaban", tanggal_penjelasan=HEARD)
    sheet.presenter.record()
    assert desk.stored(Keberatan)[0].penjelasan == "Jawaban"
    assert (sheet.state.step, sheet.state.typed.pertimbangan) == (Step.PUTUSAN, "Bukan menge")
    assert sheet.state.typed.putusan is PutusanKeberatan.TIDAK_DITERIMA


def test_an_unknown_decider_is_said_as_of_the_day_with_what_to_do(desk: Any, sheet: Sheets, result: Evaluasi) -> None:
    keberatan_id = filed(desk, result)
    keberatan.explain(desk.ctx, keberatan_id, "Jawaban", HEARD)
    rater = result.pihak.penilai.pegawai_id
    with desk.ctx.store.write("test", "Petugas") as work:
        work.put(PenetapanPenilai(id=new_id(), pegawai_id=rater, tmt=date(2026, 1, 15)))
        work.commit()
    sheet.presenter.open(keberatan_id)
    assert not sheet.state.decider.known
    sheet.give(tanggal_putusan=date(2026, 1, 12))
    assert sheet.state.decider.known  # on that day he still was
    sheet.give(tanggal_putusan=TODAY, putusan=PutusanKeberatan.DIKUATKAN, pertimbangan="Tetap")
    sheet.presenter.record()
    assert list(sheet.state.errors) == ["pemutus"]
    sheet.presenter.show_superiors()
    assert desk.window.gone == [("pegawai", rater, "penilai")]


def test_a_result_that_was_objected_to_opens_that_objection(desk: Any, sheet: Sheets, result: Evaluasi) -> None:
    keberatan_id = filed(desk, result)
    sheet.presenter.open(result.id)
    assert sheet.state.identity == keberatan_id
    sheet.presenter.withdraw(TODAY, lambda _why_not: None)
    assert (sheet.state.step, sheet.state.akibat.mark) == (None, "done")
    sheet.presenter.open(result.id)
    assert sheet.state.step is Step.PENGAJUAN  # a withdrawn one leaves the right


def test_a_withdrawal_before_the_letter_is_refused_in_words(desk: Any, sheet: Sheets, result: Evaluasi) -> None:
    sheet.presenter.open(filed(desk, result))
    said: list[str] = []
    sheet.presenter.withdraw(date(2026, 1, 1), said.append)
    assert "7 Januari 2026" in said[0]


def test_typing_survives_a_power_cut_and_recording_ends_it(desk: Any, sheet: Sheets, result: Evaluasi) -> None:
    sheet.presenter.open(result.id)
    sheet.give(alasan="Belum selesai ditu")
    again = Sheets(desk)
    again.presenter.open(result.id)
    assert (again.state.recovery, again.state.typed.alasan) == (True, "")
    again.presenter.recover()
    assert again.state.typed.alasan == "Belum selesai ditu"
    again.give(tanggal_terima=RECEIVED, tanggal_pengajuan=FILED)
    again.presenter.record()
    assert not desk.drafts
    led = Sheets(desk)
    led.presenter.open(result.id)
    assert not led.state.recovery


def test_nothing_is_opened_that_is_not_there(sheet: Sheets) -> None:
    sheet.presenter.open(new_id())
    assert sheet.view.gone


def test_the_letters_are_offered_when_there_is_such_a_form(desk: Any, sheet: Sheets, result: Evaluasi) -> None:
    from asn_desktop.core.forms.filled import FormKind

    sheet.presenter.open(filed(desk, result))
    assert sheet.state.printable is ("keberatan" in tuple(FormKind))
    sheet.presenter.print()
    assert desk.window.gone == [("cetak", result.skp_id, "keberatan/2025/akhir-0")]


# The desk


class Listed:
    def results(self, found: Any) -> None:
        self.found = found


@pytest.fixture
def full(desk: Any) -> Any:
    """One open objection, one decided, one withdrawn, and one result whose time runs."""
    first, second, third, fourth = results(desk)[:4]
    filed(desk, first)
    keberatan.decide(
        desk.ctx, filed(desk, second), Ruling(PutusanKeberatan.TIDAK_DITERIMA, "Bukan mengenai hasil", TODAY)
    )
    keberatan.withdraw(desk.ctx, filed(desk, third), TODAY)
    evaluasi.hand_over(desk.ctx, fourth.id, RECEIVED, date(2026, 1, 8))
    return desk


def asked(desk: Any, sort: Sort | None = None, text: str = "", **choices: str) -> list[str]:
    rows = desk_rows(lambda: desk.ctx)
    with desk.ctx.store.read() as reader:
        question = Asked(text, choices, sort or Sort("urgen"))
        found = rows.rows(reader, question, 100, 0)
        assert rows.count(reader, question) == len(found)
    return [f"{row.keberatan.status if row.keberatan else 'berjalan'}" for row in found]


def test_the_desk_puts_first_what_somebody_must_act_on(full: Any) -> None:
    found = asked(full)
    assert found[:3] == ["diajukan", "berjalan", "berjalan"]  # who withdrew may object again while his time runs
    assert sorted(found[3:]) == ["dicabut", "diputus"]
    assert asked(full, keadaan="terbuka") == ["diajukan"]
    assert asked(full, keadaan="berjalan") == ["berjalan"] * 2
    assert asked(full, keadaan="tidak_diterima") == ["diputus"]
    assert asked(full, keadaan="lewat") == []
    assert asked(full, giliran="pejabat_penilai") == ["diajukan"]
    assert asked(full, tahun="2024") == []
    assert len(asked(full, tahun="2025")) == 5
    assert asked(full, Sort("keadaan"))[:2] == ["berjalan"] * 2
    assert asked(full, Sort("keadaan", descending=True))[-2:] == ["berjalan"] * 2
    assert asked(full, text="tidak ada nama begini") == []


def test_a_receipt_too_long_ago_runs_no_more(full: Any) -> None:
    later = replace(full.ctx, today=date(2026, 1, 23))
    assert [row.sisa for row in keberatan.desk(later) if row.keberatan is None] == []
    on_the_last_day = replace(full.ctx, today=date(2026, 1, 22))
    assert [row.sisa for row in keberatan.desk(on_the_last_day) if row.keberatan is None] == [0]


def test_days_left_are_words_and_an_icon(desk: Any) -> None:
    texts = desk.services.texts
    said = [left_chip(texts, days) for days in (9, 2, 0, -4)]
    assert [chip.text for chip in said] == ["9 hari lagi", "2 hari lagi", "Hari terakhir", "Lewat 4 hari"]
    assert [chip.tone for chip in said] == ["info", "warn", "warn", "bad"]
    assert all(chip.icon for chip in said)


def test_a_result_is_found_by_name_to_object_to(desk: Any, result: Evaluasi) -> None:
    view = Listed()
    presenter = KeberatanListPresenter(desk.services, view)
    presenter.look_for(result.pihak.pegawai.nama.split()[0])
    assert str(result.id) in {option.value for option in view.found}
    presenter.file_for(str(result.id))
    assert desk.window.gone == [("keberatan", result.id, "")]


def test_the_list_is_written_as_it_is_shown(full: Any, tmp_path: Path) -> None:
    from asn_desktop.ui.views.keberatan.list_view import columns

    presenter = KeberatanListPresenter(full.services, Listed())
    shown = columns(full.services.texts)
    titles = [full.services.texts.say(column.title_key) for column in shown]
    cells = [column.cell or column.text for column in shown]
    presenter.listing.export(tmp_path / "k.xlsx", "Keberatan", titles, cells, "")
    (sheet,) = full.services.sheets.read(tmp_path / "k.xlsx")
    assert len(sheet.rows) == 6
    assert sheet.rows[0][0] == "Nama"


def test_what_was_recorded_is_not_offered_again_as_lost(desk: Any, result: Evaluasi) -> None:
    """Typing fast and recording at once: the last draft is written while the step is already being recorded."""
    waiting: list[Any] = []

    class Late:
        def submit(self, work: Any, on_done: Any, on_error: Any = None, **_: Any) -> None:
            waiting.append((work, on_done))

    def work_off() -> None:
        while waiting:
            work, on_done = waiting.pop(0)
            on_done(work(no_progress, never))

    identity = filed(desk, result)
    view = Sheet()
    presenter = KeberatanPresenter(replace(desk.services, runner=Late()), view)
    presenter.open(identity)
    work_off()
    presenter.type(tanggal_penjelasan=HEARD)
    presenter.type(penjelasan="Sudah")
    presenter.type(penjelasan="Sudah disampaikan")
    presenter.record()
    work_off()
    assert view.state.step is Step.PUTUSAN
    assert not view.state.recovery
    assert not desk.drafts
