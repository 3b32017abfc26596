"""The structure of a plan while it is edited."""

from __future__ import annotations

from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from asn_desktop.core.domain.skp import Aspek, JenisHasilKerja
from asn_desktop.core.usecases.skp import IndicatorDraft, ResultDraft
from asn_desktop.ui.presenters.skp.lines import (
    Lines,
    ResultLine,
    adopted,
    drafts_of,
    ordered,
    put_back,
    reordered,
    without,
)

UTAMA, TAMBAHAN = JenisHasilKerja.UTAMA, JenisHasilKerja.TAMBAHAN


def lines(*names: str) -> tuple[ResultLine, ...]:
    """`u1 t2`: utama and tambahan with these texts and two measures each."""
    drafts = [
        ResultDraft(
            UTAMA if name[0] == "u" else TAMBAHAN,
            name,
            "",
            (IndicatorDraft(Aspek.WAKTU, f"{name}a", "1"), IndicatorDraft(Aspek.BIAYA, f"{name}b", "2")),
        )
        for name in names
    ]
    return Lines().of(drafts)


def texts(of: tuple[ResultLine, ...]) -> list[str]:
    return [line.rencana for line in of]


def test_utama_stands_before_tambahan() -> None:
    assert texts(lines("t1", "u1", "t2", "u2")) == ["u1", "u2", "t1", "t2"]


def test_a_new_result_brings_the_usual_aspects_and_is_not_saved_untouched() -> None:
    new = Lines().new_result(UTAMA)
    assert [line.aspek for line in new.indikator] == [Aspek.KUANTITAS, Aspek.KUALITAS, Aspek.WAKTU]
    assert drafts_of((new,)) == ()
    assert len(drafts_of((replace(new, diintervensi="x"),))) == 1


def test_a_further_measure_takes_the_aspect_that_lacks() -> None:
    made = Lines()
    assert made.new_indicator(made.new_result(UTAMA)).aspek is Aspek.BIAYA


def test_moving_stays_inside_the_section() -> None:
    start = lines("u1", "u2", "t1")
    assert texts(reordered(start, start[0].key, 1)) == ["u2", "u1", "t1"]
    assert texts(reordered(start, start[1].key, 1)) == ["u1", "u2", "t1"]
    assert texts(reordered(start, start[2].key, -1)) == ["u1", "u2", "t1"]
    moved = reordered(start, start[0].indikator[0].key, 1)
    assert [i.indikator for i in moved[0].indikator] == ["u1b", "u1a"]


@given(st.lists(st.sampled_from(["u", "t"]), min_size=1, max_size=6), st.data())
def test_what_is_removed_can_be_put_back_where_it_stood(kinds: list[str], data: st.DataObject) -> None:
    start = lines(*(f"{kind}{number}" for number, kind in enumerate(kinds)))
    keys = [key for line in start for key in (line.key, *(i.key for i in line.indikator))]
    left, removed = without(start, data.draw(st.sampled_from(keys)))
    assert removed is not None
    assert left != start
    assert put_back(left, removed) == start


def test_saving_gives_identities_to_lines_that_went_on_being_typed() -> None:
    made = Lines()
    sent = made.of(drafts_of(lines("u1", "t1")))
    stored = tuple(
        replace(d, id=uuid4(), indikator=tuple(replace(i, id=uuid4()) for i in d.indikator)) for d in drafts_of(sent)
    )
    typed = ordered((replace(sent[0], rencana="berubah"), made.new_result(UTAMA), sent[1]))
    now = adopted(typed, sent, stored)
    assert now[0].rencana == "berubah"
    assert now[0].id == stored[0].id
    assert now[0].indikator[1].id == stored[0].indikator[1].id
    assert now[1].id is None
