"""Plans in a real file."""

from __future__ import annotations

from datetime import date

import pytest
from kinerja_office import WHOLE, Office
from msgspec.structs import replace

from asn_desktop.core.domain.evaluasi import Evaluasi
from asn_desktop.core.domain.kinerja import NilaiBerakhlak
from asn_desktop.core.domain.skp import Aspek, HasilKerja, Indikator, JenisHasilKerja, Skp, StatusSkp
from asn_desktop.core.kernel.errors import NotFoundError, UserError
from asn_desktop.core.usecases import evaluasi, skp
from asn_desktop.core.usecases.skp import IndicatorDraft, PlanDraft, ResultDraft


def refused(key: str):
    return pytest.raises(UserError, match=key)


def test_a_plan_covers_the_year_unless_said_otherwise(office: Office) -> None:
    skp_id, changes = skp.start(office.ctx, office["Staf"], 2025)
    plan = skp.plan(office.ctx, skp_id)
    assert (plan.skp.mulai, plan.skp.last_day) == (date(2025, 1, 1), date(2025, 12, 31))
    assert plan.skp.status is StatusSkp.DRAF
    assert skp_id in changes.ids
    assert [gap.key for gap in plan.gaps] == ["no_main_result", "annex_empty"]


@pytest.mark.parametrize(
    ("mulai", "sampai", "key"),
    [
        (date(2024, 12, 1), None, "period_outside_year"),
        (None, date(2026, 2, 1), "period_outside_year"),
        (date(2026, 3, 1), None, "period_outside_year"),
        (None, date(2025, 1, 1), "period_outside_year"),
        (date(2025, 7, 1), date(2025, 7, 1), "ends_before_start"),
        (date(2025, 7, 1), date(2025, 3, 1), "ends_before_start"),
    ],
)
def test_an_impossible_period_is_explained(office: Office, mulai: date | None, sampai: date | None, key: str) -> None:
    with refused(key):
        skp.start(office.ctx, office["Staf"], 2025, mulai, sampai)
    assert office.read(Skp) == ()


def test_two_plans_of_a_year_may_follow_but_not_overlap(office: Office) -> None:
    skp.start(office.ctx, office["Staf"], 2025, sampai=date(2025, 7, 1))
    with refused("plan_overlaps"):
        skp.start(office.ctx, office["Staf"], 2025, mulai=date(2025, 6, 30))
    skp.start(office.ctx, office["Staf"], 2025, mulai=date(2025, 7, 1))
    assert len(office.read(Skp)) == 2


def test_content_comes_back_as_it_was_typed_and_in_order(office: Office) -> None:
    extra = ResultDraft(JenisHasilKerja.TAMBAHAN, "Panitia 17 Agustus", "", (IndicatorDraft(Aspek.BIAYA, "a", "b"),))
    second = replace(WHOLE, rencana="Arsip tertata")
    skp_id = office.plan(
        "Staf", PlanDraft((extra, WHOLE, second), {NilaiBerakhlak.LOYAL: "  Jaga rahasia "}), agree=False
    )
    draft = skp.plan(office.ctx, skp_id).draft()
    assert [result.rencana for result in draft.results] == [WHOLE.rencana, "Arsip tertata", "Panitia 17 Agustus"]
    assert [i.aspek for i in draft.results[0].indikator] == [Aspek.KUANTITAS, Aspek.KUALITAS, Aspek.WAKTU]
    assert draft.expectations == {NilaiBerakhlak.LOYAL: "Jaga rahasia"}


def test_saving_again_changes_only_what_changed(office: Office) -> None:
    skp_id = office.plan("Staf", agree=False)
    draft = skp.plan(office.ctx, skp_id).draft()
    assert not skp.save(office.ctx, skp_id, draft).ids
    first = draft.results[0]
    measures = (replace(first.indikator[0], target="24 laporan"), *first.indikator[2:])
    skp.save(office.ctx, skp_id, PlanDraft((replace(first, indikator=measures),)))
    stored = office.read(Indikator)
    assert {i.target for i in stored} == {"24 laporan", "12 bulan"}
    assert office.read(HasilKerja)[0].version == 1


def test_very_long_texts_are_kept_whole(office: Office) -> None:
    long = "Pelayanan kepada masyarakat. " * 400
    skp_id = office.plan("Staf", PlanDraft((replace(WHOLE, rencana=long),)), agree=False)
    assert skp.plan(office.ctx, skp_id).results[0].hasil.rencana == long.strip()


