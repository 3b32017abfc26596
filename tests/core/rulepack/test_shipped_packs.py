"""The packs as shipped: complete, cited, dated; every first day is a border that can be seen."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from asn_desktop.bootstrap import resources
from asn_desktop.core.rulepack.model import LawBook, NoLawAtDateError
from asn_desktop.core.rulepack.shapes import SHAPES
from asn_desktop.storage.packs.folder import check_law

STARTS = [
    (f"{topic}.{entry}", index, value.start)
    for topic, pack in check_law(resources() / "rules").packs.items()
    for entry, values in pack.entries.items()
    for index, value in enumerate(values)
]


def test_every_topic_is_shipped_with_every_entry(book: LawBook) -> None:
    assert {topic: set(pack.entries) for topic, pack in book.packs.items()} == {
        topic: set(shapes) for topic, shapes in SHAPES.items()
    }


@pytest.mark.parametrize(("name", "index", "start"), STARTS)
def test_day_before_day_and_day_after_each_start(book: LawBook, name: str, index: int, start: date) -> None:
    topic, entry = name.split(".")
    value = book.packs[topic].entries[entry][index]
    before, after = start - timedelta(days=1), start + timedelta(days=1)
    assert book.at(start).get(name) == value
    assert book.at(after).get(name) == value
    if index == 0:
        with pytest.raises(NoLawAtDateError) as refused:
            book.at(before).get(name)
        assert refused.value.facts == {"name": name, "day": before}
    else:
        assert book.at(before).get(name) == book.packs[topic].entries[entry][index - 1]


def test_nothing_is_called_verified_without_saying_where_it_was_read(book: LawBook) -> None:
    for pack in book.packs.values():
        for values in pack.entries.values():
            for value in values:
                assert value.citation.note, pack.id.topic
                assert value.citation.regulation
                assert value.citation.article


def test_what_was_only_copied_or_disputed_is_not_verified(book: LawBook) -> None:
    unsure = ("predikat.matriks", "distribusi.pedoman", "distribusi.kurva", "jabatan.rentang_eselon_siasn")
    law = book.at(date(2025, 12, 31))
    assert not any(law.get(name).citation.verified for name in unsure)
    assert law.get("jabatan.rentang_eselon").citation.verified


def test_a_value_that_the_law_itself_ended_is_not_in_force_any_more(book: LawBook) -> None:
    import msgspec

    pack = book.packs["keberatan"]
    ended = msgspec.structs.replace(pack.entries["pengajuan"][0], last=date(2020, 12, 31))
    short = LawBook({"keberatan": msgspec.structs.replace(pack, entries={"pengajuan": (ended,)})})
    assert short.at(date(2020, 12, 31)).get("keberatan.pengajuan").value == 14
    with pytest.raises(NoLawAtDateError):
        short.at(date(2021, 1, 1)).get("keberatan.pengajuan")


def test_a_topic_without_pack_is_no_law(book: LawBook) -> None:
    with pytest.raises(NoLawAtDateError):
        LawBook({}).at(date(2025, 1, 1)).pack_id("predikat")
