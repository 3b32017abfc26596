"""A person who is removed takes along everything that is told of the person, and brings it back."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from asn_desktop.core.domain.jabatan import JenisJabatan, Jenjang
from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.rencana_karier import RencanaKarier
from asn_desktop.core.domain.skp import PengecualianSkp, SebabPengecualian
from asn_desktop.core.domain.talenta import PenilaianPotensi
from asn_desktop.core.domain.usulan import PenetapanAngkaKredit, Usulan
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.usecases import pegawai
from tests.core.usecases.kinerja_office import Office

TOLD: tuple[type[Record], ...] = (PenetapanAngkaKredit, PenilaianPotensi, RencanaKarier, Usulan, PengecualianSkp)


def test_what_is_told_of_a_person_goes_to_the_bin_with_the_person_and_comes_back(office: Office) -> None:
    staf = office["Staf"]
    with office.ctx.store.write("career", "Petugas") as work:
        made: tuple[Record, ...] = (
            PenetapanAngkaKredit(
                id=work.new_id(),
                pegawai_id=staf,
                nomor="PAK/901",
                tanggal=date(2026, 1, 31),
                sampai=date(2026, 1, 1),
                jumlah=Decimal("12.5"),
                golongan="III/a",
                jenjang=Jenjang.AHLI_PERTAMA,
            ),
            PenilaianPotensi(
                id=work.new_id(), pegawai_id=staf, tanggal=date(2026, 2, 1), sumber="BKPSDM", nilai=Decimal(70)
            ),
            RencanaKarier(
                id=work.new_id(), pegawai_id=staf, tujuan="Kepala Seksi", tujuan_jenis=JenisJabatan.ADMINISTRATOR
            ),
            Usulan(id=work.new_id(), pegawai_id=staf, hak=Hak.KGB, tmt=date(2026, 4, 1)),
            PengecualianSkp(id=work.new_id(), pegawai_id=staf, mulai=date(2024, 1, 1), sebab=SebabPengecualian.CLTN),
        )
        for record in made:
            work.put(record)
        work.commit()
    pegawai.remove(office.ctx, staf)
    with office.ctx.store.read() as reader:
        assert [kind.__name__ for kind in TOLD if reader.find(kind, pegawai_id=staf)] == []
    pegawai.restore(office.ctx, "pegawai", staf)
    with office.ctx.store.read() as reader:
        assert reader.get(Pegawai, staf).nama == "Staf"
        assert [len(reader.find(kind, pegawai_id=staf)) for kind in TOLD] == [1] * len(TOLD)
