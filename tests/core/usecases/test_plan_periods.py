"""A year with several plans: they touch, nothing recorded is lost, and who needs one is found."""

from __future__ import annotations

from datetime import date

import pytest
from kinerja_office import Office

from asn_desktop.core.domain.evaluasi import Evaluasi, StatusEvaluasi
from asn_desktop.core.domain.jabatan import Jabatan, JenisJabatan, StatusJabatan
from asn_desktop.core.domain.kinerja import JenisEvaluasi, Rating
from asn_desktop.core.domain.pelaksanaan import BuktiDukung, RealisasiBerkala, RencanaAksi, UmpanBalik
from asn_desktop.core.domain.riwayat import RiwayatJabatan, RiwayatUnit
from asn_desktop.core.domain.skp import (
    HasilKerja,
    Indikator,
    Keluarga,
    PengecualianSkp,
    SebabPengecualian,
    SebabSkp,
    Skp,
    StatusSkp,
)
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.period import Period
from asn_desktop.core.usecases import evaluasi, skp
from asn_desktop.core.usecases.evaluasi.sheet import AppraisalDraft
from asn_desktop.core.usecases.skp.coverage import coverage, end_exemption, exempt, exemptions, withdraw_exemption
from asn_desktop.core.usecases.skp.periods import adjust, split
from asn_desktop.core.usecases.skp.suggestions import split_suggestions
from asn_desktop.core.usecases.skp.versions import versions
from asn_desktop.storage.db import new_id

JULY = date(2025, 7, 1)


def refused(key: str):
    return pytest.raises(UserError, match=key)


def new_head(office: Office, day: date = JULY, status: StatusJabatan = StatusJabatan.DEFINITIF) -> None:
    """Another one heads the secretariat from a day on."""
    if status is StatusJabatan.DEFINITIF:
        old = office.read(RiwayatJabatan, pegawai_id=office["Sekcam"])[0]
        office.put(old.with_(sampai=day))
    office.person("Sekcam Baru", "sekretariat", "Sekretaris Distrik", tmt=day)
    if status is not StatusJabatan.DEFINITIF:
        held = office.read(RiwayatJabatan, pegawai_id=office["Sekcam Baru"])[0]
        office.put(held.with_(status=status))


def test_both_parts_touch_and_each_has_its_own_appraiser(office: Office) -> None:
    skp_id = office.plan("Staf")
    new_head(office)
    new_id_, changes = split(office.ctx, skp_id, JULY, SebabSkp.GANTI_PENILAI, alasan="Keputusan Bupati")
    first, second = skp.plan(office.ctx, skp_id), skp.plan(office.ctx, new_id_)
    assert first.skp.sampai == second.skp.mulai == JULY
    assert second.skp.sampai == date(2026, 1, 1)
    assert (first.skp.status, second.skp.status) == (StatusSkp.DISETUJUI, StatusSkp.DRAF)
    assert first.skp.pihak.penilai.nama == "Sekcam"
    assert second.parties.penilai.pihak.nama == "Sekcam Baru"
    assert [h.hasil.rencana for h in second.results] == [h.hasil.rencana for h in first.results]
    assert second.results[0].hasil.id != first.results[0].hasil.id
    assert second.skp.sebab is SebabSkp.GANTI_PENILAI
    assert {skp_id, new_id_} <= changes.ids
    assert coverage(office.ctx, office["Staf"], 2025).whole


def test_what_was_agreed_for_the_whole_year_can_still_be_read(office: Office) -> None:
    skp_id = office.plan("Staf")
    split(office.ctx, skp_id, JULY, SebabSkp.MUTASI, alasan="Pindah tugas")
    old, now = versions(office.ctx, skp_id)
    assert (old.isi.sampai, now.isi.sampai) == (date(2026, 1, 1), JULY)
    assert (now.alasan, now.status) == ("Pindah tugas", StatusSkp.DISETUJUI)


def test_a_split_can_begin_with_an_empty_plan_and_a_named_appraiser(office: Office) -> None:
    skp_id = office.plan("Staf", agree=False)
    second, _ = split(office.ctx, skp_id, JULY, SebabSkp.LAINNYA, penilai_id=office["Camat"], results=False)
    plan = skp.plan(office.ctx, second)
    assert plan.results == ()
    assert plan.parties.penilai.pihak.nama == "Camat"
    assert len(versions(office.ctx, skp_id)) == 1


