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


FEW = 10_000
"""Up to so many finds are sorted; of more, the first by name are met soon by walking along the names."""
WALK = 5_000
"""Names passed on the way before that is given up: a word of many can still stand far down the list."""


def persons(session: Session, where: PersonFilter, limit: int, offset: int) -> list[PersonRow]:
    """Whose name begins with the first word, then the others, each by name; a number alone finds NIPs in order."""
    asked = _Asked(session, where)
    if not asked.words:
        return asked.rows("TRUE", "person.nama_urut, person.office", limit, offset)
    if len(asked.words) == 1 and asked.words[0].isdigit():
        return asked.rows(asked.nip_begins(), "person.nip, person.office", limit, offset)
    begins, order = asked.name_begins(), "person.nama_urut, person.office"
    several = len(asked.words) > 1 and asked.few()  # many begin so, yet few have the other words too
    if several:
        found = asked.looked_up(begins, order, offset + limit)
    else:
        found = asked.rows(f"{begins} AND {asked.words_stand(1)}", order, offset + limit)
    wanted = offset + limit - len(found)
    if wanted > 0:
        others = f"NOT ({begins})"
        met = [] if several or asked.few() else asked.walked(others, order, wanted)
        found += met if len(met) == wanted else asked.looked_up(others, order, wanted)
    return found[offset:]


def person_count(session: Session, where: PersonFilter) -> int:
    """How many there are in all."""
    asked = _Asked(session, where)
    return asked.count()


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

    def words_stand(self, first: int = 0) -> str:
        """Each row is looked at. The words before `first` are left out."""
        conditions = []
        for number, word in enumerate(self.words[first:], first):
            conditions.append(f"person.cari LIKE :word{number}")
            self._values[f"word{number}"] = f"%{word}%"
        return " AND ".join(conditions) or "TRUE"

    def words_indexed(self) -> str:
        """By the index of all parts of words, which PostgreSQL also has for `LIKE`."""
        if not self._session.sqlite or not self.words:
            return self.words_stand()
        self._values["match"] = " AND ".join(f'"{word}"' for word in self.words)
        return "person.rowid IN (SELECT rowid FROM person_words WHERE person_words MATCH :match)"

    def looked_up(self, condition: str, order: str, limit: int) -> list[PersonRow]:
        """All finds by their words, then sorted; apart, so that the order by name is not taken for a shorter way."""
        where = f"{self._base} AND {condition} AND {self.words_indexed()}"
        apart = "LIMIT -1" if self._session.sqlite else "OFFSET 0"
        return self._rows(f"(SELECT * FROM person WHERE {where} {apart})", "TRUE", order, limit)

    def walked(self, condition: str, order: str, limit: int) -> list[PersonRow]:
        """Along the names, for words that many have; fewer than asked for where they stand too far down."""
        passed = f"(SELECT * FROM person WHERE {self._base} AND {condition} ORDER BY {order} LIMIT {WALK})"
        return self._rows(passed, self.words_stand(), order, limit)

    def few(self) -> bool:
        """Whether looking all of them up is quick: counted, or as the server itself expects."""
        words = self.words_indexed()
        if self._session.sqlite:
            inner = f"SELECT 1 FROM person WHERE {words} LIMIT :enough"
            found = self._session.rows(f"SELECT count(*) FROM ({inner})", **self._named(inner), enough=FEW)
            return int(found[0][0]) < FEW
        asked = f"EXPLAIN (FORMAT JSON) SELECT 1 FROM person WHERE {words}"
        ((plan,),) = self._session.rows(asked, **self._named(asked))
        return int(plan[0]["Plan"]["Plan Rows"]) < FEW

    def rows(self, condition: str, order: str, limit: int, offset: int = 0) -> list[PersonRow]:
        return self._rows("person", f"{self._base} AND {condition}", order, limit, offset)

    def count(self) -> int:
        """Straight from the index: nothing is sorted."""
        where = f"{self._base} AND {self.words_indexed()}"
        return int(self._session.rows(f"SELECT count(*) FROM person WHERE {where}", **self._named(where))[0][0])

    def _rows(self, people: str, condition: str, order: str, limit: int, offset: int = 0) -> list[PersonRow]:
        asked = (
            f"SELECT {_ROW} FROM {people} AS person JOIN office ON office.office = person.office WHERE {condition}"
            f" ORDER BY {order} LIMIT :most OFFSET :start"
        )
        found = self._session.rows(asked, **self._named(asked), most=limit, start=offset)
        return [_person(row) for row in found]

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
