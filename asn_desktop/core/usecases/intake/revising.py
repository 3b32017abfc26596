"""What one row changes: used by the dry run to show it, and by the import to save it, so that both agree."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.jabatan import StatusJabatan
from asn_desktop.core.domain.pegawai import JenisPegawai, Pegawai
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.usecases.intake import histories
from asn_desktop.core.usecases.intake.cells import nip_birth, nip_pppk, nip_sex
from asn_desktop.core.usecases.intake.histories import NewId
from asn_desktop.core.usecases.intake.model import Change
from asn_desktop.core.usecases.intake.names import better_name, readable, same_name, split_titles
from asn_desktop.core.usecases.intake.places import Place, Places
from asn_desktop.core.usecases.intake.register import Register

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


class Reviser:
    """Turns rows into changes and records. Rows are given as columns of values by target.

    What has no TMT of its own is recorded from `since` for people who are new (but not before they came), and from
    `as_of`, the day the list speaks of, for people who are known.
    """

    def __init__(
        self,
        values: dict[str, list[Any]],
        register: Register,
        places: Places,
        since: date,
        as_of: date,
        new_id: NewId,
    ) -> None:
        self._values = values
        self._register = register
        self._places = places
        self._since = since
        self._as_of = as_of
        self._new_id = new_id
        self._fields = [(name, values[name]) for name in FIELDS if name in values]
        self._unit_names = {unit.id: unit.nama for unit in register.units}
        size = len(values["nip"])
        self._empty: Sequence[Any] = [None] * size
        self._place_columns = tuple(map(self._column, ("unit", "unit_induk", "jabatan", "jenis_jabatan", "eselon")))

    def _column(self, target: str) -> Sequence[Any]:
        found: Sequence[Any] = self._values.get(target, self._empty)
        return found

    def place(self, position: int, current: UUID | None = None) -> Place:
        """Where the row puts a person who is now in the unit `current`."""
        unit, induk, jabatan, hint, eselon = self._place_columns
        return self._places.place(
            unit[position], induk[position], jabatan[position], hint[position], eselon[position], current
        )

    def new(self, position: int) -> Revision:
        """A person who is not in the register."""
        nip = self._values["nip"][position]
        front, name, behind = split_titles(self._values["nama"][position])
        fields = {key: column[position] for key, column in self._fields if column[position] is not None}
        fields = {"gelar_depan": front, "gelar_belakang": behind, **fields}
        fields |= self._note(position, "", fields.get("catatan", ""))
        fields.setdefault("tanggal_lahir", nip_birth(nip))
        fields.setdefault("jenis_kelamin", nip_sex(nip))
        if not nip_pppk(nip):
            fields.setdefault("tmt_cpns", date(int(nip[8:12]), int(nip[12:14]), 1))
        kind = JenisPegawai.PPPK if nip_pppk(nip) else self._column("jenis_pegawai")[position] or JenisPegawai.PNS
        person = Pegawai(id=self._new_id(), nip=nip, nama=readable(name), jenis_pegawai=kind, **fields)
        step = self._histories(position, person.id, max(self._since, person.tmt_cpns or self._since))
        return Revision(step.changes, (person, *step.records), step.older)

    def known(self, position: int, person: Pegawai) -> Revision:
        """A person in the register: only what the file says and the register does not."""
        changes: list[Change] = []
        fields: dict[str, Any] = {}
        nip = self._values["nip"][position]
        if nip is not None and nip != person.nip:
            fields["nip"] = nip
        fields |= self._name(position, person)
        for key, column in self._fields:
            given = column[position]
            if given is None:
                continue
            stored = getattr(person, key)
            if given != stored and not (isinstance(given, str) and _bare(key, str(stored)) == _bare(key, given)):
                fields[key] = given
        kind = self._column("jenis_pegawai")[position]
        if kind is not None and kind is not person.jenis_pegawai:
            fields["jenis_pegawai"] = kind
        fields |= self._note(position, person.catatan, fields.get("catatan", person.catatan))
        changes.extend(Change(key, _shown(getattr(person, key)), value) for key, value in fields.items())
        step = self._histories(position, person.id, self._as_of)
        records = (person.with_(**fields), *step.records) if fields else step.records
        return Revision((*changes, *step.changes), records, step.older)

    def _name(self, position: int, person: Pegawai) -> dict[str, Any]:
        given = self._column("nama")[position]
        if given is None or (same_name(given, person.nama) and not person.nama.isupper()):
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

    def _note(self, position: int, stored: str, so_far: str) -> dict[str, str]:
        """A remark (KET) is added to the notes unless it stands there, or says how a managerial post is held."""
        remark = self._column("keterangan")[position]
        if remark is None or remark.casefold() in stored.casefold():
            return {}
        if held_as(remark) is not None and self._managerial(position):
            return {}
        return {"catatan": f"{so_far}; {remark}" if so_far else remark}

    def current_unit(self, person: UUID) -> UUID | None:
        """The unit a person is in according to the register, until further notice."""
        known = self._register.unit.get(person)
        return known[-1].unit_id if known and known[-1].sampai is None else None

    def _managerial(self, position: int) -> bool:
        post = self.place(position).post
        return post is not None and post.jenis.manajerial

    def _status(self, position: int) -> StatusJabatan | None:
        stated: StatusJabatan | None = self._column("status_jabatan")[position]
        remark = self._column("keterangan")[position]
        if stated is None and remark is not None and self._managerial(position):
            return held_as(remark)
        return stated

    def _histories(self, position: int, person: UUID, since: date) -> Revision:
        changes: list[Change] = []
        records: list[Record] = []
        older: list[str] = []

        def take(name: str, step: histories.Step) -> None:
            changes.extend(step.changes)
            records.extend(step.records)
            if step.older:
                older.append(name)

        register = self._register
        golongan = self._column("golongan")[position]
        if golongan is not None:
            mkg = (self._column("mkg_tahun")[position], self._column("mkg_bulan")[position])
            known_golongan = register.golongan.get(person, ())
            tmt = self._column("tmt_golongan")[position]
            step = histories.golongan_step(known_golongan, person, golongan, tmt, mkg, since, self._new_id)
            take("golongan", step)
        place = self.place(position, self.current_unit(person))
        tmt = self._column("tmt_jabatan")[position]
        known_unit = register.unit.get(person, ())
        before = self._unit_names.get(known_unit[-1].unit_id) if known_unit else None
        unit = histories.unit_step(known_unit, person, place, before, tmt, since, self._new_id)
        take("unit", unit)
        if place.post is not None:
            take(
                "jabatan",
                histories.jabatan_step(
                    register.jabatan.get(person, ()),
                    person,
                    place,
                    self._places.post_of,
                    self._status(position),
                    tmt,
                    since,
                    self._new_id,
                    moved=bool(unit.changes),
                ),
            )
        tingkat = self._column("pendidikan")[position]
        if tingkat is not None:
            take(
                "pendidikan",
                histories.pendidikan_step(
                    register.pendidikan.get(person, ()),
                    person,
                    tingkat,
                    self._column("jurusan")[position],
                    self._column("sekolah")[position],
                    self._column("tahun_lulus")[position],
                    self._new_id,
                ),
            )
        return Revision(tuple(changes), tuple(records), tuple(older))


def held_as(remark: str) -> StatusJabatan | None:
    """`Plt.` or `Plh.` in a column of remarks."""
    word = remark.lower().strip(" .").partition(" ")[0].strip(".")
    return {"plt": StatusJabatan.PLT, "plh": StatusJabatan.PLH}.get(word)


_NUMBERS = frozenset(("nik", "npwp", "bpjs", "nomor_hp", "karpeg"))


def _bare(key: str, text: str) -> str:
    """What two writings of one text have in common: capitals, spaces and the dots of numbers do not count."""
    if key in _NUMBERS:
        return "".join(sign for sign in text.casefold() if sign.isalnum())
    return " ".join(text.casefold().split())


def _shown(stored: Any) -> Any:
    return None if stored == "" else stored