def test_a_promotion_gives_the_family_of_the_new_post(office: Office) -> None:
    skp_id = office.plan("Sekcam", agree=False)
    office.put(office.read(RiwayatJabatan, pegawai_id=office["Camat"])[0].with_(sampai=JULY))
    office.put(office.read(RiwayatJabatan, pegawai_id=office["Sekcam"])[0].with_(sampai=JULY))
    office.hold("Sekcam", "Kepala Distrik", tmt=JULY)
    second, _ = split(office.ctx, skp_id, JULY, SebabSkp.PROMOSI, alasan="Keputusan Bupati")
    assert skp.plan(office.ctx, second).skp.keluarga is Keluarga.JPT_MANDIRI


def test_what_was_agreed_is_not_split_without_a_reason(office: Office) -> None:
    skp_id = office.plan("Staf")
    with refused("plan_reason_missing"):
        split(office.ctx, skp_id, JULY, SebabSkp.LAINNYA, alasan="  ")
    assert len(office.read(Skp)) == 1


@pytest.mark.parametrize("day", [date(2025, 1, 1), date(2026, 1, 1), date(2024, 7, 1)])
def test_the_day_lies_inside_the_plan(office: Office, day: date) -> None:
    skp_id = office.plan("Staf")
    with refused("split_outside"):
        split(office.ctx, skp_id, day, SebabSkp.MUTASI, alasan="Keputusan Bupati")
    assert len(office.read(Skp)) == 1


def test_what_was_recorded_from_that_day_on_goes_over(office: Office) -> None:
    skp_id = office.plan("Staf")
    hasil, measure = office.read(HasilKerja)[0], office.read(Indikator)[0]
    for month in (6, 7, 9):
        office.put(
            RencanaAksi(
                id=new_id(), skp_id=skp_id, hasil_kerja_id=hasil.id, bulan=month, urutan=1, kegiatan=f"B{month}"
            )
        )
        office.put(
            BuktiDukung(
                id=new_id(), skp_id=skp_id, hasil_kerja_id=hasil.id, bulan=month, nama="foto", indikator_id=measure.id
            )
        )
    for term in (6, 9):
        office.put(
            RealisasiBerkala(id=new_id(), skp_id=skp_id, indikator_id=measure.id, bulan=term, realisasi=f"T{term}")
        )
    office.put(UmpanBalik(id=new_id(), skp_id=skp_id, tanggal=date(2025, 8, 1), pemberi="Sekcam", isi="Baik"))
    second, _ = split(office.ctx, skp_id, JULY, SebabSkp.GANTI_PENILAI, alasan="Keputusan Bupati")
    ours = {h.id for h in office.read(HasilKerja, skp_id=second)}
    assert sorted(a.bulan for a in office.read(RencanaAksi, skp_id=second)) == [7, 9]
    assert sorted(a.bulan for a in office.read(RencanaAksi, skp_id=skp_id)) == [6]
    assert all(a.hasil_kerja_id in ours for a in office.read(RencanaAksi, skp_id=second))
    assert all(b.indikator_id != measure.id for b in office.read(BuktiDukung, skp_id=second))
    assert [r.realisasi for r in office.read(RealisasiBerkala, skp_id=second)] == ["T9"]
    assert len(office.read(UmpanBalik, skp_id=second)) == 1


def test_final_appraisals_before_the_day_do_not_stand_in_the_way(office: Office) -> None:
    skp_id = office.plan("Staf")
    first, _ = evaluasi.begin(office.ctx, skp_id, JenisEvaluasi.TRIWULAN, 1)
    record = office.read(Evaluasi, id=first)[0]
    office.put(record.with_(status=StatusEvaluasi.FINAL))
    with refused("period_appraised"):
        split(office.ctx, skp_id, date(2025, 3, 1), SebabSkp.MUTASI, alasan="Keputusan Bupati")
    split(office.ctx, skp_id, date(2025, 4, 1), SebabSkp.MUTASI, alasan="Keputusan Bupati")


