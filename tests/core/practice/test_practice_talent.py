"""Talent in a practice office: what a head office would want to look at is there, and the same every time."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from asn_desktop import bootstrap
from asn_desktop.core.domain.talenta import CalonPenerus, PenilaianPotensi, SyaratJabatan
from asn_desktop.core.usecases import talenta
from asn_desktop.core.usecases.ports import Context
from asn_desktop.core.usecases.practice import create
from asn_desktop.core.usecases.practice.talent import POSTS, talent
from asn_desktop.core.usecases.talenta.succession import SebabLowong
from asn_desktop.storage.db import create_store, new_id

DAY = date(2026, 3, 14)


def made(path: Path) -> Context:
    store = create_store(path, create.kantor("walesi", 40, new_id()), today=DAY)
    ctx = Context(store, bootstrap.law_book(), "Maria", DAY)
    create.people(ctx, "walesi", 40)
    talent(ctx, 1)
    return ctx


def test_some_are_assessed_some_are_not_and_a_vacant_post_has_a_successor(tmp_path: Path) -> None:
    ctx = made(tmp_path / "a.asn")
    of = talenta.grid(ctx, DAY)
    assessed = [each for each in of.people if each.dinilai is not None]
    assert 0 < len(assessed) < len(of.people)
    assert all(each.dinilai is None or each.dinilai.tanggal <= DAY for each in of.people)
    with ctx.store.read() as reader:
        (named,) = reader.find(CalonPenerus)
        assert 0 < len(reader.find(SyaratJabatan)) <= POSTS
    vacant = {each.jabatan.id: each for each in talenta.vacancies(ctx)}
    assert vacant[named.jabatan_id].penerus == 1
    ctx.store.close()


def test_the_same_seed_gives_the_same_values(tmp_path: Path) -> None:
    values = []
    for name in ("a.asn", "b.asn"):
        ctx = made(tmp_path / name)
        with ctx.store.read() as reader:
            values.append(sorted((str(each.nilai), each.tanggal) for each in reader.find(PenilaianPotensi)))
        ctx.store.close()
    assert values[0] == values[1]


def test_one_head_of_a_section_retires_within_two_years_so_that_a_successor_is_looked_for(tmp_path: Path) -> None:
    ctx = made(tmp_path / "a.asn")
    (leaving,) = (each for each in talenta.vacancies(ctx) if each.sebab is SebabLowong.PENSIUN)
    assert leaving.jabatan.nama == "Kepala Seksi Pemerintahan"
    assert leaving.tanggal is not None
    assert DAY < leaving.tanggal <= date(DAY.year + 2, DAY.month, DAY.day)
    ctx.store.close()
