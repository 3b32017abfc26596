"""Matriks Peran Hasil of a unit: what each person delivers towards each result of its head."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.kinerja import JenisEvaluasi, Pihak
from asn_desktop.core.domain.skp import PeranHasil, Skp, StatusSkp
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.forms.facts import FormFacts, Head, Keterangan, Who
from asn_desktop.core.forms.spec import Words
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.texts import grouped_nip
from asn_desktop.core.usecases.form_facts.model import Selection
from asn_desktop.core.usecases.form_facts.reading import remembering
from asn_desktop.core.usecases.form_facts.units import find_units, first_day, last_day
from asn_desktop.core.usecases.headed import day_of
from asn_desktop.core.usecases.penilai import pihak_of
from asn_desktop.core.usecases.peran_hasil import Column, Matrix, read_matrix
from asn_desktop.core.usecases.ports import Context, Reader, chunks

WORDS = Words(
    values=frozenset({"unit", "daftar"}),
    rows={
        "hasil": frozenset({"nomor", "rencana", "judul", "keterangan"}),
        "pegawai": frozenset({"nomor", "nama", "nip", "jabatan"}),
    },
)
"""What the layout may ask for. `daftar` is given where a result is too long to stand over its column."""
TITLE = 180
"""The longest text of a result, in characters, that stands over its column."""


class MatrixItem(Struct, frozen=True):
    """The table of one unit in a year. It leads back to the unit: one head may lead two, and each has its own table."""

    unit_id: UUID
    tahun: int
    pegawai_id: UUID | None = None

    @property
    def subject(self) -> UUID | None:
        return self.unit_id

    def name(self, reader: Reader) -> str:
        return reader.get(Unit, self.unit_id).nama


def find_matrices(reader: Reader, asked: Selection) -> Sequence[MatrixItem]:
    """One for each unit and year. Without a year plans name it themselves; units have one in every year with cells."""
    if asked.tahun:
        return [MatrixItem(unit_id, asked.tahun) for unit_id in find_units(reader, asked)]
    if asked.unit_ids:
        cells = (each for part in chunks(asked.unit_ids, 500) for each in reader.find(PeranHasil, unit_id=tuple(part)))
        return [MatrixItem(*each) for each in sorted({(cell.unit_id, cell.tahun) for cell in cells})]
    years: dict[int, list[UUID]] = {}
    for part in chunks(asked.skp_ids, 500):
        for plan in reader.find(Skp, id=tuple(part)):
            years.setdefault(plan.tahun, []).append(plan.id)
    return [
        MatrixItem(unit_id, year)
        for year, ids in years.items()
        for unit_id in find_units(reader, Selection(year, skp_ids=tuple(ids)))
    ]


class MatrixFacts:
    """Facts of some tables."""

    def __init__(self, ctx: Context, reader: Reader, _items: Sequence[MatrixItem]) -> None:
        self.ctx = ctx
        self.reader = remembering(reader)

    def matriks(self, item: MatrixItem) -> FormFacts:
        """The table as it stands, final with the plan of the unit's head; an empty one is a draft for the pen.

        Raises UserError where nobody answers to the unit's head: there is no table then.
        """
        unit = self.reader.get(Unit, item.unit_id)
        found = read_matrix(self.reader, item.unit_id, item.tahun, day_of(item.tahun, self.ctx.today))
        if not found.rows:
            raise UserError("matrix_empty", unit=unit.nama, tahun=str(item.tahun))
        return FormFacts(
            head=self._head(found, unit),
            values={"unit": unit.nama, "daftar": "ya" if any(_long(each) for each in found.columns) else ""},
            rows={"hasil": _across(found), "pegawai": tuple(_rows(found))},
        )

    def _head(self, found: Matrix, unit: Unit) -> Head:
        plan, kantor = found.head.plan, self.reader.find(Kantor)[0]
        agreed = plan is not None and plan.status is StatusSkp.DISETUJUI
        filled = any(row.cells for row in found.rows)
        final = agreed and filled and not any(column.provisional for column in found.columns)
        signed = plan.pihak if plan is not None and agreed else None
        return Head(
            people={Who.PENILAI: signed.pegawai if signed else self._holder(found)},
            instansi=signed.instansi if signed else kantor.instansi,
            tempat=signed.tempat if signed else kantor.tempat,
            tahun=found.tahun,
            mulai=first_day(found.tahun, JenisEvaluasi.AKHIR, 0),
            sampai=last_day(found.tahun, JenisEvaluasi.AKHIR, 0),
            versi=plan.revisi if plan else 1,
            final=final,
            latihan=kantor.latihan,
            tanggal=plan.tanggal_disetujui if plan is not None and final else None,
            perihal=unit.nama,
            berkas=unit.kode or unit.nama,
            belum=None if filled else UserError("matrix_unfilled", unit=unit.nama, tahun=str(found.tahun)),
        )

    def _holder(self, found: Matrix) -> Pihak | None:
        if found.head.pegawai_id is None:
            return None
        day = day_of(found.tahun, self.ctx.today)
        return pihak_of(self.reader, self.ctx.law.at(day), found.head.pegawai_id, day, found.head.status)


def _long(column: Column) -> bool:
    return len(column.text) > TITLE


def _across(found: Matrix) -> tuple[Mapping[str, object], ...]:
    """The head's results; before he has any, one column for the pen."""
    columns = tuple(
        {
            "nomor": str(number),
            "rencana": column.text,
            "judul": Keterangan.LIHAT_DAFTAR if _long(column) else column.text,
            "keterangan": Keterangan.SEMENTARA if column.provisional else "",
        }
        for number, column in enumerate(found.columns, start=1)
    )
    none = {"nomor": "1", "rencana": Keterangan.BELUM_DITETAPKAN, "judul": Keterangan.BELUM_DITETAPKAN}
    return columns or (none,)


def _rows(found: Matrix) -> Iterator[Mapping[str, object]]:
    for number, row in enumerate(found.rows, start=1):
        cells = {
            str(place): "\n".join(cell.peran for cell in row.cells.get(column.hasil_id, ()))
            for place, column in enumerate(found.columns, start=1)
        }
        member = row.member
        about = {"nomor": str(number), "nama": member.nama, "nip": grouped_nip(member.nip), "jabatan": member.jabatan}
        yield {**about, **cells}
