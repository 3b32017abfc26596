"""One assessment of potential or competence: as a line of a person's page, and as it is typed."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Literal, TypeVar
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.indeks import Potensial
from asn_desktop.core.domain.talenta import PenilaianKompetensi, PenilaianPotensi
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.talenta import Cutoffs, level_of
from asn_desktop.core.usecases.talenta.assessing import CODES
from asn_desktop.ui.presenters.dates import read_date, unread

Which = Literal["potensi", "kompetensi"]
T = TypeVar("T", PenilaianPotensi, PenilaianKompetensi)
Assessment = PenilaianPotensi | PenilaianKompetensi
EMPTY: Mapping[str, str] = dict.fromkeys(("nilai", "potensial", "tanggal", "sumber", "nomor", "catatan", *CODES), "")
"""A new form; the day is not guessed."""


class AssessedLine(Struct, frozen=True):
    """One assessment, newest first. `result` is the value with its level, or the levels of competence."""

    id: UUID
    which: Which
    day: date
    result: str
    source: str
    number: str
    note: str
    counts: bool
    """It is the one that counts on the day of the boxes."""


def lines_of(
    potential: tuple[PenilaianPotensi, ...],
    competence: tuple[PenilaianKompetensi, ...],
    at: Cutoffs,
    day: date,
    texts: Texts,
) -> tuple[AssessedLine, ...]:
    """Every assessment; of each kind the last one on or before the day counts."""
    found = [
        _line(each, "potensi", potential_result(each, at, texts), counts=counts)
        for each, counts in _ordered(potential, day)
    ]
    for each, counts in _ordered(competence, day):
        result = texts.say("talenta.levels", n=len(each.level), jumlah=sum(each.level.values()))
        found.append(_line(each, "kompetensi", result, counts=counts))
    return tuple(found)


def potential_result(of: PenilaianPotensi, at: Cutoffs, texts: Texts) -> str:
    """`78,5 · Menengah`, by the lines of the office; only the level where the source gave no number."""
    level = level_of(of, at)
    shown = texts.show(level) if level is not None else "–"
    return shown if of.nilai is None else f"{texts.show(of.nilai)} · {shown}"


def written(record: Assessment, texts: Texts) -> dict[str, str]:
    """A kept assessment as the form shows it."""
    values = {
        **EMPTY, "tanggal": record.tanggal.isoformat(), "sumber": record.sumber, "nomor": record.nomor,
        "catatan": record.catatan,
    }  # fmt: skip
    if isinstance(record, PenilaianKompetensi):
        return values | {code: str(level) for code, level in record.level.items()}
    values["nilai"] = "" if record.nilai is None else texts.show(record.nilai)
    values["potensial"] = record.potensial.value if record.potensial else ""
    return values


def faults_in(which: Which, typed: Mapping[str, str], today: date, texts: Texts) -> dict[str, str]:
    """What is wrong, by field; empty where it can be kept."""
    say, wrong = texts.say, dict[str, str]()
    day = read_date(typed.get("tanggal", ""))
    if day is None:
        wrong["tanggal"] = unread(typed.get("tanggal", ""), texts) or say("talenta.wrong.day")
    elif day > today:
        wrong["tanggal"] = say("talenta.wrong.future")
    if not typed.get("sumber", "").strip():
        wrong["sumber"] = say("talenta.wrong.source")
    if which == "potensi":
        value, said = _value(typed.get("nilai", ""))
        if said:
            wrong["nilai"] = say(f"talenta.wrong.{said}")
        elif value is None and not typed.get("potensial"):
            wrong["nilai"] = say("talenta.wrong.empty")
    elif not _levels(typed):
        wrong[CODES[0]] = say("talenta.wrong.levels")
    return wrong


def read(which: Which, typed: Mapping[str, str], before: Assessment | None, identity: UUID, person: UUID) -> Assessment:
    """What was typed, once nothing is wrong with it. A number decides over a level that was chosen beside it."""
    day = read_date(typed["tanggal"])
    assert day is not None
    words = {name: typed.get(name, "").strip() for name in ("sumber", "nomor", "catatan")}
    version = before.version if before is not None else 0
    if which == "kompetensi":
        return PenilaianKompetensi(
            id=identity, version=version, pegawai_id=person, tanggal=day, level=_levels(typed), **words
        )
    value, _ = _value(typed.get("nilai", ""))
    given = Potensial(typed["potensial"]) if typed.get("potensial") and value is None else None
    return PenilaianPotensi(
        id=identity, version=version, pegawai_id=person, tanggal=day, nilai=value, potensial=given, **words
    )


def _ordered(records: tuple[T, ...], day: date) -> list[tuple[T, bool]]:
    """Newest first, each with whether it counts on the day."""
    newest_first = sorted(records, key=lambda each: (each.tanggal, each.id), reverse=True)
    counting = next((each.id for each in newest_first if each.tanggal <= day), None)
    return [(each, each.id == counting) for each in newest_first]


def _line(of: Assessment, which: Which, result: str, *, counts: bool) -> AssessedLine:
    return AssessedLine(of.id, which, of.tanggal, result, of.sumber, of.nomor, of.catatan, counts)


def _levels(typed: Mapping[str, str]) -> dict[str, int]:
    return {code: int(typed[code]) for code in CODES if typed.get(code)}


def _value(typed: str) -> tuple[Decimal | None, str]:
    """A value between 0 and 100, and what is wrong with it."""
    text = typed.strip().replace(",", ".")
    if not text:
        return None, ""
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None, "number"
    return (value, "") if value.is_finite() and 0 <= value <= 100 else (None, "scale")
