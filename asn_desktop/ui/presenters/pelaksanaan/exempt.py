"""Who needs no plan and is not appraised for a time: recorded with cause, days and basis, ended, or taken back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from asn_desktop.core.domain.skp import PengecualianSkp, SebabPengecualian
from asn_desktop.core.kernel.period import Period
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.keadaan import StateRow
from asn_desktop.core.usecases.ports import Cancel, Context, Progress
from asn_desktop.core.usecases.skp import coverage
from asn_desktop.ui.presenters.services import Services


class Exemptions:
    """What a list does about them; every change can be taken back from the message that tells of it."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def of(self, each: StateRow, within: Period, on_found: Callable[[PengecualianSkp | None], None]) -> None:
        """The newest exemption that touches a time, or None."""

        def work(_progress: Progress, _cancel: Cancel) -> PengecualianSkp | None:
            with self._services.context().store.read() as reader:
                found = reader.find(PengecualianSkp, pegawai_id=each.pegawai_id)
            touching = [one for one in found if Period(one.mulai, one.sampai).overlaps(within)]
            return max(touching, key=lambda one: one.mulai, default=None)

        self._services.runner.submit(work, on_found)

    def record(self, each: StateRow, sebab: SebabPengecualian, mulai: date, terakhir: date | None, dasar: str) -> None:
        """From the first to the last day, both inclusive; without a last day until further notice."""
        end = None if terakhir is None else terakhir + timedelta(days=1)
        self._change(
            lambda ctx: coverage.exempt(ctx, each.pegawai_id, mulai, end, sebab, dasar)[1],
            "pelaksanaan.said.exempt",
            nama=each.row.nama,
            sebab=sebab,
        )

    def end(self, each: StateRow, record: PengecualianSkp, terakhir: date) -> None:
        """The last day without plan and appraisal."""
        self._change(
            lambda ctx: coverage.end_exemption(ctx, record.id, terakhir + timedelta(days=1)),
            "pelaksanaan.said.exempt_until",
            nama=each.row.nama,
            tanggal=terakhir,
        )

    def withdraw(self, each: StateRow, record: PengecualianSkp) -> None:
        """It should never have been recorded."""
        self._change(
            lambda ctx: coverage.withdraw_exemption(ctx, record.id),
            "pelaksanaan.said.exempt_withdrawn",
            nama=each.row.nama,
        )

    def _change(self, does: Callable[[Context], Changes], key: str, **facts: object) -> None:
        def done(changes: Changes) -> None:
            self._services.shell.offer(changes)
            self._services.shell.tell(key, **facts)

        self._services.runner.submit(lambda _p, _c: does(self._services.context()), done)
