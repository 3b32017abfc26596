"""What travels can be proved against the chain that the office's journal was sealed with, and a receipt by its code."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from asn_desktop.core.domain.kantor import HariLibur, Kantor
from asn_desktop.core.exchange.entry import Entry, entry_hash
from asn_desktop.core.exchange.receipt_code import proves, receipt_code
from asn_desktop.core.kernel.short_code import ALPHABET, is_sound
from asn_desktop.storage.db import create_store, new_id

SHA = "ab" * 32


@pytest.fixture
def entries(tmp_path: Path) -> list[Entry]:
    """The journal of an office in which something was made, changed, removed and taken back."""
    kantor = Kantor(id=new_id(), nama="Distrik Walesi", instansi="Pemerintah Kabupaten Jayawijaya")
    store = create_store(
        tmp_path / "kantor.asn", kantor, today=date(2026, 3, 2), installation="meja-1", actor="Operator “A”"
    )
    with store.write("bin", "Operator") as unit:
        day = unit.put(HariLibur(id=unit.new_id(), tanggal=date(2026, 5, 1), nama='Hari "Buruh" \\ \u2028 é\n'))
        unit.commit()
    with store.write("bin", "Operator") as unit:
        unit.remove(day)
        group = unit.commit()
    assert group is not None
    with store.read() as reader:
        last = reader.last_change()
    assert last is not None
    with store.write("undo", "Operator") as unit:
        unit.undo(last.group)
        unit.commit()
    with store.books() as books:
        ((first, newest),) = books.epochs().values()
        found = [line for run in books.lines(first, newest) for line in run]
    store.close()
    return [msgspec.json.decode(line, type=Entry) for line in found]


def test_the_hash_computed_from_what_travels_is_that_of_the_journal(entries: list[Entry]) -> None:
    assert len(entries) >= 4
    assert [entry_hash(entry) for entry in entries] == [entry.hash for entry in entries]
    assert any(bytes(entry.after) == b"null" for entry in entries)
    assert any(entry.undoes for entry in entries)


@pytest.mark.parametrize("changed", [{"actor": "Orang lain"}, {"seq": 77}, {"undoes": "x"}, {"kind": "skp"}])
def test_a_changed_value_gives_another_hash(entries: list[Entry], changed: dict[str, object]) -> None:
    assert entry_hash(replace(entries[-1], **changed)) != entries[-1].hash


@given(st.binary(min_size=32, max_size=32), st.booleans())
def test_a_receipt_code_says_whether_all_arrived_and_is_forgiven_how_it_is_typed(secret: bytes, whole: bool) -> None:
    code = receipt_code(secret, SHA, whole=whole)
    assert is_sound(code)
    assert proves(f" {code.lower().replace('-', ' ')}", [b"earlier" * 4, secret], SHA) is whole


def test_a_receipt_code_is_of_one_envelope_and_one_office() -> None:
    code = receipt_code(b"s" * 32, SHA, whole=True)
    assert proves(code, [b"s" * 32], "cd" * 32) is None
    assert proves(code, [b"t" * 32], SHA) is None
    assert proves(code[:-1] + ALPHABET[(ALPHABET.index(code[-1]) + 1) % 31], [b"s" * 32], SHA) is None
    assert proves("", [b"s" * 32], SHA) is None
