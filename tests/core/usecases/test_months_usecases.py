"""The months of a plan in a real file, with evidence in a real vault."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from kinerja_office import Office
from msgspec.structs import replace

from asn_desktop.core.domain.kinerja import JenisEvaluasi, NilaiBerakhlak, Rating
from asn_desktop.core.domain.pelaksanaan import BuktiDukung, RealisasiBerkala, RencanaAksi
from asn_desktop.core.domain.skp import Skp
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases import evaluasi, keadaan, pelaksanaan
from asn_desktop.core.usecases.evaluasi import AppraisalDraft
from asn_desktop.core.usecases.pelaksanaan import EvidenceOf, FeedbackDraft, MonthsDraft, RealisedDraft, StepDraft
from asn_desktop.core.usecases.rows import Recorded
from asn_desktop.storage.vault import FileVault

PHOTO = b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(200)


def refused(key: str):
    return pytest.raises(UserError, match=key)


def test_steps_and_realisation_are_kept_changed_and_emptied(office: Office) -> None:
    skp_id = office.plan("Staf")
    plan = pelaksanaan.months(office.ctx, skp_id).plan
    result, measure = plan.results[0].hasil.id, plan.results[0].indikator[0].id
    draft = MonthsDraft(
        (StepDraft(result, 2, "Susun laporan", "1 laporan"), StepDraft(result, 3, "  ")),
        {(measure, 3): RealisedDraft("3 laporan", "Buku register"), (measure, 6): RealisedDraft("  ")},
    )
    pelaksanaan.save(office.ctx, skp_id, draft)
    found = pelaksanaan.months(office.ctx, skp_id)
    assert [(step.bulan, step.kegiatan, step.target) for step in found.steps] == [(2, "Susun laporan", "1 laporan")]
    assert [(r.bulan, r.realisasi, r.sumber_data) for r in found.realised] == [(3, "3 laporan", "Buku register")]
    assert not pelaksanaan.save(office.ctx, skp_id, found.draft())
    pelaksanaan.save(office.ctx, skp_id, MonthsDraft())
    assert (office.read(RencanaAksi), office.read(RealisasiBerkala)) == ((), ())


def test_only_the_months_of_the_plan_can_be_filled(office: Office) -> None:
    skp_id = office.plan("Staf", mulai=date(2025, 3, 15))
    plan = pelaksanaan.months(office.ctx, skp_id).plan
    assert list(pelaksanaan.plan_months(plan.skp)) == list(range(3, 13))
    assert pelaksanaan.closing_months(plan.skp, JenisEvaluasi.TRIWULAN) == (3, 6, 9, 12)
    with refused("month_outside_plan"):
        pelaksanaan.save(office.ctx, skp_id, MonthsDraft((StepDraft(plan.results[0].hasil.id, 2, "Rapat"),)))


def test_what_a_final_quarter_rests_on_stays(office: Office) -> None:
    skp_id = office.plan("Staf")
    plan = pelaksanaan.months(office.ctx, skp_id).plan
    measures = [i.id for planned in plan.results for i in planned.indikator]
    realised = {(measure, 3): RealisedDraft("3 laporan") for measure in measures}
    pelaksanaan.save(office.ctx, skp_id, MonthsDraft(realised=realised))
    quarter, _ = evaluasi.begin(office.ctx, skp_id, JenisEvaluasi.TRIWULAN, 1)
    draft = AppraisalDraft(Rating.SESUAI, Rating.SESUAI, "", dict.fromkeys(measures, "3 laporan"))
    evaluasi.save(office.ctx, quarter, draft)
    evaluasi.finalise(office.ctx, quarter, date(2025, 4, 2))
    assert pelaksanaan.months(office.ctx, skp_id).closed == {1, 2, 3}
    for month in (2, 3):
        with refused("month_judged"):
            changed = {**realised, (measures[0], month): RealisedDraft("9")}
            pelaksanaan.save(office.ctx, skp_id, MonthsDraft(realised=changed))
    pelaksanaan.save(office.ctx, skp_id, MonthsDraft(realised={**realised, (measures[0], 6): RealisedDraft("9")}))
    assert len(office.read(RealisasiBerkala)) == len(measures) + 1


def test_a_final_year_leaves_open_what_a_quarter_still_waits_for(office: Office) -> None:
    skp_id = office.plan("Staf")
    plan = pelaksanaan.months(office.ctx, skp_id).plan
    measures = [i.id for planned in plan.results for i in planned.indikator]
    year, _ = evaluasi.begin(office.ctx, skp_id)
    draft = AppraisalDraft(Rating.SESUAI, Rating.SESUAI, "", dict.fromkeys(measures, "12 laporan"))
    evaluasi.save(office.ctx, year, draft)
    evaluasi.finalise(office.on(date(2026, 1, 5)), year, date(2026, 1, 5))
    late = MonthsDraft(realised={(measures[0], 12): RealisedDraft("9")})
    pelaksanaan.save(office.ctx, skp_id, late)
    assert [each.realisasi for each in pelaksanaan.months(office.ctx, skp_id).realised] == ["9"]
    assert evaluasi.appraisal(office.ctx, year).draft.realisasi[measures[0]] == "12 laporan"
    keadaan.set_cadence(office.ctx, JenisEvaluasi.AKHIR)  # without quarters it is the year that rests on them
    assert pelaksanaan.months(office.ctx, skp_id).closed == set(range(1, 13))
    with refused("month_judged"):
        pelaksanaan.save(office.ctx, skp_id, MonthsDraft())


def test_a_picture_from_the_clipboard_is_evidence_too(office: Office, tmp_path: Path) -> None:
    ctx = replace(office.ctx, vault=FileVault(tmp_path / "kantor.asn"))
    skp_id = office.plan("Staf")
    of = EvidenceOf(skp_id, pelaksanaan.months(ctx, skp_id).plan.results[0].hasil.id, 4)
    first, _ = pelaksanaan.attach_content(ctx, of, PHOTO, "Gambar")
    again, changes = pelaksanaan.attach_content(ctx, of, PHOTO, "Gambar lagi")
    assert (len(first.done), again.done, again.known, bool(changes)) == (1, (), ("Gambar lagi",), False)
    with refused("vault_empty_file"):
        pelaksanaan.attach_content(ctx, of, b"", "Kosong")


def test_the_months_of_units_count_people_not_lines(office: Office, tmp_path: Path) -> None:
    ctx = replace(office.ctx, vault=FileVault(tmp_path / "kantor.asn"))
    staf, half = office.plan("Staf"), office.plan("Sekcam", mulai=date(2025, 3, 15))
    office.put(office.read(Skp, id=half)[0].with_(sampai=date(2025, 7, 1)))
    plan = pelaksanaan.months(ctx, staf).plan
    result, measure = plan.results[0].hasil.id, plan.results[0].indikator[0].id
    steps = (StepDraft(result, 2, "Rapat"), StepDraft(result, 2, "Susun"), StepDraft(result, 12, "Susun"))
    pelaksanaan.save(ctx, staf, MonthsDraft(steps, {(measure, 3): RealisedDraft("3")}))
    pelaksanaan.link(ctx, EvidenceOf(staf, result, 4), "Buku tamu", "Lemari 2")
    pelaksanaan.give_feedback(ctx, staf, FeedbackDraft(date(2025, 5, 31), "Sekcam", "Laporan rapi"))
    pelaksanaan.give_feedback(ctx, half, FeedbackDraft(date(2025, 5, 1), "Camat", "Rapat lancar"))
    top, inner = pelaksanaan.unit_months(ctx, 2025)
    assert [(each.unit, each.pegawai, each.nobody_yet) for each in (top, inner)] == [
        ("Distrik Welesi", 1, 1), ("Sekretariat", 2, 0),
    ]  # fmt: skip
    counted = {what: inner.counts.get(what) for what in Recorded if what is not Recorded.PEGAWAI}
    assert counted == {
        Recorded.SKP: {month: 2 if 3 <= month <= 6 else 1 for month in range(1, 13)},
        Recorded.RENCANA_AKSI: {2: 1, 12: 1},
        Recorded.REALISASI: {3: 1},
        Recorded.BUKTI: {4: 1},
        Recorded.UMPAN_BALIK: {5: 2},
    }
    assert pelaksanaan.unit_months(ctx, 2025, office["sekretariat"]) == (inner,)
    assert inner.count(Recorded.BUKTI, 5) == 0


def test_units_of_one_name_are_told_apart_by_the_unit_above(office: Office) -> None:
    office.put(office.read(Unit, id=office["sekretariat"])[0].with_(nama="Distrik Welesi"))
    names = [each.unit for each in pelaksanaan.unit_months(office.ctx, 2025)]
    assert names == ["Distrik Welesi", "Distrik Welesi, Distrik Welesi"]


def test_feedback_names_its_giver_and_a_day_of_the_plan(office: Office) -> None:
    skp_id = office.plan("Staf")
    good = FeedbackDraft(date(2025, 5, 12), "Sekcam", "Laporan rapi", nilai=NilaiBerakhlak.KOMPETEN)
    for bad, key in (
        (replace(good, isi=" "), "feedback_empty"),
        (replace(good, pemberi=" "), "feedback_giver_missing"),
        (replace(good, tanggal=date(2030, 1, 1)), "feedback_in_future"),
        (replace(good, tanggal=date(2024, 12, 31)), "feedback_outside_plan"),
    ):
        with refused(key):
            pelaksanaan.give_feedback(office.ctx, skp_id, bad)
    pelaksanaan.give_feedback(office.ctx, skp_id, good)
    (kept,) = pelaksanaan.months(office.ctx, skp_id).feedback
    pelaksanaan.give_feedback(office.ctx, skp_id, replace(good, id=kept.id, isi="Laporan rapi dan cepat"))
    assert [each.isi for each in pelaksanaan.months(office.ctx, skp_id).feedback] == ["Laporan rapi dan cepat"]
    pelaksanaan.remove_feedback(office.ctx, kept.id)
    assert pelaksanaan.months(office.ctx, skp_id).feedback == ()


def test_evidence_is_kept_once_and_missed_when_its_file_is_gone(office: Office, tmp_path: Path) -> None:
    ctx = replace(office.ctx, vault=FileVault(tmp_path / "kantor.asn"))
    skp_id = office.plan("Staf")
    result = pelaksanaan.months(ctx, skp_id).plan.results[0].hasil.id
    photo, same, program = tmp_path / "foto.jpg", tmp_path / "salinan.jpg", tmp_path / "bukti.jpg"
    photo.write_bytes(PHOTO)
    same.write_bytes(PHOTO)
    program.write_bytes(b"MZ" + bytes(100))
    attached, _ = pelaksanaan.attach(ctx, EvidenceOf(skp_id, result, 4), [photo, same, program])
    assert (len(attached.done), attached.known, [name for name, _ in attached.refused]) == (
        1, ("salinan.jpg",), ["bukti.jpg"],
    )  # fmt: skip
    pelaksanaan.link(ctx, EvidenceOf(skp_id, result, 5), "Buku tamu", "Lemari 2")
    found = pelaksanaan.months(ctx, skp_id)
    assert [(each.bulan, each.nama) for each in found.evidence] == [(4, "foto.jpg"), (5, "Buku tamu")]
    assert found.lost == frozenset()
    for file in ctx.vault.folder.rglob("*"):
        if file.is_file():
            file.unlink()
    assert pelaksanaan.months(ctx, skp_id).lost == {found.evidence[0].sha256}
    with refused("month_outside_plan"):
        pelaksanaan.link(ctx, EvidenceOf(skp_id, result, 13), "Buku", "Rak")
    pelaksanaan.remove_evidence(ctx, found.evidence[0].id)
    assert [each.nama for each in office.read(BuktiDukung)] == ["Buku tamu"]


def test_the_months_fill_what_the_appraiser_left_empty(office: Office, indonesian: Texts) -> None:
    skp_id = office.plan("Staf")
    plan = pelaksanaan.months(office.ctx, skp_id).plan
    first, second = [i.id for i in plan.results[0].indikator][:2]
    realised = {(first, 3): RealisedDraft("3 laporan"), (first, 6): RealisedDraft("4 laporan")}
    pelaksanaan.save(office.ctx, skp_id, MonthsDraft(realised={**realised, (second, 6): RealisedDraft("95 %")}))
    for day, said in ((date(2025, 5, 2), "Perbaiki judul"), (date(2025, 2, 1), "Cepat")):
        feedback = FeedbackDraft(day, "Sekcam", said, hasil_kerja_id=plan.results[0].hasil.id)
        pelaksanaan.give_feedback(office.ctx, skp_id, feedback)
    year, _ = evaluasi.begin(office.ctx, skp_id)
    quarter, _ = evaluasi.begin(office.ctx, skp_id, JenisEvaluasi.TRIWULAN, 2)
    with office.ctx.store.read() as reader:
        stored = {each.id: each for each in (evaluasi.appraisal(office.ctx, one).evaluasi for one in (year, quarter))}
        whole = pelaksanaan.appraisal_inputs(reader, stored[year])
        part = pelaksanaan.appraisal_inputs(reader, stored[quarter])
    typed = AppraisalDraft(realisasi={second: "Sudah diketik"})
    of_year = pelaksanaan.filled(typed, whole, indonesian)
    assert of_year.realisasi == {first: "Maret: 3 laporan\nJuni: 4 laporan", second: "Sudah diketik"}
    assert of_year.umpan_hasil == {plan.results[0].hasil.id: "(1 Februari 2025) Cepat\n(2 Mei 2025) Perbaiki judul"}
    of_quarter = pelaksanaan.filled(AppraisalDraft(), part, indonesian)
    assert of_quarter.realisasi == {first: "4 laporan", second: "95 %"}
    assert of_quarter.umpan_hasil == {plan.results[0].hasil.id: "(2 Mei 2025) Perbaiki judul"}
