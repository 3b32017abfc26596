"""Our window with an office open, in a process of its own: start, then searching and opening people.

Called with the moment of the start, the office's file, and how much to do: `start`, or `session` for everything.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.measure import resident, since

WORDS = ("damanik", "roslina", "saragih", "camat", "19850", "puskesmas 0", "simanjuntak", "guru ahli", "sinaga togar")
"""Typed letter by letter: names, parts of a NIP, posts, units."""
PEOPLE = 8
SCREENS = ("pegawai", "skp", "evaluasi")


def main() -> None:
    started, file, much = int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    from PySide6.QtCore import QEventLoop
    from PySide6.QtWidgets import QApplication

    from asn_desktop.bootstrap import machine, resources, texts
    from asn_desktop.ui.shell.app import Desk

    with TemporaryDirectory() as home:
        app = QApplication(["asn-desktop"])
        desk = Desk(app, machine(), texts, resources(), Path(home))
        answer: dict[str, Any] = {}
        desk.window.painted.connect(lambda: answer.setdefault("painted", since(started)))
        desk.start(file)

        def until(ready: Callable[[], bool]) -> None:
            limit = time.monotonic() + 60
            while not ready():
                app.processEvents(
                    QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents, 5
                )
                if time.monotonic() > limit:
                    raise TimeoutError(desk.window.place)

        def idle() -> bool:
            return not desk.runner.busy

        until(lambda: bool(desk.window.place))
        desk.window.go("pegawai")
        screen: Any = desk.window.visit("pegawai")
        table = screen.page.page.table
        until(lambda: table.model() is not None and table.model().rowCount() > 0)
        table.viewport().repaint()
        answer |= {"listed": since(started), "memory": resident(), "rows": table.model().rowCount()}
        if much == "session":
            until(idle)
            answer["keys"] = _type(screen.search_field(), table, until, idle)
            answer["opened"] = _open(desk, until, idle)
        print(json.dumps(answer))
        desk.window.close()


def _type(field: Any, table: Any, until: Callable[[Callable[[], bool]], None], idle: Callable[[], bool]) -> list[float]:
    """Seconds from each keystroke to its rows painted."""
    from PySide6.QtTest import QTest

    times = []
    for word in WORDS:
        field.clear()
        until(idle)
        for letter in word:
            before = time.perf_counter()
            QTest.keyClicks(field, letter)
            until(idle)
            table.viewport().repaint()
            times.append(time.perf_counter() - before)
    field.clear()
    until(idle)
    return times


def _open(desk: Any, until: Callable[[Callable[[], bool]], None], idle: Callable[[], bool]) -> dict[str, list[float]]:
    """Seconds from the wish to see somebody to the painted page, for each screen of one person."""
    from asn_desktop.core.domain.evaluasi import Evaluasi
    from benchmarks.offices import TODAY

    with desk.context().store.read() as reader:
        some = reader.find(Evaluasi, tahun=TODAY.year - 1)[: PEOPLE + 1]
    times: dict[str, list[float]] = {}
    for key in SCREENS:
        for number, one in enumerate(some):
            target = {"pegawai": one.pegawai_id, "skp": one.skp_id, "evaluasi": one.id}[key]
            before = time.perf_counter()
            desk.window.go(key, target)
            until(idle)
            desk.window.repaint()
            if number:
                times.setdefault(key, []).append(time.perf_counter() - before)
    return times


if __name__ == "__main__":
    main()
