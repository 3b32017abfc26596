"""The centre: taking in, beside a bare COPY and upsert of the same rows; many offices; searching a million people."""

from __future__ import annotations

import gc
import os
import re
import sqlite3
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import closing, suppress
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from msgspec import Raw
from msgspec.structs import replace
from sqlalchemy import text

from asn_desktop.core.exchange.entry import Entry, Operation, entry_hash
from asn_desktop.core.exchange.manifest import Direction, Manifest, Span
from asn_desktop.core.exchange.trust import Admission, CentreCard, Certificate, Keys, Right, Signed
from asn_desktop.core.usecases.centre.intake import Arrival, intake
from asn_desktop.core.usecases.centre.judging import CHUNK
from asn_desktop.core.usecases.centre.ports import IssuedCertificate
from asn_desktop.core.usecases.centre.rows import PersonFilter
from asn_desktop.storage.central.history import COLUMNS, _row
from asn_desktop.storage.central.session import Session
from asn_desktop.storage.central.store import SqlCentre, create_centre
from asn_desktop.storage.ids import new_id
from benchmarks import offices
from benchmarks.measure import Row, median, p95, seconds, took
from benchmarks.server import postgresql

LARGE = 1_000
"""Employees of the office that is taken in at once, each with a year's plan and appraisal: some 50,000 entries."""
PAIRS = 7
"""How often both ways of storing are measured by turns; the middle one of their ratios counts."""
SMALL, FEW, MANY = 300, 3, 12
"""Employees of the offices that come one after the other, and how many of them."""
STAFF, REGION = 2_000, 8
"""Employees of a large office, and how many of these come one after the other."""
PEOPLE = 1_000_000
KEYS = Keys("", "")
CARD = CentreCard(UUID(int=1), "BKPSDM", False, KEYS)
_UUID = re.compile(rb"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")
_NAMA = re.compile(rb'"nama":"([^"]*)"')
_NIP = re.compile(rb'"nip":"\d{4}')
_SEARCHES = ("yuliana hubi", "sinaga", "198504", "maria", "perawat wenda", "guru", "ma", "tidak ada", "murib haluk")


def taking_in() -> list[Row]:
    """Every entry verified, judged, stored, and shown in the register: at least half of the speed of bare storing."""
    entries = _entries(LARGE)
    with postgresql() as place, closing(create_centre(place, CARD, offices.TODAY)) as centre:
        with centre._engine.begin() as connection:
            connection.execute(text("CREATE TABLE bare (LIKE entry INCLUDING ALL)"))
        bare, whole = [], []
        for number in range(PAIRS):
            mine = _office(entries, number)
            bare.append(took(_bare, centre, mine))
            arrival = _arrival(centre, mine)
            gc.collect()
            whole.append(took(_take, centre, mine, arrival))
    n = len(entries)
    measured, yardstick = n / median(whole), n / median(bare)
    ratio = median([one / other for one, other in zip(bare, whole, strict=True)])
    return [
        Row(
            f"{n:,} entries taken in",
            f"{measured:,.0f} rows/s",
            f"COPY + INSERT ... ON CONFLICT {yardstick:,.0f} rows/s",
            ratio,
            0.5,
            least=True,
        )
    ]


def many_offices() -> list[Row]:
    """Offices one after the other: the last as fast as the first."""
    entries = _entries(SMALL)
    with postgresql() as place, closing(create_centre(place, CARD, offices.TODAY)) as centre:
        took_each = []
        for number in range(MANY):
            mine = _office(entries, number)
            took_each.append(took(_take, centre, mine))
    early, late = median(took_each[:FEW]), median(took_each[-FEW:])
    return [
        Row(f"office {MANY} of {SMALL:,} employees", seconds(late), f"the first {seconds(early)}", late / early, 1.3)
    ]


def region() -> list[Row]:
    """Large offices one after the other into one centre, each with a year of plans and appraisals of everybody."""
    entries = _entries(STAFF)
    with postgresql() as place, closing(create_centre(place, CARD, offices.TODAY)) as centre:
        return [_one_after_the_other(centre, entries, REGION)]


