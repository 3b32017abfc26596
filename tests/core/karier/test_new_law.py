"""A pack from outside is tried before it decides about anybody, waits for its day, and says whom it moves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from asn_desktop import bootstrap
from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.exchange.downward import PackFile
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.rulepack.loader import PackError
from asn_desktop.core.usecases.new_law import try_pack, whom_it_moves
from asn_desktop.storage.packs.arrived import ArrivedPacks
from asn_desktop.storage.packs.folder import load_law
from tests.core.karier.conftest import TODAY, Register

SHIPPED = bootstrap.resources() / "rules" / "bup.toml"
CASES = """
[[case]]
name = "pelaksana pensiun pada usia batas"
rule = "bup"
law_date = 2026-03-10
given = { jabatan = "pelaksana", tanggal_lahir = 1970-01-01 }
expect = { bup = %d }
"""


def pack(old: str = "value = 58", new: str = "value = 58", *, expects: int = 58) -> PackFile:
    text = SHIPPED.read_text("utf-8")
    return PackFile("BUP baru.toml", date(2026, 4, 1), text.replace(old, new), CASES % expects)


def test_it_is_tried_as_if_it_were_in_force(office: Register) -> None:
    trial = try_pack(office.ctx.law, pack())
    assert (trial.topic, trial.passed, trial.changed) == ("bup", True, ())
    wrong = try_pack(office.ctx.law, pack(expects=60))
    assert [result.name for result in wrong.failed] == ["pelaksana pensiun pada usia batas"]


def test_a_broken_pack_or_one_without_cases_is_refused(office: Register) -> None:
    with pytest.raises(PackError):
        try_pack(office.ctx.law, PackFile("x.toml", TODAY, "bukan toml", CASES % 58))
    with pytest.raises(UserError) as refused:
        try_pack(office.ctx.law, PackFile("x.toml", TODAY, SHIPPED.read_text("utf-8"), " "))
    assert refused.value.key == "pack_without_cases"


def test_it_says_whose_rights_it_moves(office: Register) -> None:
    office.person(nama="Kosma Matuan", tanggal_lahir=date(1970, 1, 1), nip="197001012018031990")
    longer = try_pack(office.ctx.law, pack("58", "61", expects=61))
    assert longer.passed
    assert longer.changed != ()
    moved = whom_it_moves(office.ctx, longer.book, TODAY)
    assert {(each.nama, each.hak) for each in moved} >= {("Kosma Matuan", Hak.PENSIUN)}
    pension = next(each for each in moved if each.hak is Hak.PENSIUN)
    assert pension.before is not None
    assert pension.now is not None
    assert (pension.before[1], pension.now[1]) == (date(2028, 2, 1), date(2031, 2, 1))
    assert whom_it_moves(office.ctx, office.ctx.law, TODAY) == ()


def test_it_waits_for_its_day_and_can_be_withdrawn(tmp_path: Path) -> None:
    packs = ArrivedPacks(tmp_path / "waiting", tmp_path / "rules")
    tried = try_pack(bootstrap.law_book(), pack("58", "61", expects=61)).file
    packs.keep(tried)
    assert packs.put_into_force(date(2026, 3, 31)) == ()
    assert packs.waiting() == (tried,)
    assert packs.put_into_force(date(2026, 4, 1)) == (tried,)
    assert (packs.waiting(), packs.in_force()) == ((), ("bup.toml",))
    book = load_law(tmp_path / "rules", None, bootstrap.resources() / "rules")
    assert book.packs["bup"].id.sha256 != bootstrap.law_book().packs["bup"].id.sha256
    packs.withdraw("bup.toml")
    assert packs.in_force() == ()
