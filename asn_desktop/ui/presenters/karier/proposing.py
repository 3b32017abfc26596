"""Beginning proposals for lines of the Kalender Karier."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases import usulan
from asn_desktop.core.usecases.karier import DueRow
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.ui.presenters.kinerja_list import Refused
from asn_desktop.ui.presenters.services import Services


def propose(services: Services, rows: Sequence[DueRow], refused: Callable[[tuple[Refused, ...]], None]) -> None:
    """Begin proposals for these lines, in one change, for the day that their papers can still reach.

    Whoever is left out is named with the reason.
    """
    texts = services.texts
    meant = [row for row in rows if row.due.hak in usulan.PROPOSED]
    if not meant:
        services.shell.note("usulan.said.none_to_start")
        return
    names = {row.person.id: row.person.nama for row in meant}
    wanted = tuple(usulan.Wanted(row.person.id, row.due.hak, row.tanggal) for row in meant)

    def work(progress: Progress, cancel: Cancel) -> tuple[usulan.Started, Changes]:
        return usulan.start_many(services.context(), wanted, progress, cancel)

    def done(result: tuple[usulan.Started, Changes]) -> None:
        started, changes = result
        if changes:
            services.shell.offer(changes)
            services.shell.tell("usulan.said.started_many", n=len(started.done))
        told = []
        for each, error in started.refused:
            _what, why, now = texts.error(error)
            told.append(Refused(names[each.pegawai_id], why, now))
        refused(tuple(told))
        if len(started.done) == 1 and not started.refused:
            services.shell.go("usulan", started.done[0])

    title = texts.say("usulan.start.job", n=len(wanted)) if len(wanted) > 1 else ""
    services.runner.submit(work, done, title=title)
