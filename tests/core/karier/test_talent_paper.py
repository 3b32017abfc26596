"""The talent report and the succession list on paper: what stands on them, and what is said where nothing is known."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from asn_desktop.core.domain.jabatan import Jabatan, JenisJabatan
from asn_desktop.core.domain.riwayat import RiwayatUnit
from asn_desktop.core.domain.talenta import CalonPenerus, Kesiapan, PenilaianPotensi
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.forms.filled import FormKind
from asn_desktop.storage.db import new_id
from tests.core.karier.conftest import TODAY, Register
from tests.core.karier.test_career_forms import only, table, tables


def filled_office(office: Register) -> Jabatan:
    unit = Unit(id=new_id(), nama="Seksi Pemerintahan")
    post = Jabatan(
        id=new_id(), nama="Kasi Pemerintahan", jenis=JenisJabatan.PENGAWAS, unit_id=unit.id, eselon="IV.b", kepala=True
    )
    office.put(unit, post)
    elda, melki = office.person(nama="Elda Tabuni"), office.person(nama="Melki Kogoya")
    for person in (elda, melki):
        office.appraised(person, 2025)
        office.add(RiwayatUnit, person, unit_id=unit.id, tmt=date(2020, 1, 1))
    office.add(PenilaianPotensi, elda, tanggal=date(2025, 6, 1), sumber="UPT Penilaian", nilai=Decimal(85))
    office.put(
        CalonPenerus(
            id=new_id(), jabatan_id=post.id, pegawai_id=elda, kesiapan=Kesiapan.SIAP, tanggal=TODAY, alasan="Plt. 2025"
        )
    )
    return post


def test_the_report_names_source_and_day_and_guesses_nothing(office: Register) -> None:
    filled_office(office)
    form = only(office, FormKind.LAPORAN_TALENTA)
    people = [row for rows in tables(form) for row in rows if len(row) == 6]
    said = "\n".join(cell for row in people for cell in row)
    assert "85 (Tinggi)\nUPT Penilaian, 1 Juni 2025" in said
    rows = {row[1].split("\n")[0]: row for row in people}
    assert rows["Elda Tabuni"][5] == "8"
    assert rows["Melki Kogoya"][4:] == ("belum diketahui", "Belum dinilai")


def test_the_succession_list_says_who_is_ready_and_why(office: Register) -> None:
    filled_office(office)
    (row,) = table(only(office, FormKind.DAFTAR_SUKSESI), "Kasi Pemerintahan\nSeksi Pemerintahan")
    assert row[1] == "Belum ada pemangku"
    assert row[2].startswith("Elda Tabuni\n")
    assert row[3:] == ("Siap sekarang", "8", "Plt. 2025")
