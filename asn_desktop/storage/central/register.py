"""Everybody of all offices: searched by any part of a name, and summed up by office and unit."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.pegawai import JenisPegawai, Kedudukan
from asn_desktop.core.kernel.searchable import plain
from asn_desktop.core.usecases.centre.rows import PersonFilter, PersonRow, RollUp
from asn_desktop.storage.central.session import Session, identity, maybe

_ROW = (
    "person.office, office.name, person.pegawai, person.nip, person.nama, person.jenis, person.kedudukan,"
    " person.golongan, person.jabatan, person.unit"
)


def persons(session: Session, where: PersonFilter, limit: int, offset: int) -> list[PersonRow]:
    """By name."""
    condition, values = _where(session, where)
    found = session.rows(
        f"SELECT {_ROW} FROM person JOIN office ON office.office = person.office WHERE {condition}"
        " ORDER BY person.nama_urut, person.office LIMIT :most OFFSET :start",
        **values,
        most=limit,
        start=offset,
    )
    return [
        PersonRow(
            identity(office),
            kantor,
            identity(pegawai),
            nip,
            nama,
            JenisPegawai(jenis),
            Kedudukan(kedudukan),
            golongan,
            jabatan,
            unit,
        )
        for office, kantor, pegawai, nip, nama, jenis, kedudukan, golongan, jabatan, unit in found
    ]


def person_count(session: Session, where: PersonFilter) -> int:
    condition, values = _where(session, where)
    return int(session.rows(f"SELECT count(*) FROM person WHERE {condition}", **values)[0][0])


def roll_up(session: Session, tahun: int, office: UUID | None) -> list[RollUp]:
    """By unit of one office, or by office; units and offices by name."""
    of_unit = office is not None
    unit = "person.unit_id, person.unit" if of_unit else "NULL, ''"
    predikat = ", ".join(f"sum(CASE WHEN result.predikat = '{one.value}' THEN 1 ELSE 0 END)" for one in Predikat)
    found = session.rows(
        f"SELECT person.office, office.name, {unit}, count(*), {_sum('skp')}, {_sum('agreed')}, {_sum('final')},"
        f" {predikat} FROM person JOIN office ON office.office = person.office"
        " LEFT JOIN performance AS result ON result.office = person.office AND result.pegawai = person.pegawai"
        " AND result.tahun = :tahun"
        f" WHERE person.dinas AND {'person.office = :office' if of_unit else 'TRUE'}"
        f" GROUP BY person.office, office.name{', person.unit_id, person.unit' if of_unit else ''}",
        tahun=tahun,
        **({"office": office} if of_unit else {}),
    )
    rows = [
        RollUp(
            identity(of),
            kantor,
            maybe(unit_id),
            name,
            n,
            int(skp),
            int(agreed),
            int(final),
            {one: int(count) for one, count in zip(Predikat, counts, strict=True) if count},
        )
        for of, kantor, unit_id, name, n, skp, agreed, final, *counts in found
    ]
    return sorted(rows, key=lambda row: (row.kantor.casefold(), row.unit.casefold()))


def _sum(flag: str) -> str:
    return f"sum(CASE WHEN result.{flag} THEN 1 ELSE 0 END)"


def _where(session: Session, where: PersonFilter) -> tuple[str, dict[str, Any]]:
    conditions = [] if where.everybody else ["person.dinas"]
    values: dict[str, Any] = {}
    if where.office is not None:
        conditions.append("person.office = :office")
        values["office"] = where.office
    if where.unit_id is not None:
        conditions.append("person.unit_id = :unit")
        values["unit"] = where.unit_id
    words = _words(where.text)
    if words and session.sqlite:
        conditions.append("person.rowid IN (SELECT rowid FROM person_words WHERE person_words MATCH :words)")
        values["words"] = " AND ".join(f'"{word}"' for word in words)
    elif words:
        for number, word in enumerate(words):
            conditions.append(f"person.cari LIKE :word{number}")
            values[f"word{number}"] = f"%{word}%"
    return " AND ".join(conditions) or "TRUE", values


def _words(text: str) -> list[str]:
    """The words asked for; groups of digits beside one another are one NIP. One or two letters begin a word."""
    found: list[str] = []
    for word in plain(text).split():
        if found and word.isdigit() and found[-1].isdigit():
            found[-1] += word
        else:
            found.append(word)
    return [word if len(word) > 2 else f"  {word}" for word in found]
