"""Planning of a unit: provisional results of its head's post, the matrix of roles and results, and changed wordings."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.jabatan import Jabatan
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases import hasil_sementara as provisional
from asn_desktop.core.usecases import intervention, peran_hasil
from asn_desktop.core.usecases.hasil_sementara import LinkPair, Provisional
from asn_desktop.core.usecases.intervention import LinkDifference, TakenOver
from asn_desktop.core.usecases.overview import appraisal_year
from asn_desktop.core.usecases.peran_hasil import Matrix
from asn_desktop.core.usecases.ports import Context
from asn_desktop.ui.presenters.kinerja_list import Option, Refused, read_units, refused_of, unit_options, years
from asn_desktop.ui.presenters.newest import Newest
from asn_desktop.ui.presenters.services import Services

CONCERNS = frozenset(
    {"hasil_sementara", "peran_hasil", "hasil_kerja", "skp", "riwayat_jabatan", "riwayat_unit", "unit", "pegawai"}
)


class UnitPlanState(Struct, frozen=True):
    """Everything the view shows. `unit_id` of None: no unit of the office has a post at its head."""

    units: tuple[Option, ...]
    years: tuple[Option, ...]
    unit_id: UUID | None
    tahun: int
    head: str
    provisional: Provisional | None
    pairs: tuple[LinkPair, ...]
    matrix: Matrix | None
    differing: tuple[LinkDifference, ...]
    refused: tuple[Refused, ...] = ()


class UnitPlanView(Protocol):
    def render(self, state: UnitPlanState) -> None: ...


class _Read(Struct, frozen=True):
    units: tuple[Option, ...]
    unit_id: UUID | None
    provisional: Provisional | None = None
    pairs: tuple[LinkPair, ...] = ()
    matrix: Matrix | None = None
    differing: tuple[LinkDifference, ...] = ()


class UnitPlanPresenter:
    """Presenter of the planning of one unit. Every change is stored at once, and can be taken back."""

    def __init__(self, services: Services, view: UnitPlanView) -> None:
        self._services = services
        self._view = view
        self._unit_id: UUID | None = None
        self._tahun = 0
        self._read: _Read | None = None
        self._refused: tuple[Refused, ...] = ()
        self._typed: list[tuple[UUID, UUID, tuple[str, ...]]] = []
        self._reading = Newest(services.runner)

    def open(self, unit_id: UUID | None = None, tahun: int = 0) -> None:
        """Show a unit and a year; without them the ones shown last, or the first unit that has a head."""
        self._unit_id = unit_id or self._unit_id
        self._tahun = tahun or self._tahun or appraisal_year(self._services.context().today)
        self._typed, self._refused = [], ()
        self._load()

    def changed(self, changes: Changes) -> None:
        """Something was saved somewhere."""
        if self._read is not None and changes.kinds & CONCERNS:
            self._load()

    # Provisional results

    def add(self, text: str) -> None:
        """Provisional results at the end, one a line."""
        self._do(lambda ctx, unit: provisional.add(ctx, unit, self._tahun, text.splitlines())[1])

    def seed(self) -> None:
        """What last year's holder of the post planned."""
        self._do(lambda ctx, unit: provisional.seed(ctx, unit, self._tahun)[1], "skp.unit.said.seeded")

    def edit(self, sementara_id: UUID, text: str) -> None:
        """Another wording; nothing happens where it reads as before."""
        stored = {item.record.id: item.record.rencana for item in self._items()}
        if stored.get(sementara_id) != text.strip():
            self._do(lambda ctx, _unit: provisional.edit(ctx, sementara_id, text))

    def move(self, sementara_id: UUID, step: int) -> None:
        """Up (-1) or down (+1)."""
        order = [item.record.id for item in self._items()]
        at = order.index(sementara_id)
        if 0 <= at + step < len(order):
            order[at], order[at + step] = order[at + step], order[at]
            self._do(lambda ctx, _unit: provisional.reorder(ctx, order))

    def remove(self, sementara_id: UUID) -> None:
        """Plans that serve it keep their text."""
        self._do(lambda ctx, _unit: provisional.remove(ctx, sementara_id), "skp.unit.said.removed")

    def link(self, sementara_id: UUID, hasil_id: UUID | None) -> None:
        """Say which of the head's results it has become."""
        said = "skp.unit.said.linked" if hasil_id else "skp.unit.said.unlinked"
        self._do(lambda ctx, _unit: provisional.link(ctx, sementara_id, hasil_id), said)

    # Matrix

    def cell(self, pegawai_id: UUID, hasil_id: UUID, text: str) -> None:
        """What a person delivers towards a result, one line each."""
        before = self._cell(pegawai_id, hasil_id)
        lines = tuple(line.strip() for line in text.splitlines() if line.strip())
        if lines != before:
            self._typed.append((pegawai_id, hasil_id, before))
            self._set_cell(pegawai_id, hasil_id, lines)

    def undo_cell(self) -> None:
        """Put the cell changed last back as it was."""
        if self._typed:
            pegawai_id, hasil_id, before = self._typed.pop()
            self._set_cell(pegawai_id, hasil_id, before)

    # Changed wordings

    def take(self, hasil_ids: Sequence[UUID]) -> None:
        """Write the new wording into these plans; agreed ones are left and named."""
        self._decide(lambda ctx: intervention.take_over(ctx, hasil_ids), "skp.unit.said.taken")

    def leave(self, hasil_ids: Sequence[UUID]) -> None:
        """Keep the old wording for good."""
        self._decide(lambda ctx: intervention.keep(ctx, hasil_ids), "skp.unit.said.left")

    def read_refused(self) -> None:
        """The user has read whose plan was left."""
        self._refused = ()
        self._render()

    def open_plan(self, skp_id: UUID) -> None:
        """Go to one of the plans."""
        self._services.shell.go("skp", skp_id)

    def open_head(self) -> None:
        """Go to the plan of the unit's head."""
        read = self._read
        if read is not None and read.provisional is not None and read.provisional.head.plan is not None:
            self._services.shell.go("skp", read.provisional.head.plan.id)

    def _items(self) -> tuple[provisional.ProvisionalItem, ...]:
        found = self._read.provisional if self._read else None
        return found.items if found else ()

    def _cell(self, pegawai_id: UUID, hasil_id: UUID) -> tuple[str, ...]:
        matrix = self._read.matrix if self._read else None
        for row in matrix.rows if matrix else ():
            if row.member.pegawai_id == pegawai_id:
                return tuple(cell.peran for cell in row.cells.get(hasil_id, ()))
        return ()

    def _set_cell(self, pegawai_id: UUID, hasil_id: UUID, lines: tuple[str, ...]) -> None:
        self._do(lambda ctx, unit: peran_hasil.set_cell(ctx, unit, self._tahun, hasil_id, pegawai_id, lines))

    def _decide(self, work: Callable[[Context], tuple[TakenOver, Changes]], said: str) -> None:
        differing = self._read.differing if self._read else ()
        names: dict[UUID | None, str] = {each.hasil_id: each.nama for each in differing}

        def done(result: tuple[TakenOver, Changes]) -> None:
            outcome, changes = result
            self._refused = refused_of(self._services.texts, names, outcome.refused)
            self._services.shell.offer(changes)
            if outcome.done:
                self._services.shell.tell(said, n=len(outcome.done))
            self._render()

        self._services.runner.submit(lambda _p, _c: work(self._services.context()), done)

    def _do(self, work: Callable[[Context, UUID], Changes], said: str = "") -> None:
        unit_id = self._unit_id
        if unit_id is None:
            return

        def done(changes: Changes) -> None:
            self._services.shell.offer(changes)
            if said and changes:
                self._services.shell.tell(said)

        self._services.runner.submit(lambda _p, _c: work(self._services.context(), unit_id), done)

    def _load(self) -> None:
        unit_id, tahun = self._unit_id, self._tahun

        def done(read: _Read) -> None:
            self._read, self._unit_id = read, read.unit_id
            self._render()

        self._reading.submit(lambda _p, _c: _read(self._services.context(), unit_id, tahun), done)

    def _render(self) -> None:
        read, say, show = self._read, self._services.texts.say, self._services.texts.show
        if read is None:
            return
        head = read.provisional.head if read.provisional else None
        if head is None or not head.jabatan:
            words = say("skp.unit.no_head")
        elif head.pegawai_id is None:
            words = say("skp.unit.vacant", jabatan=head.jabatan)
        elif head.plan is None:
            words = say("skp.unit.no_plan", jabatan=head.jabatan, nama=head.nama)
        else:
            status = show(head.plan.status).lower()
            words = say("skp.unit.has_plan", jabatan=head.jabatan, nama=head.nama, status=status)
        self._view.render(
            UnitPlanState(
                read.units,
                years(self._services.context()),
                read.unit_id,
                self._tahun,
                words,
                read.provisional,
                read.pairs,
                read.matrix,
                read.differing,
                self._refused,
            )
        )


def _read(ctx: Context, unit_id: UUID | None, tahun: int) -> _Read:
    """On the db lane."""
    with ctx.store.read() as reader:
        tree = read_units(reader)
        headed = {post.unit_id for post in reader.find(Jabatan, kepala=True)}
    units = tuple(option for option in unit_options(tree) if UUID(option[0]) in headed)
    if unit_id is None or unit_id not in tree.units:
        unit_id = UUID(units[0][0]) if units else None
    if unit_id is None:
        return _Read(units, None)
    return _Read(
        units,
        unit_id,
        provisional.provisional(ctx, unit_id, tahun),
        provisional.link_pairs(ctx, unit_id, tahun),
        peran_hasil.matrix(ctx, unit_id, tahun),
        intervention.differences(ctx, unit_id, tahun),
    )
