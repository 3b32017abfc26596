"""The desk of careers in a practice office: the same each time, with something in each state worth looking at."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from asn_desktop import bootstrap
from asn_desktop.core.domain.rencana_karier import KemajuanKarier, StatusRencana
from asn_desktop.core.domain.usulan import StatusUsulan
from asn_desktop.core.usecases.ports import Context
from asn_desktop.core.usecases.practice import create
from asn_desktop.core.usecases.rencana_karier import open_plan, read_plans
from asn_desktop.core.usecases.usulan import ProposalFilter, desk
from asn_desktop.storage.db import create_store, new_id

TODAY = date(2026, 3, 14)


def office(path: Path, name: str = "walesi") -> Context:
    store = create_store(path, create.kantor(name, None, new_id()), today=TODAY)
    ctx = Context(store, bootstrap.law_book(), "Maria", TODAY)
    create.create(ctx, name)
    return ctx


@pytest.fixture
def walesi(tmp_path: Path):
    ctx = office(tmp_path / "latihan.asn")
    yield ctx
    ctx.store.close()


def test_plans_and_proposals_each_in_another_state(walesi: Context, tmp_path: Path) -> None:
    with walesi.store.read() as reader:
        agreed, headed, draft = read_plans(walesi, reader)
        following = open_plan(walesi, headed.pegawai_id).successors
        progress = reader.find(KemajuanKarier)
    assert (agreed.status, agreed.steps, agreed.done, agreed.late) == (StatusRencana.DISEPAKATI, 3, 1, 1)
    assert agreed.sepakat is not None
    assert agreed.sepakat < TODAY
    assert draft.status is StatusRencana.DRAF
    assert headed.status is StatusRencana.DISEPAKATI
    assert [(each.jabatan.kepala, len(each.calon), each.ready) for each in following] == [(True, 1, 0)]
    assert [each.tahun for each in progress] == [2026]
    rows = desk(walesi, ProposalFilter())
    assert {row.status for row in rows} == {StatusUsulan.DISIAPKAN, StatusUsulan.DIKIRIM, StatusUsulan.DIKEMBALIKAN}
    assert all(0 < row.ready < row.papers for row in rows), "something lies ready, something still lacks"
    again = office(tmp_path / "lagi.asn")
    assert [(row.nip, row.hak, row.status, row.tmt) for row in desk(again, ProposalFilter())] == [
        (row.nip, row.hak, row.status, row.tmt) for row in rows
    ]
    again.store.close()
