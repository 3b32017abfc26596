"""Taking in what the dry run showed: one unit of work, all of it or nothing."""

from __future__ import annotations

from collections.abc import Sequence

from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.riwayat import RiwayatGolongan, RiwayatJabatan, RiwayatPendidikan, RiwayatUnit
from asn_desktop.core.kernel.bulk import in_bulk
from asn_desktop.core.kernel.errors import CancelledError, UserError
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.usecases.intake import rekap
from asn_desktop.core.usecases.intake.model import Applied, Counts, DryRun, Kind, Status
from asn_desktop.core.usecases.intake.places import Places
from asn_desktop.core.usecases.intake.placing import place_rows
from asn_desktop.core.usecases.intake.register import COMPARED, owners, read_known, read_register
from asn_desktop.core.usecases.intake.revising import Reviser
from asn_desktop.core.usecases.ports import Cancel, Context, Progress, UnitOfWork, chunks, never, no_progress

ACTION = "import"
_AT_ONCE = 1000
_ORDER: tuple[type[Record], ...] = (Pegawai, RiwayatGolongan, RiwayatJabatan, RiwayatUnit, RiwayatPendidikan)


def apply(ctx: Context, run: DryRun, progress: Progress = no_progress, cancel: Cancel = never) -> Applied:
    """Save what the dry run showed. Raises UserError, and changes nothing, where the register is no longer the one
    that was compared, or where the counts do not come out as promised; CancelledError where the user cancels.
    """
    return apply_all(ctx, (run,), progress, cancel)[0]


@in_bulk()
def apply_all(
    ctx: Context, runs: Sequence[DryRun], progress: Progress = no_progress, cancel: Cancel = never
) -> tuple[Applied, ...]:
    """Several files at once (one Rekap Penilaian per appraiser), together or not at all."""
    done = 0
    found: list[Applied] = []
    ctx.safeguard()
    with ctx.store.write(ACTION, ctx.actor) as work:
        plans = [_rekap(work, run) if run.inspection.kind is Kind.REKAP else _people(work, run) for run in runs]
        total = sum(len(made) for made, _ in plans)
        for run, (made, rows) in zip(runs, plans, strict=True):
            saved = 0
            for part in chunks(made, _AT_ONCE):
                if cancel():
                    raise CancelledError
                work.put_many(part)
                saved += len(part)
                done += len(part)
                progress(done, total)
            found.append(_applied(run, rows, saved))
        if not all(one.agrees for one in found):
            raise UserError("intake_counts")
        changes = work.commit()
    return tuple(Applied(a.counts, a.records, a.new_units, a.new_posts, a.agrees, changes) for a in found)


def _people(work: UnitOfWork, run: DryRun) -> tuple[list[Record], list[Status]]:
    if work.position(*COMPARED) != run.seen:
        raise UserError("intake_stale")
    register = read_register(work, run.values)
    people, _ = owners(work, run.values, register)
    places = Places(register.units, register.posts, register.office, work.new_id)
    placed = place_rows(run.values, places, register, people, run.status)
    changing = {position: register.identities[people[position] or 0] for position in run.positions(Status.BERUBAH)}
    known = read_known(work, tuple(changing.values()))
    reviser = Reviser(run.values, placed, places, run.since, run.as_of, work.new_id)
    rows: list[Status] = []
    by_kind: dict[type[Record], list[Record]] = {kind: [] for kind in _ORDER}
    for position, status in enumerate(run.status):
        if status is Status.BARU:
            revision = reviser.new(position)
            rows.append(Status.BARU)
        elif status is Status.BERUBAH:
            revision = reviser.known(position, known[changing[position]])
            rows.append(Status.BERUBAH if revision.changes else Status.SAMA)
        else:
            continue
        for record in revision.records:
            by_kind[type(record)].append(record)
    records = [record for kind in _ORDER for record in by_kind[kind]]
    return [*places.new_units, *places.new_posts, *records], rows


def _rekap(work: UnitOfWork, run: DryRun) -> tuple[list[Record], list[Status]]:
    if work.position(*rekap.COMPARED) != run.seen:
        raise UserError("intake_stale")
    made = rekap.records(run, work, work.new_id)
    return [record for _, record in made], [run.status[position] for position, _ in made]


def _applied(run: DryRun, rows: list[Status], saved: int) -> Applied:
    """What was saved beside what was promised; rows that stay as they are or stay out are not counted again."""
    found = Counts.of(rows)
    promised = run.counts
    return Applied(
        Counts(found.baru, found.berubah, promised.sama, promised.ditolak, promised.ganda),
        saved,
        len(run.new_units),
        len(run.new_posts),
        (found.baru, found.berubah, found.sama) == (promised.baru, promised.berubah, 0),
    )
