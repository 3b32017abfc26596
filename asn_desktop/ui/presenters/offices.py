"""Opening an office's file, making a new one, making a practice office: what all ways into the program share."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.jabatan import Jabatan, JenisJabatan
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.rulepack.model import LawBook
from asn_desktop.core.usecases.arsip.scanner import Scanner
from asn_desktop.core.usecases.attachments import left_behind, missing_files, under_limit
from asn_desktop.core.usecases.ports import Cancel, Context, NoVault, Progress, Sheets, Store, Vault, no_safeguard
from asn_desktop.core.usecases.safekeeping import Contents, Copy, Safe
from asn_desktop.ui.presenters.services import Printing, WriteCalendar

if TYPE_CHECKING:
    from asn_desktop.core.usecases.exchange.machine import ExchangeMachine
    from asn_desktop.ui.presenters.centre_places import CentreMachine

SUFFIX = ".asn"


class Machine(Struct, frozen=True):
    """What the program needs of the computer it runs on. Nothing heavy is imported before it is called."""

    open_store: Callable[[Path, date], Store]
    create_store: Callable[[Path, Kantor, date, str], Store]
    new_id: Callable[[], UUID]
    law: Callable[[], LawBook]
    practice: Callable[[Context, Progress, Cancel], object]
    practice_kantor: Callable[[UUID], Kantor]
    sheets: Sheets
    printing: Callable[[], Printing]
    documents: Path
    """Where files are kept unless the user chooses another place."""
    safe: Callable[[Path], Safe]
    """The copies of office files in a folder."""
    vault: Callable[[Path], Vault] = lambda _office: NoVault()
    """Evidence and scans beside an office's file."""
    scanner: Callable[[], Scanner] | None = None
    """Reads scans of signed paper."""
    write_calendar: WriteCalendar | None = None
    """Writes files for calendars of other programs."""
    exchange: Callable[[], ExchangeMachine] | None = None
    """Keys, envelopes and drives, for sending to the centre and taking in what comes back."""
    centres: CentreMachine | None = None
    """How centres are opened and made; None where this computer is no centre."""


class NewOffice(Struct, frozen=True):
    """What the wizard has asked. `kepala` is the post that heads the office; "" leaves it for later."""

    nama: str
    instansi: str
    tempat: str = ""
    kode_wilayah: str = ""
    alamat: str = ""
    kepala: str = ""
    kepala_jenis: JenisJabatan = JenisJabatan.ADMINISTRATOR


class Opened(Struct, frozen=True):
    """An open office: its file, the law, and what was being typed when the program ended last time."""

    path: Path
    store: Store
    law: LawBook
    kantor: Kantor
    drafts: Mapping[str, Any]
    vault: Vault = NoVault()
    left_behind: UserError | None = None
    """Said where the file came without its evidence and scans."""


class Restored(Struct, frozen=True):
    """The office after going back to a copy: where the file of before went, or why nothing was restored.

    `missing` are names of evidence and scans that the copy speaks of and that are nowhere to be found.
    """

    opened: Opened
    kept: Path | None = None
    problem: UserError | None = None
    missing: tuple[str, ...] = ()


class Offices:
    """Runs in a worker: everything here reads or writes files. `backups` is the folder of copies now chosen."""

    def __init__(self, machine: Machine, today: Callable[[], date], backups: Callable[[], Path] | None = None) -> None:
        self._machine = machine
        self._today = today
        self._backups = backups or (lambda: machine.documents / "cadangan")

    @property
    def safe(self) -> Safe:
        """The copies of office files."""
        return self._machine.safe(self._backups())

    def open(self, path: Path) -> Opened:
        """Raises UserError for every reason not to open it."""
        return self._opened(path, self._machine.open_store(path, self._today()))

    def create(self, path: Path, office: NewOffice, actor: str) -> Opened:
        """A new file with the office's letterhead, its top unit and the post of its head. Raises UserError."""
        machine = self._machine
        kantor = Kantor(
            id=machine.new_id(),
            nama=office.nama,
            instansi=office.instansi,
            kode_wilayah=office.kode_wilayah,
            tempat=office.tempat,
            alamat=office.alamat,
        )
        path.parent.mkdir(parents=True, exist_ok=True)
        store = machine.create_store(path, kantor, self._today(), actor)
        with store.write("create_office", actor) as uow:
            unit = uow.put(Unit(id=uow.new_id(), nama=office.nama, alamat=office.alamat))
            if office.kepala:
                head = Jabatan(
                    id=uow.new_id(), nama=office.kepala, jenis=office.kepala_jenis, unit_id=unit.id, kepala=True
                )
                uow.put(head)
            uow.commit()
        return self._opened(path, store)

    def practice(self, path: Path, actor: str, progress: Progress, cancel: Cancel) -> Opened:
        """A practice office with fictional people and a whole year of work. Raises UserError."""
        machine = self._machine
        path.parent.mkdir(parents=True, exist_ok=True)
        store = machine.create_store(path, machine.practice_kantor(machine.new_id()), self._today(), actor)
        opened = self._opened(path, store)
        try:
            machine.practice(
                Context(store, opened.law, actor, self._today(), no_safeguard, opened.vault), progress, cancel
            )
        except BaseException:
            store.close()
            path.unlink(missing_ok=True)
            raise
        return opened

    def newest_good(self, path: Path) -> tuple[Copy, Contents] | None:
        """The newest copy that can be read, for a file that cannot."""
        return self.safe.newest_good(path)

    def restore(self, path: Path, copy: Path, store: Store | None, progress: Progress, cancel: Cancel) -> Restored:
        """Go back to a copy and open the file again; `store` is the file where it is open, closed on the way.

        Raises UserError and leaves the file open where it could not be made ready. Where it could not be replaced in
        the end the file of before is opened again, and the problem is part of the answer.
        """
        closed = store is None

        def close() -> None:
            nonlocal closed
            if store is not None:
                store.close()
            closed = True

        kept, problem = None, None
        try:
            kept = self.safe.restore(path, copy, close, progress, cancel)
        except UserError as error:
            if store is None or not closed:
                raise
            problem = error
        opened = self.open(path)
        return Restored(opened, kept, problem, self._missing(opened))

    def _missing(self, opened: Opened) -> tuple[str, ...]:
        ctx = Context(opened.store, opened.law, "", self._today(), no_safeguard, opened.vault)
        return () if opened.left_behind is not None else missing_files(ctx)

    def _opened(self, path: Path, store: Store) -> Opened:
        vault = self._machine.vault(path)
        with store.read() as reader:
            office, lost = reader.find(Kantor)[0], left_behind(reader, under_limit(reader, vault))
            return Opened(path, store, self._machine.law(), office, dict(reader.drafts()), vault, lost)


def default_file(documents: Path, office: str) -> Path:
    """Where a new office's file goes: named after the office, with what file systems refuse left out."""
    name = "".join(letter if letter.isalnum() or letter in " -." else " " for letter in office)
    return documents / f"{' '.join(name.split()) or 'Kantor'}{SUFFIX}"
