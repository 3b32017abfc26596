"""The months of one plan without a window, over a real file with a real vault."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace

from asn_desktop import bootstrap
from asn_desktop.core.domain.evaluasi import Evaluasi
from asn_desktop.core.domain.kinerja import JenisEvaluasi, NilaiBerakhlak, Rating
from asn_desktop.core.domain.pelaksanaan import BuktiDukung, RealisasiBerkala, RencanaAksi, UmpanBalik
from asn_desktop.core.domain.skp import Skp, StatusSkp
from asn_desktop.core.usecases import evaluasi, keadaan, pelaksanaan
from asn_desktop.core.usecases.evaluasi import AppraisalDraft
from asn_desktop.ui.presenters.keadaan_rows import StateRows
from asn_desktop.ui.presenters.listing import Asked
from asn_desktop.ui.presenters.pelaksanaan.document import MonthsPresenter
from asn_desktop.ui.presenters.pelaksanaan.state import MonthsState

NOW = datetime(2026, 5, 12, 9, 5, tzinfo=UTC)
PHOTO = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(200)


class View:
    def __init__(self) -> None:
        self.states: list[MonthsState] = []
        self.gone = 0

    def render(self, state: MonthsState) -> None:
        self.states.append(state)

    def missing(self) -> None:
        self.gone += 1

    @property
    def state(self) -> MonthsState:
        return self.states[-1]

    def lines(self, result: int = 0) -> list[str]:
        return [line.kegiatan for group in self.state.results[result].groups for line in group.lines]


@pytest.fixture
def view() -> View:
    return View()


def opened(may: Any, view: View, target: UUID | None = None, masa: str = "") -> MonthsPresenter:
    rows = StateRows(lambda: may.ctx)
    presenter = MonthsPresenter(may.services, view, lambda: NOW, rows, lambda: Asked(choices={"tahun": "2026"}))
    may.window.open.append(presenter)
    presenter.want(masa)
    presenter.open(target or may.plan(StatusSkp.DISETUJUI).skp_id)
    return presenter


def finalised(may: Any, skp_id: UUID, jenis: JenisEvaluasi, nomor: int) -> None:
    this, _ = evaluasi.begin(may.ctx, skp_id, jenis, nomor)
    plan = evaluasi.appraisal(may.ctx, this).plan
    measures = [each.id for planned in plan.results for each in planned.indikator]
    draft = AppraisalDraft(Rating.SESUAI, Rating.SESUAI, "", dict.fromkeys(measures, "Tercapai"))
    evaluasi.save(may.ctx, this, draft)
    evaluasi.finalise(may.ctx, this, date(2026, 5, 2))


def test_it_opens_in_the_quarter_of_today_with_its_three_months(may: Any, view: View) -> None:
    opened(may, view)
    state = view.state
    assert (state.term_name, state.evidence_for) == ("Triwulan II", "Mei")
    assert [group.name for group in state.results[0].groups] == ["April", "Mei", "Juni"]
    assert [tab.short for tab in state.terms if tab.chosen] == ["Triwulan II"]
    assert len(state.months) == 12
    assert all(line.realisasi == "" for block in state.results for m in block.measures for line in m.lines)


def test_a_term_that_was_asked_for_is_shown_and_months_can_be_turned(may: Any, view: View) -> None:
    presenter = opened(may, view, masa="triwulan-1")
    assert view.state.term_name == "Triwulan I"
    presenter.choose_month(2)
    assert ([g.name for g in view.state.results[0].groups], view.state.evidence_for) == (["Februari"], "Februari")
    presenter.turn(1)
    assert (view.state.evidence_for, view.state.term_name) == ("Maret", "Triwulan I")
    presenter.turn(1)
    assert view.state.term_name == "Triwulan II"
    presenter.choose_term("triwulan-4")
    presenter.turn(1)
    assert view.state.term_name == "Triwulan IV"
    assert view.state.evidence_for == "Oktober"


def test_steps_and_realisation_are_saved_and_read_back(may: Any, view: View) -> None:
    presenter = opened(may, view)
    block = view.state.results[0]
    presenter.add_step(block.hasil_id, 4)
    key = view.state.focus
    assert key
    presenter.step_typed(key, kegiatan=" Menyusun laporan ", target="1 laporan")
    measure = block.measures[0]
    presenter.realised_typed(measure.indikator_id, 6, realisasi="3 laporan", sumber="Buku register")
    assert view.state.dirty
    assert may.drafts
    presenter.save()
    assert (view.state.dirty, view.state.saved) == (False, "Tersimpan pukul 09.05")
    assert may.drafts == {}
    (step,) = may.stored(RencanaAksi, skp_id=view.state.identity)
    assert (step.bulan, step.kegiatan, step.target) == (4, "Menyusun laporan", "1 laporan")
    (realised,) = may.stored(RealisasiBerkala, skp_id=view.state.identity)
    assert (realised.bulan, realised.realisasi, realised.sumber_data) == (6, "3 laporan", "Buku register")
    presenter.step_typed(view.state.results[0].groups[0].lines[0].key, kegiatan="Menyusun laporan bulanan")
    presenter.save()
    assert [each.kegiatan for each in may.stored(RencanaAksi, id=step.id)] == ["Menyusun laporan bulanan"]


def test_a_step_goes_to_all_months_and_can_be_taken_back(may: Any, view: View) -> None:
    presenter = opened(may, view)
    hasil = view.state.results[0].hasil_id
    presenter.add_step(hasil, 4)
    key = view.state.focus
    assert key
    presenter.step_typed(key, kegiatan="Rapat koordinasi")
    presenter.spread_step(key)
    assert view.state.undo == "Rencana aksi disalin ke 11 bulan"
    assert view.lines() == ["Rapat koordinasi"] * 3
    presenter.spread_step(key)
    assert may.window.noted[-1] == "Tidak ada yang perlu disalin."
    presenter.undo()
    assert view.lines() == ["Rapat koordinasi"]
    presenter.repeat_steps(hasil, 6)
    assert view.lines() == ["Rapat koordinasi"] * 2
    presenter.save()
    assert sorted(step.bulan for step in may.stored(RencanaAksi, skp_id=view.state.identity)) == [4, 6]
    presenter.remove_step(key)
    assert view.lines() == ["Rapat koordinasi"]
    presenter.undo()
    presenter.save()
    assert sorted(step.bulan for step in may.stored(RencanaAksi, skp_id=view.state.identity)) == [4, 6]


def test_an_empty_step_is_used_again_and_never_saved(may: Any, view: View) -> None:
    presenter = opened(may, view)
    hasil = view.state.results[0].hasil_id
    presenter.add_step(hasil, 4)
    first = view.state.focus
    presenter.add_step(hasil, 4)
    assert view.state.focus == first
    assert not view.state.dirty
    presenter.remove_step(first or 0)
    assert view.state.undo == ""


def test_a_source_alone_is_no_realisation_and_says_so(may: Any, view: View) -> None:
    presenter = opened(may, view)
    measure = view.state.results[0].measures[0]
    presenter.realised_typed(measure.indikator_id, 6, sumber="Buku register")
    assert "Tulis realisasinya" in view.state.results[0].measures[0].lines[0].hint
    presenter.save()
    assert may.stored(RealisasiBerkala, skp_id=view.state.identity) == ()
    presenter.realised_typed(measure.indikator_id, 6, realisasi="0 laporan")
    presenter.save()
    assert may.stored(RealisasiBerkala, skp_id=view.state.identity)[0].realisasi == "0 laporan"
    assert not view.state.dirty


def test_what_was_typed_survives_a_power_cut(may: Any, view: View) -> None:
    presenter = opened(may, view)
    measure = view.state.results[0].measures[0]
    presenter.realised_typed(measure.indikator_id, 6, realisasi="Separuh jalan")
    presenter.feedback.begin()
    presenter.feedback.typed(isi="Laporan rapi")
    later = View()
    again = opened(may, later, view.state.identity)
    assert later.state.recovery
    assert later.state.results[0].measures[0].lines[0].realisasi == ""
    again.recover()
    assert later.state.results[0].measures[0].lines[0].realisasi == "Separuh jalan"
    assert later.state.feedback.writing
    assert later.state.feedback.writing.isi == "Laporan rapi"


def test_a_judged_term_is_read_only_and_says_why(may: Any, view: View) -> None:
    skp_id = may.plan(StatusSkp.DISETUJUI).skp_id
    finalised(may, skp_id, JenisEvaluasi.TRIWULAN, 1)
    presenter = opened(may, view, skp_id, "triwulan-1")
    assert "sudah dinilai dan ditetapkan" in view.state.closed
    assert not any(group.editable for group in view.state.results[0].groups)
    assert not any(line.editable for m in view.state.results[0].measures for line in m.lines)
    assert [tab.state for tab in view.state.terms] == ["judged", "nothing", "nothing", "nothing"]
    presenter.choose_month(4)
    assert view.state.closed == ""
    presenter.add_step(view.state.results[0].hasil_id, 4)
    presenter.step_typed(view.state.focus or 0, kegiatan="Rapat")
    presenter.spread_step(view.state.results[0].groups[0].lines[0].key)
    presenter.save()
    assert sorted(step.bulan for step in may.stored(RencanaAksi, skp_id=view.state.identity)) == list(range(4, 13))
    finalised(may, skp_id, JenisEvaluasi.AKHIR, 0)
    presenter.open(skp_id)
    assert (view.state.locked, view.state.feedback.open) == (False, True), "the other quarters are still waited for"
    keadaan.set_cadence(may.ctx, JenisEvaluasi.AKHIR)
    presenter.open(skp_id)
    assert (view.state.locked, view.state.feedback.open) == (True, False)


def test_a_plan_of_half_a_year_has_its_own_months(may: Any, view: View) -> None:
    skp_id = may.plan(StatusSkp.DISETUJUI).skp_id
    with may.ctx.store.write("test", "Petugas") as work:
        work.put(work.get(Skp, skp_id).with_(mulai=date(2026, 8, 15)))
        work.commit()
    presenter = opened(may, view, skp_id)
    assert [tab.active for tab in view.state.months] == [False] * 7 + [True] * 5
    assert (view.state.term_name, [g.name for g in view.state.results[0].groups]) == (
        "Triwulan III",
        ["Agustus", "September"],
    )
    presenter.choose_month(3)
    assert view.state.term_name == "Triwulan III"
    presenter.choose_term("triwulan-1")
    assert view.state.term_name == "Triwulan III"


def test_what_was_recorded_before_the_office_changed_its_terms_is_still_there(may: Any, view: View) -> None:
    keadaan.set_cadence(may.ctx, JenisEvaluasi.BULAN)
    presenter = opened(may, view)
    assert (view.state.term_name, view.state.terms) == ("Mei", ())
    measure = view.state.results[0].measures[0].indikator_id
    presenter.realised_typed(measure, 5, realisasi="1 laporan")
    presenter.save()
    keadaan.set_cadence(may.ctx, JenisEvaluasi.TRIWULAN)
    presenter.open(view.state.identity)
    presenter.choose_term("triwulan-2")
    lines = view.state.results[0].measures[0].lines
    assert [(line.name, line.realisasi) for line in lines] == [("Mei", "1 laporan"), ("", "")]
    keadaan.set_cadence(may.ctx, JenisEvaluasi.AKHIR)
    later = View()
    opened(may, later, view.state.identity)
    assert later.state.term_name == "Setahun"
    assert len(later.state.results[0].groups) == 12


def test_files_become_evidence_and_bad_ones_are_named(may: Any, view: View, tmp_path: Path) -> None:
    presenter = opened(may, view)
    hasil = view.state.results[0].hasil_id
    good, bad = tmp_path / "foto.jpg", tmp_path / "virus.jpg"
    good.write_bytes(PHOTO)
    bad.write_bytes(b"MZ" + bytes(100))
    presenter.evidence.attach(hasil, [good, bad])
    (line,) = view.state.results[0].evidence
    assert (line.nama, line.bulan, line.lost) == ("foto.jpg", "Mei", False)
    assert [one.name for one in view.state.refused] == ["virus.jpg"]
    presenter.evidence.read_refused()
    assert view.state.refused == ()
    presenter.evidence.attach(hasil, [good])
    assert "Sudah menjadi bukti" in may.window.noted[-1]
    presenter.evidence.paste(hasil, PHOTO + b"x")
    presenter.evidence.link(hasil, "Buku tamu", "Lemari 2", "")
    assert [each.nama for each in view.state.results[0].evidence] == ["Buku tamu", "Gambar 12 Mei 2026", "foto.jpg"]
    written: list[Path] = []
    presenter.evidence.take_out(line, tmp_path / "keluar" / "foto", written.append)
    assert written[0].read_bytes() == PHOTO
    presenter.evidence.describe(line, "Foto rapat", "", "Balai distrik")
    presenter.evidence.remove(next(each for each in view.state.results[0].evidence if each.tautan))
    assert sorted(each.nama for each in may.stored(BuktiDukung, skp_id=view.state.identity)) == [
        "Foto rapat",
        "Gambar 12 Mei 2026",
    ]


def test_a_file_that_is_too_large_says_how_large_it_may_be(may: Any, view: View, tmp_path: Path) -> None:
    may.ctx.vault.limit = 1000
    presenter = opened(may, view)
    big = tmp_path / "besar.jpg"
    big.write_bytes(PHOTO + bytes(2000))
    presenter.evidence.attach(view.state.results[0].hasil_id, [big])
    assert "paling besar" in view.state.refused[0].why


def test_a_missing_file_is_seen_and_taking_it_out_tells_what_to_do(may: Any, view: View, tmp_path: Path) -> None:
    presenter = opened(may, view)
    good = tmp_path / "foto.jpg"
    good.write_bytes(PHOTO)
    presenter.evidence.attach(view.state.results[0].hasil_id, [good])
    for file in may.ctx.vault.folder.rglob("*"):
        if file.is_file():
            file.unlink()
    presenter.open(view.state.identity)
    (line,) = view.state.results[0].evidence
    assert line.lost
    presenter.evidence.take_out(line, tmp_path / "keluar", lambda _path: None)
    assert (may.window.reported[-1].key, may.window.reported[-1].facts["name"]) == ("vault_missing", "foto.jpg")
    pictures: list[bytes] = []
    presenter.evidence.thumbnail(line.sha256, 100, pictures.append)
    assert pictures == [b""]


def test_evidence_comes_into_view_while_something_is_being_typed_which_stays(
    may: Any, view: View, tmp_path: Path
) -> None:
    presenter = opened(may, view)
    block = view.state.results[0]
    presenter.realised_typed(block.measures[0].indikator_id, 6, realisasi="Belum disimpan")
    good = tmp_path / "foto.jpg"
    good.write_bytes(PHOTO)
    presenter.evidence.attach(block.hasil_id, [good])
    assert [each.nama for each in view.state.results[0].evidence] == ["foto.jpg"]
    assert view.state.results[0].measures[0].lines[0].realisasi == "Belum disimpan"
    assert view.state.dirty


def test_feedback_is_given_by_the_appraiser_unless_said_otherwise(may: Any, view: View) -> None:
    presenter = opened(may, view)
    desk, rater = presenter.feedback, presenter.months.plan.parties.penilai.pihak  # type: ignore[union-attr]
    desk.begin()
    writing = view.state.feedback.writing
    assert writing
    assert rater
    assert (writing.tanggal, writing.pemberi) == ("12 Mei 2026", rater.nama)
    desk.give()
    assert "isi" in view.state.feedback.problems
    desk.typed(isi="Laporan bulan April selesai dalam 3 hari; perlu belajar grafik.", tentang="kompeten")
    assert view.state.feedback.problems == {}
    desk.give()
    (kept,) = may.stored(UmpanBalik, skp_id=view.state.identity)
    assert (kept.nilai, kept.pemberi_id, kept.tanggal) == (
        NilaiBerakhlak.KOMPETEN, rater.pegawai_id, date(2026, 5, 12),
    )  # fmt: skip
    (line,) = view.state.feedback.lines
    assert (line.tentang, view.state.feedback.writing) == ("Kompeten", None)
    desk.begin(line.id)
    desk.typed(tentang=str(view.state.results[0].hasil_id), tanggal="3/2/2026")
    desk.give()
    assert (view.state.feedback.lines, view.state.feedback.elsewhere) == ((), 1)
    desk.show_everything(True)
    assert view.state.feedback.lines[0].tanggal == "3 Februari 2026"
    desk.remove(kept.id)
    assert may.stored(UmpanBalik, skp_id=view.state.identity) == ()


@pytest.mark.parametrize(("tanggal", "said"), [("kapan saja", "tanggal"), ("1/1/2030", "tiba"), ("31/12/2025", "luar")])
def test_a_day_that_cannot_be_is_said_under_its_field(may: Any, view: View, tanggal: str, said: str) -> None:
    presenter = opened(may, view)
    presenter.feedback.begin()
    presenter.feedback.typed(isi="Laporan rapi", tanggal=tanggal)
    presenter.feedback.give()
    assert said in view.state.feedback.problems["tanggal"].lower()
    assert may.stored(UmpanBalik, skp_id=view.state.identity) == ()


def test_vague_and_copied_words_get_a_gentle_hint(may: Any, view: View) -> None:
    presenter = opened(may, view)
    presenter.feedback.begin()
    presenter.feedback.typed(isi="Baik.")
    assert any("singkat" in hint for hint in view.state.feedback.hints)
    presenter.feedback.typed(isi="Kerja samanya sangat baik sekali sepanjang waktu ini.")
    assert any("contoh" in hint for hint in view.state.feedback.hints)
    presenter.feedback.give()
    rater = presenter.months.plan.parties.penilai.pihak  # type: ignore[union-attr]
    other = next(row for row in may.rows(2026, skp=StatusSkp.DISETUJUI) if row.skp_id != view.state.identity)
    presenter.open(other.skp_id)
    presenter.feedback.begin()
    presenter.feedback.typed(pemberi=rater.nama if rater else "")
    presenter.feedback.cancel()
    presenter.feedback.begin()
    if view.state.feedback.writing and rater and view.state.feedback.writing.pemberi == rater.nama:
        presenter.feedback.typed(isi="Kerja samanya sangat baik sekali sepanjang waktu ini.")
        assert any("pegawai lain" in hint for hint in view.state.feedback.hints)


def test_from_person_to_person_in_the_same_term(may: Any, view: View) -> None:
    presenter = opened(may, view, masa="triwulan-1")
    first = view.state
    assert first.position
    step = 1 if first.after else -1
    presenter.walk(step)
    assert view.state.identity != first.identity
    assert view.state.term_name == "Triwulan I"
    presenter.walk(-step)
    assert view.state.identity == first.identity


def test_on_to_the_appraisal_of_the_term_and_back_to_the_plan(may: Any, view: View) -> None:
    presenter = opened(may, view, masa="triwulan-1")
    presenter.appraise()
    (begun,) = may.stored(Evaluasi, skp_id=view.state.identity, jenis=JenisEvaluasi.TRIWULAN)
    assert (begun.nomor, may.window.gone[-1]) == (1, ("evaluasi", begun.id, ""))
    presenter.appraise()
    assert len(may.stored(Evaluasi, skp_id=view.state.identity, jenis=JenisEvaluasi.TRIWULAN)) == 1
    presenter.show_plan()
    assert may.window.gone[-1] == ("skp", view.state.identity, "")


def test_a_plan_that_is_gone_is_told(may: Any, view: View) -> None:
    opened(may, view, UUID(int=7))
    assert view.gone == 1


def test_texts_of_any_length_and_signs_are_kept(may: Any, view: View) -> None:
    presenter = opened(may, view)
    long = "Menyusun laporan “triwulan” {bulan} dengan 100 % data; " * 200
    measure = view.state.results[0].measures[0].indikator_id
    presenter.realised_typed(measure, 6, realisasi=long, sumber="=1+1")
    presenter.save()
    kept = may.stored(RealisasiBerkala, skp_id=view.state.identity)[0]
    assert (kept.realisasi, kept.sumber_data) == (long.strip(), "=1+1")
    presenter.remove_step(999)
    assert not view.state.dirty


def test_the_months_speak_english_too(may: Any, view: View) -> None:
    english = replace(may.services, texts=bootstrap.texts("en"))
    rows = StateRows(lambda: may.ctx)
    presenter = MonthsPresenter(english, view, lambda: NOW, rows, Asked)
    presenter.open(may.plan(StatusSkp.DISETUJUI).skp_id)
    presenter.feedback.begin()
    presenter.feedback.typed(isi="Good.")
    assert view.state.term_name == "Quarter II"
    assert pelaksanaan.plan_months(may.stored(Skp, id=view.state.identity)[0])
