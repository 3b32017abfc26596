"""Objections in a real file: recorded, heard, decided, and what stays of them."""

from __future__ import annotations

from datetime import date
from uuid import UUID

import pytest
from kinerja_office import Office

from asn_desktop.core.domain.evaluasi import Evaluasi, SerahTerima
from asn_desktop.core.domain.keberatan import Keberatan, PutusanKeberatan, StatusKeberatan
from asn_desktop.core.domain.kinerja import Predikat, Rating
from asn_desktop.core.domain.penilai import PenetapanPenilai
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.usecases import evaluasi, keberatan
from asn_desktop.core.usecases.evaluasi import AppraisalDraft
from asn_desktop.core.usecases.keberatan import Ruling
from asn_desktop.storage.db import new_id

DECIDED, RECEIVED, FILED = date(2025, 11, 20), date(2025, 11, 24), date(2025, 12, 1)
HEARD, RULED = date(2025, 12, 5), date(2025, 12, 10)


def refused(key: str):
    return pytest.raises(UserError, match=key)


def final(office: Office) -> UUID:
    evaluasi_id, _ = evaluasi.begin(office.ctx, office.plan("Staf"))
    measures = [i.id for p in evaluasi.appraisal(office.ctx, evaluasi_id).plan.results for i in p.indikator]
    draft = AppraisalDraft(Rating.DI_BAWAH, Rating.SESUAI, "", dict.fromkeys(measures, "8 laporan"))
    evaluasi.save(office.ctx, evaluasi_id, draft)
    evaluasi.finalise(office.ctx, evaluasi_id, DECIDED)
    return evaluasi_id


def filed(office: Office, day: date = FILED) -> UUID:
    keberatan_id, _ = keberatan.file(office.ctx, final(office), RECEIVED, day, "Laporan Mei tidak dihitung", "7/K")
    return keberatan_id


def test_a_won_objection_changes_the_result_as_a_new_version(office: Office) -> None:
    keberatan_id = filed(office)
    keberatan.explain(office.ctx, keberatan_id, "Laporan datang terlambat", HEARD)
    ruling = Ruling(PutusanKeberatan.DIUBAH, "Laporan Mei ada", RULED, "9/P", Rating.SESUAI, Rating.SESUAI)
    keberatan.decide(office.ctx, keberatan_id, ruling)
    old, new = sorted(office.read(Evaluasi), key=lambda each: each.revisi)
    assert (old.predikat, old.digantikan) == (Predikat.BUTUH_PERBAIKAN, True)
    assert (new.predikat, new.tanggal, new.menggantikan_id) == (Predikat.BAIK, RULED, old.id)
    assert new.alasan_perubahan == "Laporan Mei ada"
    heard = keberatan.hearing(office.ctx, keberatan_id)
    assert (heard.keberatan.status, heard.keberatan.pemutus.nama) == (StatusKeberatan.DIPUTUS, "Camat")
    assert heard.hasil == new
    assert dict(evaluasi.appraisal(office.ctx, new.id).draft.realisasi) == dict(
        evaluasi.appraisal(office.ctx, old.id).draft.realisasi
    )
    with refused("objection_decided_for_good"):
        keberatan.file(office.ctx, new.id, RULED, RULED, "Masih keberatan")
    with refused("objection_closed"):
        keberatan.withdraw(office.ctx, keberatan_id, RULED)


def test_a_lost_objection_leaves_the_result_as_it_was(office: Office) -> None:
    keberatan_id = filed(office)
    keberatan.explain(office.ctx, keberatan_id, "Target tidak tercapai", HEARD)
    keberatan.decide(office.ctx, keberatan_id, Ruling(PutusanKeberatan.DIKUATKAN, "Bukti tidak ada", RULED))
    (only,) = office.read(Evaluasi)
    assert (only.predikat, only.digantikan) == (Predikat.BUTUH_PERBAIKAN, False)
    assert keberatan.hearing(office.ctx, keberatan_id).hasil is None


