"""Spreadsheets with the columns and codes of SIASN: employees, yearly and periodic performance, ranks, posts, credit.

SIASN counts ratings and quadrants the other way round than forms that print 3/2/1 do: 1 is the best. So every code is
written out here, and none is computed from an order.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from asn_desktop.core.domain.evaluasi import Evaluasi, StatusEvaluasi
from asn_desktop.core.domain.jabatan import JenisJabatan
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.kinerja import JenisEvaluasi, Predikat, Rating
from asn_desktop.core.domain.pegawai import JenisKelamin, JenisPegawai, Kedudukan, Pegawai
from asn_desktop.core.domain.riwayat import RiwayatGolongan, RiwayatJabatan, jabatan_on, latest
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.domain.usulan import PenetapanAngkaKredit
from asn_desktop.core.kernel.bulk import in_bulk
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.karier.facts import diploma, facts_of
from asn_desktop.core.usecases.karier.reading import Histories, read_everybody
from asn_desktop.core.usecases.ports import Cell, Context, Sheet

RATING = {Rating.DI_ATAS: 1, Rating.SESUAI: 2, Rating.DI_BAWAH: 3}
KUADRAN = {
    Predikat.SANGAT_BAIK: 1,
    Predikat.BAIK: 2,
    Predikat.BUTUH_PERBAIKAN: 3,
    Predikat.KURANG: 4,
    Predikat.SANGAT_KURANG: 5,
}
PERSEN = {
    Predikat.SANGAT_BAIK: 150,
    Predikat.BAIK: 100,
    Predikat.BUTUH_PERBAIKAN: 75,
    Predikat.KURANG: 50,
    Predikat.SANGAT_KURANG: 25,
}
PERIODIK = {JenisEvaluasi.BULAN: 1, JenisEvaluasi.TRIWULAN: 2}
_STRUKTURAL, _FUNGSIONAL, _PELAKSANA = 1, 2, 4
_GOLONGAN = {
    f"{roman}/{letter}": 10 * tens + number
    for tens, roman in enumerate(("I", "II", "III", "IV"), start=1)
    for number, letter in enumerate("abcde" if roman == "IV" else "abcd", start=1)
}
_SEX = {JenisKelamin.PRIA: "M", JenisKelamin.WANITA: "F"}


def _named(columns: str) -> tuple[str, ...]:
    return tuple(columns.split())


PEGAWAI: tuple[str, ...] = _named("""
    pns_id nip_baru nip_lama nama gelar_depan gelar_belakang tempat_lahir_id tempat_lahir_nama tanggal_lahir
    jenis_kelamin agama_id agama_nama jenis_kawin_id jenis_kawin_nama nik nomor_hp email email_gov alamat
    npwp_nomor bpjs jenis_pegawai_id jenis_pegawai_nama kedudukan_hukum_id kedudukan_hukum_nama status_cpns_pns
    kartu_asn_virtual nomor_sk_cpns tanggal_sk_cpns tmt_cpns nomor_sk_pns tanggal_sk_pns tmt_pns gol_awal_id
    gol_awal_nama gol_akhir_id gol_akhir_nama tmt_golongan mk_tahun mk_bulan jenis_jabatan_id jenis_jabatan_nama
    jabatan_id jabatan_nama tmt_jabatan tingkat_pendidikan_id tingkat_pendidikan_nama pendidikan_id
    pendidikan_nama tahun_lulus kpkn_id kpkn_nama lokasi_kerja_id lokasi_kerja_nama unor_id unor_nama
    instansi_induk_id instansi_induk_nama instansi_kerja_id instansi_kerja_nama satuan_kerja_induk_id
    satuan_kerja_induk_nama satuan_kerja_kerja_id satuan_kerja_kerja_nama is_valid_nik nama_sekolah
""")
"""Headings of SIASN's employee export, in its order (reference 16.1). What the office does not know stays empty."""

