"""e-Kinerja's "Rekap Penilaian": results of a month or a year, compared with the matrix, never corrected silently."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from asn_desktop.core.domain.evaluasi import RekapPenilaian
from asn_desktop.core.domain.kinerja import Predikat, Rating
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rules.predikat import decide
from asn_desktop.core.usecases.intake import cells
from asn_desktop.core.usecases.intake.body import Body, rekap_body
from asn_desktop.core.usecases.intake.cells import Bad, Memo, Parser
from asn_desktop.core.usecases.intake.histories import NewId
from asn_desktop.core.usecases.intake.model import Change, Counts, DryRun, Inspection, Severity, Status, ordered
from asn_desktop.core.usecases.ports import Context, Reader

COMPARED: tuple[type[Record], ...] = (Pegawai, RekapPenilaian)
"""What a Rekap Penilaian is compared with."""

_SHOWN = (
    "nama",
    "jabatan",
    "unit_penilai",
    "rating_hasil",
    "rating_perilaku",
    "predikat_berkas",
    "predikat_matriks",
)


def _label(values: dict[str, Any], key: str) -> Parser:
    """Exact after spaces and capitals are taken away; never a part of a word, because "Sangat Baik" has "Baik"."""

    def parse(cell: Any) -> Any:
        found = cells.text(cell)
        if not isinstance(found, str):
            return found
        return values.get(re.sub(r"[^a-z]", "", found.lower())) or Bad(key)

    return parse


rating = _label({value.value.replace("_", ""): value for value in Rating}, "rating_unknown")
predikat = _label(
    {value.value.replace("_", ""): value for value in Predikat}
    | {
        "perluperbaikan": Predikat.BUTUH_PERBAIKAN,
        "cukupbutuhperbaikan": Predikat.BUTUH_PERBAIKAN,
        "kurangmisconduct": Predikat.KURANG,
        "misconduct": Predikat.KURANG,
    },
    "predikat_unknown",
)
PARSERS: dict[str, Parser] = {"rating_hasil": rating, "rating_perilaku": rating, "predikat": predikat}


def dry_run(ctx: Context, inspection: Inspection, mapping: dict[int, str]) -> DryRun:
    """What taking in one file would do; see `comparing.dry_run`."""
    if date(inspection.tahun or 0, inspection.bulan or 1, 1) > ctx.today:
        raise UserError("rekap_period", name=inspection.berkas, value=f"{inspection.bulan or 1}/{inspection.tahun}")
    body = rekap_body(inspection, mapping, PARSERS)
    _require(body)
    law = ctx.law.at(last_day(inspection))
    _matrix(body, law)
    with ctx.store.read() as reader:
        people, known = _register(reader, body, inspection)
        seen = reader.position(*COMPARED)
    doubled, contradictory = _twice(body)
    refused = {problem.row for problem in body.problems if problem.severity is Severity.ROW}
    status: list[Status] = []
    changes: dict[int, tuple[Change, ...]] = {}
    for position, nip in enumerate(body.values["nip"]):
        if body.row_numbers[position] in refused or position in contradictory:
            status.append(Status.DITOLAK)
            continue
        if position in doubled:
            status.append(Status.GANDA)
            continue
        if nip not in people:
            body.problem(position, "nip", "rekap_stranger", Severity.WARN)
        old = known.get(nip)
        found = _changes(old, record(body.values, position, body.row_numbers, inspection, people.get(nip), UUID(int=0)))
        status.append(Status.BARU if old is None else Status.BERUBAH if found else Status.SAMA)
        if old is not None and found:
            changes[position] = found
    return DryRun(
        inspection=inspection,
        mapping=mapping,
        since=last_day(inspection),
        as_of=last_day(inspection),
        counts=Counts.of(status),
        row_numbers=body.row_numbers,
        status=status,
        values=body.values,
        people=[None if person is None else str(person) for person in map(people.get, body.values["nip"])],
        changes=changes,
        problems=ordered(body.problems, inspection.berkas),
        seen=seen,
    )


def records(run: DryRun, reader: Reader, new_id: NewId) -> list[tuple[int, Record]]:
    """The records of a dry run by position."""
    body = Body(run.inspection.sheet, run.inspection.rows, run.row_numbers, {}, run.values)
    people, known = _register(reader, body, run.inspection)
    found: list[tuple[int, Record]] = []
    for position, status in enumerate(run.status):
        if status not in (Status.BARU, Status.BERUBAH):
            continue
        nip = run.values["nip"][position]
        old = known.get(nip)
        new = record(
            run.values, position, run.row_numbers, run.inspection, people.get(nip), old.id if old else new_id()
        )
        found.append((position, new if old is None else new.with_(version=old.version)))
    return found


def record(
    values: dict[str, list[Any]],
    position: int,
    row_numbers: Sequence[int],
    inspection: Inspection,
    person: UUID | None,
    identity: UUID,
) -> RekapPenilaian:
    """One row as it is kept: what the file says, beside what the matrix gives."""
    return RekapPenilaian(
        id=identity,
        nip=values["nip"][position],
        tahun=inspection.tahun or 0,
        bulan=inspection.bulan,
        pegawai_id=person,
        nama=values["nama"][position] or "",
        jabatan=values["jabatan"][position] or "",
        unit_penilai=inspection.unit,
        rating_hasil=values["rating_hasil"][position],
        rating_perilaku=values["rating_perilaku"][position],
        predikat_berkas=values["predikat"][position],
        predikat_matriks=values["predikat_matriks"][position],
        berkas=inspection.berkas,
        baris=row_numbers[position],
    )


def last_day(inspection: Inspection) -> date:
    """The last day of the period, whose law decides."""
    year, month = inspection.tahun or 0, inspection.bulan or 12
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _require(body: Body) -> None:
    """A row without NIP, rating or predikat is skipped with its row number and the reason."""
    named = {problem.row for problem in body.problems}
    for target, key in (
        ("nip", "nip_missing"),
        ("rating_hasil", "rating_missing"),
        ("rating_perilaku", "rating_missing"),
        ("predikat", "predikat_missing"),
    ):
        for position, value in enumerate(body.values[target]):
            if value is None and body.row_numbers[position] not in named:
                body.problem(position, target, key, Severity.ROW)


def _matrix(body: Body, law: Law) -> None:
    by_ratings = Memo(lambda pair: decide(pair[0], pair[1], law).result("predikat") if None not in pair else None)
    pairs = zip(body.values["rating_hasil"], body.values["rating_perilaku"], strict=True)
    matrix = [by_ratings[pair] for pair in pairs]
    body.values["predikat_matriks"] = [Predikat(str(value)) if value else None for value in matrix]
    for position, given in enumerate(body.values["predikat"]):
        ruled = body.values["predikat_matriks"][position]
        if given is not None and ruled is not None and given is not ruled:
            body.problem(position, "predikat", "matrix_differs", Severity.WARN, file=given, matrix=ruled)


def _register(reader: Reader, body: Body, inspection: Inspection) -> tuple[dict[str, UUID], dict[str, RekapPenilaian]]:
    numbers = tuple({nip for nip in body.values["nip"] if nip is not None})
    people = reader.find(Pegawai, nip=numbers) if numbers else ()
    known = [one for one in reader.find(RekapPenilaian, tahun=inspection.tahun) if one.bulan == inspection.bulan]
    by_nip = {person.nip: person.id for person in people}
    return by_nip, {one.nip: one for one in known}


def _twice(body: Body) -> tuple[set[int], set[int]]:
    """The same person twice is one person and a warning; with another predikat nobody can know which is right."""
    doubled: set[int] = set()
    contradictory: set[int] = set()
    first: dict[str, int] = {}
    for position, nip in enumerate(body.values["nip"]):
        if nip is None or body.values["predikat"][position] is None:
            continue
        before = first.setdefault(nip, position)
        if before == position:
            continue
        row = body.row_numbers[before]
        if body.values["predikat"][before] is not body.values["predikat"][position]:
            for one, other in ((before, position), (position, before)):
                facts = {"first": body.row_numbers[other], "fields": "Predikat"}
                body.problem(one, "nip", "twice_differs", Severity.ROW, **facts)
            contradictory |= {before, position}
        elif all(body.values[t][before] is body.values[t][position] for t in ("rating_hasil", "rating_perilaku")):
            body.problem(position, "nip", "twice_same", Severity.WARN, first=row)
            doubled.add(position)
        else:
            body.problem(position, "nip", "twice_rating", Severity.WARN, first=row)
            doubled.add(position)
    return doubled, contradictory


def _changes(old: RekapPenilaian | None, new: RekapPenilaian) -> tuple[Change, ...]:
    if old is None:
        return ()
    pairs = ((name, getattr(old, name), getattr(new, name)) for name in _SHOWN)
    return tuple(Change(name, before, after) for name, before, after in pairs if before != after)
