"""Surveys of public satisfaction: recorded, corrected, judged, read from a sheet of answers."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest
from kinerja_office import Office

from asn_desktop.core.domain.indeks import MutuLayanan
from asn_desktop.core.domain.survei import MasaSurvei, SurveiKepuasan
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.rules import skm
from asn_desktop.core.usecases import survei
from asn_desktop.core.usecases.ports import Cell, Sheet
from asn_desktop.core.usecases.survei_sheet import Answers, blank, read_answers
from asn_desktop.storage.db import new_id
from asn_desktop.storage.sheets import SpreadsheetFiles

ANSWERS: list[list[Cell]] = [[3, 3, 4, 4, 3, 3, 4, 2, 3], [4, 3, 4, 4, 3, 4, 4, 3, 3], [3, 2, 3, 4, 3, 3, 3, 3, 3]]


def asked(office: Office, **fields: object) -> SurveiKepuasan:
    told: dict[str, object] = {"layanan": "Kartu keluarga", "responden": 226, "populasi": 550, **fields}
    means = tuple(Decimal(each) for each in str(told.pop("nrr", "3.1 3 3.2 3.9 3 3.1 3.3 2.9 3.2")).split())
    return SurveiKepuasan(id=new_id(), unit_id=office["distrik"], tahun=2025, nrr=means, **told)  # type: ignore[arg-type]


def test_index_and_quality_follow_from_the_means_and_are_not_stored(office: Office) -> None:
    survei.save(office.ctx, asked(office))
    (judged,) = survei.surveys(office.ctx, 2025).judged
    assert (judged.verdict.result("ikm"), judged.verdict.result("mutu")) == (Decimal("79.72"), MutuLayanan.B)
    assert judged.sampel.outcome is Outcome.MET
    assert not {"ikm", "mutu"} & set(SurveiKepuasan.__struct_fields__)
    assert survei.surveys(office.ctx, 2024).judged == ()


def test_whether_enough_answered_depends_on_how_many_were_served(office: Office) -> None:
    law = survei.law_of(office.ctx.law, 2025)
    outcomes = [
        survei.judge(asked(office, responden=people, populasi=served), law).sampel.outcome
        for people, served in ((225, 550), (226, 550), (226, None))
    ]
    assert outcomes == [Outcome.NOT_MET, Outcome.MET, Outcome.UNDETERMINED]


def test_a_survey_is_corrected_removed_and_brought_back(office: Office) -> None:
    first = asked(office)
    survei.save(office.ctx, first)
    (stored,) = office.read(SurveiKepuasan)
    survei.save(office.ctx, stored.with_(responden=230))
    survei.remove(office.ctx, first.id)
    assert office.read(SurveiKepuasan) == ()
    with office.ctx.store.read() as reader:
        assert [row.operation for row in reader.history_of(SurveiKepuasan, first.id, ())] == [
            "remove", "update", "create",
        ]  # fmt: skip
        change = reader.last_change()
    assert change is not None
    with office.ctx.store.write("undo", "Petugas") as work:
        work.undo(change.group)
        work.commit()
    assert [each.responden for each in office.read(SurveiKepuasan)] == [230]


@pytest.mark.parametrize(
    ("masa", "other", "refused"),
    [
        (MasaSurvei.TAHUN, MasaSurvei.TAHUN, True),
        (MasaSurvei.TAHUN, MasaSurvei.SEMESTER_2, True),
        (MasaSurvei.SEMESTER_1, MasaSurvei.TAHUN, True),
        (MasaSurvei.SEMESTER_1, MasaSurvei.SEMESTER_2, False),
    ],
)
def test_nobody_is_counted_twice(office: Office, masa: MasaSurvei, other: MasaSurvei, *, refused: bool) -> None:
    survei.save(office.ctx, asked(office, masa=masa))
    again = asked(office, masa=other, layanan=" kartu  KELUARGA")
    if refused:
        with pytest.raises(UserError, match="survei_twice"):
            survei.save(office.ctx, again)
    else:
        survei.save(office.ctx, again)
    survei.save(office.ctx, asked(office, masa=other, layanan="Akta kelahiran"))
    survei.save(office.ctx, again.with_(id=new_id(), unit_id=office["sekretariat"]))


def test_several_surveys_together_weigh_by_those_who_answered(office: Office) -> None:
    law = survei.law_of(office.ctx.law, 2025)
    few, many = asked(office, responden=1, nrr="4 " * 9), asked(office, responden=9, nrr="3 " * 9)
    assert survei.together((few, many), law).result("ikm") == Decimal("77.50")
    assert survei.together((few,), law).result("ikm") == Decimal("100.00")


def sheet(*below: list[Cell]) -> list[Sheet]:
    head: list[Cell] = ["No", "Umur", "U 1", "u2", "U-3", "U4", "U5", "U6", "U7", "U.8", "U9", "Saran"]
    rows: list[list[Cell]] = [["SURVEI KEPUASAN MASYARAKAT"], [], head]
    rows += [[n, 30, *answers, ""] for n, answers in enumerate(ANSWERS, 1)]
    return [Sheet("Petunjuk", [["Isi 1 sampai 4"]]), Sheet("Jawaban", [*rows, *below])]


def test_answers_are_read_from_a_sheet_down_to_the_sums(tmp_path: Path, office: Office) -> None:
    below: list[list[Cell]] = [[None] * 12, ["Jumlah", None, 10, 8, 11], ["NRR per unsur", None, 3.333]]
    path = tmp_path / "skm.xlsx"
    SpreadsheetFiles().write(path, sheet(*below))
    found = read_answers(SpreadsheetFiles().read(path))
    assert found == read_answers(sheet())
    assert (found.responden, found.nrr[0]) == (3, Decimal("3.333333333"))
    law = survei.law_of(office.ctx.law, 2025)
    whole = skm.decide(ANSWERS, None, law).result("ikm")  # type: ignore[arg-type]
    assert skm.decide(None, found.nrr, law).result("ikm") == whole


@pytest.mark.parametrize(
    ("rows", "key", "facts"),
    [
        ([["No", "U1", "U2"], [1, 3, 3]], "survei_no_columns", {}),
        (blank().rows, "survei_no_answers", {}),
        ([*blank().rows, [1, 1, 2, 3, 4, 5, 4, 3, 2, 1]], "survei_wrong_answer",
         {"baris": "2", "unsur": "U5", "isi": "5"}),
        ([*blank().rows, [1, *[4] * 9], [2, *[4] * 8]], "survei_wrong_answer",
         {"baris": "3", "unsur": "U9", "isi": "-"}),
        ([*blank().rows, [1, *[4] * 8, 3.5]], "survei_wrong_answer", {"baris": "2", "unsur": "U9", "isi": "3.5"}),
    ],
)  # fmt: skip
def test_a_sheet_that_is_not_right_is_refused_whole(rows: list[list[Cell]], key: str, facts: dict[str, str]) -> None:
    with pytest.raises(UserError) as told:
        read_answers([Sheet("A", rows)])
    assert (told.value.key, told.value.facts) == (key, facts)


def test_an_empty_sheet_that_was_filled_is_read() -> None:
    filled = Sheet("SKM", [*blank().rows, ["1", *"444444444"], [2.0, *[2.0] * 9]])
    assert read_answers([filled]) == Answers(2, (Decimal(3),) * 9)