TAHUNAN: tuple[str, ...] = _named("""
    nip nama tahun hasilKinerja hasilKinerjaNilai perilakuKerja PerilakuKerjaNilai kuadranKinerja
    KuadranKinerjaNilai namaPenilai nipNrpPenilai penilaiJabatanNm penilaiUnorNm statusPenilai
""")
PERIODIK_COLUMNS: tuple[str, ...] = _named("""
    nip nama tahun periodikId periodikNama bulanMulaiPenilaian tahunMulaiPenilaian bulanSelesaiPenilaian
    tahunSelesaiPenilaian hasilKinerja hasilKinerjaNilai perilakuKerja perilakuKerjaNilai kuadranNilai
    kuadranKinerjaNilai persentase jabatan unorNama namaPenilai penilaiNipNrp penilaiJabatanNama penilaiUnorNm
    statusPenilai
""")
GOLONGAN_COLUMNS: tuple[str, ...] = _named("""
    nip nama golonganId golongan skNomor skTanggal tmtGolongan jenisKPNama masaKerjaGolonganTahun
    masaKerjaGolonganBulan
""")
JABATAN_COLUMNS: tuple[str, ...] = _named("""
    nip nama jenisJabatan namaJabatan eselon unorNama tmtJabatan nomorSk tanggalSk
""")
KREDIT_COLUMNS: tuple[str, ...] = _named("""
    nip nama nomorSk tanggalSk bulanSelesaiPenailan tahunSelesaiPenailan kreditBaruTotal namaJabatan isKonversi
""")
"""`Penailan` is how SIASN itself spells it."""


@in_bulk()
def siasn_sheets(ctx: Context, tahun: int, texts: Texts) -> tuple[Sheet, ...]:
    """Everybody, and the final results of a year, as SIASN names columns and codes; dates as `dd-mm-yyyy` text.

    Only final appraisals that no later version replaces are told.
    """
    with ctx.store.read() as reader:
        office = reader.find(Kantor)[0]
        people = read_everybody(reader)
        units = {unit.id: unit.nama for unit in reader.find(Unit)}
        final = reader.find(Evaluasi, tahun=tahun, status=StatusEvaluasi.FINAL, digantikan=False)
        credit = reader.find(PenetapanAngkaKredit)
    known = {each.person.id: each.person for each in people}
    order = {identity: place for place, identity in enumerate(known)}
    final = tuple(sorted((e for e in final if e.pegawai_id in known), key=lambda e: (order[e.pegawai_id], e.mulai)))
    yearly = [each for each in final if each.jenis is JenisEvaluasi.AKHIR]
    termly = [each for each in final if each.jenis is not JenisEvaluasi.AKHIR]
    return (
        _sheet("pegawai", PEGAWAI, (_person(each, ctx.today, units, office, texts) for each in people)),
        _sheet("skp22", TAHUNAN, (_yearly(known[e.pegawai_id], e, texts) for e in yearly)),
        _sheet("kinerja periodik", PERIODIK_COLUMNS, (_termly(known[e.pegawai_id], e, texts) for e in termly)),
        _sheet("golongan", GOLONGAN_COLUMNS, (row for each in people for row in _ranks(each))),
        _sheet("jabatan", JABATAN_COLUMNS, (row for each in people for row in _posts(each))),
        _sheet(
            "angka kredit",
            KREDIT_COLUMNS,
            (_credit(known[each.pegawai_id], each) for each in credit if each.pegawai_id in known),
        ),
    )


def _sheet(name: str, headings: Sequence[str], rows: Iterator[Mapping[str, Cell]]) -> Sheet:
    return Sheet(name, [list(headings), *([row.get(heading) for heading in headings] for row in rows)])


