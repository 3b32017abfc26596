"""Verdicts keep everything they were decided on; texts show it as the reader writes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal

import msgspec
import pytest

from asn_desktop.core.domain.kinerja import Predikat, Rating
from asn_desktop.core.kernel.errors import NotFoundError, UserError
from asn_desktop.core.kernel.texts import Texts, grouped_nip, written_date, written_number
from asn_desktop.core.kernel.verdict import Citation, Fact, Native, Outcome, Reason, Verdict, all_of, any_of, facts

MET, NOT_MET, UNDETERMINED = Outcome
WIB = "1 Januari 2026 09.05"


@pytest.mark.parametrize(
    ("outcomes", "all_outcome", "any_outcome"),
    [
        ((MET, MET), MET, MET),
        ((MET, NOT_MET), NOT_MET, MET),
        ((MET, UNDETERMINED), UNDETERMINED, MET),
        ((NOT_MET, UNDETERMINED), NOT_MET, UNDETERMINED),
        ((NOT_MET, NOT_MET), NOT_MET, NOT_MET),
        ((UNDETERMINED,), UNDETERMINED, UNDETERMINED),
    ],
)
def test_every_part_is_kept_and_none_short_circuits(
    outcomes: tuple[Outcome, ...], all_outcome: Outcome, any_outcome: Outcome
) -> None:
    parts = tuple(Reason(f"part{number}", outcome) for number, outcome in enumerate(outcomes))
    assert all_of("whole", parts).outcome is all_outcome
    assert any_of("whole", parts).outcome is any_outcome
    assert [reason.key for reason in all_of("whole", parts).walk()] == ["whole", *(part.key for part in parts)]


@pytest.mark.parametrize(
    "value", ["teks", 3, True, date(2025, 1, 31), Decimal("0.50"), Rating.DI_ATAS], ids=lambda value: str(value)
)
def test_a_fact_comes_back_as_it_was(value: Native) -> None:
    assert Fact.of(value).native == value
    assert Fact.of(Fact.of(value)) == Fact.of(value)


def test_what_is_not_known_is_no_fact() -> None:
    assert facts({"a": None, "b": 0, "c": ""}) == {"b": Fact("integer", "0"), "c": Fact("text", "")}


def test_a_verdict_survives_being_stored() -> None:
    cited = Citation("PP 30/2019", "Pasal 59", date(2019, 4, 26), verified=True)
    reason = all_of("r.whole", (Reason("r.part", MET, facts({"day": date(2025, 1, 1)}), cited),), n=1)
    verdict = Verdict("r", date(2025, 1, 1), reason.outcome, reason, facts({"predikat": Predikat.BAIK}))
    assert msgspec.json.decode(msgspec.json.encode(verdict), type=Verdict) == verdict
    assert verdict.verified
    assert verdict.result("predikat") == "baik"
    assert verdict.result("lain") is None


def _texts(**sentences: str) -> Texts:
    def load(topic: str) -> Mapping[str, str]:
        return {key.replace("__", "."): text for key, text in sentences.items() if key.startswith(topic)}

    return Texts("id", load)


def test_values_are_shown_as_an_office_letter_writes_them(indonesian: Texts) -> None:
    assert indonesian.show(date(2026, 3, 14)) == "14 Maret 2026"
    assert indonesian.show(datetime.fromisoformat("2026-01-01T09:05")) == WIB
    assert indonesian.show(Decimal("1234.50")) == "1.234,50"
    assert indonesian.show(1234567) == "1.234.567"
    assert indonesian.show(True) == "ya"
    assert indonesian.show(Predikat.KURANG) == "Kurang/Misconduct"
    assert indonesian.show(Fact.of(Rating.DI_ATAS)) == "Di Atas Ekspektasi"
    assert (written_date(date(2026, 3, 14), "en"), written_number(Decimal("1234.5"), "en")) == (
        "14 March 2026",
        "1,234.5",
    )


def test_one_and_many_are_said_differently() -> None:
    texts = _texts(x__n="{n} orang", x__n__one="seorang")
    assert [texts.say("x.n", n=n) for n in (1, 2)] == ["seorang", "2 orang"]


def test_a_topic_is_read_once_and_only_when_needed() -> None:
    read: list[str] = []

    def load(topic: str) -> Mapping[str, str]:
        read.append(topic)
        return {f"{topic}.a": "A"}

    texts = Texts("id", load)
    assert read == []
    assert texts.say("x.a") + texts.say("x.a") == "AA"
    assert not texts.has("y.b")
    assert read == ["x", "y"]
    with pytest.raises(KeyError):
        texts.say("x.unknown")


def test_an_error_is_three_sentences_and_its_facts() -> None:
    texts = _texts(error__e__what="Apa {a}", error__e__why="Mengapa", error__e__now="Sekarang {a}")
    assert texts.error(UserError("e", a=2)) == ("Apa 2", "Mengapa", "Sekarang 2")
    assert "kind='unit'" in str(NotFoundError("unit", 7))


def test_a_nip_is_grouped_for_reading() -> None:
    assert grouped_nip("199604152020121901") == "19960415 202012 1 901"
    assert grouped_nip("123") == "123"


def test_values_that_are_equal_in_python_stay_different_facts() -> None:
    """1, True and Decimal(1) are equal, and three different things to read."""
    values = (1, True, Decimal(1), "1", date(2026, 1, 1), (Decimal(1), Decimal("2.50")))
    assert [Fact.of(value).kind for value in values] == ["integer", "boolean", "decimal", "text", "date", "decimals"]
    assert [Fact.of(value).native for value in values] == list(values)
    assert Fact.of(Fact.of(True)) == Fact.of(True)
