"""Appraisals of the terms within a year, of heads of units, and the hand-over of results."""

from __future__ import annotations

from datetime import date

import pytest
from kinerja_office import Office

from asn_desktop.core.domain.evaluasi import Evaluasi, SerahTerima
from asn_desktop.core.domain.kinerja import Capaian, JenisEvaluasi, Predikat, Rating
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases import evaluasi
from asn_desktop.core.usecases.evaluasi import AppraisalDraft
from asn_desktop.core.usecases.rows import KinerjaFilter, Sort, Term

QUARTER = Term(JenisEvaluasi.TRIWULAN, 2, date(2025, 4, 1), date(2025, 7, 1))
MARCH = Term(JenisEvaluasi.BULAN, 3, date(2025, 3, 1), date(2025, 4, 1))


def refused(key: str):
    return pytest.raises(UserError, match=key)


def rated(office: Office, skp_id, hasil: Rating, perilaku: Rating, term: Term):
    evaluasi_id, _ = evaluasi.begin(office.ctx, skp_id, term.jenis, term.nomor)
    measures = [i.id for p in evaluasi.appraisal(office.ctx, evaluasi_id).plan.results for i in p.indikator]
    evaluasi.save(office.ctx, evaluasi_id, AppraisalDraft(hasil, perilaku, "", dict.fromkeys(measures, "1 laporan")))
    return evaluasi_id


def test_a_quarter_has_its_own_appraisal_and_leaves_the_year_alone(office: Office) -> None:
    skp_id = office.plan("Staf")
    quarter = rated(office, skp_id, Rating.DI_ATAS, Rating.DI_ATAS, QUARTER)
    evaluasi.finalise(office.ctx, quarter, date(2025, 7, 3))
    year, _ = evaluasi.begin(office.ctx, skp_id)
    found = evaluasi.appraisal(office.ctx, year)
    assert (found.evaluasi.mulai, found.evaluasi.last_day) == (date(2025, 1, 1), date(2025, 12, 31))
    assert found.earlier == ()
    stored = office.read(Evaluasi, id=quarter)[0]
    assert (stored.mulai, stored.last_day, stored.predikat) == (
        date(2025, 4, 1),
        date(2025, 6, 30),
        Predikat.SANGAT_BAIK,
    )
    with office.ctx.store.read() as reader:
        of_quarter = reader.kinerja_rows(KinerjaFilter(2025, term=QUARTER), Sort(), 100)
        of_year = reader.kinerja_rows(KinerjaFilter(2025), Sort(), 100)
    assert {row.evaluasi_id for row in of_quarter if row.nama == "Staf"} == {quarter}
    assert {row.evaluasi_id for row in of_year if row.nama == "Staf"} == {year}


def test_a_plan_that_begins_later_gives_a_part_of_the_term_or_none(office: Office) -> None:
    skp_id = office.plan("Staf", mulai=date(2025, 3, 15))
    part, _ = evaluasi.begin(office.ctx, skp_id, JenisEvaluasi.BULAN, 3)
    stored = office.read(Evaluasi, id=part)[0]
    assert (stored.mulai, stored.last_day) == (date(2025, 3, 15), date(2025, 3, 31))
    with refused("term_outside_plan"):
        evaluasi.begin(office.ctx, skp_id, JenisEvaluasi.BULAN, 2)
    with office.ctx.store.read() as reader:
        february = Term(JenisEvaluasi.BULAN, 2, date(2025, 2, 1), date(2025, 3, 1))
        outside = reader.kinerja_rows(KinerjaFilter(2025, term=february), Sort(), 100)
        inside = reader.kinerja_rows(KinerjaFilter(2025, term=MARCH), Sort(), 100)
    assert [row.skp_id for row in outside if row.nama == "Staf"] == [None]
    assert [row.skp_id for row in inside if row.nama == "Staf"] == [skp_id]


