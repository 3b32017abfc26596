"""What one row changes: used by the dry run to show it, and by the import to save it, so that both agree."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from operator import attrgetter
from typing import Any

from msgspec import Struct

from asn_desktop.core.domain.jabatan import StatusJabatan
from asn_desktop.core.domain.pegawai import JenisPegawai, Pegawai
from asn_desktop.core.domain.riwayat import Pendidikan
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.usecases.intake import histories
from asn_desktop.core.usecases.intake.cells import nip_birth, nip_pppk, nip_sex
from asn_desktop.core.usecases.intake.histories import NewId
from asn_desktop.core.usecases.intake.model import Change
from asn_desktop.core.usecases.intake.names import better_name, readable, same_name, split_titles
from asn_desktop.core.usecases.intake.places import Place, Places
from asn_desktop.core.usecases.intake.register import Known

FIELDS = (
    "gelar_depan", "gelar_belakang", "kedudukan", "jenis_kelamin", "tempat_lahir", "tanggal_lahir", "tmt_cpns",
    "tmt_pns",
    "akhir_kontrak", "nik", "agama", "status_kawin", "karpeg", "npwp", "bpjs", "nomor_hp", "email", "alamat", "pns_id",
    "catatan",
)  # fmt: skip
"""Fields of Pegawai that a file fills directly."""


class Revision(Struct, frozen=True):
    """All changes of one row, and the records that carry them. `older`: histories where the register knows more."""

    changes: tuple[Change, ...]
    records: tuple[Record, ...]
    older: tuple[str, ...] = ()


class Row(Struct, frozen=True, gc=False):
    """The values of one row whose meaning is more than one field; the names are targets."""

    nip: str | None
    nama: str | None
    jenis_pegawai: JenisPegawai | None
    keterangan: str | None
    golongan: str | None
    tmt_golongan: date | None
    mkg_tahun: int | None
    mkg_bulan: int | None
    unit: str | None
    unit_induk: str | None
    jabatan: str | None
    jenis_jabatan: str | None
    status_jabatan: StatusJabatan | None
    tmt_jabatan: date | None
    eselon: str | None
    pendidikan: Pendidikan | None
    jurusan: str | None
    sekolah: str | None
    tahun_lulus: int | None


class Reviser:
    """Turns rows into changes and records. Rows are given as columns of values by target, and with the place each puts
    its person (`placed`).

    What has no TMT of its own is recorded from `since` for people who are new (but not before they came), and from
    `as_of`, the day the list speaks of, for people who are known.
    """

    def __init__(
        self,
        values: Mapping[str, Sequence[Any]],
        placed: Sequence[Place | None],
        places: Places,
        since: date,
        as_of: date,
        new_id: NewId,
    ) -> None:
        self._places = places
        self._placed = placed
        self._since = since
        self._as_of = as_of
        self._new_id = new_id
        empty: Sequence[Any] = [None] * len(placed)
        self._columns = [values.get(target, empty) for target in Row.__struct_fields__]
        self._keys = tuple(name for name in FIELDS if name in values)
        self._stored: Callable[[Pegawai], tuple[Any, ...]] = fields_of(self._keys)
        self._given = [values[name] for name in self._keys]

    def new(self, position: int) -> Revision:
        """A person who is not in the register. Only for rows with a NIP and a name."""
        row, place = self._row(position)
        nip, nama = row.nip or "", row.nama or ""
        front, name, behind = split_titles(nama)
        given = ((key, column[position]) for key, column in zip(self._keys, self._given, strict=True))
        fields = {"gelar_depan": front, "gelar_belakang": behind} | {
            key: value for key, value in given if value is not None
        }
        fields |= _note(row, place, "", fields.get("catatan", ""))
        fields.setdefault("tanggal_lahir", nip_birth(nip))
        fields.setdefault("jenis_kelamin", nip_sex(nip))
        if not nip_pppk(nip):
            fields.setdefault("tmt_cpns", date(int(nip[8:12]), int(nip[12:14]), 1))
        kind = JenisPegawai.PPPK if nip_pppk(nip) else row.jenis_pegawai or JenisPegawai.PNS
        person = Pegawai(id=self._new_id(), nip=nip, nama=readable(name), jenis_pegawai=kind, **fields)
        since = max(self._since, person.tmt_cpns or self._since)
        return self._revision(row, place, Known(person), (), (person,), since)

    def known(self, position: int, known: Known) -> Revision:
        """A person in the register: only what the file says and the register does not."""
        (row, place), person = self._row(position), known.person
        fields: dict[str, Any] = {}
        if row.nip is not None and row.nip != person.nip:
            fields["nip"] = row.nip
        if row.nama is not None and row.nama != person.nama:
            fields |= _name(row.nama, person)
        for key, column, stored in zip(self._keys, self._given, self._stored(person), strict=True):
            given = column[position]
            if given is not None and given != stored and not _same_text(key, stored, given):
                fields[key] = given
        if row.jenis_pegawai is not None and row.jenis_pegawai is not person.jenis_pegawai:
            fields["jenis_pegawai"] = row.jenis_pegawai
        fields |= _note(row, place, person.catatan, fields.get("catatan", person.catatan))
        changes = tuple(Change(key, getattr(person, key) or None, value) for key, value in fields.items())
        return self._revision(row, place, known, changes, (person.with_(**fields),) if fields else (), self._as_of)

    def _row(self, position: int) -> tuple[Row, Place]:
        return Row(*(column[position] for column in self._columns)), self._placed[position] or Place()

    def _revision(
        self,
        row: Row,
        place: Place,
        known: Known,
        changes: tuple[Change, ...],
        records: tuple[Record, ...],
        since: date,
    ) -> Revision:
        """What the row means for the histories, added to what it means for the person."""
        person = known.person.id
        golongan = jabatan = pendidikan = histories.NOTHING
        if row.golongan is not None:
            mkg = (row.mkg_tahun, row.mkg_bulan)
            golongan = histories.golongan_step(
                known.golongan, person, row.golongan, row.tmt_golongan, mkg, since, self._new_id
            )
        before = self._places.unit_name(known.unit[-1].unit_id) if known.unit else ""
        unit = histories.unit_step(known.unit, person, place, before or None, row.tmt_jabatan, since, self._new_id)
        if place.post is not None:
            jabatan = histories.jabatan_step(
                known.jabatan,
                person,
                place,
                self._places.post_of,
                _status(row, place),
                row.tmt_jabatan,
                since,
                self._new_id,
                moved=bool(unit.changes),
            )
        if row.pendidikan is not None:
            pendidikan = histories.pendidikan_step(
                known.pendidikan, person, row.pendidikan, row.jurusan, row.sekolah, row.tahun_lulus, self._new_id
            )
        older: tuple[str, ...] = ()
        for name, step in (("golongan", golongan), ("unit", unit), ("jabatan", jabatan), ("pendidikan", pendidikan)):
            if step is not histories.NOTHING:
                changes, records = changes + step.changes, records + step.records
                older += (name,) if step.older else ()
        return Revision(changes, records, older)


def managerial(place: Place | None) -> bool:
    """Whether a row puts its person in a managerial post."""
    return place is not None and place.post is not None and place.post.jenis.manajerial


def _note(row: Row, place: Place, stored: str, so_far: str) -> dict[str, str]:
    """A remark (KET) is added to the notes unless it stands there, or says how a managerial post is held."""
    remark = row.keterangan
    if remark is None or remark.casefold() in stored.casefold():
        return {}
    if held_as(remark) is not None and managerial(place):
        return {}
    return {"catatan": f"{so_far}; {remark}" if so_far else remark}


def _status(row: Row, place: Place) -> StatusJabatan | None:
    if row.status_jabatan is None and row.keterangan is not None and managerial(place):
        return held_as(row.keterangan)
    return row.status_jabatan


def _name(given: str, person: Pegawai) -> dict[str, Any]:
    if same_name(given, person.nama) and not person.nama.isupper():
        return {}
    front, name, behind = split_titles(given)
    found: dict[str, Any] = {}
    if (better := better_name(person.nama, name)) != person.nama:
        found["nama"] = better
    if front and front != person.gelar_depan:
        found["gelar_depan"] = front
    if behind and behind != person.gelar_belakang:
        found["gelar_belakang"] = behind
    return found


def fields_of(names: tuple[str, ...]) -> Callable[[Pegawai], tuple[Any, ...]]:
    """Reads several fields of a person at once."""
    if len(names) > 1:
        return attrgetter(*names)
    return lambda person: tuple(getattr(person, name) for name in names)


def held_as(remark: str) -> StatusJabatan | None:
    """`Plt.` or `Plh.` in a column of remarks."""
    word = remark.lower().strip(" .").partition(" ")[0].strip(".")
    return {"plt": StatusJabatan.PLT, "plh": StatusJabatan.PLH}.get(word)


_NUMBERS = frozenset(("nik", "npwp", "bpjs", "nomor_hp", "karpeg"))


def _same_text(key: str, stored: Any, given: Any) -> bool:
    """Two writings of one text: capitals, spaces and the dots of numbers do not count."""
    if not isinstance(given, str):
        return False
    one, other = str(stored).casefold(), given.casefold()
    if key in _NUMBERS:
        return [sign for sign in one if sign.isalnum()] == [sign for sign in other if sign.isalnum()]
    return one.split() == other.split()
