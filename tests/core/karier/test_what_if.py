"""What if: assumed facts move the steps of a career, and nothing of it is kept."""

from __future__ import annotations

from datetime import date, timedelta
from uuid import UUID

import pytest

from asn_desktop.core.domain.jabatan import JenisJabatan, Jenjang
from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.pegawai import JenisPegawai
from asn_desktop.core.domain.rencana_karier import (
    Andaian,
    AndaianJabatan,
    AndaianPelatihan,
    AndaianPendidikan,
    AndaianPredikat,
)
from asn_desktop.core.domain.riwayat import Pendidikan, RiwayatJabatan, RiwayatPendidikan
from asn_desktop.core.kernel.errors import NotFoundError, UserError
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.usecases.karier import Outlook, Step, outlook, what_if
from tests.core.karier.conftest import TODAY, Register


def steps(of: Outlook, hak: Hak) -> list[Step]:
    return [step for step in of.steps if step.hak is hak]


def good(*years: int) -> list[Andaian]:
    return [AndaianPredikat(year, Predikat.BAIK) for year in years]


def test_a_step_that_lacks_a_predikat_is_possible_but_not_certain(office: Register) -> None:
    person = office.person("III/a", date(2024, 4, 1))
    office.appraised(person, 2025)
    first = steps(outlook(office.ctx, person, TODAY), Hak.KENAIKAN_PANGKAT)[0]
    assert (first.tanggal, first.outcome, first.pasti, first.hasil) == (
        date(2028, 4, 1), Outcome.UNDETERMINED, None, "III/b",
    )  # fmt: skip
    assert first.tahun == (2027, 2026)


def test_assumed_results_make_it_certain_and_the_next_step_follows(office: Register) -> None:
    person = office.person("III/a", date(2024, 4, 1))
    office.appraised(person, 2025)
    ranks = steps(what_if(office.ctx, person, TODAY, good(*range(2026, 2034))).then, Hak.KENAIKAN_PANGKAT)
    assert [(step.pasti, step.hasil) for step in ranks] == [
        (date(2028, 4, 1), "III/b"),
        (date(2032, 4, 1), "III/c"),
    ]


def test_a_bad_year_moves_the_step_to_when_two_good_ones_lie_before_it(office: Register) -> None:
    person = office.person("III/a", date(2024, 4, 1))
    office.appraised(person, 2025)
    assumed = [*good(2026, 2028, 2029), AndaianPredikat(2027, Predikat.KURANG)]
    found = what_if(office.ctx, person, TODAY, assumed)
    first = steps(found.then, Hak.KENAIKAN_PANGKAT)[0]
    assert first.pasti == date(2030, 1, 1)
    shift = next(each for each in found.shifts if each.step.hasil == "III/b")
    assert shift.changed
    assert shift.moved == date(2030, 1, 1) - date(2028, 4, 1)
    assert shift.now is not None
    assert shift.now.tanggal == date(2028, 4, 1)


def test_of_two_results_assumed_for_a_year_the_later_counts(office: Register) -> None:
    person = office.person("III/a", date(2024, 4, 1))
    twice = [*good(2026, 2027), AndaianPredikat(2027, Predikat.KURANG), AndaianPredikat(2027, Predikat.BAIK)]
    assert steps(what_if(office.ctx, person, TODAY, twice).then, Hak.KENAIKAN_PANGKAT)[0].pasti == date(2028, 4, 1)


def test_a_diploma_lifts_the_ceiling(office: Register) -> None:
    person = office.person("III/b", date(2022, 4, 1))
    with office.ctx.store.read() as reader:
        held = reader.find(RiwayatPendidikan, pegawai_id=person)[0]
    office.put(held.with_(tingkat=Pendidikan.SLTA))
    years = good(2025, 2026, 2027, 2028, 2029)
    without = what_if(office.ctx, person, TODAY, years).then
    assert steps(without, Hak.KENAIKAN_PANGKAT) == []
    found = what_if(office.ctx, person, TODAY, [*years, AndaianPendidikan(2028, Pendidikan.S1)])
    assert steps(found.then, Hak.KENAIKAN_PANGKAT)[0].pasti == date(2028, 1, 1)
    shift = next(each for each in found.shifts if each.step.hak is Hak.KENAIKAN_PANGKAT)
    assert shift.now is None
    assert shift.moved is None
    assert shift.changed


