"""Every kind of record by its name: in the journal, in envelopes, in `Changes`, and of its table."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec.structs import fields

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
from asn_desktop.core.domain.riwayat import RIWAYAT
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
from asn_desktop.core.domain.survei import SurveiKepuasan
from asn_desktop.core.domain.talenta import CalonPenerus, PenilaianKompetensi, PenilaianPotensi, SyaratJabatan
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.domain.usulan import BerkasUsulan, KeteranganCltn, PenetapanAngkaKredit, Usulan
from asn_desktop.core.kernel.record import Record, kind_of

_ALL: tuple[type[Record], ...] = (
    Kantor,
    Unit,
    Jabatan,
    Pegawai,
    Pejabat,
    PenetapanPenilai,
    *RIWAYAT,
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
    SurveiKepuasan,
)

KINDS: Mapping[str, type[Record]] = {kind_of(record_type): record_type for record_type in _ALL}

OF_PERSON = tuple(kind for kind in KINDS.values() if any(f.name == "pegawai_id" and f.required for f in fields(kind)))
"""Kinds of records that tell of one person and are nothing without the person."""
