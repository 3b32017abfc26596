"""Appraisals in a real file: what is given, what follows, and what stays as it was decided."""

from __future__ import annotations

from datetime import date

import pytest
from kinerja_office import Office
from msgspec.structs import replace

from asn_desktop.core.domain.evaluasi import Evaluasi, Realisasi, StatusEvaluasi
from asn_desktop.core.domain.jabatan import StatusJabatan
from asn_desktop.core.domain.kinerja import Capaian, NilaiBerakhlak, Predikat, Rating
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.usecases import evaluasi, pegawai, skp
from asn_desktop.core.usecases.evaluasi import AppraisalDraft

DECIDED = date(2025, 12, 31)


def refused(key: str):
    return pytest.raises(UserError, match=key)


def given(office: Office, name: str = "Staf", hasil: Rating | None = Rating.DI_ATAS,
          perilaku: Rating | None = Rating.SESUAI):  # fmt: skip
    """An appraisal with everything that must be given."""
    evaluasi_id, _ = evaluasi.begin(office.ctx, office.plan(name))
    fill(office, evaluasi_id, hasil, perilaku)
    return evaluasi_id


def fill(office: Office, evaluasi_id, hasil: Rating | None, perilaku: Rating | None) -> None:
    found = evaluasi.appraisal(office.ctx, evaluasi_id)
    measures = [i.id for planned in found.plan.results for i in planned.indikator]
    draft = AppraisalDraft(hasil, perilaku, "Catatan", dict.fromkeys(measures, "12 laporan"))
    evaluasi.save(office.ctx, evaluasi_id, draft)


def test_missing_is_never_zero(office: Office) -> None:
    evaluasi_id, _ = evaluasi.begin(office.ctx, office.plan("Staf"))
    found = evaluasi.appraisal(office.ctx, evaluasi_id)
    assert found.verdict.outcome is Outcome.UNDETERMINED
    assert found.evaluasi.predikat is None
    evaluasi.save(office.ctx, evaluasi_id, AppraisalDraft(rating_hasil=Rating.DI_ATAS))
    half = evaluasi.appraisal(office.ctx, evaluasi_id)
    assert half.evaluasi.predikat is None
    assert half.verdict.result("predikat") is None
    assert [each.input for each in half.verdict.missing] == ["perilaku_kerja"]


def test_a_rating_taken_back_takes_the_predikat_with_it(office: Office) -> None:
    evaluasi_id = given(office)
    assert office.read(Evaluasi)[0].predikat is Predikat.BAIK
    fill(office, evaluasi_id, None, Rating.SESUAI)
    assert office.read(Evaluasi)[0].predikat is None


def test_begin_gives_the_one_that_was_begun(office: Office) -> None:
    skp_id = office.plan("Staf")
    first, changes = evaluasi.begin(office.ctx, skp_id)
    again, nothing = evaluasi.begin(office.ctx, skp_id)
    assert (first, bool(changes), bool(nothing)) == (again, True, False)


def test_what_lacks_is_counted(office: Office) -> None:
    evaluasi_id, _ = evaluasi.begin(office.ctx, office.plan("Staf", agree=False))
    gaps = {gap.key: (gap.n, gap.blocking) for gap in evaluasi.appraisal(office.ctx, evaluasi_id).gaps}
    assert gaps == {
        "plan_not_agreed": (1, True),
        "no_realisation": (3, True),
        "no_rating_hasil": (1, True),
        "no_rating_perilaku": (1, True),
        "no_capaian": (1, False),
        "no_feedback": (1, False),
        "no_feedback_behaviour": (1, False),
    }
    with refused("appraisal_incomplete"):
        evaluasi.finalise(office.ctx, evaluasi_id, DECIDED)


def test_blanks_are_no_feedback(office: Office) -> None:
    evaluasi_id = given(office)
    found = evaluasi.appraisal(office.ctx, evaluasi_id)
    blank = replace(found.draft, umpan_perilaku={NilaiBerakhlak.LOYAL: "   "})
    assert "no_feedback_behaviour" in {gap.key for gap in evaluasi.gaps(found.plan, blank, found.capaian)}


def test_an_emptied_text_is_gone(office: Office) -> None:
    evaluasi_id = given(office)
    assert len(office.read(Realisasi)) == 3
    evaluasi.save(office.ctx, evaluasi_id, AppraisalDraft(Rating.SESUAI, Rating.SESUAI))
    assert office.read(Realisasi) == ()


