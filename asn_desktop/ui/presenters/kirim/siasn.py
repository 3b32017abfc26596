"""The spreadsheets for SIASN: what they would hold, what is missing for it, and the file."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.evaluasi import Evaluasi, StatusEvaluasi
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.bridges import siasn_outlook, siasn_sheets
from asn_desktop.core.usecases.bridges.siasn_gaps import Lack, Outlook
from asn_desktop.core.usecases.overview import appraisal_year
from asn_desktop.ui.presenters.newest import Newest
from asn_desktop.ui.presenters.services import Services, machine_of

CONCERNS = frozenset({"evaluasi", "pegawai"})
NAMED = 5
"""People who are named where something is missing; all of them stand in the file."""


class SiasnState(Struct, frozen=True):
    """`lacks` are sentences about what is missing, none where nothing is."""

    read: bool = False
    tahun: int = 0
    years: tuple[int, ...] = ()
    people: int = 0
    yearly: int = 0
    termly: int = 0
    lacks: tuple[str, ...] = ()


class SiasnView(Protocol):
    def render(self, state: SiasnState) -> None: ...


class SiasnPresenter:
    """Intentions of the page."""

    def __init__(self, services: Services, view: SiasnView) -> None:
        self._services = services
        self._texts = services.texts
        self._view = view
        self._reading = Newest(services.runner)
        self.state = SiasnState(tahun=appraisal_year(services.context().today))

    def load(self) -> None:
        """Read what would be written; where the year has no results yet, of the newest that has some."""
        wanted, first = self.state.tahun, not self.state.read

        def work(*_: object) -> tuple[int, tuple[int, ...], Outlook]:
            ctx = self._services.context()
            with ctx.store.read() as reader:
                told = reader.values(Evaluasi, ("tahun",), status=StatusEvaluasi.FINAL)
            decided = {int(year) for (year,) in told}
            tahun = max(decided) if first and decided and wanted not in decided else wanted
            return tahun, tuple(sorted(decided | {wanted}, reverse=True)), siasn_outlook(ctx, tahun)

        def done(found: tuple[int, tuple[int, ...], Outlook]) -> None:
            tahun, years, outlook = found
            self._set(
                read=True,
                tahun=tahun,
                years=years,
                people=outlook.people,
                yearly=outlook.yearly,
                termly=outlook.termly,
                lacks=tuple(self._lack(outlook, lack, tahun) for lack in Lack if outlook.count(lack)),
            )

        self._reading.submit(work, done)

    def changed(self, changes: Changes) -> None:
        if not changes.kinds.isdisjoint(CONCERNS):
            self.load()

    def choose_year(self, tahun: int) -> None:
        if tahun != self.state.tahun:
            self.state = replace(self.state, tahun=tahun)
            self.load()

    def proposed(self) -> str:
        return f"SIASN {self.state.tahun}.xlsx"

    def export(self, path: Path) -> None:
        """Everybody and the final results of the year, as SIASN names columns and codes."""
        tahun = self.state.tahun

        def work(*_: object) -> tuple[int, int, int]:
            sheets = siasn_sheets(self._services.context(), tahun, machine_of(self._services).words)
            self._services.sheets.write(path, sheets)
            people, yearly, *_rest, lacking = (len(sheet.rows) - 1 for sheet in sheets)
            return people, yearly, lacking

        def done(written: tuple[int, int, int]) -> None:
            people, yearly, lacking = written
            key = "kirim.siasn.done_lacking" if lacking else "kirim.siasn.done"
            facts = {"n": people, "hasil": yearly, "tahun": str(tahun), "file": path.name}
            self._services.shell.note(key, **facts, **({"kurang": lacking} if lacking else {}))

        self._services.runner.submit(work, done, lane="free", title=self._texts.say("kirim.siasn.writing"))

    def _lack(self, outlook: Outlook, lack: Lack, tahun: int) -> str:
        names = [each.nama for each in outlook.gaps if each.lack is lack]
        said = self._texts.say(f"kirim.siasn.lack.{lack.value}", n=len(names), tahun=str(tahun))
        shown = ", ".join(names[:NAMED])
        more = len(names) - NAMED
        return f"{said} {self._texts.say('kirim.siasn.names_more', nama=shown, n=more) if more > 0 else shown}"

    def _set(self, **changes: object) -> None:
        self.state = replace(self.state, **changes)
        self._view.render(self.state)
