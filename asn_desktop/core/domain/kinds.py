"""Every kind of record by its name: in the journal, in envelopes, in `Changes`, and of its table."""

from __future__ import annotations

from collections.abc import Mapping

from asn_desktop.core.domain.arsip import Cetakan, Pindaian
from asn_desktop.core.domain.evaluasi import (
    Evaluasi,
    Realisasi,
    RekapPenilaian,
    SerahTerima,
    UmpanBalikHasil,
    UmpanBalikPerilaku,
)
from asn_desktop.core.domain.jabatan import Jabatan
from asn_desktop.core.domain.kantor import HariLibur, Kantor
from asn_desktop.core.domain.keberatan import Keberatan
from asn_desktop.core.domain.kinerja import CapaianOrganisasi
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.pelaksanaan import BuktiDukung, RealisasiBerkala, RencanaAksi, UmpanBalik
from asn_desktop.core.domain.penilai import Pejabat, PenetapanPenilai
from asn_desktop.core.domain.rencana_karier import KemajuanKarier, LangkahKarier, RencanaKarier
from asn_desktop.core.domain.riwayat import (
    RiwayatDisiplin,
    RiwayatGolongan,
    RiwayatJabatan,
    RiwayatPelatihan,
    RiwayatPendidikan,
    RiwayatPenghargaan,
    RiwayatUnit,
)
from asn_desktop.core.domain.skp import (
    EkspektasiPerilaku,
    HasilKerja,
    HasilSementara,
    Indikator,
    LampiranSkp,
    PengecualianSkp,
    PeranHasil,
    Skp,
    VersiSkp,
)
from asn_desktop.core.domain.talenta import CalonPenerus, PenilaianKompetensi, PenilaianPotensi, SyaratJabatan
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.domain.usulan import BerkasUsulan, KeteranganCltn, PenetapanAngkaKredit, Usulan
from asn_desktop.core.kernel.record import Record, kind_of

KINDS: Mapping[str, type[Record]] = {
    kind_of(record_type): record_type
    for record_type in (
        Kantor,
        Unit,
        Jabatan,
        Pegawai,
        Pejabat,
        PenetapanPenilai,
        RiwayatGolongan,
        RiwayatJabatan,
        RiwayatUnit,
        RiwayatPendidikan,
        RiwayatPelatihan,
        RiwayatDisiplin,
        RiwayatPenghargaan,
        Skp,
        HasilKerja,
        Indikator,
        EkspektasiPerilaku,
        Evaluasi,
        Realisasi,
        UmpanBalikHasil,
        UmpanBalikPerilaku,
        CapaianOrganisasi,
        RekapPenilaian,
        SerahTerima,
        LampiranSkp,
        VersiSkp,
        HasilSementara,
        PeranHasil,
        PengecualianSkp,
        RencanaAksi,
        RealisasiBerkala,
        UmpanBalik,
        BuktiDukung,
        Keberatan,
        HariLibur,
        Cetakan,
        Pindaian,
        PenetapanAngkaKredit,
        KeteranganCltn,
        PenilaianPotensi,
        PenilaianKompetensi,
        SyaratJabatan,
        CalonPenerus,
        RencanaKarier,
        LangkahKarier,
        KemajuanKarier,
        Usulan,
        BerkasUsulan,
    )
}
