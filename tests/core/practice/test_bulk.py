"""A practice office written in one go holds what the use cases of the screens would have made step by step."""

from __future__ import annotations

from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from asn_desktop.bootstrap import law_book
from asn_desktop.core.domain.evaluasi import Evaluasi, Realisasi, StatusEvaluasi, UmpanBalikHasil, UmpanBalikPerilaku
from asn_desktop.core.domain.skp import EkspektasiPerilaku, HasilKerja, Indikator, Skp
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Record
from asn_desktop.core.usecases.ports import Context
from asn_desktop.core.usecases.practice import create
from asn_desktop.core.usecases.practice.bulk import carry_in_bulk
from asn_desktop.core.usecases.practice.year import PAST, carry
from asn_desktop.storage.db import create_store, new_id

DAY = date(2026, 1, 20)
EMPLOYEES = 24
KINDS: tuple[type[Record], ...] = (
    Skp, HasilKerja, Indikator, EkspektasiPerilaku, Evaluasi, Realisasi, UmpanBalikHasil, UmpanBalikPerilaku,
)  # fmt: skip


def office(folder: Path, name: str) -> Context:
    kantor = create.kantor("walesi", EMPLOYEES, new_id())
    context = Context(create_store(folder / f"{name}.asn", kantor, today=DAY), law_book(), "uji", DAY)
    create.people(context, "walesi", EMPLOYEES)
    return context


def content(context: Context) -> dict[str, Counter[Any]]:
    """What the records say, without identities and versions."""
    with context.store.read() as reader:
        return {
            kind.__name__: Counter(
                repr(
                    {
                        name: _plain(getattr(record, name))
                        for name in record.__struct_fields__
                        if name not in ("id", "version") and not name.endswith("_id")
                    }
                )
                for record in reader.find(kind)
            )
            for kind in KINDS
        }


def _plain(value: Any) -> Any:
    """Parties without the identity of their record."""
    if hasattr(value, "__struct_fields__"):
        return {name: _plain(getattr(value, name)) for name in value.__struct_fields__ if not name.endswith("_id")}
    return value


def test_both_ways_give_the_same_year(tmp_path: Path) -> None:
    stepwise, at_once = office(tmp_path, "a"), office(tmp_path, "b")
    result_a, _ = carry(stepwise, 2025, 1, PAST)
    result_b, _ = carry_in_bulk(at_once, 2025, 1, PAST)
    first, second = content(stepwise), content(at_once)
    for kind in KINDS:
        assert first[kind.__name__] == second[kind.__name__], kind.__name__
    assert (result_a.plans, result_a.agreed, result_a.rated, result_a.final) == (
        result_b.plans,
        result_b.agreed,
        result_b.rated,
        result_b.final,
    )
    assert len(result_a.left) == len(result_b.left)
    for context in (stepwise, at_once):
        assert context.store.check() == ()
        context.store.close()


def test_final_appraisals_hold_both_parties_and_their_verdict(tmp_path: Path) -> None:
    context = office(tmp_path, "kantor")
    carry_in_bulk(context, 2025, 1, PAST)
    with context.store.read() as reader:
        final = reader.find(Evaluasi, status=StatusEvaluasi.FINAL)
    assert final
    for one in final:
        assert one.pihak is not None
        assert one.pihak.penilai.nama != one.pihak.pegawai.nama
        assert one.verdict is not None
        assert one.verdict.result("predikat") == one.predikat
        assert one.tanggal is not None
    context.store.close()


def test_an_office_with_people_is_not_filled_again(tmp_path: Path) -> None:
    context = office(tmp_path, "kantor")
    with pytest.raises(UserError, match="not_empty_practice"):
        create.people(context, "walesi", EMPLOYEES)
    context.store.close()
