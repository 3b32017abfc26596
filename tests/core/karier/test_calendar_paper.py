"""The Kalender Karier on paper: what falls due in the months asked for, of the office or of a unit."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from asn_desktop.core.domain.riwayat import RiwayatUnit
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.forms.filled import FormKind
from asn_desktop.core.usecases.karier import MONTHS, calendar
from asn_desktop.storage.db import new_id
from tests.core.karier.conftest import Register
from tests.core.karier.test_career_forms import made, only, says, tables, text


def two_units(office: Register) -> tuple[UUID, UUID]:
    """Elda below the unit, Melki elsewhere."""
    top, below, other = (Unit(id=new_id(), nama=nama) for nama in ("Distrik", "Seksi Pemerintahan", "Puskesmas"))
    office.put(top, below.with_(induk_id=top.id), other)
    for nama, unit in (("Elda Tabuni", below), ("Melki Kogoya", other)):
        person = office.person(nama=nama)
        office.add(RiwayatUnit, person, unit_id=unit.id, tmt=date(2020, 1, 1))
        office.appraised(person, 2025)
    return top.id, other.id


def rows(form) -> list[tuple[str, ...]]:
    return [row for table in tables(form) for row in table if len(row) == 7]


def test_paper_has_every_line_of_the_calendar_by_month_with_the_last_safe_day(office: Register) -> None:
    two_units(office)
    form = only(office, FormKind.KALENDER_KARIER)
    found = rows(form)
    assert len(found) == len(list(calendar(office.ctx).within(MONTHS)))
    assert "Yang dimuat hanya" not in says(form)
    first = next(row for row in found if "Kenaikan gaji berkala" in row[4] and "Elda Tabuni" in row[2])
    assert first[:2] == ("April 2026", "1 April 2026")
    assert "19900101" in first[2].replace(" ", "")
    assert first[3] == "Seksi Pemerintahan"
    assert "gaji pokok Rp3.153.600" in first[4]
    assert first[4].endswith("belum diverifikasi)"), "law that nobody read in its own text is marked"
    assert first[5].startswith("terpenuhi\n")
    assert first[6] == "lewat: 18 Januari 2026"
    assert "Keadaan pada 10 Maret 2026" in text(form)
    assert "10 Maret 2028" in says(form)


def test_the_months_the_day_and_the_unit_are_as_asked_for(office: Register) -> None:
    top, _ = two_units(office)
    form = only(office, FormKind.KALENDER_KARIER, unit_ids=(top,), bulan=3, hari=date(2026, 1, 5))
    assert "Distrik" in text(form)
    assert "Keadaan pada 5 Januari 2026" in text(form)
    assert "5 April 2026" in says(form)
    found = rows(form)
    assert found
    assert all("Elda Tabuni" in row[2] for row in found)
    assert {row[0] for row in found} <= {"Sudah terbuka", "Januari 2026", "Februari 2026", "Maret 2026", "April 2026"}


def test_a_calendar_that_was_narrowed_prints_what_was_looked_at_and_says_so(office: Register) -> None:
    two_units(office)
    whole = rows(only(office, FormKind.KALENDER_KARIER))
    form = only(
        office,
        FormKind.KALENDER_KARIER,
        saring=(("hak", "kgb"), ("keadaan", "terlambat"), ("masa", "6"), ("teks", "elda")),
    )
    found = rows(form)
    assert 0 < len(found) < len(whole)
    assert all("Kenaikan gaji berkala" in row[4] and "Elda Tabuni" in row[2] for row in found)
    said = says(form)
    assert "Yang dimuat hanya hak Kenaikan gaji berkala" in said
    assert "“batas kirim lewat”" in said
    assert "“elda”" in said
    assert "10 September 2026" in said, "six months from the day"
    one = rows(only(office, FormKind.KALENDER_KARIER, saring=(("masa", "2026-04"),)))
    assert one
    assert {row[0] for row in one} == {"April 2026"}


def test_an_office_where_nothing_falls_due_is_told_so(office: Register) -> None:
    refused = []
    assert made(office, FormKind.KALENDER_KARIER, refused=refused.append, bulan=1) == []
    assert refused[0].error.key == "calendar_empty"


def test_what_cannot_be_determined_is_said_once_and_nothing_is_called_ready_to_be_sent(office: Register) -> None:
    office.person(nama="Elda Tabuni")
    (row,) = (
        row
        for row in rows(only(office, FormKind.KALENDER_KARIER, hari=date(2026, 4, 1)))
        if "Kenaikan gaji berkala" in row[4] and row[0] == "Sudah terbuka"
    )
    assert row[5].startswith("belum dapat ditentukan")
    assert row[5].count("redikat kinerja") == 1
    assert "Belum ada: predikat kinerja" in row[5]
    assert row[6] == "dikirim setelah dilengkapi"
