"""Matriks Peran Hasil: what each person under a unit's head delivers towards each of his results."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.skp import HasilKerja, HasilSementara, JenisHasilKerja, PeranHasil, Skp
from asn_desktop.core.kernel.errors import NotFoundError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.headed import Head, Member, day_of, head_of, heading_unit, provisional_of, staff_of
from asn_desktop.core.usecases.likeness import normal
from asn_desktop.core.usecases.penilai import nearest_day
from asn_desktop.core.usecases.ports import Context, Reader
from asn_desktop.core.usecases.skp.model import ResultDraft


class Column(Struct, frozen=True):
    """A result of the head: planned, or provisional while it is not."""

    hasil_id: UUID
    text: str
    provisional: bool


class Row(Struct, frozen=True):
    """A person with the intermediate results he delivers, by column. A column without any has no entry."""

    member: Member
    cells: dict[UUID, tuple[PeranHasil, ...]]


class Matrix(Struct, frozen=True):
    """The whole table of a unit in a year."""

    head: Head
    tahun: int
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    stray: tuple[PeranHasil, ...]
    """Cells of people who left, or of results that are gone."""

    @property
    def idle(self) -> tuple[Member, ...]:
        """Who has no cell."""
        return tuple(row.member for row in self.rows if not row.cells)

    @property
    def unserved(self) -> tuple[Column, ...]:
        """Which results nobody serves."""
        served = {column for row in self.rows for column in row.cells}
        return tuple(column for column in self.columns if column.hasil_id not in served)


def matrix(ctx: Context, unit_id: UUID, tahun: int) -> Matrix:
    """The table as it stands, with the people of the day of that year nearest to today.

    Cells of a provisional result that was linked stand under the planned one it became.
    """
    with ctx.store.read() as reader:
        return read_matrix(reader, unit_id, tahun, day_of(tahun, ctx.today))


def read_matrix(reader: Reader, unit_id: UUID, tahun: int, day: date) -> Matrix:
    """The table with the people of a day, inside a view that is already open."""
    head = head_of(reader, unit_id, tahun, day)
    provisional = provisional_of(reader, unit_id, tahun)
    became = _became(provisional)
    columns = _columns(head, provisional)
    known = {column.hasil_id for column in columns}
    people = staff_of(reader, unit_id, day)
    cells: dict[UUID, dict[UUID, tuple[PeranHasil, ...]]] = {member.pegawai_id: {} for member in people}
    stray: list[PeranHasil] = []
    for cell in _cells(reader, unit_id, tahun):
        column = became.get(cell.hasil_id, cell.hasil_id)
        if column in known and cell.pegawai_id in cells:
            of_person = cells[cell.pegawai_id]
            of_person[column] = (*of_person.get(column, ()), cell)
        else:
            stray.append(cell)
    rows = tuple(Row(member, cells[member.pegawai_id]) for member in people)
    return Matrix(head, tahun, columns, rows, tuple(stray))


def set_cell(
    ctx: Context, unit_id: UUID, tahun: int, hasil_id: UUID, pegawai_id: UUID, lines: Sequence[str]
) -> Changes:
    """Make a cell hold these intermediate results, one a line; no lines clear it.

    Raises NotFoundError where the result is not one of the head's, or the person is not in the register.
    """
    with ctx.store.write("set_peran_hasil", ctx.actor) as work:
        work.get(Pegawai, pegawai_id)
        head = head_of(work, unit_id, tahun, day_of(tahun, ctx.today))
        provisional = provisional_of(work, unit_id, tahun)
        if hasil_id not in {column.hasil_id for column in _columns(head, provisional)}:
            raise NotFoundError("hasil kerja", hasil_id)
        became = _became(provisional)
        stored = [
            cell
            for cell in _cells(work, unit_id, tahun)
            if cell.pegawai_id == pegawai_id and became.get(cell.hasil_id, cell.hasil_id) == hasil_id
        ]
        texts = [line.strip() for line in lines if line.strip()]
        for place, text in enumerate(texts, start=1):
            if place <= len(stored):
                work.put(stored[place - 1].with_(hasil_id=hasil_id, urutan=place, peran=text))
            else:
                work.put(
                    PeranHasil(
                        id=work.new_id(),
                        unit_id=unit_id,
                        tahun=tahun,
                        hasil_id=hasil_id,
                        pegawai_id=pegawai_id,
                        urutan=place,
                        peran=text,
                    )
                )
        for gone in stored[len(texts) :]:
            work.remove(gone)
        return work.commit()


def take_from_matrix(ctx: Context, skp_id: UUID) -> tuple[ResultDraft, ...]:
    """A person's cells as results to be planned, with the result they serve; those the plan has already are left out.

    Nothing is written: `skp.copying.append` adds what is chosen.
    """
    with ctx.store.read() as reader:
        skp = reader.get(Skp, skp_id)
        cells = reader.find(PeranHasil, pegawai_id=skp.pegawai_id, tahun=skp.tahun)
        there = {normal(hasil.rencana) for hasil in reader.find(HasilKerja, skp_id=skp_id)}
        unit_id = heading_unit(reader, skp.pegawai_id, nearest_day(skp, ctx.today))
        wanted = tuple({cell.hasil_id for cell in cells})
        provisional = {each.id: each for each in (reader.find(HasilSementara, id=wanted) if wanted else ())}
        real_ids = {*wanted, *(p.hasil_kerja_id for p in provisional.values() if p.hasil_kerja_id)}
        real = {hasil.id: hasil for hasil in (reader.find(HasilKerja, id=tuple(real_ids)) if real_ids else ())}
        # Who moved has cells in several units; those of the present one come first.
        ordered = sorted(cells, key=lambda cell: (cell.unit_id != unit_id, cell.urutan, cell.id))
        return tuple(
            _proposed(cell, provisional.get(cell.hasil_id), real) for cell in ordered if normal(cell.peran) not in there
        )


def _proposed(cell: PeranHasil, provisional: HasilSementara | None, real: dict[UUID, HasilKerja]) -> ResultDraft:
    linked = provisional.hasil_kerja_id if provisional is not None else None
    served = real.get(linked or cell.hasil_id)
    text = served.rencana if served is not None else provisional.rencana if provisional is not None else ""
    return ResultDraft(
        JenisHasilKerja.UTAMA,
        cell.peran,
        text,
        diintervensi_id=served.id if served is not None else None,
        sementara_id=provisional.id if provisional is not None else None,
    )


def _columns(head: Head, provisional: Sequence[HasilSementara]) -> tuple[Column, ...]:
    planned = tuple(Column(hasil.id, hasil.rencana, False) for hasil in head.results)
    known = {column.hasil_id for column in planned}
    waiting = (each for each in provisional if each.hasil_kerja_id not in known)
    return (*planned, *(Column(each.id, each.rencana, True) for each in waiting))


def _became(provisional: Sequence[HasilSementara]) -> dict[UUID, UUID]:
    return {each.id: each.hasil_kerja_id for each in provisional if each.hasil_kerja_id is not None}


def _cells(reader: Reader, unit_id: UUID, tahun: int) -> list[PeranHasil]:
    return sorted(reader.find(PeranHasil, unit_id=unit_id, tahun=tahun), key=lambda cell: (cell.urutan, cell.id))