def test_final_keeps_both_parties_and_the_verdict(office: Office) -> None:
    evaluasi.set_capaian(office.ctx, office["distrik"], 2025, Capaian.BAIK, "Sekda", "SK 1/2026")
    evaluasi_id = given(office)
    evaluasi.finalise(office.ctx, evaluasi_id, DECIDED)
    staf = office.read(Pegawai, id=office["Staf"])[0]
    office.put(staf.with_(nama="Nama Baru"))
    office.hold("Camat", "Sekretaris Distrik", tmt=date(2025, 6, 1), status=StatusJabatan.PLT)
    final = evaluasi.appraisal(office.ctx, evaluasi_id)
    assert final.final
    assert final.gaps == ()
    assert (final.evaluasi.tanggal, final.evaluasi.capaian) == (DECIDED, Capaian.BAIK)
    signed = final.evaluasi.pihak
    assert (signed.pegawai.nama, signed.penilai.nama, signed.atasan_penilai.nama) == ("Staf", "Sekcam", "Camat")
    assert (signed.tempat, signed.instansi) == ("Wamena", "Pemerintah Kabupaten Jayawijaya")
    assert final.verdict == final.evaluasi.verdict
    assert final.verdict.packs


def test_final_cannot_be_changed(office: Office) -> None:
    evaluasi_id = given(office)
    evaluasi.finalise(office.ctx, evaluasi_id, DECIDED)
    with refused("appraisal_final"):
        evaluasi.save(office.ctx, evaluasi_id, AppraisalDraft())
    with refused("appraisal_final"):
        evaluasi.finalise(office.ctx, evaluasi_id, DECIDED)
    with refused("appraisal_final"):
        evaluasi.discard(office.ctx, evaluasi_id)
    with refused("plan_appraised"):
        skp.reopen(office.ctx, evaluasi.appraisal(office.ctx, evaluasi_id).evaluasi.skp_id)


def test_parties_are_those_of_the_last_day(office: Office) -> None:
    """An appraiser who came in December signs for the whole year, even where it is written down in March."""
    office.hold("Camat", "Sekretaris Distrik", tmt=date(2025, 12, 20), status=StatusJabatan.PLT)
    evaluasi_id = given(office)
    evaluasi.finalise(office.on(date(2026, 3, 1)), evaluasi_id, date(2026, 3, 1))
    assert office.read(Evaluasi)[0].pihak.penilai.jabatan == "Plt. Sekretaris Distrik"


def test_without_an_appraiser_nothing_becomes_final(office: Office) -> None:
    skp_id = office.plan("Camat")
    with office.ctx.store.write("test", "Petugas") as work:
        from asn_desktop.core.domain.penilai import PenetapanPenilai

        work.remove(work.find(PenetapanPenilai)[0])
        work.commit()
    evaluasi_id, _ = evaluasi.begin(office.ctx, skp_id)
    fill(office, evaluasi_id, Rating.SESUAI, Rating.SESUAI)
    with refused("appraisal_incomplete"):
        evaluasi.finalise(office.ctx, evaluasi_id, DECIDED)
    assert "appraiser_unknown" in {gap.key for gap in evaluasi.appraisal(office.ctx, evaluasi_id).gaps}


def test_many_are_finalised_and_the_others_named(office: Office) -> None:
    done, lacking = given(office), evaluasi.begin(office.ctx, office.plan("Sekcam"))[0]
    result, changes = evaluasi.finalise_many(office.ctx, [done, lacking], DECIDED)
    assert result.done == (done,)
    assert [(who, error.key) for who, error in result.refused] == [(lacking, "appraisal_incomplete")]
    assert result.refused[0][1].facts["nama"] == "Sekcam"
    assert done in changes.ids


def test_what_was_made_final_at_once_is_taken_back_at_once(office: Office) -> None:
    first, second = given(office), given(office, "Sekcam")
    result, _ = evaluasi.finalise_many(office.ctx, [first, second], DECIDED)
    assert result.done == (first, second)
    with office.ctx.store.read() as reader:
        last = reader.last_change()
    with office.ctx.store.write("undo", "Petugas") as work:
        work.undo(last.group)
        work.commit()
    assert {each.status for each in office.read(Evaluasi)} == {StatusEvaluasi.DRAF}


def test_a_revision_leaves_the_old_result_until_it_is_final(office: Office) -> None:
    old = given(office)
    evaluasi.finalise(office.ctx, old, DECIDED)
    with refused("reason_missing"):
        evaluasi.revise(office.ctx, old, "  ")
    new, _ = evaluasi.revise(office.ctx, old, "Keberatan diterima")
    with refused("revision_open"):
        evaluasi.revise(office.ctx, old, "lagi")
    with refused("appraisal_not_final"):
        evaluasi.revise(office.ctx, new, "lagi")
    opened = evaluasi.appraisal(office.ctx, new)
    assert (opened.evaluasi.revisi, opened.evaluasi.alasan_perubahan) == (2, "Keberatan diterima")
    assert len(opened.draft.realisasi) == 3
    assert opened.draft.rating_hasil is Rating.DI_ATAS
    assert [e.id for e in opened.earlier] == [old]
    assert not evaluasi.appraisal(office.ctx, old).evaluasi.digantikan
    fill(office, new, Rating.DI_ATAS, Rating.DI_ATAS)
    evaluasi.finalise(office.ctx, new, date(2026, 1, 20))
    replaced = evaluasi.appraisal(office.ctx, old).evaluasi
    assert (replaced.digantikan, replaced.predikat) == (True, Predikat.BAIK)
    assert evaluasi.appraisal(office.ctx, new).evaluasi.predikat is Predikat.SANGAT_BAIK
    with refused("appraisal_not_final"):
        evaluasi.revise(office.ctx, old, "yang lama")


