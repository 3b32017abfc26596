"""A small office in a real file, whose people the tests put in with their histories."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from msgspec.structs import replace

from asn_desktop import bootstrap
from asn_desktop.core.domain.evaluasi import Evaluasi, RekapPenilaian, StatusEvaluasi
from asn_desktop.core.domain.jabatan import JenisJabatan
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.kinerja import Predikat, Rating
from asn_desktop.core.domain.pegawai import JenisPegawai, Pegawai
from asn_desktop.core.domain.riwayat import Pendidikan, RiwayatGolongan, RiwayatJabatan, RiwayatPendidikan
from asn_desktop.core.domain.skp import Keluarga, Pendekatan, Skp, StatusSkp
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.usecases.karier import Career, Right, one_career
from asn_desktop.core.usecases.ports import Context
from asn_desktop.storage.db import create_store, new_id

TODAY = date(2026, 3, 10)


class Register:
    """The office, and a short way to put people and what happened to them into it."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.serial = 900

    def put(self, *records: Record) -> None:
        with self.ctx.store.write("save_pegawai", "Petugas") as work:
            work.put_many(records)
            work.commit()

    def person(
        self, golongan: str = "III/a", tmt: date = date(2022, 4, 1), mkg: tuple[int, int] | None = (4, 0), **more: Any
    ) -> UUID:
        """A PNS born in 1990, in service since 2018, SLTA, Pelaksana."""
        self.serial += 1
        post = {"nama": "Pengadministrasi Umum", "jenis": JenisJabatan.PELAKSANA, "tmt": date(2018, 3, 1)}
        post |= more.pop("jabatan", {})
        fields: dict[str, Any] = {
            "nip": f"199001012018031{self.serial}",
            "nama": f"Pegawai {self.serial}",
            "jenis_pegawai": JenisPegawai.PNS,
            "tanggal_lahir": date(1990, 1, 1),
            "tmt_cpns": date(2018, 3, 1),
        }
        made = Pegawai(id=new_id(), **(fields | more))
        years, months = mkg or (None, None)
        self.put(
            made,
            RiwayatGolongan(
                id=new_id(), pegawai_id=made.id, golongan=golongan, tmt=tmt, mkg_tahun=years, mkg_bulan=months,
                sk_nomor="823/1/2022",
            ),
            RiwayatJabatan(id=new_id(), pegawai_id=made.id, **post),
            RiwayatPendidikan(id=new_id(), pegawai_id=made.id, tingkat=Pendidikan.S1, tahun_lulus=2012),
        )  # fmt: skip
        return made.id

    def add(self, kind: type[Record], pegawai_id: UUID, **fields: Any) -> None:
        self.put(kind(id=new_id(), pegawai_id=pegawai_id, **fields))

    def appraised(
        self,
        pegawai_id: UUID,
        tahun: int,
        predikat: Predikat = Predikat.BAIK,
        mulai: date | None = None,
        sampai: date | None = None,
        decided: date | None = None,
    ) -> None:
        """A final yearly appraisal, decided in January of the next year unless said."""
        start, end = mulai or date(tahun, 1, 1), sampai or date(tahun + 1, 1, 1)
        skp = Skp(
            id=new_id(),
            pegawai_id=pegawai_id,
            tahun=tahun,
            mulai=start,
            sampai=end,
            keluarga=Keluarga.ADMINISTRASI_FUNGSIONAL,
            pendekatan=Pendekatan.KUANTITATIF,
            status=StatusSkp.DISETUJUI,
        )
        final = Evaluasi(
            id=new_id(),
            skp_id=skp.id,
            pegawai_id=pegawai_id,
            tahun=tahun,
            mulai=start,
            sampai=end,
            status=StatusEvaluasi.FINAL,
            predikat=predikat,
            tanggal=decided or date(tahun + 1, 1, 15),
        )
        self.put(skp, final)

    def taken_over(self, pegawai_id: UUID, tahun: int, berkas: Predikat, matriks: Predikat) -> None:
        """A yearly result from e-Kinerja: what its file says, and what the matrix gives."""
        rekap = RekapPenilaian(
            id=new_id(),
            nip="1",
            tahun=tahun,
            pegawai_id=pegawai_id,
            rating_hasil=Rating.SESUAI,
            rating_perilaku=Rating.SESUAI,
            predikat_berkas=berkas,
            predikat_matriks=matriks,
            baris=6,
        )
        self.put(rekap)

    def career(self, pegawai_id: UUID, on: date = TODAY, law: date | None = None) -> Career:
        return one_career(self.ctx, pegawai_id, on, law)

    def rights(self, pegawai_id: UUID, on: date = TODAY, law: date | None = None) -> dict[str, Right]:
        return {right.hak.value: right for right in self.career(pegawai_id, on, law).rights}

    def on(self, today: date) -> Context:
        return replace(self.ctx, today=today)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Register]:
    kantor = Kantor(id=new_id(), nama="Distrik Welesi", instansi="Pemerintah Kabupaten Jayawijaya", latihan=True)
    store = create_store(tmp_path / "kantor.asn", kantor, today=TODAY)
    yield Register(Context(store, bootstrap.law_book(), "Petugas", TODAY))
    store.close()