def whole() -> list[Row]:
    """A million people come with the envelopes of their 500 offices, and are searched: half an hour and 20 GB of disk.
    The register and history of everybody, plans and appraisals of one in seven: what fits on an ordinary disk.
    """
    entries = _entries(STAFF, offices.APPRAISED)
    with postgresql() as place, closing(create_centre(place, CARD, offices.TODAY)) as centre:
        return [_one_after_the_other(centre, entries, PEOPLE // STAFF), _searched(centre)]


def _one_after_the_other(centre: SqlCentre, entries: Sequence[Entry], number: int) -> Row:
    """The processor time of both sides for each office stays what it was, whatever else the computer does."""
    times: list[float] = []
    worked: list[float] = []
    for each in range(number):
        mine = _office(entries, each)
        gc.collect()
        before = _spent(centre)
        times.append(took(_take, centre, mine))
        worked.append(_spent(centre) - before)
        told = f"office {each + 1}: {times[-1]:.2f} s, of processors {worked[-1]:.2f} s"
        print(told, file=sys.stderr, flush=True)
    quarter = max(1, number // 4)
    early, late = median(worked[:quarter]), median(worked[-quarter:])
    return Row(
        f"{number} offices of {STAFF:,} employees, {number * len(entries):,} entries: the last quarter",
        f"{seconds(late)} of processors for an office, {seconds(median(times[-quarter:]))} by the clock",
        f"the first quarter {seconds(early)}, {seconds(median(times[:quarter]))} by the clock",
        late / early,
        1.3,
    )


def _spent(centre: SqlCentre) -> float:
    """Seconds of processors that we and the whole server have used so far."""
    with centre._engine.connect() as connection:
        backend = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
    server = _process(backend)[1]
    ticks = 0.0
    for file in Path("/proc").glob("[0-9]*/stat"):
        number = int(file.parent.name)
        with suppress(FileNotFoundError, ProcessLookupError):
            own, parent, ended = _process(number)
            ticks += own if parent == server else own + ended if number == server else 0
    return time.process_time() + ticks / os.sysconf("SC_CLK_TCK")


def _process(number: int) -> tuple[int, int, int]:
    """Ticks that a process has used, its parent, and the ticks of its children that have ended."""
    values = Path(f"/proc/{number}/stat").read_text().rpartition(")")[2].split()
    return int(values[11]) + int(values[12]), int(values[1]), int(values[13]) + int(values[14])


def search() -> list[Row]:
    """A million employees of 500 offices: what an operator types."""
    with postgresql() as place, closing(create_centre(place, CARD, offices.TODAY)) as centre:
        _fill(centre, PEOPLE)
        return [_searched(centre)]


def _searched(centre: SqlCentre) -> Row:
    times = []
    for words in _SEARCHES:
        centre.persons(PersonFilter(words), 50)
        times += [took(centre.persons, PersonFilter(words), 50) for _ in range(3)]
    return Row(f"search among {PEOPLE:,} people", seconds(median(times)), "", p95(times) * 1000, 100, "ms (p95)")


def _entries(employees: int, appraised: int | None = None) -> list[Entry]:
    """The journal of an office, with plan and appraisal of everybody where no number is given."""
    with closing(sqlite3.connect(offices.office(employees, appraised or employees))) as connection:
        found = connection.execute(
            "SELECT seq, epoch, at, actor, action, group_id, undoes, kind, record_id, operation, after, prev_hash, hash"
            " FROM jurnal ORDER BY seq"
        )
        return [_entry(row) for row in found]


def _entry(row: Sequence[Any]) -> Entry:
    seq, epoch, at, actor, action, group, undoes, kind, record, op, after, prev, digest = row
    raw = Raw(b"null" if after is None else str(after).encode())
    return Entry(
        seq, epoch, at, actor, action, group, undoes, kind, UUID(str(record)), Operation(op), raw, prev, digest
    )


def _office(entries: Sequence[Entry], number: int) -> list[Entry]:
    """The same office as another one: other identities, NIPs and names, sealed anew.

    Names are made anew from first and last words, so that a name tells nothing about a post: in a region where five
    hundred offices had the same people, everybody whose name is near the top of the list would have the same post.
    """
    mark = f"{number + 1:04x}".encode()
    names = _other_names(entries, number)
    made: list[Entry] = []
    prev = "0" * 64
    for entry in entries:
        after = _UUID.sub(lambda found: found[0][:24] + mark + found[0][28:], bytes(entry.after))
        after = _NIP.sub(b'"nip":"' + f"{number:04d}".encode(), after)
        if entry.kind == "pegawai":
            after = _NAMA.sub(b'"nama":"' + names[entry.id] + b'"', after)
        identity = str(entry.id)
        other = UUID(identity[:24] + mark.decode() + identity[28:])
        changed = replace(entry, id=other, after=Raw(after), prev=prev)
        prev = entry_hash(changed)
        made.append(replace(changed, hash=prev))
    return made


def _other_names(entries: Sequence[Entry], number: int) -> dict[UUID, bytes]:
    """For each employee the first word of a colleague's name and the others of another's."""
    found = {one.id: named[1].split() for one in entries if one.kind == "pegawai" if (named := _name(one))}
    words = list(found.values())
    return {
        person: b" ".join([words[(at + 37 * number) % len(words)][0], *words[(at + 101 * number) % len(words)][1:]])
        for at, person in enumerate(found)
    }


def _name(entry: Entry) -> re.Match[bytes] | None:
    return _NAMA.search(bytes(entry.after))


def _take(centre: SqlCentre, entries: Sequence[Entry], arrival: Arrival | None = None) -> None:
    intake(centre, arrival or _arrival(centre, entries), _runs(entries), "benchmark")


def _runs(entries: Sequence[Entry]) -> Iterator[Sequence[Entry]]:
    for start in range(0, len(entries), CHUNK):
        yield entries[start : start + CHUNK]


def _arrival(centre: SqlCentre, entries: Sequence[Entry]) -> Arrival:
    office = entries[0].id
    certificate = Certificate(
        new_id(), CARD, office, "Kantor", "meja", KEYS, (Right.SEND,), date(2026, 1, 1), date(2028, 1, 1)
    )
    with centre.writing(office) as (unit,):
        unit.keep_office("Kantor", "Pemerintah", "", b"\x01" * 32)
        issued = IssuedCertificate(certificate, Admission(Signed("", "", ""), ""), "", unit.now)
        unit.keep_certificate(issued, "benchmark")
        unit.commit()
    counts: dict[str, int] = {}
    for entry in entries:
        counts[entry.kind] = counts.get(entry.kind, 0) + 1
    last = entries[-1]
    span = Span(last.epoch, 1, last.seq, "0" * 64, last.hash)
    manifest = Manifest(
        1,
        "0003",
        new_id(),
        Direction.UP,
        office,
        "meja",
        certificate.serial,
        CARD.id,
        False,
        1,
        "2026",
        (),
        counts,
        span,
    )
    return Arrival(manifest, certificate, "0" * 64)


def _bare(centre: SqlCentre, entries: Sequence[Entry]) -> None:
    office = str(entries[0].id)
    rows = [_row(office, office, entry) for entry in entries]
    with centre._engine.connect() as connection:
        Session(connection).put("bare", COLUMNS, ("office", "epoch", "seq"), rows, ready=True)
        connection.commit()


def _fill(centre: SqlCentre, people: int) -> None:
    """Invented people by the million, made by the server itself; their index comes last."""
    with centre._engine.begin() as connection:
        connection.execute(text("DROP INDEX IF EXISTS ix_person_cari"))
        connection.execute(
            text(
                "INSERT INTO office SELECT CAST(lpad(to_hex(i), 32, '0') AS uuid), 'Distrik ' || i, '', '', '', ''"
                " FROM generate_series(0, 499) AS i"
            )
        )
        connection.execute(text(_PEOPLE), {"people": people})
        connection.execute(text("CREATE INDEX ix_person_cari ON person USING gin (cari gin_trgm_ops)"))
    with centre._engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE person"))


_FIRST = "yuliana simson maria yohanes petrus agus siti nur dewi budi rina marthen selina otniel yosina herman lidia"
_LAST = (
    "hubi wenda kogoya tabuni asso lokobal mabel siregar sinaga purba damanik saragih itlay haluk gombo murib kossay"
)
_POSTS = (
    "kepala seksi|analis kebijakan|perawat terampil|guru ahli pertama|bendahara|kepala distrik|penyuluh|bidan mahir"
)
_PEOPLE = f"""
WITH words AS (
  SELECT string_to_array('{_FIRST}', ' ') AS first, string_to_array('{_LAST}', ' ') AS last,
    string_to_array('{_POSTS}', '|') AS posts
), made AS (
  SELECT i, first[1 + (i * 7919 % 17)] || ' ' || last[1 + (i / 17 % 17)] || ' ' || last[1 + (i / 289 % 17)] AS nama,
    (1965 + i % 38) || lpad(CAST(1 + i * 31 % 12 AS text), 2, '0') || lpad(CAST(1 + i * 17 % 28 AS text), 2, '0')
      || '2010' || lpad(CAST(1 + i % 12 AS text), 2, '0') || (1 + i % 2) || (901 + i % 99) AS nip,
    posts[1 + i * 13 % 8] AS post, 'unit ' || i % 60 AS unit
  FROM words, generate_series(1, CAST(:people AS bigint)) AS i
)
INSERT INTO person SELECT CAST(lpad(to_hex(i % 500), 32, '0') AS uuid),
  CAST(lpad(to_hex(i + 1000000), 32, '0') AS uuid), nip, nama, nama, 'pns', 'aktif', TRUE, 'III/a', post, unit, NULL,
  '  ' || replace(nama || ' ' || nip || ' ' || post || ' ' || unit, ' ', '  '), NULL FROM made
"""