def _person(of: Histories, day: date, units: Mapping[UUID, str], office: Kantor, texts: Texts) -> dict[str, Cell]:
    person, facts = of.person, facts_of(of, day)
    first = min(of.golongan, key=lambda each: each.tmt, default=None)
    place = latest(of.unit, day)
    held, rank, post = diploma(facts), facts.golongan, jabatan_on(of.jabatan, day)
    return {
        "pns_id": person.pns_id,
        "nip_baru": person.nip,
        "nama": person.nama,
        "gelar_depan": person.gelar_depan,
        "gelar_belakang": person.gelar_belakang,
        "tempat_lahir_nama": person.tempat_lahir,
        "tanggal_lahir": _day(person.tanggal_lahir),
        "jenis_kelamin": _SEX[person.jenis_kelamin] if person.jenis_kelamin else "",
        "agama_nama": person.agama,
        "jenis_kawin_nama": person.status_kawin,
        "nik": person.nik,
        "nomor_hp": person.nomor_hp,
        "email": person.email,
        "alamat": person.alamat,
        "npwp_nomor": person.npwp,
        "bpjs": person.bpjs,
        "jenis_pegawai_nama": texts.show(person.jenis_pegawai),
        "kedudukan_hukum_id": "01" if person.kedudukan is Kedudukan.AKTIF else "",
        "kedudukan_hukum_nama": texts.show(person.kedudukan),
        "status_cpns_pns": {JenisPegawai.CPNS: "C", JenisPegawai.PNS: "P"}.get(person.jenis_pegawai, ""),
        "tmt_cpns": _day(person.tmt_cpns),
        "tmt_pns": _day(person.tmt_pns),
        **({"gol_awal_id": _GOLONGAN.get(first.golongan), "gol_awal_nama": first.golongan} if first else {}),
        **(
            {
                "gol_akhir_id": _GOLONGAN.get(rank.golongan),
                "gol_akhir_nama": rank.golongan,
                "tmt_golongan": _day(rank.tmt),
                "mk_tahun": rank.mkg_tahun,
                "mk_bulan": rank.mkg_bulan,
            }
            if rank
            else {}
        ),
        **(
            {
                "jenis_jabatan_id": _kind(post.jenis),
                "jenis_jabatan_nama": _KIND_NAMES[_kind(post.jenis)],
                "jabatan_nama": post.nama,
                "tmt_jabatan": _day(post.tmt),
            }
            if post
            else {}
        ),
        **(
            {
                "tingkat_pendidikan_nama": texts.show(held.tingkat),
                "pendidikan_nama": held.jurusan,
                "tahun_lulus": held.tahun_lulus,
                "nama_sekolah": held.sekolah,
            }
            if held
            else {}
        ),
        "unor_nama": units.get(place.unit_id, "") if place else "",
        "instansi_kerja_nama": office.instansi,
        "satuan_kerja_kerja_nama": office.nama,
    }


def _yearly(person: Pegawai, result: Evaluasi, texts: Texts) -> dict[str, Cell]:
    return {
        "nip": person.nip,
        "nama": person.nama_lengkap,
        "tahun": result.tahun,
        "hasilKinerja": texts.show(result.rating_hasil) if result.rating_hasil else "",
        "hasilKinerjaNilai": _code(RATING, result.rating_hasil),
        "perilakuKerja": texts.show(result.rating_perilaku) if result.rating_perilaku else "",
        "PerilakuKerjaNilai": _code(RATING, result.rating_perilaku),
        "kuadranKinerja": texts.show(result.predikat) if result.predikat else "",
        "KuadranKinerjaNilai": _code(KUADRAN, result.predikat),
        **_appraiser(result, "namaPenilai", "nipNrpPenilai", "penilaiJabatanNm", "penilaiUnorNm"),
    }


