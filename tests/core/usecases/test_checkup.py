"""The examination that a large register remembers, on a real file."""

from __future__ import annotations

import pytest
from kinerja_office import Office

from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.usecases import checkup
from asn_desktop.core.usecases.doctor import examine


def test_a_large_register_remembers_what_was_found(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checkup, "AUTOMATIC", 1)
    found = checkup.check_up(office.ctx)
    assert found.groups
    assert checkup.remembered(office.ctx) == found


def test_a_small_register_is_examined_anew_each_time(office: Office) -> None:
    assert checkup.check_up(office.ctx).groups
    assert checkup.remembered(office.ctx) is None


def test_every_finding_is_counted_and_only_the_first_are_kept(office: Office) -> None:
    findings = examine(office.ctx)
    many = findings * (checkup.KEPT + 1)
    groups = checkup.grouped(many)
    assert sum(group.total for group in groups) == len(many)
    assert all(len(group.first) == checkup.KEPT for group in groups)


def test_saving_something_makes_the_result_old(office: Office) -> None:
    before = checkup.check_up(office.ctx)
    with office.ctx.store.write("edit_pegawai", "Petugas") as work:
        person = work.get(Pegawai, office["Staf"])
        work.put(person.with_(tempat_lahir="Wamena"))
        work.commit()
    with office.ctx.store.read() as reader:
        assert reader.position() == before.position + 1


def test_what_an_older_program_remembered_is_not_misread(office: Office) -> None:
    office.ctx.store.remember(checkup.SETTING, {"day": "yesterday"})
    assert checkup.remembered(office.ctx) is None
