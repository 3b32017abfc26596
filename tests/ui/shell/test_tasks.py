"""Work runs outside the window's thread and comes back inside it, in order, with progress and cancel."""

from __future__ import annotations

import sys
import threading
from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QThread

from asn_desktop.core.kernel.errors import CancelledError, UserError
from asn_desktop.ui.shell.tasks import TaskRunner


@pytest.fixture
def runner(qapp: Any) -> Iterator[TaskRunner]:
    made = TaskRunner()
    yield made
    made.close()


def test_work_runs_elsewhere_and_its_result_comes_back_here(runner: TaskRunner, qtbot: Any) -> None:
    here = QThread.currentThread()
    seen: dict[str, Any] = {}

    def work(progress: Any, cancel: Any) -> int:
        seen["there"] = QThread.currentThread()
        return 42

    def done(value: int) -> None:
        seen["value"], seen["back"] = value, QThread.currentThread()

    runner.submit(work, done)
    qtbot.waitUntil(lambda: "value" in seen, timeout=5000)
    assert seen["value"] == 42
    assert seen["there"] is not here
    assert seen["back"] is here


def test_the_db_lane_does_one_thing_after_another_in_the_order_asked(runner: TaskRunner, qtbot: Any) -> None:
    order: list[int] = []
    running = threading.Semaphore(1)

    def job(number: int) -> Any:
        def work(progress: Any, cancel: Any) -> None:
            assert running.acquire(blocking=False)
            order.append(number)
            running.release()

        return work

    finished: list[None] = []
    for number in range(50):
        runner.submit(job(number), finished.append)
    qtbot.waitUntil(lambda: len(finished) == 50, timeout=5000)
    assert order == list(range(50))


def test_progress_is_reported_with_the_job_and_the_end_always_is(runner: TaskRunner, qtbot: Any) -> None:
    moves: list[tuple[str, int, int]] = []
    runner.moved.connect(lambda job, done, total, what: moves.append((job.title, done, total)))

    def work(progress: Any, cancel: Any) -> None:
        for number in range(1, 1001):
            progress(number, 1000)

    runner.submit(work, lambda _none: None, title="Impor")
    qtbot.waitUntil(lambda: bool(moves) and moves[-1] == ("Impor", 1000, 1000), timeout=5000)
    assert len(moves) < 200, "more than anyone can read"


def test_cancel_reaches_the_work_and_cancelled_work_is_no_problem(runner: TaskRunner, qtbot: Any) -> None:
    started, ended, troubles = threading.Event(), [], []
    runner.ended.connect(ended.append)
    runner.failed.connect(troubles.append)

    def work(progress: Any, cancel: Any) -> None:
        started.set()
        while not cancel():
            threading.Event().wait(0.005)
        raise CancelledError

    job = runner.submit(work, troubles.append, title="Panjang")
    assert started.wait(5)
    job.cancel()
    qtbot.waitUntil(lambda: len(ended) == 1, timeout=5000)
    assert not troubles


def test_errors_go_to_who_takes_them_and_otherwise_to_the_window(runner: TaskRunner, qtbot: Any) -> None:
    taken: list[Exception] = []
    failed: list[Exception] = []
    runner.failed.connect(failed.append)

    def work(progress: Any, cancel: Any) -> None:
        raise UserError("name_missing")

    runner.submit(work, lambda _none: None, taken.append)
    runner.submit(work, lambda _none: None)
    qtbot.waitUntil(lambda: bool(taken) and bool(failed), timeout=5000)
    assert [type(error) for error in (*taken, *failed)] == [UserError, UserError]


def test_a_fault_in_showing_the_result_is_not_lost(runner: TaskRunner, qtbot: Any) -> None:
    failed: list[Exception] = []
    runner.failed.connect(failed.append)

    def done(_none: None) -> None:
        raise ZeroDivisionError

    runner.submit(lambda progress, cancel: None, done)
    qtbot.waitUntil(lambda: bool(failed), timeout=5000)
    assert isinstance(failed[0], ZeroDivisionError)


def test_closing_lets_what_is_being_written_finish_and_delivers_nothing_more(qapp: Any) -> None:
    runner = TaskRunner()
    written: list[int] = []
    delivered: list[None] = []

    def work(progress: Any, cancel: Any) -> None:
        threading.Event().wait(0.05)
        written.append(1)

    runner.submit(work, delivered.append)
    runner.close()
    qapp.processEvents()
    assert (written, delivered) == ([1], [])


def test_the_window_gets_its_turn_soon_while_something_is_worked_out(runner: TaskRunner) -> None:
    assert sys.getswitchinterval() <= 0.001