def test_a_passed_exam_opens_the_next_group_of_golongan(office: Register) -> None:
    person = office.person("II/d", date(2023, 4, 1), mkg=(11, 0))
    years = good(2025, 2026)
    closed = steps(what_if(office.ctx, person, TODAY, years).then, Hak.KENAIKAN_PANGKAT)[0]
    exam = AndaianPelatihan(date(2026, 9, 1), "Ujian Dinas Tingkat I")
    opened = steps(what_if(office.ctx, person, TODAY, [*years, exam]).then, Hak.KENAIKAN_PANGKAT)[0]
    assert (closed.tanggal, closed.pasti) == (date(2027, 4, 1), None)
    assert opened.pasti == date(2027, 4, 1)


def test_service_in_another_group_of_golongan_is_not_invented(office: Register) -> None:
    person = office.person("II/d", date(2023, 4, 1), mkg=(11, 0))
    exam = AndaianPelatihan(date(2026, 9, 1), "Ujian Dinas Tingkat I")
    then = what_if(office.ctx, person, TODAY, [*good(2025, 2026), exam]).then
    assert all(step.tanggal <= date(2027, 4, 1) for step in steps(then, Hak.KGB))


def test_the_raise_after_a_promotion_is_of_the_new_golongan(office: Register) -> None:
    person = office.person("III/a", date(2024, 4, 1), mkg=(6, 0))
    office.appraised(person, 2025)
    raises = steps(what_if(office.ctx, person, TODAY, good(*range(2026, 2034))).then, Hak.KGB)
    assert [(step.tanggal, step.hasil) for step in raises[:2]] == [
        (date(2026, 4, 1), 3153600),  # III/a after 8 years
        (date(2028, 4, 1), 3390500),  # III/b after 10 years, for the rank rises on the same day
    ]


def test_another_post_changes_pension_and_kind_of_promotion(office: Register) -> None:
    person = office.person("IV/a", date(2023, 4, 1), tanggal_lahir=date(1972, 5, 5), tmt_cpns=date(2000, 3, 1))
    post = AndaianJabatan(date(2027, 1, 1), "Analis Ahli Madya", JenisJabatan.FUNGSIONAL, Jenjang.AHLI_MADYA)
    found = what_if(office.ctx, person, TODAY, [post])
    (now,), (then,) = steps(found.now, Hak.PENSIUN), steps(found.then, Hak.PENSIUN)
    assert (now.tanggal, then.tanggal) == (date(2030, 6, 1), date(2032, 6, 1))
    assert {step.verdict.rule for step in steps(found.then, Hak.KENAIKAN_PANGKAT)} <= {"kenaikan_pangkat.fungsional"}


def test_credit_is_reached_when_enough_good_years_are_assumed(office: Register) -> None:
    post = {"nama": "Analis Ahli Pertama", "jenis": JenisJabatan.FUNGSIONAL, "jenjang": Jenjang.AHLI_PERTAMA}
    person = office.person("III/a", date(2024, 1, 1), jabatan=post)
    office.appraised(person, 2024)
    office.appraised(person, 2025)
    then = what_if(office.ctx, person, TODAY, good(2026, 2027)).then
    assert [step.pasti for step in steps(then, Hak.ANGKA_KREDIT)] == [date(2028, 1, 1)]
    rank = steps(then, Hak.KENAIKAN_PANGKAT)[0]
    assert rank.tanggal == date(2026, 4, 1)  # possible at once, if an earlier PAK holds more
    assert rank.pasti == date(2028, 1, 1)


def test_awards_come_on_their_day_and_nothing_after_the_pension(office: Register) -> None:
    person = office.person(tanggal_lahir=date(1970, 2, 1), tmt_cpns=date(2008, 3, 1))
    found = outlook(office.ctx, person, date(2018, 1, 1))
    assert [(step.tanggal, step.hasil) for step in steps(found, Hak.SATYALANCANA)] == [(date(2018, 3, 1), 10)]
    pension = steps(found, Hak.PENSIUN)
    assert [step.tanggal for step in pension] == []  # beyond the years that were asked for
    near = outlook(office.ctx, person, TODAY)
    assert steps(near, Hak.PENSIUN)[0].tanggal == date(2028, 3, 1)
    assert max(step.tanggal for step in near.steps) == date(2028, 3, 1)


