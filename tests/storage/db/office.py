"""A small invented office, and one full record of every kind."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.arsip import CaraKenal, Cetakan, Pindaian
from asn_desktop.core.domain.evaluasi import (
    Evaluasi,
    Realisasi,
    RekapPenilaian,
    SerahTerima,
    StatusEvaluasi,
    UmpanBalikHasil,
    UmpanBalikPerilaku,
)
from asn_desktop.core.domain.indeks import Potensial
from asn_desktop.core.domain.jabatan import Jabatan, JenisJabatan, Jenjang, StatusJabatan
from asn_desktop.core.domain.kantor import HariLibur, Kantor
from asn_desktop.core.domain.karier import Dokumen, Hak
from asn_desktop.core.domain.keberatan import Keberatan, PutusanKeberatan, StatusKeberatan
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
from asn_desktop.core.domain.pelaksanaan import BuktiDukung, RealisasiBerkala, RencanaAksi, UmpanBalik
from asn_desktop.core.domain.penilai import Pejabat, PenetapanPenilai
from asn_desktop.core.domain.rencana_karier import (
    AndaianPendidikan,
    AndaianPredikat,
    JenisLangkah,
    KemajuanKarier,
    LangkahKarier,
    RencanaKarier,
    StatusLangkah,
    StatusRencana,
)
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
    BagianLampiran,
    EkspektasiPerilaku,
    HasilKerja,
    HasilSementara,
    Indikator,
    IsiSkp,
    JenisHasilKerja,
    LampiranSkp,
    PengecualianSkp,
    PeranHasil,
    SebabPengecualian,
    Skp,
    StatusSkp,
    VersiSkp,
)
from asn_desktop.core.domain.survei import MasaSurvei, SurveiKepuasan
from asn_desktop.core.domain.talenta import CalonPenerus, Kesiapan, PenilaianKompetensi, PenilaianPotensi, SyaratJabatan
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.domain.usulan import BerkasUsulan, KeteranganCltn, PenetapanAngkaKredit, StatusUsulan, Usulan
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
        SurveiKepuasan(
            id=new_id(), unit_id=unit.id, tahun=2026, layanan="Kartu keluarga", responden=49,
            nrr=(*(Decimal("3.25"),) * 8, Decimal("2.816326531")), masa=MasaSurvei.SEMESTER_1, populasi=550,
        ),
        RekapPenilaian(
            id=new_id(), nip=orang.nip, tahun=2026, bulan=3, pegawai_id=who, nama="N", jabatan="J", unit_penilai="U",
            rating_hasil=Rating.DI_BAWAH, rating_perilaku=Rating.DI_ATAS, predikat_berkas=Predikat.KURANG,
            predikat_matriks=Predikat.BUTUH_PERBAIKAN, berkas="b.xlsx", baris=7,
        ),
        *year_in_full(skp, hasil, ukuran, old, evaluasi, unit),
        *career(skp.pegawai_id, post.id, evaluasi),
    )  # fmt: skip


def year_in_full(
    skp: Skp, hasil: HasilKerja, ukuran: Indikator, old: Evaluasi, evaluasi: Evaluasi, unit: Unit
) -> tuple[Record, ...]:
    """A record of every kind that the months, objections and paper brought."""
    day, who = date(2026, 4, 30), skp.pegawai_id
    assert evaluasi.pihak is not None
    parties = evaluasi.pihak
    annex = LampiranSkp(
        id=new_id(), skp_id=skp.id, bagian=BagianLampiran.KONSEKUENSI, urutan=1, isi="Penghargaan “ASN” — 1"
    )
    step = RencanaAksi(
        id=new_id(), skp_id=skp.id, hasil_kerja_id=hasil.id, bulan=4, urutan=1, kegiatan="Rapat", target="1 kali"
    )
    printed = Cetakan(
        id=new_id(),
        kode="7K3M-Q2XA-9FWC",
        formulir="evaluasi",
        subjek_id=old.id,
        revisi=1,
        sidik="ab" * 32,
        halaman=2,
        tanggal=day,
        pegawai_id=who,
    )
    content = IsiSkp(
        skp.keluarga,
        skp.pendekatan,
        skp.mulai,
        skp.sampai,
        (hasil,),
        (ukuran,),
        (EkspektasiPerilaku(id=new_id(), skp_id=skp.id, nilai=NilaiBerakhlak.LOYAL, ekspektasi="E"),),
        (annex,),
    )
    return (
        HariLibur(id=new_id(), tanggal=day, nama="Cuti bersama"),
        annex,
        VersiSkp(
            id=new_id(), skp_id=skp.id, revisi=1, tanggal_disetujui=day, pihak=parties, isi=content,
            alasan_perubahan="Target dari pimpinan",
        ),
        HasilSementara(
            id=new_id(), unit_id=unit.id, tahun=2026, urutan=1, rencana="Layanan", hasil_kerja_id=hasil.id
        ),
        PeranHasil(
            id=new_id(), unit_id=unit.id, tahun=2026, hasil_id=hasil.id, pegawai_id=who, urutan=1, peran="Data"
        ),
        PengecualianSkp(
            id=new_id(), pegawai_id=who, mulai=day, sampai=day, sebab=SebabPengecualian.CLTN, dasar="SK 7"
        ),
        step,
        RealisasiBerkala(
            id=new_id(), skp_id=skp.id, indikator_id=ukuran.id, bulan=6, realisasi="1,5 %", sumber_data="Buku"
        ),
        UmpanBalik(
            id=new_id(), skp_id=skp.id, tanggal=day, pemberi="Marsélla", isi="Bagus", pemberi_id=who,
            hasil_kerja_id=hasil.id, nilai=NilaiBerakhlak.ADAPTIF,
        ),
        BuktiDukung(
            id=new_id(), skp_id=skp.id, hasil_kerja_id=hasil.id, bulan=4, nama="foto.jpg", indikator_id=ukuran.id,
            rencana_aksi_id=step.id, sha256="cd" * 32, ukuran=120_000, media="jpg", tautan="rak 3", catatan="K",
        ),
        SerahTerima(
            id=new_id(), evaluasi_id=old.id, pegawai_id=who, diserahkan=day, diterima=day, dikembalikan=day,
            catatan="C",
        ),
        Keberatan(
            id=new_id(), evaluasi_id=old.id, pegawai_id=who, tanggal_terima=day, tanggal_pengajuan=day, alasan="A",
            status=StatusKeberatan.DIPUTUS, nomor_surat="1/K", penjelasan="P", tanggal_penjelasan=day,
            putusan=PutusanKeberatan.DIUBAH, pertimbangan="T", tanggal_putusan=day, nomor_putusan="2/K",
            pemutus=parties.pegawai, evaluasi_hasil_id=evaluasi.id, tanggal_dicabut=day, verdict=evaluasi.verdict,
        ),
        printed,
        Pindaian(
            id=new_id(), cetakan_id=printed.id, tanggal=day, cara=CaraKenal.QR, cocok=False, halaman=(1, 2),
            sha256="ef" * 32, media="pdf", ukuran=9, catatan="C",
        ),
    )  # fmt: skip


def career(who: UUID, post: UUID, evaluasi: Evaluasi) -> tuple[Record, ...]:
    """A record of every kind that careers brought."""
    day = date(2026, 4, 30)
    plan = RencanaKarier(
        id=new_id(),
        pegawai_id=who,
        tujuan="Sekretaris",
        tujuan_jenis=JenisJabatan.PENGAWAS,
        tujuan_id=post,
        tujuan_jenjang=Jenjang.AHLI_MUDA,
        tujuan_eselon="IV.a",
        target=day,
        status=StatusRencana.DISEPAKATI,
        tanggal_sepakat=day,
        atasan_nama="Marsélla",
        atasan_nip="1",
        atasan_jabatan="Kepala",
        revisi=2,
        alasan_perubahan="A",
        andaian=(AndaianPredikat(2027, Predikat.BAIK), AndaianPendidikan(2028, Pendidikan.S2)),
        catatan="C",
    )
    proposal = Usulan(
        id=new_id(),
        pegawai_id=who,
        hak=Hak.KGB,
        tmt=day,
        diusulkan="III/d",
        status=StatusUsulan.DITETAPKAN,
        nomor_surat="1",
        tanggal_kirim=day,
        alasan="A",
        nomor_keputusan="2",
        tanggal_keputusan=day,
        tmt_keputusan=day,
        hasil="III/d",
        verdict=evaluasi.verdict,
        catatan="C",
    )
    return (
        PenetapanAngkaKredit(
            id=new_id(), pegawai_id=who, nomor="7/PAK", tanggal=day, sampai=day, jumlah=Decimal("112.500"),
            golongan="III/c", jenjang=Jenjang.AHLI_MUDA, catatan="C",
        ),
        KeteranganCltn(id=new_id(), pegawai_id=who, tanggal=day, pernah=False, nomor="3", catatan="C"),
        PenilaianPotensi(
            id=new_id(), pegawai_id=who, tanggal=day, sumber="BKN", nilai=Decimal("71.25"),
            potensial=Potensial.MENENGAH, nomor="4", catatan="C",
        ),
        PenilaianKompetensi(
            id=new_id(), pegawai_id=who, tanggal=day, sumber="BKN", level={"M.1": 3, "SK.1": 2}, nomor="5", catatan="C"
        ),
        SyaratJabatan(
            id=new_id(), jabatan_id=post, pendidikan=Pendidikan.S1, jurusan="Hukum", bidang="Pemerintahan",
            pelatihan="PKP", kompetensi={"M.1": 3}, kebutuhan=1, dasar="Perbup 7",
        ),
        CalonPenerus(
            id=new_id(), jabatan_id=post, pegawai_id=who, kesiapan=Kesiapan.SATU_DUA_TAHUN, tanggal=day, alasan="A"
        ),
        plan,
        LangkahKarier(
            id=new_id(), rencana_id=plan.id, pegawai_id=who, urutan=1, jenis=JenisLangkah.PELATIHAN, kegiatan="PKP",
            kesenjangan="K", pelaku="BKPSDM", batas=day, status=StatusLangkah.BERJALAN,
        ),
        KemajuanKarier(
            id=new_id(), rencana_id=plan.id, pegawai_id=who, tahun=2026, tanggal=day, uraian="U", tindak_lanjut="T"
        ),
        proposal,
        BerkasUsulan(
            id=new_id(), usulan_id=proposal.id, pegawai_id=who, dokumen=Dokumen.SK_PANGKAT, ada=True, nomor="6",
            tanggal=day, berlaku_sampai=day, sha256="ab" * 32, media="pdf", ukuran=9, catatan="C",
        ),
    )  # fmt: skip


def ids(records: tuple[Record, ...]) -> set[UUID]:
    return {record.id for record in records}