@pytest.mark.parametrize(
    ("results", "keys"),
    [
        ((), ["no_main_result"]),
        ((replace(WHOLE, jenis=JenisHasilKerja.TAMBAHAN),), ["no_main_result"]),
        ((replace(WHOLE, rencana="  "),), ["result_empty"]),
        ((replace(WHOLE, indikator=()),), ["no_indicator"]),
        (
            (replace(WHOLE, indikator=(IndicatorDraft(Aspek.WAKTU, "a", " "),)),),
            ["indicator_incomplete", "aspects_unusual"],
        ),
        ((replace(WHOLE, indikator=WHOLE.indikator[:1]),), ["aspects_unusual"]),
    ],
)
def test_what_a_plan_lacks_is_named(office: Office, results: tuple[ResultDraft, ...], keys: list[str]) -> None:
    skp_id = office.plan("Staf", PlanDraft(results), agree=False)
    plan = skp.plan(office.ctx, skp_id)
    assert [gap.key for gap in plan.gaps] == [*keys, "annex_empty"]
    if any(gap.blocking for gap in plan.gaps):
        for step in (skp.submit, lambda ctx, this: skp.agree(ctx, this, date(2025, 1, 10))):
            with refused("plan_incomplete"):
                step(office.ctx, skp_id)
        assert skp.plan(office.ctx, skp_id).skp.status is StatusSkp.DRAF
    else:
        skp.submit(office.ctx, skp_id)


def test_gaps_count_over_utama_then_tambahan_however_they_were_typed() -> None:
    extra = replace(WHOLE, jenis=JenisHasilKerja.TAMBAHAN, rencana="")
    assert [(gap.key, gap.result) for gap in skp.gaps((extra, WHOLE))] == [("result_empty", 2)]


def test_the_way_of_a_plan(office: Office) -> None:
    skp_id = office.plan("Staf", agree=False)
    skp.submit(office.ctx, skp_id)
    assert skp.plan(office.ctx, skp_id).skp.status is StatusSkp.DIAJUKAN
    skp.agree(office.ctx, skp_id, date(2025, 1, 20))
    plan = skp.plan(office.ctx, skp_id)
    assert (plan.skp.status, plan.skp.tanggal_disetujui) == (StatusSkp.DISETUJUI, date(2025, 1, 20))
    with refused("plan_agreed"):
        skp.save(office.ctx, skp_id, PlanDraft())
    for step in (skp.submit, lambda ctx, this: skp.agree(ctx, this, date(2025, 5, 5))):
        with refused("plan_agreed"):
            step(office.ctx, skp_id)
    assert skp.plan(office.ctx, skp_id).skp.tanggal_disetujui == date(2025, 1, 20)
    skp.reopen(office.ctx, skp_id, "Tugas bertambah")
    reopened = skp.plan(office.ctx, skp_id).skp
    assert (reopened.status, reopened.tanggal_disetujui) == (StatusSkp.DRAF, None)


def test_a_plan_that_was_appraised_stays(office: Office) -> None:
    skp_id = office.plan("Staf")
    evaluasi.begin(office.ctx, skp_id)
    with refused("plan_appraised"):
        skp.remove(office.ctx, skp_id)
    assert office.read(Evaluasi)


def test_a_removed_plan_takes_its_content_along(office: Office) -> None:
    skp_id = office.plan("Staf", agree=False)
    skp.remove(office.ctx, skp_id)
    assert office.read(Skp) == office.read(HasilKerja) == office.read(Indikator) == ()
    with pytest.raises(NotFoundError):
        skp.plan(office.ctx, skp_id)
    skp.start(office.ctx, office["Staf"], 2025)


def test_plans_for_many_name_whom_they_leave_out(office: Office) -> None:
    office.plan("Staf")
    seen: list[tuple[int, int]] = []
    people = [office["Camat"], office["Staf"], office["Sekcam"]]
    result, changes = skp.start_many(office.ctx, people, 2025, lambda done, total, what="": seen.append((done, total)))
    assert len(result.done) == 2
    assert [(who, error.key) for who, error in result.refused] == [(office["Staf"], "plan_overlaps")]
    assert set(result.done) <= changes.ids
    assert seen == [(1, 3), (2, 3), (3, 3)]


def test_plans_for_many_can_be_stopped(office: Office) -> None:
    answers = iter([False, True])
    result, _ = skp.start_many(office.ctx, [office["Camat"], office["Sekcam"]], 2025, cancel=lambda: next(answers))
    assert len(result.done) == len(office.read(Skp)) == 1


def test_nobody_appraises_himself(office: Office) -> None:
    skp_id = office.plan("Staf", agree=False)
    with refused("own_appraiser"):
        skp.set_rater(office.ctx, skp_id, office["Staf"], None)


def test_an_appraiser_fixed_in_the_plan_goes_first(office: Office) -> None:
    skp_id = office.plan("Staf", agree=False)
    assert skp.plan(office.ctx, skp_id).parties.penilai.pihak.nama == "Sekcam"
    skp.set_rater(office.ctx, skp_id, office["Camat"], None)
    parties = skp.plan(office.ctx, skp_id).parties
    assert (parties.penilai.pihak.nama, parties.atasan_penilai.pihak.nama) == ("Camat", "Sekda")
    skp.set_rater(office.ctx, skp_id, None, office["Sekda"])
    assert skp.plan(office.ctx, skp_id).parties.penilai.pihak.nama == "Sekda"
    skp.set_rater(office.ctx, skp_id, None, None)
    assert skp.plan(office.ctx, skp_id).parties.penilai.pihak.nama == "Sekcam"
