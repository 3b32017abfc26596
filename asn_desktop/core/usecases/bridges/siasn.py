"""Spreadsheets with the columns and codes of SIASN: employees, yearly and periodic performance, ranks, posts, credit.

What SIASN asks for and this office lacks stands in the last sheet; `siasn_outlook` tells it before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from uuid import UUID

from asn_desktop.core.domain.evaluasi import Evaluasi
from asn_desktop.core.domain.golongan import is_pppk, parse
from asn_desktop.core.domain.jabatan import JenisJabatan
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.domain.pegawai import JenisPegawai, Kedudukan, Pegawai
from asn_desktop.core.domain.riwayat import RiwayatGolongan, RiwayatJabatan, jabatan_on, latest
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.domain.usulan import PenetapanAngkaKredit
from asn_desktop.core.kernel.bulk import in_bulk
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rules.golongan import pangkat, siasn_ids
from asn_desktop.core.usecases.bridges import siasn_columns as siasn
from asn_desktop.core.usecases.bridges.siasn_gaps import Gap, final_results, gaps_of
from asn_desktop.core.usecases.karier.facts import diploma, facts_of
from asn_desktop.core.usecases.karier.reading import Histories, read_everybody
from asn_desktop.core.usecases.ports import Cell, Context, Sheet

Ids = Mapping[str, str]
"""SIASN ids by golongan."""


@in_bulk()
def siasn_sheets(ctx: Context, tahun: int, texts: Texts) -> tuple[Sheet, ...]:
    """Everybody, and the final results of a year, as SIASN names columns and codes; dates as `dd-mm-yyyy` text.

    Only final appraisals that no later version replaces are told.
    """
    with ctx.store.read() as reader:
        office = reader.find(Kantor)[0]
        people = read_everybody(reader)
        units = {unit.id: unit.nama for unit in reader.find(Unit)}
        final = final_results(reader, tahun)
        credit = reader.find(PenetapanAngkaKredit)
    known = {each.person.id: each.person for each in people}
    order = {identity: place for place, identity in enumerate(known)}
    final = tuple(sorted((e for e in final if e.pegawai_id in known), key=lambda e: (order[e.pegawai_id], e.mulai)))
    yearly = [each for each in final if each.jenis is JenisEvaluasi.AKHIR]
    termly = [each for each in final if each.jenis is not JenisEvaluasi.AKHIR]
    law = ctx.law.at(ctx.today)
    ids = siasn_ids(law)
    return (
        _sheet("pegawai", siasn.PEGAWAI, (_person(each, ctx.today, units, office, ids, texts) for each in people)),
        _sheet("skp22", siasn.SKP22, (_yearly(known[e.pegawai_id], e, ids) for e in yearly)),
        _sheet("kinerja periodik", siasn.PERIODIK_COLUMNS, (_termly(known[e.pegawai_id], e, office) for e in termly)),
        _sheet("periodik baru", siasn.PERIODIK_BARU, (_entered(known[e.pegawai_id], e, ids) for e in termly)),
        _sheet("golongan", siasn.GOLONGAN_COLUMNS, (row for each in people for row in _ranks(each, ids, law))),
        _sheet("jabatan", siasn.JABATAN_COLUMNS, (row for each in people for row in _posts(each))),
        _sheet(
            "angka kredit",
            siasn.KREDIT_COLUMNS,
            (_credit(known[each.pegawai_id], each) for each in credit if each.pegawai_id in known),
        ),
        _lacking(gaps_of((each.person for each in people), final), texts),
    )


def _lacking(gaps: Iterator[Gap], texts: Texts) -> Sheet:
    heading = [texts.say(f"bridge.lack.column.{name}") for name in ("nip", "nama", "kurang")]
    rows: list[list[Cell]] = [[gap.nip, gap.nama, texts.say(f"bridge.lack.{gap.lack.value}")] for gap in gaps]
    return Sheet(texts.say("bridge.lack.sheet"), [list(heading), *rows])


def _sheet(name: str, headings: Sequence[str], rows: Iterator[Mapping[str, Cell]]) -> Sheet:
    return Sheet(name, [list(headings), *([row.get(heading) for heading in headings] for row in rows)])


def _person(
    of: Histories, day: date, units: Mapping[UUID, str], office: Kantor, ids: Ids, texts: Texts
) -> dict[str, Cell]:
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
        "jenis_kelamin": siasn.SEX[person.jenis_kelamin] if person.jenis_kelamin else "",
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
        **({"gol_awal_id": ids.get(first.golongan), "gol_awal_nama": first.golongan} if first else {}),
        **(
            {
                "gol_akhir_id": ids.get(rank.golongan),
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
                "jenis_jabatan_id": siasn.jenis_jabatan(post.jenis),
                "jenis_jabatan_nama": siasn.JENIS_JABATAN[siasn.jenis_jabatan(post.jenis)],
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


def _yearly(person: Pegawai, result: Evaluasi, ids: Ids) -> dict[str, Cell]:
    return {
        "nip": person.nip,
        "nama": person.nama_lengkap,
        "hasilKinerja": siasn.code(siasn.RATING_NAMA, result.rating_hasil),
        "hasilKinerjaNilai": siasn.code(siasn.RATING, result.rating_hasil),
        "perilakuKerja": siasn.code(siasn.RATING_NAMA, result.rating_perilaku),
        "PerilakuKerjaNilai": siasn.code(siasn.RATING, result.rating_perilaku),
        "kuadranKinerja": siasn.code(siasn.KUADRAN_NAMA, result.predikat),
        "KuadranKinerjaNilai": siasn.code(siasn.KUADRAN, result.predikat),
        "tahun": result.tahun,
        "pnsDinilaiId": person.pns_id,
        **_appraiser(result, ("namaPenilai", "nipNrpPenilai", "penilaiJabatanNm", "penilaiUnorNm")),
        **_rank_of_appraiser(result, "penilaiGolonganId", ids),
    }


def _termly(person: Pegawai, result: Evaluasi, office: Kantor) -> dict[str, Cell]:
    return {
        "tahun": result.tahun,
        "periodikId": siasn.PERIODIK[result.jenis],
        "periodikNama": "Bulanan" if result.jenis is JenisEvaluasi.BULAN else "Triwulanan",
        "nip": person.nip,
        "nama": person.nama_lengkap,
        "hasilKinerja": siasn.code(siasn.RATING_NAMA, result.rating_hasil),
        "hasilKinerjaNilai": siasn.code(siasn.RATING, result.rating_hasil),
        "perilakuKerja": siasn.code(siasn.RATING_NAMA, result.rating_perilaku),
        "perilakuKerjaNilai": siasn.code(siasn.RATING, result.rating_perilaku),
        "kuadranKinerjaNilai": siasn.code(siasn.KUADRAN, result.predikat),
        "kuadranNilai": siasn.code(siasn.KUADRAN_NAMA, result.predikat),
        "persentase": siasn.code(siasn.PERSEN, result.predikat),
        "jabatan": result.pihak.pegawai.jabatan if result.pihak else "",
        "instansiNama": office.instansi,
        "unorNama": result.pihak.pegawai.unit_kerja if result.pihak else "",
        **_appraiser(result, ("namaPenilai", "penilaiNipNrp", "penilaiJabatanNama", "penilaiUnorNm")),
    }


def _entered(person: Pegawai, result: Evaluasi, ids: Ids) -> dict[str, Cell]:
    last = result.sampai - timedelta(days=1)
    return {
        "nip": person.nip,
        "nama": person.nama_lengkap,
        "bulanMulaiPenilaian": result.mulai.month,
        "bulanSelesaiPenilaian": last.month,
        "hasilKinerjaNilai": siasn.code(siasn.RATING, result.rating_hasil),
        "kuadranKinerjaNilai": siasn.code(siasn.KUADRAN, result.predikat),
        "perilakuKerjaNilai": siasn.code(siasn.RATING, result.rating_perilaku),
        "periodikId": siasn.PERIODIK[result.jenis],
        "pnsDinilaiId": person.pns_id,
        "tahun": result.tahun,
        "tahunMulaiPenilaian": result.mulai.year,
        "tahunSelesaiPenilaian": last.year,
        **_appraiser(result, ("penilaiNama", "penilaiNipNrp", "penilaiJabatanNama", "penilaiUnorNama")),
        **_rank_of_appraiser(result, "penilaiGolongan", ids),
    }


def _appraiser(result: Evaluasi, columns: tuple[str, str, str, str]) -> dict[str, Cell]:
    """Who appraised, as printed on the final form; an official outside the register is no ASN of ours."""
    appraiser = result.pihak.penilai if result.pihak else None
    if appraiser is None:
        return {}
    said = (appraiser.nama, appraiser.nip, appraiser.jabatan, appraiser.unit_kerja)
    status = "ASN" if appraiser.pegawai_id or appraiser.nip else "NON ASN"
    return {**dict(zip(columns, said, strict=True)), "statusPenilai": status}


def _rank_of_appraiser(result: Evaluasi, column: str, ids: Ids) -> dict[str, Cell]:
    """The form prints `Penata, III/c`, or of PPPK the golongan alone."""
    appraiser = result.pihak.penilai if result.pihak else None
    rank = parse(appraiser.pangkat_golongan.rpartition(",")[2]) if appraiser else None
    return {column: ids[rank]} if rank else {}


def _ranks(of: Histories, ids: Ids, law: Law) -> Iterator[dict[str, Cell]]:
    for each in sorted(of.golongan, key=_since):
        yield {
            "nip": of.person.nip,
            "nama": of.person.nama_lengkap,
            "golonganId": ids.get(each.golongan),
            "golongan": each.golongan,
            "skNomor": each.sk_nomor,
            "skTanggal": _day(each.sk_tanggal),
            "tmtGolongan": _day(each.tmt),
            "jenisKPNama": each.jenis_kenaikan,
            "masaKerjaGolonganTahun": each.mkg_tahun,
            "masaKerjaGolonganBulan": each.mkg_bulan,
            "pangkat": "" if is_pppk(each.golongan) else pangkat(each.golongan, law),
        }


def _posts(of: Histories) -> Iterator[dict[str, Cell]]:
    for each in sorted(of.jabatan, key=_since):
        yield {
            "nip": of.person.nip,
            "nama": of.person.nama_lengkap,
            "jenisJabatan": siasn.jenis_jabatan(each.jenis),
            "unorNama": each.unit_nama,
            "eselon": each.eselon,
            "eselonId": siasn.eselon_id(each.eselon, each.jenis),
            "jabatanFungsionalNama": each.nama if each.jenis is JenisJabatan.FUNGSIONAL else "",
            "jabatanFungsionalUmumNama": each.nama if each.jenis is JenisJabatan.PELAKSANA else "",
            "namaJabatan": each.nama,
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


def _since(each: RiwayatGolongan | RiwayatJabatan) -> date:
    return each.tmt


def _day(value: date | None) -> str:
    return value.strftime("%d-%m-%Y") if value else ""
