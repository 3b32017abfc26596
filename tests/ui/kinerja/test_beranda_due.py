"""What is due and overdue on the first screen, and its chart where an office has very many units."""

from __future__ import annotations

from datetime import date
from typing import Any

from msgspec.structs import replace

from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.rules.keadaan import Keadaan
from asn_desktop.core.usecases.deadlines import Deadlines, TermDue, deadlines
from asn_desktop.core.usecases.keadaan import register
from asn_desktop.core.usecases.keberatan import desk as objections
from asn_desktop.core.usecases.overview import by_top, overview
from asn_desktop.ui.presenters.beranda.due import due_lines
from asn_desktop.ui.presenters.listing import choices_of

FEBRUARY = date(2026, 2, 16)


def on(desk: Any, day: date) -> Any:
    return replace(desk.ctx, today=day)


def test_the_last_term_is_counted_and_the_running_one_is_announced(desk: Any) -> None:
    found = deadlines(on(desk, FEBRUARY))
    over, now = found.terms
    assert (over.jenis, over.nomor, over.tahun, over.batas, over.late) == (
        JenisEvaluasi.TRIWULAN, 4, 2025, date(2026, 1, 31), True
    )  # fmt: skip
    everybody = register(on(desk, FEBRUARY), 2025, JenisEvaluasi.TRIWULAN, 4).rows
    assert sum(over.open.values()) == sum(row.keadaan.open for row in everybody)
    assert (now.nomor, now.running, now.open, now.batas) == (1, True, {}, date(2026, 4, 30))


def test_each_line_leads_to_the_list_of_those_people(desk: Any) -> None:
    term = TermDue(
        2025, JenisEvaluasi.TRIWULAN, 4, date(2025, 12, 31), date(2026, 1, 31), True, False,
        {Keadaan.DRAF: 2, Keadaan.BELUM_DIKUMPULKAN: 7},
    )  # fmt: skip
    collected, draft = due_lines(desk.services.texts, Deadlines((term,), (), 3))[1:]
    assert collected.sentence == "Triwulan IV 2025: 7 pegawai belum melengkapi realisasi"
    assert (collected.screen, collected.tone, collected.note) == ("pelaksanaan", "warn", "lewat dari 31 Januari 2026")
    assert choices_of(collected.detail) == {"tahun": "2025", "masa": "triwulan-4", "keadaan": "belum_dikumpulkan"}
    assert (draft.screen, choices_of(draft.detail)["evaluasi"]) == ("evaluasi", "draf")


def test_objections_come_first_with_the_days_that_are_left(desk: Any) -> None:
    ctx = on(desk, FEBRUARY)
    found = deadlines(ctx)
    waiting = [row for row in objections(ctx) if row.open]
    assert list(found.objections) == waiting
    lines = due_lines(desk.services.texts, found)
    for row, line in zip(waiting, lines, strict=False):
        assert (line.screen, line.target) == ("keberatan", row.id)
        assert row.nama in line.sentence
        assert "hari" in line.note.lower()


def test_an_office_that_appraises_by_the_year_has_no_terms(desk: Any) -> None:
    from asn_desktop.core.usecases.keadaan import set_cadence

    set_cadence(desk.ctx, JenisEvaluasi.AKHIR)
    assert deadlines(desk.ctx).terms == ()


def test_units_are_counted_with_those_under_the_same_head(desk: Any) -> None:
    found = overview(desk.ctx)
    groups = by_top(found.progress, found.tree)
    assert len(groups) < len(found.progress)
    for name in ("pegawai", "skp_disetujui", "evaluasi_final"):
        assert sum(getattr(row, name) for row in groups) == sum(getattr(row, name) for row in found.progress)
    secretariat = next(row for row in groups if row.unit == "Sekretariat")
    alone = next(row for row in found.progress if row.unit == "Sekretariat")
    assert secretariat.pegawai > alone.pegawai