def test_the_draft_of_the_year_follows_the_shorter_plan(office: Office) -> None:
    skp_id = office.plan("Staf")
    evaluasi_id, _ = evaluasi.begin(office.ctx, skp_id)
    split(office.ctx, skp_id, JULY, SebabSkp.MUTASI, alasan="Keputusan Bupati")
    assert office.read(Evaluasi, id=evaluasi_id)[0].sampai == JULY


def test_an_empty_draft_of_a_later_term_goes_to_the_bin_with_the_split(office: Office) -> None:
    """A run begins drafts for everybody; where nothing is in them they stand in nobody's way."""
    skp_id = office.plan("Staf")
    last, _ = evaluasi.begin(office.ctx, skp_id, JenisEvaluasi.TRIWULAN, 4)
    split(office.ctx, skp_id, JULY, SebabSkp.MUTASI, alasan="Keputusan Bupati")
    assert not office.read(Evaluasi, id=last)
    with office.ctx.store.write("undo", "Petugas") as work:
        work.undo(work.last_change().group)
        work.commit()
    assert office.read(Evaluasi, id=last), "taken back with the split"


RATED = AppraisalDraft(rating_perilaku=Rating.SESUAI)
NOTED = AppraisalDraft(catatan="Belum lengkap")


@pytest.mark.parametrize("draft", [RATED, NOTED, None], ids=["rated", "noted", "text"])
def test_a_begun_term_after_the_day_is_named(office: Office, draft: AppraisalDraft | None) -> None:
    skp_id = office.plan("Staf")
    begun, _ = evaluasi.begin(office.ctx, skp_id, JenisEvaluasi.TRIWULAN, 4)
    measure = office.read(Indikator)[0].id
    evaluasi.save(office.ctx, begun, draft or AppraisalDraft(realisasi={measure: "3 dokumen"}))
    with refused("period_begun"):
        split(office.ctx, skp_id, JULY, SebabSkp.MUTASI, alasan="Keputusan Bupati")
    assert office.read(Evaluasi, id=begun)


def test_a_period_is_put_right(office: Office) -> None:
    skp_id = office.plan("Staf")
    with refused("plan_reason_missing"):
        adjust(office.ctx, skp_id, date(2025, 2, 1), date(2026, 1, 1))
    adjust(office.ctx, skp_id, date(2025, 2, 1), date(2026, 1, 1), "Mulai bertugas 1 Februari")
    plan = skp.plan(office.ctx, skp_id).skp
    assert (plan.mulai, plan.status, plan.revisi) == (date(2025, 2, 1), StatusSkp.DISETUJUI, 2)
    assert not adjust(office.ctx, skp_id, date(2025, 2, 1), date(2026, 1, 1)).ids
    with refused("period_outside_year"):
        adjust(office.ctx, skp_id, date(2025, 2, 1), date(2026, 2, 1), "x")
    second, _ = split(office.ctx, skp_id, JULY, SebabSkp.MUTASI, alasan="Keputusan Bupati")
    with refused("plan_overlaps"):
        adjust(office.ctx, second, date(2025, 6, 1), date(2026, 1, 1))


def test_days_without_a_plan_are_named_unless_none_is_needed(office: Office) -> None:
    skp.start(office.ctx, office["Staf"], 2025, sampai=date(2025, 4, 1))
    skp.start(office.ctx, office["Staf"], 2025, mulai=JULY)
    found = coverage(office.ctx, office["Staf"], 2025)
    assert found.gaps == (Period(date(2025, 4, 1), JULY),)
    leave, _ = exempt(office.ctx, office["Staf"], date(2025, 4, 1), date(2025, 6, 1), SebabPengecualian.CLTN, "SK 1")
    assert coverage(office.ctx, office["Staf"], 2025).gaps == (Period(date(2025, 6, 1), JULY),)
    with refused("exemption_overlaps"):
        exempt(office.ctx, office["Staf"], date(2025, 5, 1), None, SebabPengecualian.CLTN)
    end_exemption(office.ctx, leave, JULY)
    assert coverage(office.ctx, office["Staf"], 2025).whole
    with office.ctx.store.read() as reader:
        assert set(exemptions(reader, 2025)) == {office["Staf"]}
        assert exemptions(reader, 2026) == {}
    with refused("ends_before_start"):
        end_exemption(office.ctx, leave, date(2025, 1, 1))
    withdraw_exemption(office.ctx, leave)
    assert office.read(PengecualianSkp) == ()