def test_a_late_objection_is_recorded_and_says_that_it_is_late(office: Office) -> None:
    keberatan_id = filed(office, date(2025, 12, 9))
    (late,) = office.read(Keberatan, id=keberatan_id)
    assert late.verdict.outcome is Outcome.NOT_MET
    keberatan.decide(office.ctx, keberatan_id, Ruling(PutusanKeberatan.TIDAK_DITERIMA, "Lewat 14 hari", RULED))
    assert office.read(Keberatan)[0].status is StatusKeberatan.DIPUTUS


def test_f45_the_last_day_is_the_fourteenth(office: Office) -> None:
    keberatan_id = filed(office, date(2025, 12, 8))
    assert office.read(Keberatan, id=keberatan_id)[0].verdict.outcome is Outcome.MET


def test_both_sides_are_heard_before_anything_is_decided(office: Office) -> None:
    keberatan_id = filed(office)
    with refused("objection_not_heard"):
        keberatan.decide(office.ctx, keberatan_id, Ruling(PutusanKeberatan.DIKUATKAN, "Tetap", RULED))
    keberatan.explain(office.ctx, keberatan_id, "Penjelasan", HEARD)
    for ruling, key in (
        (Ruling(PutusanKeberatan.DIKUATKAN, "  ", RULED), "objection_ground_missing"),
        (Ruling(PutusanKeberatan.DIKUATKAN, "Tetap", date(2025, 12, 4)), "objection_order"),
        (Ruling(PutusanKeberatan.DIKUATKAN, "Tetap", date(2026, 1, 4)), "objection_in_future"),
        (Ruling(PutusanKeberatan.DIUBAH, "Ubah", RULED), "objection_ratings_missing"),
        (
            Ruling(PutusanKeberatan.DIUBAH, "Ubah", RULED, "", Rating.DI_BAWAH, Rating.SESUAI),
            "objection_nothing_changed",
        ),
    ):
        with refused(key):
            keberatan.decide(office.ctx, keberatan_id, ruling)
    assert office.read(Keberatan)[0].status is StatusKeberatan.DIJELASKAN


def test_without_a_known_superior_nobody_decides(office: Office) -> None:
    keberatan_id = filed(office)
    keberatan.explain(office.ctx, keberatan_id, "Penjelasan", HEARD)
    office.put(PenetapanPenilai(id=new_id(), pegawai_id=office["Sekcam"], tmt=date(2025, 12, 1)))
    with refused("objection_decider_unknown"):
        keberatan.decide(office.ctx, keberatan_id, Ruling(PutusanKeberatan.DIKUATKAN, "Tetap", RULED))


def test_one_objection_for_one_result_unless_it_was_withdrawn(office: Office) -> None:
    keberatan_id = filed(office)
    evaluasi_id = office.read(Evaluasi)[0].id
    with refused("objection_filed_before"):
        keberatan.file(office.ctx, evaluasi_id, RECEIVED, FILED, "Lagi")
    keberatan.withdraw(office.ctx, keberatan_id, HEARD)
    keberatan.file(office.ctx, evaluasi_id, RECEIVED, FILED, "Lagi")
    assert {each.status for each in office.read(Keberatan)} == {StatusKeberatan.DICABUT, StatusKeberatan.DIAJUKAN}


def test_the_desk_shows_the_clock(office: Office) -> None:
    evaluasi_id = final(office)
    evaluasi.hand_over(office.ctx, evaluasi_id, date(2025, 12, 2), date(2025, 12, 3))
    (waiting,) = keberatan.desk(office.ctx, 2025)
    assert (waiting.nama, waiting.batas, waiting.sisa, waiting.keberatan) == ("Staf", date(2025, 12, 17), 2, None)
    keberatan.file(office.ctx, evaluasi_id, date(2025, 12, 3), date(2025, 12, 4), "Alasan")
    (row,) = keberatan.desk(office.ctx, 2025)
    assert row.keberatan is not None
    assert row.batas == date(2025, 12, 24)
    assert office.read(SerahTerima)[0].diterima == date(2025, 12, 3)
    assert keberatan.desk(office.ctx, 2024) == ()
