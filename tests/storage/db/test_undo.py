"""Undo puts back exactly what a group of changes did, and never more."""

from __future__ import annotations

from uuid import UUID

import pytest
from office import Office, person

from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.rows import PegawaiFilter
from asn_desktop.storage.db.store import SqlStore


def rename(store: SqlStore, identity: UUID, nama: str) -> UUID:
    """Returns the group."""
    with store.write("save_pegawai", "Operator") as unit:
        unit.put(unit.get(Pegawai, identity).with_(nama=nama))
        unit.commit()
    with store.read() as reader:
        return reader.history([identity])[0].group


def undo(store: SqlStore, group: UUID) -> None:
    with store.write("undo", "Operator") as unit:
        unit.undo(group)
        unit.commit()


def name(store: SqlStore, identity: UUID) -> str:
    with store.read() as reader:
        return reader.get(Pegawai, identity).nama


def last(store: SqlStore) -> UUID | None:
    with store.read() as reader:
        found = reader.last_change()
        return None if found is None else found.group


def test_step_by_step_back(store: SqlStore, office: Office) -> None:
    who = office.staf.id
    first, second = rename(store, who, "Satu"), rename(store, who, "Dua")
    assert last(store) == second
    undo(store, second)
    assert name(store, who) == "Satu"
    assert last(store) == first
    undo(store, first)
    assert name(store, who) == "Yusuf Ma'ruf"
    imported = last(store)
    assert imported is not None
    undo(store, imported)
    assert last(store) is None  # the office itself is not taken back
    with store.read() as reader:
        assert reader.pegawai_count(PegawaiFilter()) == 0
    assert store.check() == ()


def test_an_undo_can_be_undone(store: SqlStore, office: Office) -> None:
    who = office.staf.id
    change = rename(store, who, "Satu")
    undo(store, change)
    with store.read() as reader:
        back = reader.history([who])[0].group
    undo(store, back)
    assert name(store, who) == "Satu"
    assert last(store) == change
    undo(store, change)
    assert name(store, who) == "Yusuf Ma'ruf"


def test_what_was_changed_since_is_not_undone(store: SqlStore, office: Office) -> None:
    who = office.staf.id
    first = rename(store, who, "Satu")
    rename(store, who, "Dua")
    with store.write("undo", "Operator") as unit, pytest.raises(UserError) as refused:
        unit.undo(first)
    assert refused.value.key == "undo_changed"
    assert name(store, who) == "Dua"


def test_twice_or_unknown_is_refused(store: SqlStore, office: Office) -> None:
    change = rename(store, office.staf.id, "Satu")
    undo(store, change)
    for group, key in ((change, "undo_done"), (UUID(int=7), "undo_unknown")):
        with store.write("undo", "Operator") as unit, pytest.raises(UserError) as refused:
            unit.undo(group)
        assert refused.value.key == key


def test_undoing_a_removal_and_a_restoration(store: SqlStore, office: Office) -> None:
    who = office.staf.id
    with store.write("remove_pegawai", "Operator") as unit:
        unit.remove(unit.get(Pegawai, who))
        unit.commit()
    with store.write("restore", "Kasubag") as unit:
        unit.restore("pegawai", who)
        unit.commit()
    group = last(store)
    assert group is not None
    undo(store, group)
    with store.read() as reader:
        (gone,) = reader.bin()
        assert gone.words == ("Yusuf Ma'ruf",)
    group = last(store)
    assert group is not None
    undo(store, group)
    assert name(store, who) == "Yusuf Ma'ruf"
    assert store.check() == ()


def test_the_bin_names_histories_by_their_owner(store: SqlStore, office: Office) -> None:
    from asn_desktop.core.domain.riwayat import RiwayatGolongan

    with store.write("remove_entry", "Operator") as unit:
        unit.remove(unit.find(RiwayatGolongan, pegawai_id=office.kepala.id)[0])
        unit.commit()
    with store.read() as reader:
        assert [row.words for row in reader.bin()] == [("IV/a", "Simson Hubi, S.Sos")]
    with store.write("restore", "Operator") as unit, pytest.raises(UserError):
        unit.restore("pegawai", person(950, "Siapa").id)
