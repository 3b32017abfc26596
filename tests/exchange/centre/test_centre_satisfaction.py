"""Public satisfaction at the centre: surveys that offices sent, by office and by unit, on both databases."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from sender import Sender, pegawai, rewritten, runs

from asn_desktop.bootstrap import texts
from asn_desktop.core.domain.indeks import MutuLayanan
from asn_desktop.core.domain.survei import MasaSurvei, SurveiKepuasan
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.exchange.receipt import Fixer, Outcome
from asn_desktop.core.rulepack.model import LawBook
from asn_desktop.core.usecases.centre.intake import intake
from asn_desktop.core.usecases.centre.satisfaction import SatisfactionRow, satisfaction, satisfaction_sheet, summed
from asn_desktop.core.usecases.survei import law_of
from asn_desktop.storage.central.store import SqlCentre
from asn_desktop.storage.db import new_id


def survey(unit: Unit, responden: int, mean: str, **more: Any) -> SurveiKepuasan:
    told: dict[str, Any] = {"tahun": 2025, "layanan": "Kartu keluarga", **more}
    means = (Decimal(mean),) * 9
    return SurveiKepuasan(id=new_id(), unit_id=unit.id, responden=responden, nrr=means, **told)


def by_unit(centre: SqlCentre, book: LawBook, tahun: int = 2025) -> list[tuple[str, int, int, str]]:
    rows = satisfaction(centre, book, tahun, centre.offices(), by_unit=True)
    return [(row.unit, row.survei, row.responden, str(row.ikm)) for row in rows]


def test_surveys_are_summed_by_unit_and_office(
    centre: SqlCentre, walesi: Sender, office: Callable[..., Sender], book: LawBook
) -> None:
    office("Distrik Kurulu", centre)
    desk, clinic = Unit(id=new_id(), nama="Sekretariat"), Unit(id=new_id(), nama="Puskesmas")
    walesi.put(
        *(desk, clinic, pegawai(1)),
        survey(desk, 30, "3"),
        survey(clinic, 10, "4", masa=MasaSurvei.SEMESTER_1),
        survey(clinic, 90, "3.5", masa=MasaSurvei.SEMESTER_2),
        survey(clinic, 50, "1", tahun=2024),
    )
    walesi.send(centre)
    assert centre.open_answers() == []
    assert by_unit(centre, book) == [("Puskesmas", 2, 100, "88.75"), ("Sekretariat", 1, 30, "75.00")]
    assert by_unit(centre, book, 2024) == [("Puskesmas", 1, 50, "25.00")]
    kurulu, own = satisfaction(centre, book, 2025, centre.offices())
    assert (kurulu.kantor, kurulu.survei, kurulu.ikm, kurulu.mutu) == ("Distrik Kurulu", 0, None, None)
    assert (own.survei, own.responden, own.ikm, own.mutu) == (3, 130, Decimal("85.58"), MutuLayanan.B)
    assert summed((kurulu, own), law_of(book, 2025)) == (own.ikm, own.mutu)
    assert summed((kurulu,), law_of(book, 2025)) is None
    sheet = satisfaction_sheet((kurulu, own), 2025, texts("id"))
    assert sheet.rows[1:] == [
        [2025, "Distrik Kurulu", "", 0, 0, None, None],
        [2025, "Distrik Walesi", "", 3, 130, 85.58, "B (Baik)"],
    ]


def test_a_survey_that_was_corrected_or_removed_counts_as_it_is_now(
    centre: SqlCentre, walesi: Sender, book: LawBook
) -> None:
    desk = Unit(id=new_id(), nama="Sekretariat")
    first, second = survey(desk, 30, "3"), survey(desk, 10, "4", layanan="Akta kelahiran")
    _, first, second = walesi.put(desk, first, second)
    walesi.send(centre)
    seen = walesi.last()
    walesi.put(first.with_(responden=40, nrr=(Decimal("3.2"),) * 9))
    walesi.remove(second)
    walesi.send(centre, seen + 1)
    assert by_unit(centre, book) == [("Sekretariat", 1, 40, "80.00")]


@pytest.mark.parametrize("wrong", [{"nrr": ["3"] * 8}, {"nrr": ["NaN"] * 9}, {"nrr": ["5"] * 9}, {"responden": 0}])
def test_a_survey_that_nobody_can_reckon_with_is_put_aside_and_the_others_count(
    centre: SqlCentre, walesi: Sender, book: LawBook, wrong: dict[str, object]
) -> None:
    desk = Unit(id=new_id(), nama="Sekretariat")
    bad = survey(desk, 30, "3")
    walesi.put(desk, bad, survey(desk, 10, "4", layanan="Akta kelahiran"))
    entries = walesi.entries()
    place = next(one.seq for one in entries if one.id == bad.id)
    told = msgspec.json.decode(next(bytes(one.after) for one in entries if one.id == bad.id))
    entries = rewritten(entries, after={place: msgspec.Raw(msgspec.json.encode(told | wrong))})
    intake(centre, walesi.arrival(entries), runs(entries), "Operator pusat")
    (answer,) = centre.open_answers()
    assert (answer.kind, answer.outcome, answer.who) == ("survei_kepuasan", Outcome.QUARANTINED, Fixer.OFFICE)
    assert by_unit(centre, book) == [("Sekretariat", 1, 10, "100.00")]


def test_rows_of_an_office_without_surveys_say_so(centre: SqlCentre, walesi: Sender, book: LawBook) -> None:
    walesi.put(pegawai(1))
    walesi.send(centre)
    (row,) = satisfaction(centre, book, 2025, centre.offices())
    assert row == SatisfactionRow(walesi.id, "Distrik Walesi", None, "", 0, 0)
    assert satisfaction(centre, book, 2025, centre.offices(), by_unit=True) == ()