def test_a_discarded_revision_leaves_the_final_one_in_force(office: Office) -> None:
    old = given(office)
    evaluasi.finalise(office.ctx, old, DECIDED)
    new, _ = evaluasi.revise(office.ctx, old, "salah ketik")
    evaluasi.discard(office.ctx, new)
    assert [(e.id, e.status) for e in office.read(Evaluasi)] == [(old, StatusEvaluasi.FINAL)]
    assert len(office.read(Realisasi)) == 3
    assert evaluasi.begin(office.ctx, office.read(Evaluasi)[0].skp_id)[0] == old


def test_capaian_is_that_of_the_nearest_unit_above(office: Office) -> None:
    evaluasi_id = given(office)
    assert evaluasi.appraisal(office.ctx, evaluasi_id).capaian is None
    evaluasi.set_capaian(office.ctx, office["distrik"], 2025, Capaian.BAIK)
    evaluasi.set_capaian(office.ctx, office["distrik"], 2024, Capaian.KURANG)
    assert evaluasi.appraisal(office.ctx, evaluasi_id).capaian.capaian is Capaian.BAIK
    evaluasi.set_capaian(office.ctx, office["sekretariat"], 2025, Capaian.ISTIMEWA)
    evaluasi.set_capaian(office.ctx, office["sekretariat"], 2025, Capaian.BUTUH_PERBAIKAN)
    assert evaluasi.appraisal(office.ctx, evaluasi_id).capaian.capaian is Capaian.BUTUH_PERBAIKAN


def test_distribution_counts_the_units_below_and_warns(office: Office) -> None:
    empty = evaluasi.distribution(office.ctx, office["distrik"], 2025)
    assert (empty.verdict.outcome, empty.unrated) == (Outcome.UNDETERMINED, 3)
    for name in ("Staf", "Sekcam", "Camat"):
        given(office, name, Rating.SESUAI, Rating.SESUAI)
    evaluasi.set_capaian(office.ctx, office["distrik"], 2025, Capaian.BAIK)
    found = evaluasi.distribution(office.ctx, office["distrik"], 2025)
    assert (found.counts[Predikat.BAIK], found.unrated) == (3, 0)
    assert found.verdict.outcome is Outcome.NOT_MET
    below = evaluasi.distribution(office.ctx, office["sekretariat"], 2025)
    assert sum(below.counts.values()) == 2
    assert below.capaian.capaian is Capaian.BAIK


def test_who_was_appraised_for_two_periods_counts_once_by_the_last(office: Office) -> None:
    office.plan("Camat")
    for mulai, sampai in ((None, date(2025, 7, 1)), (date(2025, 7, 1), None)):
        skp_id, _ = skp.start(office.ctx, office["Staf"], 2025, mulai, sampai)
        evaluasi_id, _ = evaluasi.begin(office.ctx, skp_id)
        hasil = Rating.SESUAI if mulai else Rating.DI_BAWAH
        evaluasi.save(office.ctx, evaluasi_id, AppraisalDraft(hasil, Rating.SESUAI))
    given(office, "Sekcam")
    found = evaluasi.distribution(office.ctx, office["sekretariat"], 2025)
    assert (sum(found.counts.values()), found.unrated) == (2, 0)
    assert found.counts[Predikat.BUTUH_PERBAIKAN] == 0, "the plan of the first half year does not count"


def test_a_change_of_plan_after_realisation_is_not_lost(office: Office) -> None:
    evaluasi_id = given(office)
    skp_id = evaluasi.appraisal(office.ctx, evaluasi_id).evaluasi.skp_id
    skp.reopen(office.ctx, skp_id, "Target berubah")
    draft = skp.plan(office.ctx, skp_id).draft()
    skp.save(
        office.ctx,
        skp_id,
        replace(draft, results=(replace(draft.results[0], indikator=draft.results[0].indikator[:2]),)),
    )
    found = evaluasi.appraisal(office.ctx, evaluasi_id)
    assert [gap.key for gap in found.gaps if gap.blocking] == ["plan_not_agreed"]


def test_an_appraiser_in_the_bin_is_shown_as_unknown(office: Office) -> None:
    evaluasi_id = given(office)
    pegawai.remove(office.ctx, office["Sekcam"])
    found = evaluasi.appraisal(office.ctx, evaluasi_id)
    assert found.plan.parties.pegawai.nama == "Staf"
    assert found.plan.parties.penilai.pihak is None
