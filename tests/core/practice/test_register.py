"""Practice offices are believable: what a clerk would notice at once is not wrong in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from datetime import date
from uuid import UUID

import pytest

from asn_desktop.core.domain.jabatan import JenisJabatan
from asn_desktop.core.domain.pegawai import JenisPegawai, Pegawai
from asn_desktop.core.domain.riwayat import RiwayatGolongan, RiwayatJabatan, RiwayatUnit
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.usecases.practice.plans import OfficeName, plan_of
from asn_desktop.core.usecases.practice.register import fill

DAY = date(2026, 1, 20)


def counter() -> Callable[[], UUID]:
    number = 0

    def new_id() -> UUID:
        nonlocal number
        number += 1
        return UUID(int=number)

    return new_id


def made(office: OfficeName, employees: int, seed: int = 1, day: date = DAY) -> list[Record]:
    return list(fill(plan_of(office, employees), employees, seed, day, counter()).records)


OFFICES: tuple[tuple[OfficeName, int], ...] = (
    ("walesi", 1),
    ("walesi", 40),
    ("walesi", 200),
    ("pematangsiantar", 64),
    ("pematangsiantar", 299),
    ("pematangsiantar", 2000),
)


@pytest.mark.parametrize(("office", "employees"), OFFICES)
def test_as_many_people_as_asked_for(office: OfficeName, employees: int) -> None:
    people = [record for record in made(office, employees) if isinstance(record, Pegawai)]
    assert sum(1 for one in people if one.kedudukan.in_service) == employees


@pytest.mark.parametrize(("office", "employees"), OFFICES)
def test_nip_birth_and_appointment_agree_and_nobody_real_has_the_number(office: OfficeName, employees: int) -> None:
    people = [record for record in made(office, employees) if isinstance(record, Pegawai)]
    assert len({one.nip for one in people}) == len(people)
    differing = 0
    for one in people:
        assert len(one.nip) == 18
        assert int(one.nip[-3:]) >= 901
        assert one.tanggal_lahir is not None
        differing += one.nip[:8] != f"{one.tanggal_lahir:%Y%m%d}"
        if one.jenis_pegawai is JenisPegawai.PPPK:
            assert one.nip[12:14] == "21"
        else:
            assert one.tmt_cpns is not None
            assert one.nip[8:14] == f"{one.tmt_cpns:%Y%m}"
            assert 18 <= one.tmt_cpns.year - one.tanggal_lahir.year <= 35
        assert DAY.year - one.tanggal_lahir.year <= 60
    assert differing <= 1 + employees // 140, "only the people whose birth date was corrected"


def test_every_record_belongs_to_somebody_who_is_there() -> None:
    records = made("pematangsiantar", 500)
    ids = {record.id for record in records}
    assert len(ids) == len(records)
    for record in records:
        for field in ("pegawai_id", "unit_id", "jabatan_id", "induk_id", "pejabat_id"):
            if (pointed := getattr(record, field, None)) is not None:
                assert pointed in ids


def test_histories_go_forward_and_do_not_reach_beyond_the_day() -> None:
    for record in made("pematangsiantar", 500):
        if isinstance(record, (RiwayatJabatan, RiwayatUnit)):
            assert record.tmt <= DAY
            assert record.sampai is None or record.tmt < record.sampai
        if isinstance(record, RiwayatGolongan):
            assert record.tmt <= DAY


def test_all_kinds_of_posts_and_of_staff_occur() -> None:
    records = made("pematangsiantar", 2000)
    kinds = Counter(record.jenis for record in records if isinstance(record, RiwayatJabatan))
    assert set(kinds) >= {
        JenisJabatan.JPT_PRATAMA,
        JenisJabatan.ADMINISTRATOR,
        JenisJabatan.PENGAWAS,
        JenisJabatan.FUNGSIONAL,
        JenisJabatan.PELAKSANA,
    }
    assert {one.jenis_pegawai for one in records if isinstance(one, Pegawai)} == set(JenisPegawai)


def test_the_same_seed_gives_the_same_office_and_another_one_does_not() -> None:
    assert made("walesi", 40, seed=3) == made("walesi", 40, seed=3)
    assert made("walesi", 40, seed=3) != made("walesi", 40, seed=4)


@pytest.mark.parametrize("day", [date(2024, 2, 29), date(2026, 1, 1), date(2026, 3, 1), date(2026, 12, 31)])
def test_any_day_will_do(day: date) -> None:
    assert made("walesi", 40, day=day)
    assert made("pematangsiantar", 400, day=day)
