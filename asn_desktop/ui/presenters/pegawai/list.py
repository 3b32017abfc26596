"""The list of employees: search, filters that are remembered, order, and the way to everything about people."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.golongan import PNS, PPPK
from asn_desktop.core.domain.pegawai import JenisPegawai, Kedudukan
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.export import export_pegawai, template
from asn_desktop.core.usecases.ports import Cell, Reader, Sheet
from asn_desktop.core.usecases.rows import PegawaiFilter, PegawaiRow
from asn_desktop.ui.presenters.kinerja_list import Option, read_units, unit_options
from asn_desktop.ui.presenters.listing import Asked, Listing, choices_of
from asn_desktop.ui.presenters.services import Services

CONCERNS = frozenset(
    {"pegawai", "unit", "jabatan", "riwayat_unit", "riwayat_jabatan", "riwayat_golongan", "riwayat_pendidikan"}
)

PINDAH = "pindah"
"""Choice beside the kedudukan: whose records belong to another office now."""


class ListState(Struct, frozen=True):
    """The choices above the list. People who left the service are shown only when their kedudukan is chosen."""

    units: tuple[Option, ...]
    jenis: tuple[Option, ...]
    kedudukan: tuple[Option, ...]
    golongan: tuple[Option, ...]


class ListView(Protocol):
    def render(self, state: ListState) -> None: ...


def filter_of(asked: Asked) -> PegawaiFilter:
    """The question of the list as the file understands it."""
    unit, jenis, kedudukan = asked.choice("unit"), asked.choice("jenis"), asked.choice("kedudukan")
    pindah = kedudukan == PINDAH
    return PegawaiFilter(
        text=asked.text,
        unit_id=UUID(unit) if unit else None,
        jenis_pegawai=JenisPegawai(jenis) if jenis else None,
        kedudukan=Kedudukan(kedudukan) if kedudukan and not pindah else None,
        golongan=asked.choice("golongan"),
        pindah=pindah,
    )


def _rows(reader: Reader, asked: Asked, limit: int, offset: int) -> Sequence[PegawaiRow]:
    return reader.pegawai_rows(filter_of(asked), asked.sort, limit, offset)


def _count(reader: Reader, asked: Asked) -> int:
    return reader.pegawai_count(filter_of(asked))


class PegawaiListPresenter:
    """Presenter of the list of employees. `listing` is what the list widget shows."""

    def __init__(self, services: Services, view: ListView) -> None:
        self._services = services
        self._view = view
        self.listing = Listing(services, "pegawai", _count, _rows)

    def start(self) -> None:
        """Read the choices."""

        def work(*_: object) -> tuple[Option, ...]:
            with self._services.context().store.read() as reader:
                return unit_options(read_units(reader))

        self._services.runner.submit(work, self._show, lane="free")  # the rows do not wait for 2,000 units

    def narrow(self, detail: str) -> None:
        """Show the people another screen means, by filters like `unit=<id>`; they are not remembered."""
        if "=" in detail:
            self.listing.ask(text="", choices=choices_of(detail), remember=False)

    def changed(self, changes: Changes) -> None:
        """Something was saved somewhere; place, order and filters stay."""
        if changes.kinds & CONCERNS:
            self.listing.refresh()
        if "unit" in changes.kinds:
            self.start()

    def export(self, path: Path, titles: Sequence[str], rows: Sequence[Sequence[Cell]]) -> None:
        """Write the selected people to a spreadsheet, in the columns of the list."""
        texts = self._services.texts
        sheet = Sheet(texts.say("pegawai.list.count_file"), [list(titles), *(list(row) for row in rows)])

        def done(_none: None) -> None:
            self._services.shell.tell("widget.list.exported", n=len(rows), name=path.name)

        self._services.runner.submit(
            lambda _p, _c: self._services.sheets.write(path, [sheet]),
            done,
            lane="free",
            title=texts.say("widget.list.exporting"),
        )

    def export_whole(self, path: Path) -> None:
        """Write everything about whom the list shows in the form of the template, which can be taken in again."""
        where, texts = filter_of(self.listing.asked), self._services.texts

        def work(*_: object) -> int:
            sheet = export_pegawai(self._services.context(), where)
            self._services.sheets.write(path, [sheet, *template()[1:]])
            return len(sheet.rows) - 1

        def done(n: int) -> None:
            self._services.shell.tell("widget.list.exported", n=n, name=path.name)

        self._services.runner.submit(work, done, lane="free", title=texts.say("widget.list.exporting"))

    def open_person(self, pegawai_id: UUID) -> None:
        self._services.shell.go("pegawai", pegawai_id)

    def go(self, page: str) -> None:
        """One of the pages beside the list: `baru`, `impor`, `unit`, `periksa`."""
        self._services.shell.go("pegawai", None, page)

    def _show(self, units: tuple[Option, ...]) -> None:
        show = self._services.texts.show
        self._view.render(
            ListState(
                units,
                tuple((jenis.value, show(jenis)) for jenis in JenisPegawai),
                (
                    *((kedudukan.value, show(kedudukan)) for kedudukan in Kedudukan),
                    (PINDAH, self._services.texts.say("pegawai.filter.pindah")),
                ),
                tuple((golongan, golongan) for golongan in (*PNS, *PPPK)),
            )
        )
