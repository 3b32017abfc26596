"""Careers: everybody against loading the same facts, how it grows, one person again, and the kept calendar."""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from asn_desktop.bootstrap import law_book
from asn_desktop.core.kernel.bulk import in_bulk
from asn_desktop.core.usecases import karier
from asn_desktop.core.usecases.karier.facts import facts_of
from asn_desktop.core.usecases.karier.question import Answers, Question
from asn_desktop.core.usecases.karier.reading import Histories, read_everybody
from asn_desktop.core.usecases.karier.rights import rights
from asn_desktop.core.usecases.ports import Context
from asn_desktop.core.usecases.rows import Sort
from asn_desktop.storage.db import open_store
from asn_desktop.ui.presenters.karier.rows import CalendarRows
from asn_desktop.ui.presenters.listing import Asked
from benchmarks import offices
from benchmarks.measure import Row, median, seconds, took

PEOPLE, MANY = 5_000, 50_000
RUNS = 5


def everybody() -> list[Row]:
    """Every right of everybody, against reading the same facts from the file in the same run; and ten times as many."""
    small, large = _measured(offices.office(PEOPLE), RUNS), _measured(offices.office(MANY), 2)
    rows = [
        Row(
            f"every career right of {people:,}",
            seconds(deciding),
            f"loading the same facts {seconds(loading)}",
            deciding / loading,
            5,
        )
        for people, (loading, deciding) in ((PEOPLE, small), (MANY, large))
    ]
    growth = large[1] / small[1] / (MANY / PEOPLE)
    return [
        *rows,
        Row(f"from {PEOPLE:,} to {MANY:,} people", seconds(large[1]), f"{seconds(small[1])} x 10", growth, 1.2),
    ]


def calendar() -> list[Row]:
    """The kept calendar of 5,000 as it opens, and one person again after a change."""
    with closing(open_store(offices.copy_of(offices.office(PEOPLE)), today=offices.TODAY)) as store:
        ctx = Context(store, law_book(), "benchmark", offices.TODAY)
        made = karier.open_calendar(ctx)
        opened = _median(lambda: list(karier.open_calendar(ctx).within(karier.MONTHS)), RUNS)
        screen = _median(lambda: _on_screen(ctx), RUNS)
        ids = list(made.people)
        again = _median(lambda: karier.revise(ctx, made, ids[:1]), RUNS)
        one = _median(lambda: karier.one_career(ctx, ids[0], offices.TODAY), RUNS)
    return [
        Row(f"calendar of {PEOPLE:,} opens", seconds(opened), "", opened * 1000, 300, "ms"),
        Row("its list on the screen, by urgency", seconds(screen), "", screen * 1000, 300, "ms"),
        Row("one person again in the calendar", seconds(again), "", again * 1000, 100, "ms"),
        Row("one person's rights", seconds(one), "", one * 1000, 100, "ms"),
    ]


def _measured(file: Path, runs: int) -> tuple[float, float]:
    """Seconds of loading and of deciding, by turns, so that whatever else the computer does falls on both."""
    book = law_book()
    loading, deciding = [], []
    with closing(open_store(file, today=offices.TODAY)) as store:
        people: tuple[Histories, ...] = ()

        def load() -> None:
            nonlocal people
            with store.read() as reader:
                people = read_everybody(reader)

        @in_bulk()
        def decide() -> None:
            answers = Answers(book.at(offices.TODAY))
            for each in people:
                rights(Question(facts_of(each, offices.TODAY), offices.TODAY, answers))

        for _ in range(runs):
            gc.collect()
            loading.append(took(load))
            deciding.append(took(decide))
    return median(loading), median(deciding)


def _on_screen(ctx: Context) -> None:
    """What the screen does until its first page can be drawn: the kept calendar, everybody's lines, their order."""
    rows = CalendarRows()
    rows.hold(karier.open_calendar(ctx), karier.Sending(), {})
    rows.found(Asked(sort=Sort("urgen")))


def _median(work: Callable[[], object], runs: int) -> float:
    return median([took(work) for _ in range(runs)])
