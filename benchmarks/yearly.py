"""The year: making many appraisals final, opening one, and the spread of a large unit."""

from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from pathlib import Path
from uuid import UUID

from asn_desktop.bootstrap import law_book
from asn_desktop.core.domain.evaluasi import Evaluasi, StatusEvaluasi
from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.usecases import evaluasi, keadaan
from asn_desktop.core.usecases.ports import Context
from asn_desktop.core.usecases.practice import create
from asn_desktop.core.usecases.practice.bulk import carry_in_bulk
from asn_desktop.core.usecases.practice.year import PAST
from asn_desktop.storage.db import create_store, new_id, open_store
from benchmarks import offices
from benchmarks.measure import Row, median, seconds, took

PEOPLE = 5000
FINALISED = 1000
DECIDED = date(2026, 1, 19)


def finalise() -> list[Row]:
    """One transaction per person, against the same rows and journal entries written bare."""
    file = offices.copy_of(appraised())
    with closing(open_store(file, today=offices.TODAY)) as store:
        ctx = Context(store, law_book(), "benchmark", offices.TODAY)
        with store.read() as reader:
            final = reader.find(Evaluasi, status=StatusEvaluasi.FINAL, tahun=2025)[:FINALISED]
        drafts = [
            each.with_(status=StatusEvaluasi.DRAF, tanggal=None, pihak=None, verdict=None, capaian=None)
            for each in final
            if not each.digantikan
        ]
        with store.write("save_evaluasi", "benchmark") as work:
            work.put_many(drafts)
            work.commit()
        ids = [each.id for each in drafts]
        other = _bare_copy()
        time, bare = 0.0, 0.0
        half = len(ids) // 2
        for part in (ids[:half], ids[half:]):  # by turns, so that whatever else the computer does falls on both
            time += took(_all_final, ctx, part)
            bare += took(_bare, other, len(part))
        if store.check():
            raise RuntimeError("the file is not sound")
    return [
        Row(
            f"{len(ids):,} appraisals made final, one transaction each",
            f"{seconds(time)}",
            f"the same rows and journal entries, bare {seconds(bare)}",
            time / bare,
            3,
        )
    ]


def spread() -> list[Row]:
    """Distribution and states of an office of 5,000."""
    with closing(open_store(appraised(), today=offices.TODAY)) as store:
        ctx = Context(store, law_book(), "benchmark", offices.TODAY)
        with store.read() as reader:
            top = next(unit for unit in reader.find(Unit) if unit.induk_id is None)
        spread = median([took(evaluasi.distribution, ctx, top.id, 2025) for _ in range(7)])
        states = median([took(keadaan.register, ctx, 2025, JenisEvaluasi.AKHIR) for _ in range(5)])
    return [
        Row(f"distribution of a unit of {PEOPLE:,}", seconds(spread), "", spread * 1000, 200, "ms"),
        Row(f"everybody's state, {PEOPLE:,}", seconds(states), "", states * 1000, 1000, "ms"),
    ]


def appraised() -> Path:
    """An office of 5,000 that was appraised to the end."""
    file = offices.kept("appraised.asn")
    if not file.exists():
        making = file.with_suffix(".making")
        making.unlink(missing_ok=True)
        store = create_store(making, create.kantor("pematangsiantar", PEOPLE, new_id()), today=offices.TODAY)
        ctx = Context(store, law_book(), "benchmark", offices.TODAY)
        create.people(ctx, "pematangsiantar", PEOPLE)
        carry_in_bulk(ctx, 2025, 1, PAST)
        store.close()
        making.rename(file)
    return file


def _all_final(ctx: Context, ids: Sequence[UUID]) -> None:
    result, _ = evaluasi.finalise_many(ctx, ids, DECIDED)
    if len(result.done) != len(ids):
        raise RuntimeError(f"not made final: {result.refused[:3]}")


def _bare_copy() -> Path:
    copy = appraised().with_name("bare.asn")
    shutil.copy(appraised(), copy)
    return copy


def _bare(file: Path, rows: int) -> None:
    """As many of the same records written again and journalled, by the driver alone, each in its own transaction."""
    with closing(sqlite3.connect(file, isolation_level=None)) as raw:
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON"):
            raw.execute(f"PRAGMA {pragma}")
        names = [row[1] for row in raw.execute("PRAGMA table_info(evaluasi)")]
        stored = raw.execute("SELECT * FROM evaluasi WHERE status = 'final' LIMIT ?", (rows,)).fetchall()
        update = f"UPDATE evaluasi SET {', '.join(f'{name} = ?' for name in names)} WHERE id = ?"
        last = raw.execute("SELECT * FROM jurnal WHERE kind = 'evaluasi' ORDER BY seq DESC LIMIT 1").fetchone()
        first = raw.execute("SELECT max(seq) FROM jurnal").fetchone()[0] + 1
        places = ", ".join("?" * len(last))
        for number, row in enumerate(stored, start=first):
            raw.execute("BEGIN IMMEDIATE")
            raw.execute(update, (*row, row[0]))
            raw.execute(f"INSERT INTO jurnal VALUES ({places})", (number, *last[1:]))
            raw.execute("COMMIT")
