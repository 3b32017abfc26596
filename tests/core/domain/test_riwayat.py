"""Histories answer "as of" any day."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from asn_desktop.core.domain.jabatan import JenisJabatan, StatusJabatan
from asn_desktop.core.domain.riwayat import RiwayatGolongan, RiwayatJabatan, jabatan_on, latest

PERSON = UUID(int=1)


def test_golongan_of_a_day_is_the_newest_begun_by_then() -> None:
    ladder = [
        RiwayatGolongan(id=UUID(int=n), pegawai_id=PERSON, golongan=golongan, tmt=tmt)
        for n, (golongan, tmt) in enumerate([("III/a", date(2015, 4, 1)), ("III/b", date(2019, 4, 1))])
    ]
    assert latest(ladder, date(2015, 3, 31)) is None
    assert (found := latest(ladder, date(2019, 3, 31))) is not None
    assert found.golongan == "III/a"
    assert (found := latest(ladder, date(2019, 4, 1))) is not None
    assert found.golongan == "III/b"


def test_the_definitive_post_goes_before_a_newer_acting_one() -> None:
    definitive = RiwayatJabatan(
        id=UUID(int=1), pegawai_id=PERSON, nama="Sekretaris", jenis=JenisJabatan.PENGAWAS, tmt=date(2020, 1, 1)
    )
    acting = RiwayatJabatan(
        id=UUID(int=2),
        pegawai_id=PERSON,
        nama="Kepala Distrik",
        jenis=JenisJabatan.ADMINISTRATOR,
        tmt=date(2025, 1, 1),
        status=StatusJabatan.PLT,
    )
    assert jabatan_on([definitive, acting], date(2025, 6, 1)) == definitive
    assert jabatan_on([acting], date(2025, 6, 1)) == acting
