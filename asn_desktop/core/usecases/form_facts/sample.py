"""Facts of nobody, for trying a layout: invented people, a plan and its appraisal, every word that can be asked for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from asn_desktop.core.domain.kinerja import Capaian, Pihak, Predikat, Rating
from asn_desktop.core.domain.skp import Aspek, JenisHasilKerja, Perspektif
from asn_desktop.core.forms.facts import FormFacts, HasilFacts, Head, IndikatorFacts, PerilakuFacts, Who
from asn_desktop.core.forms.spec import FormSpec, Words
from asn_desktop.core.rulepack.model import LawBook
from asn_desktop.core.rules import berakhlak, distribusi, predikat

_HEAD = Pihak("Dr. Simson Hubi, M.Si.", "197503112000031902", "Pembina, IV/a", "Kepala Distrik", "Distrik Contoh")
_PEOPLE: Mapping[Who, Pihak] = {
    Who.PEGAWAI: Pihak(
        "Yohana Wétipo, S.Sos.",
        "198609262015052901",
        "Penata, III/c",
        "Analis Kebijakan Ahli Muda",
        "Sekretariat Distrik",
    ),
    Who.PENILAI: _HEAD,
    Who.KEPALA: _HEAD,
    Who.ATASAN_PENILAI: Pihak(
        "Drs. Petrus Logo, M.M.",
        "196902081994031903",
        "Pembina Utama Muda, IV/c",
        "Sekretaris Daerah",
        "Sekretariat Daerah",
    ),
}
_RESULTS = (
    (JenisHasilKerja.UTAMA, "Tersusunnya dokumen rencana kerja distrik", "dokumen"),
    (JenisHasilKerja.UTAMA, "Terselenggaranya musyawarah perencanaan pembangunan di seluruh kampung", "berita acara"),
    (JenisHasilKerja.UTAMA, "Terlayaninya surat keterangan penduduk pada hari yang sama", "surat"),
    (JenisHasilKerja.TAMBAHAN, "Terlaksananya tugas panitia peringatan hari kemerdekaan", "laporan"),
)
ROWS = 3
"""How many rows a form's own table is shown with."""


def sample(spec: FormSpec, words: Words, book: LawBook, today: date) -> FormFacts:
    """A final form of the year before `today`. What only this form has says its own name in its place."""
    tahun = today.year - 1
    law = book.at(date(tahun, 12, 31))
    head = Head(
        people=_PEOPLE,
        instansi="Pemerintah Kabupaten Contoh",
        tempat="Contoh",
        tahun=tahun,
        mulai=date(tahun, 1, 1),
        sampai=date(tahun, 12, 31),
        versi=1,
        final=True,
        latihan=True,
        tanggal=date(tahun + 1, 1, 12),
        keluarga=spec.keluarga,
        pendekatan=spec.pendekatan,
    )
    return FormFacts(
        head=head,
        hasil=tuple(_hasil(*each) for each in _RESULTS),
        perilaku=tuple(
            PerilakuFacts(row.nama, row.perilaku, "Menjadi teladan bagi rekan kerja", "Sudah terlihat setiap hari")
            for row in berakhlak.values(law)
        ),
        capaian=Capaian.BAIK,
        kurva=tuple(many for _, many in distribusi.curve(Capaian.BAIK, law)),
        rating_hasil=Rating.SESUAI,
        rating_perilaku=Rating.SESUAI,
        predikat=Predikat.BAIK,
        catatan="Diusulkan mengikuti pelatihan perencanaan.",
        verdict=predikat.decide(Rating.SESUAI, Rating.SESUAI, law),
        values={name: f"({name})" for name in sorted(words.values)},
        rows={
            table: tuple({name: f"({name} {row})" for name in sorted(names)} for row in range(1, ROWS + 1))
            for table, names in words.rows.items()
        },
    )


def _hasil(jenis: JenisHasilKerja, rencana: str, satuan: str) -> HasilFacts:
    measures = (
        IndikatorFacts(
            Aspek.KUANTITAS, f"Jumlah {satuan}", f"12 {satuan}", f"12 {satuan} selesai", Perspektif.PROSES_BISNIS
        ),
        IndikatorFacts(
            Aspek.KUALITAS, "Kesesuaian dengan pedoman", "100 persen", "98 persen", Perspektif.PENERIMA_LAYANAN
        ),
        IndikatorFacts(Aspek.WAKTU, "Ketepatan waktu", "12 bulan", "12 bulan", Perspektif.PENGUATAN_INTERNAL),
    )
    above = "Meningkatnya mutu layanan distrik"
    return HasilFacts(jenis, rencana, above, measures, "Pertahankan, dan bantu rekan yang tertinggal", "Kepala Distrik")
