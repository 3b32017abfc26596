"""The dry run: every row of a file against the register, all problems at once, nothing saved."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import count
from typing import Any
from uuid import UUID

from msgspec.structs import replace

from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.kernel.bulk import in_bulk
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.intake import rekap
from asn_desktop.core.usecases.intake.body import Body, read_body
from asn_desktop.core.usecases.intake.checks import check_rows
from asn_desktop.core.usecases.intake.columns import SYNONYMS, slug
from asn_desktop.core.usecases.intake.model import (
    Change,
    Counts,
    DryRun,
    Inspection,
    Kind,
    Severity,
    Status,
    ordered,
)
from asn_desktop.core.usecases.intake.names import split_titles
from asn_desktop.core.usecases.intake.places import Place, Places
from asn_desktop.core.usecases.intake.placing import place_rows
from asn_desktop.core.usecases.intake.ranks import golongan_by_pangkat
from asn_desktop.core.usecases.intake.register import COMPARED, Known, Register, owners, read_known, read_register
from asn_desktop.core.usecases.intake.revising import FIELDS, Reviser, held_as, managerial
from asn_desktop.core.usecases.intake.similar import look_for_similar_units
from asn_desktop.core.usecases.intake.unchanged import doubtful
from asn_desktop.core.usecases.ports import Context, Reader

_STAYED_OUT = frozenset(("date_impossible", "date_shape", "date_far", "formula_fault"))


@in_bulk()
def dry_run(
    ctx: Context,
    inspection: Inspection,
    mapping: dict[int, str] | None = None,
    since: date | None = None,
) -> DryRun:
    """What taking in the file would do. `mapping` gives each column its meaning; without one, as suggested.

    `since`: from when posts and units without a TMT are recorded for people who are new; otherwise 1 January of the
    year the list speaks of. Raises UserError where no column has the NIP.
    """
    chosen = inspection.mapping if mapping is None else mapping
    if not {"nip", "nama_nip", "pns_id"} & set(chosen.values()):
        raise UserError("intake_no_nip", name=inspection.berkas)
    if inspection.kind is Kind.REKAP:
        return rekap.dry_run(ctx, inspection, chosen)
    ranks = golongan_by_pangkat(ctx.law.at(ctx.today))
    body = read_body(inspection, chosen, ctx.today, ranks)
    body.values.setdefault("nip", [None] * len(body.row_numbers))
    body.values.setdefault("nama", [None] * len(body.row_numbers))
    check_rows(body, ctx.today)
    _golongan_without_tmt(body)
    as_of = inspection.as_of or ctx.today
    first_day = since or date(as_of.year, 1, 1)
    with ctx.store.read() as reader:
        return _compared(inspection, chosen, body, reader, first_day, as_of)


def _golongan_without_tmt(body: Body) -> None:
    """A golongan whose TMT cannot be read stays out with it: a made-up TMT would move the next promotion."""
    if "golongan" not in body.values:
        return
    tmt = body.columns.get("tmt_golongan")
    for problem in [p for p in body.problems if tmt and p.column == tmt.letter and p.key in _STAYED_OUT]:
        position = body.position(problem.row)
        golongan = body.values["golongan"][position]
        if golongan is not None:
            body.problem(position, "golongan", "golongan_without_tmt", Severity.CELL, tmt=problem.value)
        for target in ("golongan", "mkg_tahun", "mkg_bulan"):
            if target in body.values:
                body.values[target][position] = None


def _compared(
    inspection: Inspection, mapping: dict[int, str], body: Body, reader: Reader, since: date, as_of: date
) -> DryRun:
    numbers = placeholders()
    register = read_register(reader, body.values)
    places = Places(register.units, register.posts, register.office, lambda: next(numbers))
    people, twice_registered = owners(reader, body.values, register)
    refused = _refused(body, people, twice_registered)
    doubled, contradictory = _duplicates(body)
    refused |= contradictory
    baru, sama = Status.BARU, Status.SAMA
    status = [baru if person is None else sama for person in people]
    for position in doubled:
        status[position] = Status.GANDA
    for position in refused:
        status[position] = Status.DITOLAK
    placed = place_rows(body.values, places, register, people, status)
    _look_at_places(body, placed)
    met: set[int] = set()
    changes: dict[int, tuple[Change, ...]] = {}
    known = _known(reader, body, register, people, placed, status)
    reviser = Reviser(body.values, placed, places, since, as_of, lambda: next(numbers))
    for position in [position for position, one in enumerate(status) if one is baru or position in known]:
        if status[position] is baru:
            place = placed[position]
            if place is not None and id(place) not in met:  # one place is one object, however many rows name it
                met.add(id(place))
                places.post_of(place)
        else:
            person = known[position]
            revision = reviser.known(position, person)
            if revision.changes:
                status[position] = Status.BERUBAH
                changes[position] = revision.changes
            if any(change.field == "nama" for change in revision.changes):
                _look_at_name(body, position, person.person.nama)
            for history in revision.older:
                body.problem(position, history, "older", Severity.WARN, as_of=as_of)
    _look_for_namesakes(body, reader, register, status)
    known_names = (*(unit.nama for unit in register.units), register.office)
    look_for_similar_units(body, [unit.nama for unit in places.new_units], known_names)
    _side_table(inspection, mapping, body)
    _whole_file(inspection, body, status, since)
    return DryRun(
        inspection=inspection,
        mapping=mapping,
        since=since,
        as_of=as_of,
        counts=Counts.of(status),
        row_numbers=body.row_numbers,
        status=status,
        values=body.values,
        people=[None if person is None else register.identities[person] for person in people],
        changes=changes,
        problems=ordered(body.problems, inspection.berkas),
        new_units=tuple(places.path(unit) for unit in places.new_units),
        new_posts=tuple(f"{post.nama} — {places.unit_name(post.unit_id)}" for post in places.new_posts),
        seen=reader.position(*COMPARED),
    )


def placeholders() -> Iterator[UUID]:
    """Identities for a comparison; what is saved gets real ones."""
    return (UUID(int=number) for number in count(1))


def _known(
    reader: Reader,
    body: Body,
    register: Register,
    people: Sequence[int | None],
    placed: Sequence[Place | None],
    status: Sequence[Status],
) -> dict[int, Known]:
    """By position, the people of whom a row may say something new."""
    if Status.SAMA not in status:
        return {}
    numbers = [person or 0 for person in people]
    unsure = doubtful(reader, body.values, ("nip", "nama", "jenis_pegawai", *FIELDS), register, numbers, placed)
    owner = {
        position: register.identities[numbers[position]]
        for position in sorted(unsure)
        if status[position] is Status.SAMA
    }
    found = read_known(reader, tuple(owner.values()))
    return {position: found[person] for position, person in owner.items()}


def _refused(body: Body, people: Sequence[int | None], twice: set[int]) -> set[int]:
    """Rows that stay out. A NIP that cannot be read does no harm where SIASN's identity names the person."""
    refused: set[int] = set()
    for index, problem in enumerate(body.problems):
        if problem.severity is Severity.ROW:
            position = body.position(problem.row)
            if people[position] is not None:
                body.problems[index] = replace(problem, severity=Severity.CELL)
            else:
                refused.add(position)
    for position in sorted(twice):
        body.problem(position, "nip", "nip_twice_registered", Severity.ROW)
    refused |= twice
    named = {problem.row for problem in body.problems if problem.column == _letter(body, "nama")}
    for position, name in enumerate(body.values["nama"]):
        if name is None and people[position] is None:
            if body.row_numbers[position] not in named:
                body.problem(position, "nama", "nama_missing", Severity.ROW)
            refused.add(position)
    return refused