def _termly(person: Pegawai, result: Evaluasi, texts: Texts) -> dict[str, Cell]:
    last = result.sampai - timedelta(days=1)
    return {
        "nip": person.nip,
        "nama": person.nama_lengkap,
        "tahun": result.tahun,
        "periodikId": PERIODIK[result.jenis],
        "periodikNama": "Bulanan" if result.jenis is JenisEvaluasi.BULAN else "Triwulanan",
        "bulanMulaiPenilaian": result.mulai.month,
        "tahunMulaiPenilaian": result.mulai.year,
        "bulanSelesaiPenilaian": last.month,
        "tahunSelesaiPenilaian": last.year,
        "hasilKinerja": texts.show(result.rating_hasil) if result.rating_hasil else "",
        "hasilKinerjaNilai": _code(RATING, result.rating_hasil),
        "perilakuKerja": texts.show(result.rating_perilaku) if result.rating_perilaku else "",
        "perilakuKerjaNilai": _code(RATING, result.rating_perilaku),
        "kuadranNilai": texts.show(result.predikat) if result.predikat else "",
        "kuadranKinerjaNilai": _code(KUADRAN, result.predikat),
        "persentase": _code(PERSEN, result.predikat),
        "jabatan": result.pihak.pegawai.jabatan if result.pihak else "",
        "unorNama": result.pihak.pegawai.unit_kerja if result.pihak else "",
        **_appraiser(result, "namaPenilai", "penilaiNipNrp", "penilaiJabatanNama", "penilaiUnorNm"),
    }


def _appraiser(result: Evaluasi, nama: str, nip: str, jabatan: str, unit: str) -> dict[str, Cell]:
    """Who appraised, as printed on the final form; an official outside the register is no ASN of ours."""
    appraiser = result.pihak.penilai if result.pihak else None
    if appraiser is None:
        return {}
    return {
        nama: appraiser.nama,
        nip: appraiser.nip,
        jabatan: appraiser.jabatan,
        unit: appraiser.unit_kerja,
        "statusPenilai": "ASN" if appraiser.pegawai_id or appraiser.nip else "NON ASN",
    }


def _ranks(of: Histories) -> Iterator[dict[str, Cell]]:
    for each in sorted(of.golongan, key=_since):
        yield {
            "nip": of.person.nip,
            "nama": of.person.nama_lengkap,
            "golonganId": _GOLONGAN.get(each.golongan),
            "golongan": each.golongan,
            "skNomor": each.sk_nomor,
            "skTanggal": _day(each.sk_tanggal),
            "tmtGolongan": _day(each.tmt),
            "jenisKPNama": each.jenis_kenaikan,
            "masaKerjaGolonganTahun": each.mkg_tahun,
            "masaKerjaGolonganBulan": each.mkg_bulan,
        }


def _posts(of: Histories) -> Iterator[dict[str, Cell]]:
    for each in sorted(of.jabatan, key=_since):
        yield {
            "nip": of.person.nip,
            "nama": of.person.nama_lengkap,
            "jenisJabatan": _kind(each.jenis),
            "namaJabatan": each.nama,
            "eselon": each.eselon,
            "unorNama": each.unit_nama,
            "tmtJabatan": _day(each.tmt),
            "nomorSk": each.sk_nomor,
            "tanggalSk": _day(each.sk_tanggal),
        }


def _credit(person: Pegawai, each: PenetapanAngkaKredit) -> dict[str, Cell]:
    last = each.sampai - timedelta(days=1)
    return {
        "nip": person.nip,
        "nama": person.nama_lengkap,
        "nomorSk": each.nomor,
        "tanggalSk": _day(each.tanggal),
        "bulanSelesaiPenailan": last.month,
        "tahunSelesaiPenailan": last.year,
        "kreditBaruTotal": str(each.jumlah),
        "namaJabatan": each.jenjang.replace("_", " ").title(),
        "isKonversi": 1,
    }


_KIND_NAMES = {_STRUKTURAL: "Struktural", _FUNGSIONAL: "Fungsional", _PELAKSANA: "Pelaksana"}


def _kind(jenis: JenisJabatan) -> int:
    if jenis is JenisJabatan.FUNGSIONAL:
        return _FUNGSIONAL
    return _PELAKSANA if jenis is JenisJabatan.PELAKSANA else _STRUKTURAL


def _since(each: RiwayatGolongan | RiwayatJabatan) -> date:
    return each.tmt


def _code(codes: Mapping[Any, int], value: Any) -> Cell:
    return codes[value] if value is not None else None


def _day(value: date | None) -> str:
    return value.strftime("%d-%m-%Y") if value else ""
