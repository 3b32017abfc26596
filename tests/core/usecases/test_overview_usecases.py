"""What the first screen counts, in a real file."""

from __future__ import annotations

from datetime import date

import pytest
from kinerja_office import Office

from asn_desktop.core.usecases import evaluasi, overview, skp


def todos(office: Office, day: date = date(2025, 1, 10)) -> dict[str, tuple[int, bool]]:
    return {todo.key: (todo.n, todo.late) for todo in overview.overview(office.on(day), 2025).todos}


@pytest.mark.parametrize(
    ("day", "year"), [(date(2026, 1, 31), 2025), (date(2026, 2, 1), 2026), (date(2025, 12, 31), 2025)]
)
def test_in_january_the_year_before_is_worked_on(day: date, year: int) -> None:
    assert overview.appraisal_year(day) == year


def test_the_work_moves_from_step_to_step(office: Office) -> None:
    assert todos(office) == {"no_plan": (3, False)}
    draft = office.plan("Staf", agree=False)
    skp.submit(office.ctx, office.plan("Sekcam", agree=False))
    agreed = office.plan("Camat")
    assert todos(office) == {
        "plan_draft": (1, False),
        "plan_submitted": (1, False),
        "not_rated": (1, False),
    }
    evaluasi.begin(office.ctx, agreed)
    assert todos(office)["rating_draft"] == (1, False)
    assert "not_rated" not in todos(office)
    skp.remove(office.ctx, draft)
    assert todos(office)["no_plan"] == (1, False)


def test_late_the_day_after_the_deadline(office: Office) -> None:
    assert todos(office, date(2025, 1, 31))["no_plan"] == (3, False)
    assert todos(office, date(2025, 2, 1))["no_plan"] == (3, True)


def test_each_todo_leads_to_the_list_that_shows_its_people(office: Office) -> None:
    office.plan("Camat")
    for todo in overview.overview(office.ctx, 2025).todos:
        with office.ctx.store.read() as reader:
            assert reader.kinerja_count(todo.where) == todo.n


def test_the_office_at_a_glance(office: Office) -> None:
    found = overview.overview(office.ctx, 2025)
    assert (found.pegawai, found.units, found.empty) == (3, 2, False)
    assert {row.unit: row.pegawai for row in found.progress} == {"Distrik Welesi": 1, "Sekretariat": 2}
