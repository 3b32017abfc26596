"""Everybody's state in a year or term: nothing that is missing counts as zero, and somebody is named for it."""

from __future__ import annotations

from datetime import date

from kinerja_office import Office

from asn_desktop.core.domain.kinerja import JenisEvaluasi, Rating
from asn_desktop.core.domain.skp import SebabPengecualian
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.rules.keadaan import Keadaan
from asn_desktop.core.usecases import evaluasi, keadaan, pelaksanaan
from asn_desktop.core.usecases.evaluasi import AppraisalDraft
from asn_desktop.core.usecases.pelaksanaan import MonthsDraft, RealisedDraft, StepDraft
from asn_desktop.core.usecases.skp import coverage

QUARTER = (2025, JenisEvaluasi.TRIWULAN, 3)


def states(office: Office, *term) -> dict[str, keadaan.StateRow]:
    return {each.row.nama: each for each in keadaan.register(office.ctx, *term).rows}


def test_nobody_is_chased_before_the_year_is_over_but_for_a_missing_plan(office: Office) -> None:
    office.plan("Staf")
    found = states(office, 2025, JenisEvaluasi.AKHIR)
    assert {name: each.keadaan for name, each in found.items()} == {
        "Camat": Keadaan.BELUM_ADA_SKP,
        "Sekcam": Keadaan.BELUM_ADA_SKP,
        "Staf": Keadaan.BELUM_WAKTUNYA,
    }
    assert (found["Camat"].waiting, found["Camat"].who) == ("skp", "pengelola_kinerja")


def test_a_quarter_that_is_over_waits_for_the_employee_then_for_the_appraiser(office: Office) -> None:
    skp_id = office.plan("Staf")
    staf = states(office, *QUARTER)["Staf"]
    assert (staf.keadaan, staf.who, staf.chased) == (Keadaan.BELUM_DIKUMPULKAN, "pegawai", "Staf")
    plan = pelaksanaan.months(office.ctx, skp_id).plan
    measures = [i.id for planned in plan.results for i in planned.indikator]
    steps = (StepDraft(plan.results[0].hasil.id, 8, "Rapat"), StepDraft(plan.results[0].hasil.id, 10, "Rapat"))
    realised = {(measure, 9): RealisedDraft("3 laporan") for measure in measures}
    pelaksanaan.save(office.ctx, skp_id, MonthsDraft(steps, realised))
    staf = states(office, *QUARTER)["Staf"]
    assert (staf.keadaan, staf.who, staf.chased) == (Keadaan.BELUM_DINILAI, "pejabat_penilai", "Sekcam")
    assert (staf.row.rencana_aksi, staf.row.realisasi_bulan, staf.row.indikator) == (1, 3, 3)
    quarter, _ = evaluasi.begin(office.ctx, skp_id, *QUARTER[1:])
    draft = AppraisalDraft(Rating.SESUAI, Rating.SESUAI, "", dict.fromkeys(measures, "3 laporan"))
    evaluasi.save(office.ctx, quarter, draft)
    assert states(office, *QUARTER)["Staf"].keadaan is Keadaan.DRAF
    evaluasi.finalise(office.ctx, quarter, date(2025, 10, 2))
    assert states(office, *QUARTER)["Staf"].keadaan is Keadaan.FINAL
    assert states(office, 2025, JenisEvaluasi.TRIWULAN, 2)["Staf"].keadaan is Keadaan.BELUM_DIKUMPULKAN


def test_who_is_exempt_waits_for_nobody(office: Office) -> None:
    record, _ = coverage.exempt(office.ctx, office["Camat"], date(2025, 7, 1), None, SebabPengecualian.CLTN)
    found = states(office, *QUARTER)
    assert (found["Camat"].keadaan, found["Camat"].who) == (Keadaan.DIKECUALIKAN, "")
    assert states(office, 2025, JenisEvaluasi.TRIWULAN, 2)["Camat"].keadaan is Keadaan.BELUM_ADA_SKP
    coverage.end_exemption(office.ctx, record, date(2025, 9, 1))
    assert states(office, *QUARTER)["Camat"].keadaan is Keadaan.BELUM_ADA_SKP


def test_a_missing_plan_is_due_before_the_term_and_late_only_where_somebody_waits(office: Office) -> None:
    office.plan("Staf")
    early = {each.row.nama: each for each in keadaan.register(office.on(date(2025, 2, 3)), *QUARTER).rows}
    assert (early["Camat"].batas, early["Camat"].terlambat) == (date(2025, 1, 31), True)
    assert (early["Staf"].batas, early["Staf"].terlambat, early["Staf"].who) == (date(2025, 10, 31), False, "")
    late = states(office, *QUARTER)["Staf"]
    assert (late.batas, late.terlambat) == (date(2025, 10, 31), True)


def test_the_state_explains_itself_and_units_are_counted(office: Office) -> None:
    office.plan("Staf")
    found = keadaan.register(office.ctx, *QUARTER)
    why = keadaan.verdict(office.ctx, QUARTER[0], next(r.row for r in found.rows if r.row.nama == "Staf"), *QUARTER[1:])
    assert why.outcome is Outcome.NOT_MET
    assert why.result("keadaan") == Keadaan.BELUM_DIKUMPULKAN
    assert [(each.unit, each.people) for each in found.units] == [("Distrik Welesi", 1), ("Sekretariat", 2)]
    inside = keadaan.register(office.ctx, *QUARTER, unit_id=office["sekretariat"])
    assert {each.row.nama for each in inside.rows} == {"Sekcam", "Staf"}


def test_the_office_decides_on_its_cadence(office: Office) -> None:
    assert keadaan.cadence(office.ctx) is JenisEvaluasi.TRIWULAN
    keadaan.set_cadence(office.ctx, JenisEvaluasi.BULAN)
    assert keadaan.cadence(office.ctx) is JenisEvaluasi.BULAN
    assert keadaan.register(office.ctx, 2025, JenisEvaluasi.BULAN, 12).masa.utuh.start == date(2025, 12, 1)
