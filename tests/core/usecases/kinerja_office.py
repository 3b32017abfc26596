"""A small office in a real file: a district with a secretariat, an outside official, and people with histories."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from asn_desktop.core.domain.jabatan import JenisJabatan, StatusJabatan
from asn_desktop.core.domain.pegawai import JenisPegawai, Pegawai
from asn_desktop.core.domain.riwayat import RiwayatGolongan, RiwayatJabatan, RiwayatUnit
from asn_desktop.core.domain.skp import Aspek, JenisHasilKerja
from asn_desktop.core.usecases import skp
from asn_desktop.core.usecases.ports import Context
from asn_desktop.core.usecases.skp import IndicatorDraft, PlanDraft, ResultDraft
from asn_desktop.storage.db import new_id

TODAY = date(2025, 12, 15)
SINCE = date(2020, 1, 1)

WHOLE = ResultDraft(
    JenisHasilKerja.UTAMA,
    "Laporan kependudukan tersusun",
    "Pelayanan meningkat",
    (
        IndicatorDraft(Aspek.KUANTITAS, "Jumlah laporan", "12 laporan"),
        IndicatorDraft(Aspek.KUALITAS, "Laporan tanpa perbaikan", "100 persen"),
        IndicatorDraft(Aspek.WAKTU, "Selesai sebelum tanggal 5", "12 bulan"),
    ),
)


class Office:
    """The file, and its people and units by short names."""

    def __init__(self, ctx: Context) -> None:
        self.ctx = ctx
        self.ids: dict[str, UUID] = {}
        self._serial = 900

    def __getitem__(self, name: str) -> UUID:
        return self.ids[name]

    def on(self, day: date) -> Context:
        """The same file on another day."""
        return replace(self.ctx, today=day)

    def read(self, kind: type, **equals: Any) -> tuple[Any, ...]:
        with self.ctx.store.read() as reader:
            return reader.find(kind, **equals)

    def put(self, record: Any, name: str = "") -> UUID:
        with self.ctx.store.write("test", "Petugas") as work:
            work.put(record)
            work.commit()
        if name:
            self.ids[name] = record.id
        return record.id

    def person(self, name: str, unit: str, post: str = "", *, tmt: date = SINCE, sampai: date | None = None) -> UUID:
        """Somebody in a unit, holding the unit's head post where `post` is its name."""
        self._serial += 1
        pegawai = Pegawai(
            id=new_id(), nip=f"19800101200501{self._serial:04d}", nama=name, jenis_pegawai=JenisPegawai.PNS
        )
        self.put(pegawai, name)
        self.put(RiwayatGolongan(id=new_id(), pegawai_id=pegawai.id, golongan="III/b", tmt=SINCE))
        self.put(RiwayatUnit(id=new_id(), pegawai_id=pegawai.id, unit_id=self[unit], tmt=SINCE))
        self.hold(name, post, tmt=tmt, sampai=sampai)
        return pegawai.id

    def hold(
        self, name: str, post: str, *, tmt: date = SINCE, sampai: date | None = None,
        status: StatusJabatan = StatusJabatan.DEFINITIF,
    ) -> None:  # fmt: skip
        self.put(
            RiwayatJabatan(
                id=new_id(),
                pegawai_id=self[name],
                nama=post or "Pengadministrasi Umum",
                jenis=JenisJabatan.PENGAWAS if post else JenisJabatan.PELAKSANA,
                jabatan_id=self.ids.get(post),
                tmt=tmt,
                sampai=sampai,
                status=status,
            )
        )

    def plan(
        self,
        name: str,
        draft: PlanDraft | None = None,
        tahun: int = 2025,
        *,
        agree: bool = True,
        mulai: date | None = None,
    ) -> UUID:
        """A plan with content, agreed on unless said otherwise."""
        skp_id, _ = skp.start(self.ctx, self[name], tahun, mulai)
        skp.save(self.ctx, skp_id, draft or PlanDraft((WHOLE,)))
        if agree:
            skp.agree(self.ctx, skp_id, date(tahun, 1, 20))
        return skp_id
