"""A small real office in a real file, and services that do everything at once and remember what they were asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from asn_desktop.bootstrap import resources, texts
from asn_desktop.core.domain.jabatan import Jabatan, JenisJabatan, StatusJabatan
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.pegawai import JenisKelamin, JenisPegawai, Pegawai
from asn_desktop.core.domain.riwayat import (
    Pendidikan,
    RiwayatGolongan,
    RiwayatJabatan,
    RiwayatPendidikan,
    RiwayatUnit,
)
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.ports import Context, never, no_progress
from asn_desktop.storage.db import create_store, new_id
from asn_desktop.storage.packs.folder import load_law
from asn_desktop.storage.sheets import SpreadsheetFiles
from asn_desktop.ui.presenters.services import Services

TODAY = date(2026, 3, 16)


class Done:
    def cancel(self) -> None:
        """It is over already."""


class AtOnce:
    """Does the work where it is asked for. A held runner keeps the work until `let_go`."""

    def __init__(self, shell: Asked) -> None:
        self._shell = shell
        self.held: list[Callable[[], None]] | None = None

    def submit(self, work: Any, on_done: Any, on_error: Any = None, *, lane: str = "db", title: str = "") -> Done:
        def run() -> None:
            try:
                value = work(no_progress, never)
            except Exception as error:
                if on_error is not None:
                    on_error(error)
                elif isinstance(error, UserError):
                    self._shell.report(error)
                else:
                    raise
                return
            on_done(value)

        if self.held is None:
            run()
        else:
            self.held.append(run)
        return Done()

    def let_go(self) -> None:
        waiting, self.held = self.held or [], None
        for run in waiting:
            run()


class Asked:
    """A window that only remembers."""

    def __init__(self) -> None:
        self.reported: list[UserError] = []
        self.told: list[tuple[str, dict[str, object]]] = []
        self.offered: list[Changes] = []
        self.gone: list[tuple[str, UUID | None, str]] = []
        self.on_offer: Callable[[Changes], None] = lambda _changes: None

    def report(self, error: UserError) -> None:
        self.reported.append(error)

    def tell(self, key: str, **facts: object) -> None:
        self.told.append((key, facts))

    def note(self, key: str, **facts: object) -> None:
        self.told.append((key, facts))

    def offer(self, changes: Changes) -> None:
        self.offered.append(changes)
        self.on_offer(changes)

    def go(self, screen: str, target: UUID | None = None, detail: str = "") -> None:
        self.gone.append((screen, target, detail))


class Office:
    """The people of the small office by short names."""

    def __init__(self, services: Services, shell: Asked, runner: AtOnce) -> None:
        self.services = services
        self.shell = shell
        self.runner = runner
        self.ids: dict[str, UUID] = {}

    def __getitem__(self, name: str) -> UUID:
        return self.ids[name]

    def read(self, kind: type, **equals: Any) -> tuple[Any, ...]:
        with self.services.context().store.read() as reader:
            return reader.find(kind, **equals)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    store = create_store(
        tmp_path / "kantor.asn",
        Kantor(id=new_id(), nama="Distrik Welesi", instansi="Pemerintah Kabupaten Jayawijaya"),
        today=TODAY,
        actor="Petugas",
    )
    law = load_law(resources() / "rules")
    shell = Asked()
    runner = AtOnce(shell)
    services = Services(texts("id"), lambda: Context(store, law, "Petugas", TODAY), runner, shell, SpreadsheetFiles())
    made = Office(services, shell, runner)
    _fill(made)
    yield made
    store.close()


def _fill(office: Office) -> None:
    context = office.services.context()
    with context.store.write("import", "Petugas") as work:
        top = Unit(id=new_id(), nama="Distrik Welesi", kode="01")
        desk = Unit(id=new_id(), nama="Sekretariat", kode="01.01", induk_id=top.id)
        lost = Unit(id=new_id(), nama="Seksi Pelayanan", kode="01.09", induk_id=new_id())
        head = Jabatan(
            id=new_id(),
            nama="Kepala Distrik",
            jenis=JenisJabatan.ADMINISTRATOR,
            unit_id=top.id,
            eselon="III.a",
            kepala=True,
        )
        secretary = Jabatan(
            id=new_id(),
            nama="Sekretaris Distrik",
            jenis=JenisJabatan.ADMINISTRATOR,
            unit_id=desk.id,
            eselon="III.b",
            kepala=True,
        )
        office.ids |= {"top": top.id, "desk": desk.id, "lost": lost.id, "head": head.id, "secretary": secretary.id}
        work.put_many([top, desk, lost, head, secretary])
        for name, nip, full, unit, post, golongan in (
            ("simson", "197203141998031901", "Simson Hubi", top, head, "IV/a"),
            ("maria", "198509262010012902", "Maria Kogoya", desk, None, "III/b"),
            ("yunus", "199001152019031903", "Yunus Wenda", desk, None, "III/a"),
        ):
            person = Pegawai(
                id=new_id(),
                nip=nip,
                nama=full,
                jenis_pegawai=JenisPegawai.PNS,
                jenis_kelamin=JenisKelamin.WANITA if nip[14] == "2" else JenisKelamin.PRIA,
                gelar_belakang="S.Sos",
            )
            office.ids[name] = person.id
            work.put(person)
            work.put(
                RiwayatGolongan(
                    id=new_id(),
                    pegawai_id=person.id,
                    golongan=golongan,
                    tmt=date(2022, 4, 1),
                    mkg_tahun=8,
                    mkg_bulan=0,
                    sk_nomor="823/77/2022",
                )
            )
            work.put(RiwayatUnit(id=new_id(), pegawai_id=person.id, unit_id=unit.id, tmt=date(2019, 3, 1)))
            work.put(
                RiwayatJabatan(
                    id=new_id(),
                    pegawai_id=person.id,
                    jabatan_id=post.id if post else None,
                    nama=post.nama if post else "Pengelola Kepegawaian",
                    jenis=post.jenis if post else JenisJabatan.PELAKSANA,
                    tmt=date(2021, 5, 3),
                    unit_nama=unit.nama,
                    status=StatusJabatan.DEFINITIF,
                )
            )
        work.put(
            RiwayatPendidikan(
                id=new_id(),
                pegawai_id=office["maria"],
                tingkat=Pendidikan.S1,
                jurusan="Administrasi Negara",
                sekolah="Universitas Cenderawasih",
                tahun_lulus=2008,
            )
        )
        work.commit()
