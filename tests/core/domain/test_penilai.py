"""Who appraises whom when superiors change in mid-year, act for others, or are missing."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from asn_desktop.core.domain.jabatan import Jabatan, JenisJabatan, StatusJabatan
from asn_desktop.core.domain.penilai import (
    Atasan,
    Basis,
    Organisation,
    Pejabat,
    PenetapanPenilai,
    organisation,
    superior,
    superior_of_superior,
)
from asn_desktop.core.domain.riwayat import RiwayatJabatan, RiwayatUnit
from asn_desktop.core.domain.unit import Unit, unit_tree

DISTRIK, SEKSI = UUID(int=1), UUID(int=2)
KEPALA_DISTRIK, KEPALA_SEKSI = UUID(int=11), UUID(int=12)
SIMSON, DEBORA, ORPA, TITUS = (UUID(int=number) for number in (21, 22, 23, 24))
BUPATI = UUID(int=31)
START = date(2020, 1, 1)


def _held(person: UUID, post: UUID, tmt: date = START, sampai: date | None = None, **more: object) -> RiwayatJabatan:
    return RiwayatJabatan(
        id=UUID(int=hash((person.int, post.int, tmt)) & (2**64 - 1)),
        pegawai_id=person,
        jabatan_id=post,
        nama="Kepala",
        jenis=JenisJabatan.PENGAWAS,
        tmt=tmt,
        sampai=sampai,
        **more,  # type: ignore[arg-type]
    )


def _office(*held: RiwayatJabatan, decided: tuple[PenetapanPenilai, ...] = ()) -> Organisation:
    units = [Unit(id=DISTRIK, nama="Distrik"), Unit(id=SEKSI, nama="Seksi", induk_id=DISTRIK)]
    posts = [
        Jabatan(
            id=KEPALA_DISTRIK, nama="Kepala Distrik", jenis=JenisJabatan.ADMINISTRATOR, unit_id=DISTRIK, kepala=True
        ),
        Jabatan(id=KEPALA_SEKSI, nama="Kepala Seksi", jenis=JenisJabatan.PENGAWAS, unit_id=SEKSI, kepala=True),
    ]
    places = [
        RiwayatUnit(id=UUID(int=100 + n), pegawai_id=person, unit_id=unit, tmt=START)
        for n, (person, unit) in enumerate([(SIMSON, DISTRIK), (DEBORA, SEKSI), (ORPA, SEKSI), (TITUS, DISTRIK)])
    ]
    return organisation(unit_tree(units), posts, held, places, decided)


def test_staff_are_appraised_by_the_head_of_their_unit_and_he_by_the_head_above() -> None:
    office = _office(_held(SIMSON, KEPALA_DISTRIK), _held(DEBORA, KEPALA_SEKSI))
    day = date(2025, 6, 1)
    first = superior(office, ORPA, day)
    second = superior_of_superior(office, ORPA, first, None, day)
    assert (first.pegawai_id, first.basis) == (DEBORA, Basis.KEPALA_UNIT)
    assert (second.pegawai_id, second.basis) == (SIMSON, Basis.KEPALA_UNIT_INDUK)


def test_the_superior_of_each_day_is_the_one_of_that_day() -> None:
    change = date(2025, 6, 20)
    office = _office(
        _held(SIMSON, KEPALA_DISTRIK, sampai=change),
        _held(TITUS, KEPALA_DISTRIK, change, status=StatusJabatan.PLT),
        _held(DEBORA, KEPALA_SEKSI),
    )
    assert superior(office, DEBORA, date(2025, 6, 19)).pegawai_id == SIMSON
    acting = superior(office, DEBORA, change)
    assert (acting.pegawai_id, acting.status) == (TITUS, StatusJabatan.PLT)


def test_an_acting_official_goes_before_the_absent_definitive_one() -> None:
    office = _office(
        _held(SIMSON, KEPALA_DISTRIK),
        _held(TITUS, KEPALA_DISTRIK, date(2025, 3, 1), date(2025, 5, 1), status=StatusJabatan.PLH),
        _held(DEBORA, KEPALA_SEKSI),
    )
    assert superior(office, DEBORA, date(2025, 4, 1)).pegawai_id == TITUS
    assert superior(office, DEBORA, date(2025, 5, 1)).pegawai_id == SIMSON
    assert superior(office, SIMSON, date(2025, 4, 1)).pegawai_id != TITUS, "the head does not answer to his deputy"


def test_a_vacant_head_post_is_a_vacancy_not_the_next_head_above() -> None:
    office = _office(_held(SIMSON, KEPALA_DISTRIK))
    found = superior(office, ORPA, date(2025, 6, 1))
    assert (found.basis, found.known, found.unit_id) == (Basis.KOSONG, False, SEKSI)


def test_the_head_of_the_top_unit_has_nobody_above_until_somebody_is_decided() -> None:
    office = _office(_held(SIMSON, KEPALA_DISTRIK))
    assert superior(office, SIMSON, date(2025, 6, 1)).basis is Basis.KOSONG
    decision = PenetapanPenilai(id=UUID(int=900), pegawai_id=SIMSON, tmt=START, pejabat_id=BUPATI)
    decided = _office(_held(SIMSON, KEPALA_DISTRIK), decided=(decision,))
    assert superior(decided, SIMSON, date(2025, 6, 1)).pejabat_id == BUPATI


def test_an_explicit_decision_ends_on_its_last_day() -> None:
    decision = PenetapanPenilai(
        id=UUID(int=901), pegawai_id=ORPA, tmt=date(2025, 2, 1), sampai=date(2025, 4, 1), penilai_id=TITUS
    )
    office = _office(_held(DEBORA, KEPALA_SEKSI), decided=(decision,))
    assert superior(office, ORPA, date(2025, 1, 31)).pegawai_id == DEBORA
    assert superior(office, ORPA, date(2025, 3, 31)).pegawai_id == TITUS
    assert superior(office, ORPA, date(2025, 4, 1)).pegawai_id == DEBORA


def test_two_people_who_appraise_each_other_are_shown_as_a_loop() -> None:
    decisions = (
        PenetapanPenilai(id=UUID(int=902), pegawai_id=ORPA, tmt=START, penilai_id=TITUS),
        PenetapanPenilai(id=UUID(int=903), pegawai_id=TITUS, tmt=START, penilai_id=ORPA),
    )
    office, day = _office(decided=decisions), date(2025, 6, 1)
    first = superior(office, ORPA, day)
    second = superior_of_superior(office, ORPA, first, None, day)
    assert first.pegawai_id == TITUS
    assert second.basis is Basis.BERPUTAR


def test_above_an_outside_official_is_whom_the_office_recorded_and_never_a_vacancy() -> None:
    regent = Pejabat(id=UUID(int=41), nama="Bupati", jabatan="Bupati")
    secretary = Pejabat(id=BUPATI, nama="Sekda", jabatan="Sekretaris Daerah", atasan_id=regent.id)
    office, day = _office(_held(SIMSON, KEPALA_DISTRIK)), date(2025, 6, 1)
    first = Atasan(Basis.DITETAPKAN, pejabat_id=secretary.id)
    assert superior_of_superior(office, SIMSON, first, secretary, day).pejabat_id == regent.id
    assert superior_of_superior(office, SIMSON, first, regent, day) == Atasan(Basis.DI_LUAR)