def test_two_plans_on_one_day_are_named(office: Office) -> None:
    for mulai, sampai in ((date(2025, 1, 1), date(2025, 8, 1)), (JULY, date(2026, 1, 1))):
        office.put(Skp(id=new_id(), pegawai_id=office["Staf"], tahun=2025, mulai=mulai, sampai=sampai))
    assert coverage(office.ctx, office["Staf"], 2025).overlaps == (Period(JULY, date(2025, 8, 1)),)


def test_nobody_needs_a_plan_before_coming_or_after_leaving(office: Office) -> None:
    place = office.read(RiwayatUnit, pegawai_id=office["Staf"])[0]
    office.put(place.with_(tmt=date(2025, 3, 1), sampai=date(2025, 10, 1)))
    skp.start(office.ctx, office["Staf"], 2025, date(2025, 3, 1), date(2025, 10, 1))
    found = coverage(office.ctx, office["Staf"], 2025)
    assert found.service == (Period(date(2025, 3, 1), date(2025, 10, 1)),)
    assert found.whole


def test_whose_superior_changed_is_suggested_until_the_plan_is_split(office: Office) -> None:
    skp_id = office.plan("Staf")
    office.plan("Camat")
    assert split_suggestions(office.ctx, 2025) == ()
    new_head(office)
    (found,) = split_suggestions(office.ctx, 2025)
    assert (found.skp_id, found.day, found.sebab) == (skp_id, JULY, SebabSkp.GANTI_PENILAI)
    assert (found.before, found.after) == ("Sekcam", "Sekcam Baru")
    split(office.ctx, skp_id, JULY, SebabSkp.GANTI_PENILAI, alasan="Keputusan Bupati")
    assert split_suggestions(office.ctx, 2025) == ()


def test_an_acting_head_is_suggested_and_a_daily_one_is_not(office: Office) -> None:
    office.plan("Staf")
    new_head(office, status=StatusJabatan.PLT)
    assert [s.sebab for s in split_suggestions(office.ctx, 2025)] == [SebabSkp.PLT]
    held = office.read(RiwayatJabatan, pegawai_id=office["Sekcam Baru"])[0]
    office.put(held.with_(status=StatusJabatan.PLH))
    assert split_suggestions(office.ctx, 2025) == ()


def test_a_vacancy_counts_when_somebody_comes(office: Office) -> None:
    office.plan("Staf")
    office.put(office.read(RiwayatJabatan, pegawai_id=office["Sekcam"])[0].with_(sampai=date(2025, 4, 1)))
    assert split_suggestions(office.ctx, 2025) == ()
    office.person("Sekcam Baru", "sekretariat", "Sekretaris Distrik", tmt=JULY)
    assert [s.day for s in split_suggestions(office.ctx, 2025)] == [JULY]


def test_a_new_unit_and_a_new_post_are_suggested_once(office: Office) -> None:
    skp_id = office.plan("Staf")
    place = office.read(RiwayatUnit, pegawai_id=office["Staf"])[0]
    office.put(place.with_(sampai=JULY))
    office.put(RiwayatUnit(id=new_id(), pegawai_id=office["Staf"], unit_id=office["distrik"], tmt=JULY))
    (moved,) = split_suggestions(office.ctx, 2025)
    assert (moved.sebab, moved.before, moved.after) == (SebabSkp.MUTASI, "Sekretariat", "Distrik Welesi")
    office.put(office.read(RiwayatJabatan, pegawai_id=office["Staf"])[0].with_(sampai=JULY))
    kasi = Jabatan(id=new_id(), nama="Kepala Seksi", jenis=JenisJabatan.PENGAWAS, unit_id=office["distrik"])
    office.put(kasi, "Kasi")
    office.hold("Staf", "Kasi", tmt=JULY)
    (promoted,) = split_suggestions(office.ctx, 2025)
    assert (promoted.skp_id, promoted.sebab) == (skp_id, SebabSkp.PROMOSI)


def test_what_lies_ahead_or_before_the_plan_is_not_suggested(office: Office) -> None:
    office.plan("Staf")
    new_head(office, date(2025, 12, 20))
    assert split_suggestions(office.ctx, 2025) == ()
    assert len(split_suggestions(office.on(date(2025, 12, 21)), 2025)) == 1