def test_without_assumptions_nothing_moves_and_nothing_is_saved(office: Register) -> None:
    person = office.person()
    with office.ctx.store.read() as reader:
        before = reader.position()
    found = what_if(office.ctx, person, TODAY, ())
    assert found.shifts
    assert not any(shift.changed for shift in found.shifts)
    assert {shift.moved for shift in found.shifts} == {timedelta(0)}
    what_if(office.ctx, person, TODAY, good(2026))
    with office.ctx.store.read() as reader:
        assert reader.position() == before
        assert len(reader.find(RiwayatJabatan)) == 1


def test_what_is_past_cannot_be_assumed(office: Register) -> None:
    person = office.person()
    with pytest.raises(UserError) as refused:
        what_if(office.ctx, person, TODAY, good(2024))
    assert refused.value.key == "andaian_lampau"
    with pytest.raises(UserError):
        what_if(office.ctx, person, TODAY, [AndaianPelatihan(date(2026, 3, 9), "Ujian Dinas Tingkat I")])
    what_if(office.ctx, person, TODAY, good(2025))  # its year is over, and nobody may have decided yet


def test_nobody_and_people_without_data(office: Register) -> None:
    person = office.person(mkg=None, tmt_cpns=None)
    assert {step.hak for step in outlook(office.ctx, person, TODAY).steps} <= {Hak.KENAIKAN_PANGKAT}
    with pytest.raises(NotFoundError):
        outlook(office.ctx, UUID(int=7), TODAY)


def test_without_law_nothing_is_foreseen(office: Register) -> None:
    found = outlook(office.ctx, office.person(), TODAY, date(1950, 1, 1))
    assert found.steps == ()
    assert {held.outcome for held in found.rights} == {Outcome.UNDETERMINED}


def test_an_assumed_post_is_tried_with_what_would_be_held_by_then(office: Register) -> None:
    person = office.person("III/a", date(2022, 4, 1))
    early = AndaianJabatan(date(2026, 4, 1), "Kepala Seksi", JenisJabatan.PENGAWAS, None, "IV.b")
    late = AndaianJabatan(date(2027, 7, 1), "Kepala Seksi", JenisJabatan.PENGAWAS, None, "IV.a")
    fits = what_if(office.ctx, person, TODAY, [*good(2025, 2026), early, late]).fits
    assert [post for post, _ in fits] == [early, late]
    (_, first), (_, second) = fits
    assert first.outcome is Outcome.UNDETERMINED  # of 2024 nothing is known
    assert second.outcome is Outcome.MET  # two good years lie before it
    golongan = [each for each in second.jabatan.reason.walk() if "golongan" in each.facts]
    assert {each.facts["golongan"].native for each in golongan} == {"III/b"}  # promoted meanwhile


def test_what_comes_after_a_contract_is_not_known(office: Register) -> None:
    person = office.person(
        "IX",
        date(2023, 3, 1),
        mkg=(0, 0),
        jenis_pegawai=JenisPegawai.PPPK,
        tmt_cpns=None,
        akhir_kontrak=date(2028, 2, 29),
    )
    found = outlook(office.ctx, person, TODAY)
    assert [(step.hak, step.tanggal) for step in found.steps] == [
        (Hak.KGB, date(2027, 3, 1)),
        (Hak.KONTRAK, date(2028, 2, 29)),
    ]


def test_assumed_results_of_later_years_do_not_end_a_contract_that_runs(office: Register) -> None:
    person = office.person(
        "IX", date(2022, 4, 1), (0, 0), jenis_pegawai=JenisPegawai.PPPK, nip="199001012022041901",
        tmt_cpns=date(2022, 4, 1), akhir_kontrak=date(2027, 3, 31),
    )  # fmt: skip
    found = what_if(office.ctx, person, TODAY, good(2026, 2027, 2028))
    (end,) = (each for each in found.shifts if each.step.hak is Hak.KONTRAK)
    assert not end.changed
