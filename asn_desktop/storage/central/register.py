"""Everybody of all offices: searched by any part of a name, and summed up by office and unit."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from asn_desktop.core.domain.kinerja import Predikat
from asn_desktop.core.domain.pegawai import JenisPegawai, Kedudukan
from asn_desktop.core.kernel.searchable import plain
from asn_desktop.core.usecases.centre.rows import PersonFilter, PersonRow, RollUp
from asn_desktop.storage.central.session import Session, Values, identity, maybe

_ROW = (
    "person.office, office.name, person.pegawai, person.nip, person.nama, person.jenis, person.kedudukan,"
    " person.golongan, person.jabatan, person.unit"
)


FEW = 5_000
"""Up to so many finds are sorted; of more, the first by name are met soon by walking along the names."""


def persons(session: Session, where: PersonFilter, limit: int, offset: int) -> list[PersonRow]:
    """Whose name begins with the first word, then the others, each by name; a number alone finds NIPs in order."""
    asked = _Asked(session, where)
    if not asked.words:
        return asked.rows("TRUE", "person.nama_urut, person.office", limit, offset)
    if len(asked.words) == 1 and asked.words[0].isdigit():
        return asked.rows(asked.nip_begins(), "person.nip, person.office", limit, offset)
    begins = asked.name_begins()
    several = len(asked.words) > 1 and asked.few()  # many begin so, yet few have the other words too
    with_others = asked.looked_up() if several else asked.walked(1)
    found = asked.rows(f"{begins} AND {with_others}", "person.nama_urut, person.office", offset + limit, 0)
    wanted = offset + limit - len(found)
    if wanted > 0:
        among = asked.looked_up() if several or asked.few() else asked.walked()
        found += asked.rows(f"NOT ({begins}) AND {among}", "person.nama_urut, person.office", wanted, 0)
    return found[offset:]


def person_count(session: Session, where: PersonFilter) -> int:
    """How many there are in all."""
    asked = _Asked(session, where)
    return asked.count(asked.looked_up())


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


class _Asked:
    """A question to the register. Each way to the same people is a condition of its own, because each is quick for
    other words.
    """

    def __init__(self, session: Session, where: PersonFilter) -> None:
        self._session = session
        self.words = _words(where.text)
        conditions = [] if where.everybody else ["person.dinas"]
        self._values: dict[str, Any] = {}
        if where.office is not None:
            conditions.append("person.office = :office")
            self._values["office"] = where.office
        if where.unit_id is not None:
            conditions.append("person.unit_id = :unit")
            self._values["unit"] = where.unit_id
        self._base = " AND ".join(conditions) or "TRUE"

    def name_begins(self) -> str:
        first = self.words[0].strip()
        self._values |= {"begins": first, "until": first + "\uffff"}
        return "person.nama_urut >= :begins AND person.nama_urut < :until"

    def nip_begins(self) -> str:
        """Digits sort before the sign that follows them."""
        self._values |= {"begins": self.words[0], "until": self.words[0] + ":"}
        return "person.nip >= :begins AND person.nip < :until"

    def walked(self, first: int = 0) -> str:
        """For words that many have: each row is looked at. The words before `first` are left out."""
        conditions = []
        for number, word in enumerate(self.words[first:], first):
            conditions.append(f"person.cari LIKE :word{number}")
            self._values[f"word{number}"] = f"%{word}%"
        return " AND ".join(conditions) or "TRUE"

    def looked_up(self) -> str:
        """By the index of all parts of words; apart, so that the order by name is not taken for a shorter way."""
        if not self.words:
            return "TRUE"
        if self._session.sqlite:
            self._values["match"] = " AND ".join(f'"{word}"' for word in self.words)
            return "person.rowid IN (SELECT rowid FROM person_words WHERE person_words MATCH :match)"
        walked = self.walked()
        return f"(person.office, person.pegawai) IN (SELECT office, pegawai FROM person WHERE {walked} OFFSET 0)"

    def few(self) -> bool:
        """Whether looking all of them up is quick: counted, or as the server itself expects."""
        if self._session.sqlite:
            self.looked_up()
            inner = "SELECT 1 FROM person_words WHERE person_words MATCH :match LIMIT :enough"
            found = self._session.rows(f"SELECT count(*) FROM ({inner})", **self._named(inner), enough=FEW)
            return int(found[0][0]) < FEW
        asked = f"EXPLAIN (FORMAT JSON) SELECT 1 FROM person WHERE {self.walked()}"
        ((plan,),) = self._session.rows(asked, **self._named(asked))
        return int(plan[0]["Plan"]["Plan Rows"]) < FEW

    def rows(self, condition: str, order: str, limit: int, offset: int) -> list[PersonRow]:
        where = f"{self._base} AND {condition}"
        found = self._session.rows(
            f"SELECT {_ROW} FROM person JOIN office ON office.office = person.office WHERE {where}"
            f" ORDER BY {order} LIMIT :most OFFSET :start",
            **self._named(where),
            most=limit,
            start=offset,
        )
        return [_person(row) for row in found]

    def count(self, condition: str) -> int:
        """Straight from the index: nothing is sorted."""
        inner = condition if self._session.sqlite or not self.words else self.walked()
        where = f"{self._base} AND {inner}"
        return int(self._session.rows(f"SELECT count(*) FROM person WHERE {where}", **self._named(where))[0][0])

    def _named(self, sql: str) -> dict[str, Any]:
        return {name: value for name, value in self._values.items() if f":{name}" in sql}


def _person(row: Values) -> PersonRow:
    office, kantor, pegawai, nip, nama, jenis, kedudukan, golongan, jabatan, unit = row
    standing = (JenisPegawai(jenis), Kedudukan(kedudukan))
    return PersonRow(identity(office), kantor, identity(pegawai), nip, nama, *standing, golongan, jabatan, unit)


def _words(text: str) -> list[str]:
    """The words asked for; groups of digits beside one another are one NIP. One or two letters begin a word."""
    found: list[str] = []
    for word in plain(text).split():
        if found and word.isdigit() and found[-1].isdigit():
            found[-1] += word
        else:
            found.append(word)
    return [word if len(word) > 2 else f"  {word}" for word in found]
