"""Everybody in a term without a window: states, filters, whom to ask, exemptions, and the months of units."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from asn_desktop import bootstrap
from asn_desktop.core.domain.kantor import Kantor
from asn_desktop.core.domain.kinerja import JenisEvaluasi
from asn_desktop.core.domain.pegawai import Kedudukan
from asn_desktop.core.domain.skp import PengecualianSkp, SebabPengecualian
from asn_desktop.core.rules.keadaan import Keadaan
from asn_desktop.core.usecases import pelaksanaan
from asn_desktop.core.usecases.keadaan import StateRow
from asn_desktop.core.usecases.pelaksanaan import MonthsDraft, RealisedDraft
from asn_desktop.core.usecases.rows import Recorded, Sort, Term, TermRow
from asn_desktop.ui.presenters.keadaan_chips import due_of, keadaan_chip, realised_of, turn_of
from asn_desktop.ui.presenters.keadaan_rows import StateRows
from asn_desktop.ui.presenters.listing import Asked
from asn_desktop.ui.presenters.pelaksanaan.chase import groups, message
from asn_desktop.ui.presenters.pelaksanaan.exempt import Exemptions
from asn_desktop.ui.presenters.pelaksanaan.list import PelaksanaanListPresenter, PelaksanaanListState
from asn_desktop.ui.presenters.terms import TermKey, current_term, read_term, term_of_month

FIRST = {"tahun": "2026", "masa": "triwulan-1"}


class View:
    def __init__(self) -> None:
        self.states: list[PelaksanaanListState] = []

    def render(self, state: PelaksanaanListState) -> None:
        self.states.append(state)

    @property
    def state(self) -> PelaksanaanListState:
        return self.states[-1]


@pytest.fixture
def view() -> View:
    return View()


def started(may: Any, view: View, **choices: str) -> PelaksanaanListPresenter:
    presenter = PelaksanaanListPresenter(may.services, view)
    may.window.open.append(presenter)
    presenter.listing.asked = Asked(choices=choices)
    presenter.start()
    return presenter


def listed(may: Any, text: str = "", sort: str = "nama", **choices: str) -> tuple[StateRow, ...]:
    rows = StateRows(lambda: may.ctx)
    with may.ctx.store.read() as reader:
        return rows.everything(reader, Asked(text, {**FIRST, **choices}, Sort(sort)))


def one(rows: tuple[StateRow, ...], state: Keadaan) -> StateRow:
    return next(row for row in rows if row.keadaan is state)


@pytest.mark.parametrize(
    ("text", "months"),
    [("triwulan-2", [4, 5, 6]), ("bulan-11", [11]), ("akhir-0", list(range(1, 13)))],
)
def test_a_term_is_named_and_read_back(text: str, months: list[int]) -> None:
    found = read_term(text)
    assert found is not None
    assert (str(found), list(found.months)) == (text, months)


@pytest.mark.parametrize("text", ["", "triwulan-0", "triwulan-5", "bulan-13", "akhir-1", "tahun-1", "bulan-x"])
def test_what_names_no_term_is_none(text: str) -> None:
    assert read_term(text) is None


def test_the_term_people_work_on() -> None:
    today = date(2026, 5, 12)
    assert current_term(2026, today, JenisEvaluasi.TRIWULAN) == TermKey(JenisEvaluasi.TRIWULAN, 2)
    assert current_term(2025, today, JenisEvaluasi.BULAN) == TermKey(JenisEvaluasi.BULAN, 12)
    assert current_term(2027, today, JenisEvaluasi.TRIWULAN) == TermKey(JenisEvaluasi.TRIWULAN, 1)
    assert term_of_month(JenisEvaluasi.AKHIR, 7) == TermKey(JenisEvaluasi.AKHIR, 0)


def test_the_current_term_is_there_without_being_chosen_and_moves_on(may: Any, view: View) -> None:
    presenter = started(may, view)
    assert (str(presenter.term), view.state.masa) == ("triwulan-2", "Triwulan II 2026")
    assert view.state.terms[0] == ("", "Triwulan II")
    presenter.show("tahun=2026&masa=triwulan-2")
    assert presenter.listing.asked.choice("masa") == ""
    presenter.show("tahun=2026&masa=triwulan-3")
    assert str(presenter.term) == "triwulan-3"


def test_what_is_missing_is_empty_and_never_a_zero(may: Any) -> None:
    texts = bootstrap.texts("id")
    rows = listed(may)
    without = next(row for row in rows if row.row.skp_id is None and row.keadaan is Keadaan.BELUM_ADA_SKP)
    assert realised_of(without) == ""
    assert (turn_of(texts, without), due_of(texts, without)) == ("Pengelola kinerja", "31/01/2026 (lewat)")
    waiting = one(rows, Keadaan.BELUM_DIKUMPULKAN)
    assert realised_of(waiting).startswith("0/")
    assert turn_of(texts, waiting) == "Pegawai"
    assert {(keadaan_chip(texts, row).text, keadaan_chip(texts, row).icon != "") for row in rows} >= {
        ("Menunggu SKP", True)
    }


def test_filters_narrow_and_orders_keep_names_in_order(may: Any) -> None:
    everybody = listed(may)
    assert {row.keadaan for row in listed(may, keadaan="terbuka")} <= {each for each in Keadaan if each.open}
    assert all(row.terlambat for row in listed(may, keadaan="terlambat"))
    assert {row.who for row in listed(may, giliran="pegawai")} == {"pegawai"}
    name = everybody[0].row.nama.split(",")[0]
    assert [row.row.nama for row in listed(may, name)] == [everybody[0].row.nama]
    assert listed(may, "tidak ada orang bernama begini") == ()
    by_state = listed(may, sort="keadaan")
    assert [row.keadaan for row in by_state] == sorted((row.keadaan for row in everybody), key=list(Keadaan).index)
    for sort in ("nip", "unit", "penilai", "skp_status", "realisasi", "rencana_aksi", "giliran", "batas"):
        assert {row.row.nip for row in listed(may, sort=sort)} == {row.row.nip for row in everybody}


def test_the_register_is_read_once_until_something_is_saved(may: Any) -> None:
    asked = Asked(choices=FIRST)
    rows = StateRows(lambda: may.ctx)
    with may.ctx.store.read() as reader:
        first = rows.everything(reader, asked)
        assert rows.everything(reader, asked) is first
        assert rows.rows(reader, asked, 5, 3) == first[3:8]
        assert rows.count(reader, asked) == len(first)
    row = one(first, Keadaan.BELUM_DIKUMPULKAN)
    assert row.row.skp_id
    plan = pelaksanaan.months(may.ctx, row.row.skp_id).plan
    realised = {(each.id, 3): RealisedDraft("3 laporan") for planned in plan.results for each in planned.indikator}
    pelaksanaan.save(may.ctx, row.row.skp_id, MonthsDraft(realised=realised))
    with may.ctx.store.read() as reader:
        again = next(each for each in rows.everything(reader, asked) if each.pegawai_id == row.pegawai_id)
    assert again.keadaan is Keadaan.BELUM_DINILAI
    assert realised_of(again) == f"{row.row.indikator}/{row.row.indikator}"


def test_a_row_opens_its_months_in_the_term_on_show_or_leads_to_the_plan(may: Any, view: View) -> None:
    presenter = started(may, view, **FIRST)
    rows = listed(may)
    planned = one(rows, Keadaan.BELUM_DIKUMPULKAN)
    presenter.open(planned)
    assert may.window.gone[-1] == ("pelaksanaan", planned.row.skp_id, "masa=triwulan-1")
    without = next(row for row in rows if row.row.skp_id is None)
    presenter.open(without)
    assert may.window.gone[-1] == ("skp", None, "tahun=2026&skp=none")
    assert without.row.nama in may.window.noted[-1]


def test_the_state_says_why(may: Any, view: View) -> None:
    presenter = started(may, view, **FIRST)
    why = presenter.why(one(listed(may), Keadaan.BELUM_DIKUMPULKAN))
    assert "Belum dikumpulkan" in why.headline
    assert why.lines
    assert any("realisasi" in line.lower() for line in why.missing)


def test_the_office_decides_its_terms_and_a_term_no_longer_used_is_given_up(may: Any, view: View) -> None:
    presenter = started(may, view, tahun="2026", masa="triwulan-3")
    presenter.set_cadence(JenisEvaluasi.BULAN)
    assert may.stored(Kantor)[0].periodik is JenisEvaluasi.BULAN
    assert (view.state.cadence, str(presenter.term)) == (JenisEvaluasi.BULAN, "bulan-5")
    assert len(view.state.terms) == 13
    presenter.set_cadence(JenisEvaluasi.AKHIR)
    assert [name for _, name in view.state.terms] == ["Setahun"]
    said = len(may.window.said)
    presenter.set_cadence(JenisEvaluasi.AKHIR)
    assert len(may.window.said) == said


def test_somebody_is_exempted_until_a_day_and_the_record_can_be_withdrawn(may: Any) -> None:
    exemptions = Exemptions(may.services)
    row = one(listed(may), Keadaan.BELUM_DIKUMPULKAN)
    exemptions.record(row, SebabPengecualian.CLTN, date(2026, 2, 1), None, " SK 12/2026 ")
    (record,) = [each for each in may.stored(PengecualianSkp) if each.pegawai_id == row.pegawai_id]
    assert (record.dasar, record.sampai) == ("SK 12/2026", None)
    assert one(tuple(r for r in listed(may) if r.pegawai_id == row.pegawai_id), Keadaan.DIKECUALIKAN)
    found: list[Any] = []
    from asn_desktop.core.kernel.period import Period

    exemptions.of(row, Period(date(2026, 1, 1), date(2026, 4, 1)), found.append)
    exemptions.of(row, Period(date(2025, 1, 1), date(2025, 4, 1)), found.append)
    assert found == [record, None]
    exemptions.record(row, SebabPengecualian.CLTN, date(2026, 3, 1), None, "")
    assert may.window.reported[-1].key == "exemption_overlaps"
    exemptions.end(row, record, date(2026, 2, 28))
    assert may.stored(PengecualianSkp, id=record.id)[0].sampai == date(2026, 3, 1)
    exemptions.withdraw(row, record)
    assert may.stored(PengecualianSkp, id=record.id) == ()


def test_the_chase_list_asks_each_once_and_says_what_and_until_when(may: Any, view: View) -> None:
    presenter = started(may, view, **FIRST)
    found: list[Any] = []
    presenter.whom_to_ask((), found.append)
    asked = found[0]
    waiting = [row for row in listed(may) if row.who]
    assert sum(group.n for group in asked) == len(waiting)
    assert len({(group.who, group.to) for group in asked}) == len(asked)
    group = max(asked, key=lambda each: each.n)
    said = presenter.message(group)
    assert said.startswith(f"Kepada {group.to}")
    assert all(row.row.nama in said for row in group.rows)
    chosen = tuple(waiting[:2])
    presenter.whom_to_ask(chosen, found.append)
    assert sum(group.n for group in found[-1]) == 2


def test_the_chase_list_goes_to_a_spreadsheet(may: Any, view: View, tmp_path: Path) -> None:
    presenter = started(may, view, **FIRST)
    found: list[Any] = []
    presenter.whom_to_ask((), found.append)
    path = tmp_path / "tagih.xlsx"
    presenter.export_chase(found[0], path)
    (sheet,) = may.services.sheets.read(path)
    assert sheet.rows[0][:3] == ["Kepada", "Peran", "Nama pegawai"]
    assert len(sheet.rows) == 1 + sum(group.n for group in found[0])


def test_an_appraiser_nobody_knows_is_asked_for_in_the_unit() -> None:
    texts = bootstrap.texts("id")
    row = row_of("Maria", penilai="")
    state = StateRow(row, Keadaan.BELUM_ADA_SKP, "skp_ditetapkan", "pejabat_penilai", date(2026, 1, 31), True)
    (group,) = groups(texts, [state])
    assert group.to == "Pejabat penilai, Sekretariat"
    assert "lewat 101 hari" in message(texts, group, "Triwulan I 2026", date(2026, 5, 12))


def row_of(name: str, **more: Any) -> TermRow:
    from uuid import uuid4

    facts: dict[str, Any] = dict.fromkeys(TermRow.__struct_fields__, None)
    facts |= dict.fromkeys(("indikator", "realisasi", "rencana_aksi", "realisasi_bulan", "bukti", "umpan_balik"), 0)
    facts |= {"pegawai_id": uuid4(), "nip": "198001012005011901", "nama": name, "jabatan": "Analis"}
    facts |= {"unit": "Sekretariat", "penilai": "Kepala", "kedudukan": Kedudukan.AKTIF}
    return TermRow(**{**facts, **more})


def test_units_are_counted_month_by_month_and_owe_realisation_only_when_a_term_ends(
    may: Any, view: View, tmp_path: Path
) -> None:
    presenter = started(may, view, **FIRST)
    row = one(listed(may), Keadaan.BELUM_DIKUMPULKAN)
    assert row.row.skp_id
    measure = pelaksanaan.months(may.ctx, row.row.skp_id).plan.results[0].indikator[0].id
    pelaksanaan.save(may.ctx, row.row.skp_id, MonthsDraft(realised={(measure, 3): RealisedDraft("3")}))
    counted: list[Any] = []
    presenter.unit_months(counted.append)
    lines = presenter.unit_lines(counted[0], Recorded.REALISASI)
    total, *units = lines
    planned = len({each.pegawai_id for each in may.rows(2026) if each.skp_id})
    assert (total.months[2].text, total.months[2].lacks) == (f"1/{planned}", True)
    assert (total.months[1].text, total.months[5].lacks) == ("–", False)
    assert sum(line.pegawai for line in units) == total.pegawai == len({r.pegawai_id for r in listed(may)})
    actions = presenter.unit_lines(counted[0], Recorded.RENCANA_AKSI)
    assert actions[0].months[1].text == f"0/{planned}"
    path = tmp_path / "unit.xlsx"
    presenter.export_units(lines, path)
    (sheet,) = may.services.sheets.read(path)
    assert sheet.rows[0][3] == "Jan"
    assert len(sheet.rows) == len(lines) + 1


def test_a_list_of_five_thousand_answers_from_memory() -> None:
    """What is asked of the file does not grow with letters typed, orders chosen, or pages turned."""
    rows = [row_of(f"Pegawai {number:04d}") for number in range(5000)]

    class Reader:
        reads = 0

        def find(self, kind: type, **_equals: Any) -> tuple[Any, ...]:
            from uuid import uuid4

            return (kind(id=uuid4(), nama="Kantor", instansi="Pemerintah"),)

        def position(self) -> int:
            return 1

        def term_rows(self, _tahun: int, _term: Term, _unit: Any = None) -> tuple[TermRow, ...]:
            Reader.reads += 1
            return tuple(rows)

    from asn_desktop.core.usecases.ports import Context

    reader: Any = Reader()
    ctx = Context(reader, bootstrap.law_book(), "Ibu Yuliana", date(2026, 5, 12))
    answer = StateRows(lambda: ctx)
    for sort in ("nama", "keadaan", "batas"):
        asked = Asked(choices=FIRST, sort=Sort(sort, descending=True))
        assert answer.count(reader, asked) == 5000
        assert len(answer.rows(reader, asked, 100, 4950)) == 50
    assert answer.rows(reader, Asked(choices=FIRST, sort=Sort("nama", descending=True)), 1, 0)[0].row.nama.endswith(
        "4999"
    )
    assert Reader.reads == 1
