"""A small invented office, and one full record of every kind."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.evaluasi import (
    Evaluasi,
    Realisasi,
    RekapPenilaian,
    StatusEvaluasi,
    UmpanBalikHasil,
    UmpanBalikPerilaku,
)
from asn_desktop.core.domain.jabatan import Jabatan, JenisJabatan, Jenjang, StatusJabatan
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.kinerja import (
    Capaian,
    CapaianOrganisasi,
    NilaiBerakhlak,
    ParaPihak,
    Pihak,
    Predikat,
    Rating,
)
from asn_desktop.core.domain.pegawai import JenisKelamin, JenisPegawai, Kedudukan, Pegawai
from asn_desktop.core.domain.penilai import Pejabat, PenetapanPenilai
from asn_desktop.core.domain.riwayat import (
    Pendidikan,
    RiwayatDisiplin,
    RiwayatGolongan,
    RiwayatJabatan,
    RiwayatPelatihan,
    RiwayatPendidikan,
    RiwayatPenghargaan,
    RiwayatUnit,
    TingkatHukuman,
)
from asn_desktop.core.domain.skp import (
    Aspek,
    EkspektasiPerilaku,
    HasilKerja,
    Indikator,
    JenisHasilKerja,
    Skp,
    StatusSkp,
)
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.kernel.verdict import Citation, Fact, Outcome, PackId, Reason, Verdict
from asn_desktop.storage.db import new_id

TODAY = date(2026, 3, 2)
SINCE = date(2020, 1, 1)


class Office(Struct, frozen=True):
    """Who and what is in it; `records` is everything, ready to be saved."""

    distrik: Unit
    sekretariat: Unit
    seksi: Unit
    kepala: Pegawai
    """Heads the distrik."""
    sekretaris: Pegawai
    """Heads the sekretariat."""
    staf: Pegawai
    """Works in the sekretariat."""
    penyuluh: Pegawai
    """Works in the seksi, which has no head."""
    pensiunan: Pegawai
    kepala_distrik: Jabatan
    kepala_sekretariat: Jabatan
    records: tuple[Record, ...]


def person(serial: int, nama: str, **more: object) -> Pegawai:
    return Pegawai(
        id=new_id(),
        nip=f"198503122010011{serial}",
        nama=nama,
        jenis_pegawai=JenisPegawai.PNS,
        **more,  # type: ignore[arg-type]
    )


def placed(pegawai: Pegawai, unit: Unit, golongan: str, jabatan: str, post: Jabatan | None = None) -> list[Record]:
    """A person with golongan, post and unit since 2020."""
    jenis = JenisJabatan.PELAKSANA if post is None else post.jenis
    held = None if post is None else post.id
    return [
        pegawai,
        RiwayatUnit(id=new_id(), pegawai_id=pegawai.id, unit_id=unit.id, tmt=SINCE),
        RiwayatGolongan(id=new_id(), pegawai_id=pegawai.id, golongan=golongan, tmt=SINCE),
        RiwayatJabatan(id=new_id(), pegawai_id=pegawai.id, nama=jabatan, jenis=jenis, tmt=SINCE, jabatan_id=held),
    ]


def office_records() -> Office:
    distrik = Unit(id=new_id(), nama="Distrik Walesi", kode="01")
    sekretariat = Unit(id=new_id(), nama="Sekretariat", kode="01.1", induk_id=distrik.id)
    seksi = Unit(id=new_id(), nama="Seksi Pemerintahan", kode="01.2", induk_id=distrik.id)
    kepala_distrik = Jabatan(
        id=new_id(), nama="Kepala Distrik", jenis=JenisJabatan.ADMINISTRATOR, unit_id=distrik.id, kepala=True
    )
    kepala_sekretariat = Jabatan(
        id=new_id(), nama="Sekretaris Distrik", jenis=JenisJabatan.PENGAWAS, unit_id=sekretariat.id, kepala=True
    )
    kepala = person(901, "Simson Hubi", gelar_belakang="S.Sos")
    sekretaris = person(902, "Maria Yelipele", gelar_depan="Dr.")
    staf = person(903, "Yusuf Ma'ruf")
    penyuluh = person(904, "Simon Huby")
    pensiunan = person(905, "Agustina Wenda", kedudukan=Kedudukan.PENSIUN)
    records: list[Record] = [
        # People first, units last: references are checked when everything is there.
        *placed(kepala, distrik, "IV/a", "Kepala Distrik", kepala_distrik),
        *placed(sekretaris, sekretariat, "III/d", "Sekretaris Distrik", kepala_sekretariat),
        *placed(staf, sekretariat, "II/c", "Pengelola Keuangan"),
        *placed(penyuluh, seksi, "III/a", "Penyuluh Pertanian Ahli Pertama"),
        *placed(pensiunan, sekretariat, "III/b", "Pengadministrasi Umum"),
        kepala_distrik,
        kepala_sekretariat,
        distrik,
        sekretariat,
        seksi,
    ]
    return Office(
        distrik, sekretariat, seksi, kepala, sekretaris, staf, penyuluh, pensiunan,
        kepala_distrik, kepala_sekretariat, tuple(records),
    )  # fmt: skip


def plan(pegawai: Pegawai, tahun: int = 2026, **more: object) -> Skp:
    return Skp(
        id=new_id(),
        pegawai_id=pegawai.id,
        tahun=tahun,
        mulai=date(tahun, 1, 1),
        sampai=date(tahun + 1, 1, 1),
        **more,  # type: ignore[arg-type]
    )


def evaluation(skp: Skp, **more: object) -> Evaluasi:
    return Evaluasi(
        id=new_id(),
        skp_id=skp.id,
        pegawai_id=skp.pegawai_id,
        tahun=skp.tahun,
        mulai=skp.mulai,
        sampai=skp.sampai,
        **more,  # type: ignore[arg-type]
    )


def one_of_each() -> tuple[Record, ...]:
    """A record of every kind with every field filled, references intact."""
    day, later = date(2024, 2, 29), date(2026, 7, 1)
    unit = Unit(id=new_id(), nama="Puskesmas “Assotipo” — Poli Gigi & Anak", kode="7", mandiri=True, alamat="Jl. 1\nW")
    below = Unit(id=new_id(), nama="Loket", kode="7.1", induk_id=unit.id)
    post = Jabatan(
        id=new_id(), nama="Dokter", jenis=JenisJabatan.FUNGSIONAL, unit_id=unit.id, jenjang=Jenjang.AHLI_MUDA,
        eselon="III.a", kelas=9, kepala=True,
    )  # fmt: skip
    orang = Pegawai(
        id=new_id(), nip="198503122010012906", nama="Marsélla D’Ñoge", jenis_pegawai=JenisPegawai.PPPK,
        gelar_depan="dr.", gelar_belakang="M.Kes", kedudukan=Kedudukan.TUGAS_BELAJAR, jenis_kelamin=JenisKelamin.WANITA,
        tempat_lahir="Wamena", tanggal_lahir=date(1985, 3, 12), tmt_cpns=day, tmt_pns=day, akhir_kontrak=later,
        nik="9102" + "0" * 12, agama="Kristen", status_kawin="Kawin", karpeg="P 1", npwp="1", bpjs="2", nomor_hp="08",
        email="m@contoh.id", alamat="x" * 20_000, pns_id="A8", catatan="=SUM(1)",
    )  # fmt: skip
    luar = Pejabat(id=new_id(), nama="Bupati", jabatan="Bupati", nip="-", pangkat_golongan="-", unit_kerja="Kabupaten")
    who = orang.id
    skp = plan(orang, status=StatusSkp.DISETUJUI, tanggal_disetujui=later, penilai_id=who, pejabat_penilai_id=luar.id)
    hasil = HasilKerja(id=new_id(), skp_id=skp.id, urutan=1, jenis=JenisHasilKerja.UTAMA, rencana="R", diintervensi="D")
    ukuran = Indikator(
        id=new_id(), skp_id=skp.id, hasil_kerja_id=hasil.id, urutan=1, aspek=Aspek.WAKTU, indikator="I", target="T"
    )
    pihak = Pihak("A", "1", "III/a", "J", "U", who)
    reason = Reason(
        "matrix", Outcome.MET, {"rating": Fact.of(Rating.SESUAI)}, Citation("PermenPANRB 6/2022", "30", day)
    )
    verdict = Verdict(
        "predikat", later, Outcome.MET, Reason("all", Outcome.MET, parts=(reason,)),
        {"predikat": Fact.of(Predikat.BAIK)}, packs=(PackId("predikat", "1", "0" * 64),),
    )  # fmt: skip
    old = evaluation(skp, digantikan=True)
    evaluasi = evaluation(
        skp, status=StatusEvaluasi.FINAL, rating_hasil=Rating.SESUAI, rating_perilaku=Rating.DI_ATAS,
        predikat=Predikat.BAIK, capaian=Capaian.ISTIMEWA, catatan="c", tanggal=later,
        pihak=ParaPihak(pihak, pihak, None, "Kabupaten", "Wamena"), verdict=verdict, revisi=2, menggantikan_id=old.id,
        alasan_perubahan="salah ketik",
    )  # fmt: skip
    return (
        Kantor(id=new_id(), nama="K", instansi="I", kode_wilayah="91", tempat="W", alamat="A", latihan=True),
        below, unit, post, orang, luar,
        PenetapanPenilai(
            id=new_id(), pegawai_id=who, tmt=day, sampai=later, pejabat_id=luar.id, status=StatusJabatan.PLT, dasar="SK"
        ),
        RiwayatGolongan(
            id=new_id(), pegawai_id=who, golongan="X", tmt=day, mkg_tahun=0, mkg_bulan=11, jenis_kenaikan="r",
            sk_nomor="1", sk_tanggal=day,
        ),
        RiwayatJabatan(
            id=new_id(), pegawai_id=who, nama="Dokter", jenis=JenisJabatan.FUNGSIONAL, tmt=day, sampai=later,
            status=StatusJabatan.PLH, jabatan_id=post.id, jenjang=Jenjang.PENYELIA, eselon="-", unit_nama="u",
            sk_nomor="1", sk_tanggal=day,
        ),
        RiwayatUnit(id=new_id(), pegawai_id=who, unit_id=unit.id, tmt=day, sampai=later, sk_nomor="1"),
        RiwayatPendidikan(
            id=new_id(), pegawai_id=who, tingkat=Pendidikan.DOKTER, jurusan="J", sekolah="S", tahun_lulus=2008,
            nomor_ijazah="1",
        ),
        RiwayatPelatihan(
            id=new_id(), pegawai_id=who, nama="N", bentuk="B", penyelenggara="P", mulai=day, selesai=day, jp=40,
            nomor_sertifikat="1",
        ),
        RiwayatDisiplin(
            id=new_id(), pegawai_id=who, tingkat=TingkatHukuman.RINGAN, jenis="teguran_lisan", tmt=day, sampai=later,
            sk_nomor="1", sk_tanggal=day, alasan="a",
        ),
        RiwayatPenghargaan(id=new_id(), pegawai_id=who, nama="N", tanggal=day, sk_nomor="1"),
        skp, hasil, ukuran,
        EkspektasiPerilaku(id=new_id(), skp_id=skp.id, nilai=NilaiBerakhlak.ADAPTIF, ekspektasi="E"),
        old, evaluasi,
        Realisasi(id=new_id(), evaluasi_id=evaluasi.id, indikator_id=ukuran.id, realisasi="R"),
        UmpanBalikHasil(id=new_id(), evaluasi_id=evaluasi.id, hasil_kerja_id=hasil.id, umpan_balik="U"),
        UmpanBalikPerilaku(id=new_id(), evaluasi_id=evaluasi.id, nilai=NilaiBerakhlak.LOYAL, umpan_balik="U"),
        CapaianOrganisasi(
            id=new_id(), unit_id=unit.id, tahun=2026, capaian=Capaian.BAIK, ditetapkan_oleh="B", dasar="SK"
        ),
        RekapPenilaian(
            id=new_id(), nip=orang.nip, tahun=2026, bulan=3, pegawai_id=who, nama="N", jabatan="J", unit_penilai="U",
            rating_hasil=Rating.DI_BAWAH, rating_perilaku=Rating.DI_ATAS, predikat_berkas=Predikat.KURANG,
            predikat_matriks=Predikat.BUTUH_PERBAIKAN, berkas="b.xlsx", baris=7,
        ),
    )  # fmt: skip


def ids(records: tuple[Record, ...]) -> set[UUID]:
    return {record.id for record in records}