def _letter(body: Body, target: str) -> str | None:
    column = body.columns.get(target)
    return column.letter if column else None


def _duplicates(body: Body) -> tuple[set[int], set[int]]:
    """People who stand in the file twice: with the same content (one person, a warning), or with other content."""
    doubled: set[int] = set()
    contradictory: set[int] = set()
    for key in ("nip", "pns_id"):
        given = [value for value in body.values.get(key, ()) if value is not None]
        if len(set(given)) == len(given):
            continue
        first: dict[Any, int] = {}
        for position, value in enumerate(body.values.get(key, ())):
            if value is None:
                continue
            before = first.setdefault(value, position)
            if before == position or position in doubled or position in contradictory:
                continue
            differing = [t for t, column in body.values.items() if column[before] != column[position]]
            facts = {"first": body.row_numbers[before], "fields": ", ".join(_headings(body, differing))}
            if differing:
                body.problem(
                    before, key, "twice_differs", Severity.ROW, **facts | {"first": body.row_numbers[position]}
                )
                body.problem(position, key, "twice_differs", Severity.ROW, **facts)
                contradictory |= {before, position}
            else:
                body.problem(position, key, "twice_same", Severity.WARN, first=body.row_numbers[before])
                doubled.add(position)
    return doubled, contradictory


