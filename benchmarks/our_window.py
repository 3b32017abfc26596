"""Our window with an office open, in a process of its own: start, then searching and opening people.

Called with the moment of the start, the office's file, and how much to do: `start`, or `session` for everything.
It goes through the first screen, as a user does who clicks Pegawai at once; the list is usable when its rows are
painted, and memory is taken then. The copy that the program makes of the file before it closes is left out.
"""

from __future__ import annotations

import gc
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from benchmarks.measure import resident, since

WORDS = ("damanik", "roslina", "saragih", "camat", "19850", "puskesmas 0", "simanjuntak", "guru ahli", "sinaga togar")
"""Typed letter by letter: names, parts of a NIP, posts, units."""
PEOPLE = 8
SCREENS = ("pegawai", "skp", "evaluasi")


def main() -> None:
    gc.disable()  # as the program's own start does
    started, file, much = int(sys.argv[1]), Path(sys.argv[2]), sys.argv[3]
    from asn_desktop.bootstrap import machine, resources, texts
    from asn_desktop.ui.shell.app import Desk

    with TemporaryDirectory() as home:
        app = QApplication(["asn-desktop"])
        desk = Desk(app, machine(), texts, resources(), Path(home))
        answer: dict[str, Any] = {}
        desk.window.painted.connect(
            lambda: answer.update({"painted": since(started), "painted_cpu": time.process_time()})
        )
        desk.start(file)

        loop, patience = QEventLoop(), QTimer(interval=60_000)
        patience.timeout.connect(lambda: loop.exit(1))

        def until(ready: Callable[[], bool]) -> None:
            """Sleep until it is so; looked at after each piece of work, so that waiting takes no time from the work."""
            patience.start()
            while not ready():
                if loop.exec():
                    raise TimeoutError(desk.window.place)

        desk.window.painted.connect(loop.quit)
        # Queued after the runner's own: what came of the work has been shown by then.
        desk.runner._finished.connect(lambda *_: loop.quit(), Qt.ConnectionType.QueuedConnection)

        def idle() -> bool:
            return not desk.runner.busy

        until(lambda: bool(desk.window.place))
        desk.window.go("pegawai")
        screen: Any = desk.window.visit("pegawai")
        table = screen.page.page.table
        until(lambda: table.model() is not None and table.model().rowCount() > 0)
        table.viewport().repaint()
        answer |= {"listed": since(started), "listed_cpu": time.process_time(), "memory": resident()}
        if much == "session":
            until(idle)
            answer["keys"] = _type(screen.search_field(), table, until, idle)
            answer["opened"] = _open(desk, until, idle)
        print(json.dumps(answer))
        desk.close()


class Painted(QObject):
    """Notes when a widget was last painted, so that what the program paints by itself is not painted twice."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._stale = True
        widget.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self._stale = False
        return False

    def expect(self, *_: object) -> None:
        """Something new is to be shown."""
        self._stale = True

    def done(self) -> None:
        if self._stale:
            self._widget.repaint()


def _type(field: Any, table: Any, until: Callable[[Callable[[], bool]], None], idle: Callable[[], bool]) -> list[float]:
    """Seconds from each keystroke to its rows painted. How many there are is counted after them."""
    from PySide6.QtTest import QTest

    painted = Painted(table.viewport())
    answers: list[int] = []
    table.model().modelReset.connect(painted.expect)
    table.model().modelReset.connect(lambda: answers.append(1))
    times = []
    for word in WORDS:
        field.clear()
        until(idle)
        for letter in word:
            painted.expect()
            answers.clear()
            before = time.perf_counter()
            QTest.keyClicks(field, letter)
            until(lambda: bool(answers))
            painted.done()
            times.append(time.perf_counter() - before)
            until(idle)
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
    painted = Painted(desk.window)
    for key in SCREENS:
        for number, one in enumerate(some):
            target = {"pegawai": one.pegawai_id, "skp": one.skp_id, "evaluasi": one.id}[key]
            before = time.perf_counter()
            desk.window.go(key, target)
            painted.expect()
            until(idle)
            painted.done()
            if number:
                times.setdefault(key, []).append(time.perf_counter() - before)
    return times


if __name__ == "__main__":
    main()
