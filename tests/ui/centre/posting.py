"""A real centre in a file, and real offices with keys of their own that send it envelopes on a stick."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

import msgspec

from asn_desktop import bootstrap
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.pegawai import JenisPegawai, Pegawai
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.exchange.trust import Enrolment
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.usecases.centre.enrolling import admit
from asn_desktop.core.usecases.exchange import sending
from asn_desktop.core.usecases.exchange.pending import Since
from asn_desktop.core.usecases.exchange.sending import Sender
from asn_desktop.core.usecases.ports import Context
from asn_desktop.storage.db import create_store, new_id
from asn_desktop.storage.envelope import FileSealer
from asn_desktop.storage.identity import FileKeyRing
from asn_desktop.storage.vault import FileVault
from asn_desktop.ui.presenters.centre_services import Centre

TODAY = date.today()  # noqa: DTZ011 - certificates are judged by the day of the computer


def open_world(folder: Path, *, practice: bool = False, name: str = "BKPSDM Kabupaten Jayawijaya") -> Centre:
    """A new centre in `folder`."""
    machine = bootstrap.centres(folder / "pusat")
    return machine.create(str(folder / "Pusat.asnc"), name, practice, TODAY)


class Office:
    """One office with its file and its keys."""

    def __init__(self, folder: Path, nama: str, *, computer: str = "PC-KEPEGAWAIAN", latihan: bool = False) -> None:
        self.folder = folder / nama
        self.folder.mkdir()
        self.computer = computer
        self.kantor = Kantor(id=new_id(), nama=nama, instansi="Pemerintah Kabupaten Jayawijaya", latihan=latihan)
        self.ring = FileKeyRing(self.folder / "identity", bootstrap.words_file())
        self.store = create_store(
            self.folder / "kantor.asn", self.kantor, today=TODAY, installation=nama, actor="Petugas"
        )

    def request(self) -> Path:
        """The file that asks the centre for a certificate."""
        asked = Enrolment(
            1, self.kantor.id, self.kantor.nama, self.kantor.instansi, "", self.kantor.latihan, self.kantor.nama,
            self.computer, 1, self.ring.keys(), "2026-01-20T00:00:00+00:00",
        )  # fmt: skip
        path = self.folder / "permintaan.json"
        path.write_bytes(msgspec.json.encode(self.ring.enrolment(asked)))
        return path

    def words(self) -> tuple[str, ...]:
        signed = msgspec.json.decode(self.request().read_bytes())
        from asn_desktop.core.exchange.trust import Signed

        return self.ring.request_words(msgspec.convert(signed, Signed))

    def admitted(self, centre: Centre) -> Office:
        from asn_desktop.ui.presenters.centre_services import read_request

        made = admit(centre.store, centre.ring, read_request(self.request()), TODAY, "Ina", centre.secret)
        self.ring.admit(made.admission, self.kantor.id, self.kantor.nama)
        return self

    def admit_from(self, path: Path) -> None:
        """Take the answer that the centre wrote."""
        from asn_desktop.core.exchange.trust import Admission

        admission = msgspec.json.decode(path.read_bytes(), type=Admission)
        self.ring.admit(admission, self.kantor.id, self.kantor.nama)

    def put(self, *records: Record) -> list[Any]:
        with self.store.write("import_pegawai", "Petugas") as work:
            saved = [work.put(record) for record in records]
            work.commit()
        return saved

    def people(self, *names: str, first: int = 901) -> list[Pegawai]:
        made = tuple(
            Pegawai(id=new_id(), nip=f"199001012018031{first + n}", nama=name, jenis_pegawai=JenisPegawai.PNS)
            for n, name in enumerate(names)
        )
        return self.put(*made)

    def unit(self, nama: str = "Sekretariat") -> Unit:
        (made,) = self.put(Unit(id=new_id(), nama=nama))
        return made  # type: ignore[no-any-return]

    def send(self, stick: Path, since: Since = Since.ENVELOPE) -> Path:
        """Seal what was not sent yet; returns the envelope."""
        stick.mkdir(exist_ok=True)
        ctx = Context(self.store, bootstrap.law_book(), "Petugas", TODAY, vault=FileVault(self.folder / "kantor.asn"))
        sender = Sender(FileSealer(self.ring), self.ring, self.kantor.nama)
        return sending.send(ctx, self.store, sender, stick, since=since).files[0]

    @property
    def id(self) -> UUID:
        return self.kantor.id

    def close(self) -> None:
        self.store.close()