def _headings(body: Body, targets: list[str]) -> list[str]:
    return list(dict.fromkeys(body.columns[t].heading for t in targets if t in body.columns))


def _look_at_name(body: Body, position: int, stored: str) -> None:
    """A name without a word of the stored one may belong to another person, whose NIP was mistyped."""
    given = split_titles(body.values["nama"][position])[1]
    if not set(given.casefold().split()) & set(stored.casefold().split()):
        body.problem(position, "nama", "name_other", Severity.WARN, known=stored)


def _look_at_places(body: Body, placed: Sequence[Place | None]) -> None:
    for position, place in enumerate(placed):
        if place is None:
            continue
        if place.ambiguous:
            body.problem(position, "unit", "unit_ambiguous", Severity.CELL)
        elif place.moved_from and place.unit is not None and place.post is not None:
            body.problem(
                position, "unit", "unit_of_head", Severity.WARN,
                jabatan=place.post.nama, unit=place.unit.nama,
            )  # fmt: skip
    for position, remark in enumerate(body.values.get("keterangan", ())):
        if remark is not None and placed[position] is not None:
            key = "remark_status" if held_as(remark) is not None and managerial(placed[position]) else "remark_noted"
            body.problem(position, "keterangan", key, Severity.WARN)


def _look_for_namesakes(body: Body, reader: Reader, register: Register, status: list[Status]) -> None:
    """A new person of the same name and birth date as a known one: never merged, but worth a look."""
    days = body.values.get("tanggal_lahir")
    if days is None or Status.BARU not in status or not register.identities:
        return
    named = sorted(reader.values(Pegawai, ("id", "nama", "tanggal_lahir", "nip"), **register.only("id")))
    namesakes = {(name.casefold(), day): nip for _, name, day, nip in named if day is not None}
    for position, name in enumerate(body.values["nama"]):
        if status[position] is Status.BARU and name is not None:
            day = days[position]
            other = namesakes.get((name.partition(",")[0].casefold(), day and day.isoformat()))
            if other is not None:
                body.problem(position, "nama", "namesake", Severity.WARN, nip=other)


def _side_table(inspection: Inspection, mapping: dict[int, str], body: Body) -> None:
    """Headings that are there twice: a second table beside the first, which is not read."""
    meant = set(mapping.values())
    beside = [c for c in inspection.columns if c.index not in mapping and SYNONYMS.get(slug(c.heading)) in meant]
    if not {"nip", "nama", "nama_nip"} & {SYNONYMS[slug(column.heading)] for column in beside}:
        return
    rows = inspection.rows[inspection.first_row - 1 :]
    filled = [sum(1 for row in rows if column.index < len(row) and row[column.index]) for column in beside]
    if any(filled):
        letters = ", ".join(column.letter for column in beside)
        body.problem(-1, "", "side_table", Severity.WARN, columns=letters, n=max(filled))


def _whole_file(inspection: Inspection, body: Body, status: list[Status], since: date) -> None:
    """What concerns the file as a whole, said once."""
    coming = [position for position, one in enumerate(status) if one is Status.BARU]
    for target, tmt in (("jabatan", "tmt_jabatan"), ("golongan", "tmt_golongan")):
        given, days = body.values.get(target), body.values.get(tmt)
        if given is None:
            continue
        without = sum(1 for p in coming if given[p] is not None and (days is None or days[p] is None))
        if without:
            body.problem(-1, tmt, f"since_{target}", Severity.WARN, n=without, since=since)
    if inspection.in_use:
        body.problem(-1, "", "file_in_use", Severity.WARN)
    for other in inspection.candidates:
        if other.header_row and other.sheet != inspection.sheet:
            body.problem(-1, "", "other_sheet", Severity.WARN, other=other.sheet)
