"""Which posts lead to which, by the requirements of the packs, and where one person can go."""

from __future__ import annotations

from datetime import date

import pytest

from asn_desktop import bootstrap
from asn_desktop.core.domain.jabatan import Jabatan, JenisJabatan
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.usecases.karier.paths import ArahKarier, Path, chances, levels_of, paths_of, pattern
from asn_desktop.storage.db import new_id
from tests.core.karier.conftest import TODAY, Register


@pytest.fixture(scope="module")
def paths() -> dict[tuple[str, str], Path]:
    return {(path.dari, path.ke): path for path in paths_of(bootstrap.law_book().at(TODAY))}


def test_what_a_requirement_counts_leads_to_the_post(paths: dict[tuple[str, str], Path]) -> None:
    up = paths["pengawas", "administrator"]
    assert (up.arah, up.tahun) == (ArahKarier.VERTIKAL, 3)
    assert up.citation.article == "Pasal 54"
    assert paths["ahli_muda", "administrator"].arah is ArahKarier.DIAGONAL
    assert paths["administrator", "jpt_pratama"].arah is ArahKarier.DIAGONAL


def test_functional_posts_rise_by_credit(paths: dict[tuple[str, str], Path]) -> None:
    step = paths["ahli_pertama", "ahli_muda"]
    assert (step.arah, step.angka_kredit, step.tahun) == (ArahKarier.VERTIKAL, 100, None)
    assert ("ahli_muda", "ahli_pertama") not in paths


def test_equal_posts_are_joined_both_ways_without_condition(paths: dict[tuple[str, str], Path]) -> None:
    for pair in (("pengawas", "ahli_muda"), ("ahli_muda", "pengawas"), ("pelaksana", "ahli_pertama")):
        assert paths[pair].arah is ArahKarier.HORIZONTAL
        assert (paths[pair].tahun, paths[pair].angka_kredit) == (None, None)


def test_no_field_of_work_is_taken_for_a_post(paths: dict[tuple[str, str], Path]) -> None:
    assert "bidang_terkait" not in {name for pair in paths for name in pair}


def test_levels_follow_from_what_counts_for_what(paths: dict[tuple[str, str], Path]) -> None:
    levels = levels_of(tuple(paths.values()))
    assert [levels[name] for name in ("pelaksana", "penyelia", "ahli_pertama")] == [0, 0, 0]
    assert [levels[name] for name in ("pengawas", "ahli_muda", "administrator", "ahli_madya")] == [1, 1, 2, 2]
    assert [levels[name] for name in ("jpt_pratama", "ahli_utama")] == [3, 3]


def test_before_the_law_there_are_no_paths() -> None:
    assert paths_of(bootstrap.law_book().at(date(2010, 1, 1))) == ()


def test_the_offices_own_posts_and_people_stand_at_their_kind(office: Register) -> None:
    unit = Unit(id=new_id(), nama="Distrik Welesi")
    post = Jabatan(id=new_id(), nama="Kasi Pemerintahan", jenis=JenisJabatan.PENGAWAS, unit_id=unit.id, eselon="IV.b")
    office.put(unit, post)
    office.person()
    office.person()
    of = pattern(office.ctx, TODAY)
    pengawas, pelaksana = of.kind("pengawas"), of.kind("pelaksana")
    assert pengawas is not None
    assert pelaksana is not None
    assert [(each.nama, unit) for each, unit in pengawas.posts] == [("Kasi Pemerintahan", "Distrik Welesi")]
    assert (pengawas.people, pelaksana.people) == (0, 2)
    assert {path.dari for path in of.into("pengawas")} >= {"pelaksana", "ahli_pertama", "penyelia"}


def test_a_person_is_told_where_to_go_and_whether_it_is_possible(office: Register) -> None:
    ready, new = office.person("III/b"), office.person("III/b", jabatan={"tmt": date(2025, 1, 1)})
    for person in (ready, new):
        for year in (2024, 2025):
            office.appraised(person, year)
    of = pattern(office.ctx, TODAY)

    def outcome(person: object) -> Outcome:
        found = chances(office.career(person).facts, of, office.ctx.law.at(TODAY))  # type: ignore[arg-type]
        return next(each.fit.outcome for each in found if each.path.ke == "pengawas")

    assert outcome(ready) is Outcome.MET
    assert outcome(new) is Outcome.NOT_MET