def test_the_spread_of_a_quarter_counts_that_quarter_against_its_own_capaian(office: Office) -> None:
    skp_id = office.plan("Staf")
    rated(office, skp_id, Rating.SESUAI, Rating.SESUAI, QUARTER)
    rated(office, skp_id, Rating.DI_ATAS, Rating.DI_ATAS, Term())
    evaluasi.set_capaian(office.ctx, office["distrik"], 2025, Capaian.ISTIMEWA)
    evaluasi.set_capaian(office.ctx, office["distrik"], 2025, Capaian.KURANG, term=QUARTER)
    quarter = evaluasi.distribution(office.ctx, office["distrik"], 2025, QUARTER)
    year = evaluasi.distribution(office.ctx, office["distrik"], 2025)
    assert (quarter.counts[Predikat.BAIK], quarter.counts[Predikat.SANGAT_BAIK]) == (1, 0)
    assert (year.counts[Predikat.BAIK], year.counts[Predikat.SANGAT_BAIK]) == (0, 1)
    assert quarter.capaian is not None
    assert quarter.capaian.capaian is Capaian.KURANG
    assert year.capaian is not None
    assert year.capaian.capaian is Capaian.ISTIMEWA


def test_the_head_of_a_unit_is_held_against_the_capaian_of_that_unit(office: Office) -> None:
    evaluasi_id, _ = evaluasi.begin(office.ctx, office.plan("Sekcam"))
    before = evaluasi.appraisal(office.ctx, evaluasi_id)
    assert before.pimpinan is not None
    assert before.pimpinan.result("hasil_kerja") is None
    evaluasi.set_capaian(office.ctx, office["distrik"], 2025, Capaian.ISTIMEWA)
    evaluasi.set_capaian(office.ctx, office["sekretariat"], 2025, Capaian.BAIK, "Camat")
    evaluasi.save(office.ctx, evaluasi_id, AppraisalDraft(rating_hasil=Rating.DI_ATAS))
    found = evaluasi.appraisal(office.ctx, evaluasi_id)
    assert found.pimpinan is not None
    assert found.pimpinan.result("hasil_kerja") == Rating.SESUAI
    assert "rating_not_of_capaian" in {gap.key for gap in found.gaps if not gap.blocking}
    staff, _ = evaluasi.begin(office.ctx, office.plan("Staf"))
    assert evaluasi.appraisal(office.ctx, staff).pimpinan is None


def test_a_result_is_handed_over_only_when_it_is_final_and_in_order(office: Office) -> None:
    evaluasi_id = rated(office, office.plan("Staf"), Rating.SESUAI, Rating.SESUAI, Term())
    with refused("appraisal_not_final"):
        evaluasi.hand_over(office.ctx, evaluasi_id, date(2025, 12, 5))
    evaluasi.finalise(office.ctx, evaluasi_id, date(2025, 12, 5))
    with refused("handover_before_decision"):
        evaluasi.hand_over(office.ctx, evaluasi_id, date(2025, 12, 4))
    with refused("handover_order"):
        evaluasi.hand_over(office.ctx, evaluasi_id, date(2025, 12, 8), date(2025, 12, 7))
    evaluasi.hand_over(office.ctx, evaluasi_id, date(2025, 12, 6), date(2025, 12, 7))
    evaluasi.hand_over(office.ctx, evaluasi_id, date(2025, 12, 6), date(2025, 12, 8), date(2025, 12, 9))
    assert [(each.diterima, each.dikembalikan) for each in office.read(SerahTerima)] == [
        (date(2025, 12, 8), date(2025, 12, 9))
    ]
    with refused("handover_in_future"):
        evaluasi.hand_over(office.ctx, evaluasi_id, date(2025, 12, 6), date(2030, 1, 8))
    handed = evaluasi.appraisal(office.ctx, evaluasi_id).serah_terima
    assert handed is not None
    assert handed.diterima == date(2025, 12, 8)
