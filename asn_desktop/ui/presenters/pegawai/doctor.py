"""The data doctor: everything to look at in the register, grouped by who can put it right."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.rules.register import Finding, Severity
from asn_desktop.core.usecases.doctor import examine
from asn_desktop.core.usecases.ports import Cell, Sheet
from asn_desktop.ui.presenters.listing import PAGE
from asn_desktop.ui.presenters.services import Services

ORDER = (Severity.WRONG, Severity.DOUBTFUL, Severity.MISSING)


class FindingLine(Struct, frozen=True):
    """One finding in words, and where to jump."""

    severity: Severity
    who: str
    what: str
    why: str
    now: str
    citation: str
    field: str
    pegawai_id: UUID | None
    unit_id: UUID | None


class Group(Struct, frozen=True):
    """Those who can put right, and how many findings wait for them; "" is everybody."""

    who: str
    title: str
    n: int


class DoctorState(Struct, frozen=True):
    """The findings in view: of one group, of some severities."""

    groups: tuple[Group, ...] = ()
    who: str = ""
    severities: frozenset[Severity] = frozenset(ORDER)
    counts: dict[Severity, int] = {}
    """By severity, in the group in view."""
    shown: tuple[Finding, ...] = ()
    """Their sentences are made when they come into sight: a large office has very many."""
    total: int = 0
    busy: bool = False
    done: bool = False


class DoctorView(Protocol):
    def render(self, state: DoctorState) -> None: ...


class DoctorPresenter:
    """Intentions of the page of the data doctor."""

    def __init__(self, services: Services, view: DoctorView) -> None:
        self._services = services
        self._texts = services.texts
        self._view = view
        self._all: tuple[Finding, ...] = ()
        self._stale = True
        self.state = DoctorState()

    def open(self, who: str = "") -> None:
        """Show the findings; the register is examined again where something was saved since."""
        if who:
            self.state = replace(self.state, who=who)
        if self._stale:
            self.examine()
        else:
            self._show()

    def examine(self) -> None:
        """Look through the whole register."""
        self._set(replace(self.state, busy=True))

        def work(*_: object) -> tuple[Finding, ...]:
            return tuple(sorted(examine(self._services.context()), key=_weight))

        def done(found: tuple[Finding, ...]) -> None:
            self._all, self._stale = found, False
            self.state = replace(self.state, busy=False, done=True)
            self._show()

        self._services.runner.submit(work, done, title=self._texts.say("doctor.examining"))

    def changed(self, changes: Changes) -> None:
        """What was found may be mended now; it is looked at when the page comes into view."""
        if changes:
            self._stale = True

    def choose_group(self, who: str) -> None:
        self.state = replace(self.state, who=who)
        self._show()

    def toggle(self, severity: Severity, on: bool) -> None:
        chosen = self.state.severities | {severity} if on else self.state.severities - {severity}
        self.state = replace(self.state, severities=chosen)
        self._show()

    def open_finding(self, line: FindingLine) -> None:
        """Jump to the field that has to be mended."""
        if line.pegawai_id is not None:
            self._services.shell.go("pegawai", line.pegawai_id, line.field)
        elif line.unit_id is not None:
            self._services.shell.go("pegawai", line.unit_id, "unit/")

    def lines(self, offset: int) -> Sequence[FindingLine]:
        """Some of the findings in view, in words."""
        return tuple(self._line(finding) for finding in self.state.shown[offset : offset + PAGE])

    def export(self, path: Path) -> None:
        """Write the findings in view to a spreadsheet."""
        found = self.state.shown
        say = self._texts.say
        names = ("severity", "who", "what", "why", "now", "citation")

        def work(*_: object) -> None:
            table: list[list[Cell]] = [[say(f"doctor.column.{name}") for name in names]]
            table.extend(
                [say(f"doctor.severity.{line.severity.value}"), line.who, line.what, line.why, line.now, line.citation]
                for line in map(self._line, found)
            )
            self._services.sheets.write(path, [Sheet(say("doctor.title"), table)])

        self._services.runner.submit(
            work,
            lambda _none: self._services.shell.tell("doctor.exported", n=len(found), file=path.name),
            lane="free",
            title=say("doctor.exporting"),
        )

    def _line(self, finding: Finding) -> FindingLine:
        say = self._texts.say
        what, why, now = (say(f"finding.{finding.key}.{part}", **finding.facts) for part in ("what", "why", "now"))
        cited = finding.citation
        return FindingLine(
            finding.severity,
            say(f"role.{finding.who}"),
            what,
            why,
            now,
            f"{cited.regulation}, {cited.article}" if cited else "",
            finding.field,
            finding.pegawai_id,
            finding.unit_id,
        )

    def _title(self, who: str) -> str:
        name = self._texts.say(f"role.{who}")
        return name[:1].upper() + name[1:]

    def _show(self) -> None:
        by_who = Counter(finding.who for finding in self._all)
        who = self.state.who if self.state.who in by_who else ""
        group = [finding for finding in self._all if not who or finding.who == who]
        everybody = Group("", self._texts.say("doctor.everybody"), len(self._all))
        self._set(
            replace(
                self.state,
                groups=(everybody, *(Group(name, self._title(name), n) for name, n in by_who.most_common())),
                who=who,
                counts=dict(Counter(finding.severity for finding in group)),
                shown=tuple(finding for finding in group if finding.severity in self.state.severities),
                total=len(self._all),
            )
        )

    def _set(self, state: DoctorState) -> None:
        self.state = state
        self._view.render(state)


def _weight(finding: Finding) -> tuple[int, str, str]:
    named = finding.facts.get("nama")
    return ORDER.index(finding.severity), finding.key, named.value if named else ""
