"""The succession of one post: everybody who could take it over with the reasons, who was named, and what it asks."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.jabatan import Jabatan
from asn_desktop.core.domain.talenta import CalonPenerus, Kesiapan, SyaratJabatan
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.errors import CancelledError, NotFoundError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases import talenta
from asn_desktop.core.usecases.ports import Cancel, Progress
from asn_desktop.core.usecases.rows import Sort
from asn_desktop.core.usecases.talenta import Candidate
from asn_desktop.ui.presenters.asked_day import AskedDay, Freshness
from asn_desktop.ui.presenters.listing import Listing
from asn_desktop.ui.presenters.newest import Newest
from asn_desktop.ui.presenters.services import Job, Services
from asn_desktop.ui.presenters.talenta import requirements
from asn_desktop.ui.presenters.talenta.candidates import (
    CANDIDATE_KEYS,
    CandidateRow,
    Reasons,
    candidate_fits,
    reasons_of,
)
from asn_desktop.ui.presenters.talenta.rows import HeldRows

CONCERNS = frozenset(
    {
        "jabatan", "pegawai", "riwayat_jabatan", "riwayat_unit", "riwayat_golongan", "riwayat_pendidikan",
        "riwayat_pelatihan", "riwayat_disiplin", "evaluasi", "rekap_penilaian", "penilaian_potensi",
        "penilaian_kompetensi", "syarat_jabatan", "calon_penerus",
    }
)  # fmt: skip


class SuccessionState(Struct, frozen=True):
    """`ready`: the candidates are there. `chosen` is who the reasons are about."""

    jabatan_id: UUID
    name: str
    facts: tuple[tuple[str, str], ...]
    working: bool
    stopped: bool
    ready: bool
    chosen: Candidate | None
    reasons: tuple[Reasons, ...]
    naming: bool
    """The form for naming the chosen one is open."""
    asking: bool
    """The requirements of the post are open."""
    values: Mapping[str, str]
    """Of the requirements, when they are open."""
    set_by_office: bool
    errors: Mapping[str, str]


class SuccessionView(Protocol):
    def render(self, state: SuccessionState) -> None: ...

    def gone(self) -> None: ...


class _Read(Struct, frozen=True):
    post: Jabatan
    unit: str
    syarat: SyaratJabatan | None


class SuccessionPresenter:
    """Presenter of one post's succession."""

    def __init__(self, services: Services, view: SuccessionView, on: AskedDay | None = None) -> None:
        self._services = services
        self._on = on or AskedDay(services)
        self._fresh = Freshness(self._on, CONCERNS)
        self._reading = Newest(services.runner)
        self._view = view
        self.rows: HeldRows[CandidateRow] = HeldRows(CANDIDATE_KEYS, candidate_fits)
        self.listing = Listing(services, "talenta_calon", self.rows.count, self.rows.rows, Sort("cocok"))
        self._wanted: UUID | None = None
        self._read: _Read | None = None
        self._chosen: UUID | None = None
        self._job: Job | None = None
        self._working = self._stopped = self._ready = False
        self._naming = self._asking = False
        self._errors: dict[str, str] = {}

    # What the reader asks for

    def open(self, post: UUID, *, requirements: bool = False) -> None:
        """The succession of this post."""
        if post != self._wanted:
            self._wanted, self._read, self._chosen = post, None, None
            self._ready = False
            self.rows.hold(())
            self.listing.ask(text="")
        self._naming, self._asking, self._errors = False, requirements, {}
        self.read()

    def visited(self) -> None:
        if self._wanted is not None and self._fresh.lost:
            self.read()

    def changed(self, changes: Changes, *, visible: bool) -> None:
        """Something was saved somewhere."""
        if self._wanted is not None and self._fresh.touched(changes) and visible:
            self.read()

    def stop(self) -> None:
        """End the work under way; nothing of it is kept."""
        if self._job is not None:
            self._job.cancel()

    def choose(self, row: CandidateRow | None) -> None:
        """Whose reasons are shown."""
        chosen = row.id if row is not None else None
        if chosen != self._chosen:
            self._chosen, self._naming = chosen, False
            self._render()

    def ask_name(self) -> None:
        """Open the form that names the chosen one."""
        if self._candidate() is None:
            self._services.shell.note("talenta.note.choose")
            return
        self._naming, self._errors = True, {}
        self._render()

    def ask_requirements(self) -> None:
        self._asking, self._naming, self._errors = True, False, {}
        self._render()

    def close(self) -> None:
        """Put the forms away."""
        self._naming = self._asking = False
        self._errors = {}
        self._render()

    def name(self, kesiapan: str, alasan: str) -> None:
        """Name the chosen one, or change how soon and why."""
        of, post = self._candidate(), self._wanted
        if of is None or post is None:
            return
        if not alasan.strip():
            self._errors = {"alasan": self._services.texts.say("talenta.wrong.reason")}
            self._render()
            return
        ready, reason = Kesiapan(kesiapan), alasan.strip()

        def work(_progress: Progress, _cancel: Cancel) -> Changes:
            ctx = self._services.context()
            if of.named is not None:
                return talenta.name_successor(ctx, of.named.with_(kesiapan=ready, alasan=reason, tanggal=ctx.today))
            return talenta.name_successor(
                ctx,
                CalonPenerus(
                    id=ctx.store.new_group(), jabatan_id=post, pegawai_id=of.pegawai_id, kesiapan=ready,
                    tanggal=ctx.today, alasan=reason,
                ),
            )  # fmt: skip

        self._save(work, "talenta.said.named", nama=of.nama)

    def strike(self) -> None:
        """Take the chosen one off the list of successors."""
        of = self._candidate()
        named = of.named if of is not None else None
        if of is None or named is None:
            return
        self._save(
            lambda _progress, _cancel: talenta.strike_successor(self._services.context(), named.id),
            "talenta.said.unnamed", nama=of.nama,
        )  # fmt: skip

    def save_requirements(self, typed: Mapping[str, str]) -> None:
        """Keep what the office asks, or say at each field what is wrong."""
        read = self._read
        if read is None:
            return
        self._errors = requirements.faults_in(typed, self._services.texts)
        if self._errors:
            self._render(typed)
            return
        made = requirements.read(typed, read.syarat, self._services.context().store.new_group(), read.post.id)
        self._save(
            lambda _progress, _cancel: talenta.save_requirements(self._services.context(), made),
            "talenta.said.requirements", jabatan=read.post.nama,
        )  # fmt: skip

    def show_career(self) -> None:
        if self._chosen is not None:
            self._services.shell.go("karier", self._chosen)

    # What is behind it

    def read(self) -> None:
        """The post at once, then everybody in the background: with how far it is, and with a way to end it."""
        wanted = self._wanted
        if wanted is None:
            return
        self.stop()
        self._fresh.begin()
        self._stopped, self._working = False, True

        def work(_progress: Progress, _cancel: Cancel) -> _Read | None:
            with self._services.context().store.read() as reader:
                try:
                    post = reader.get(Jabatan, wanted)
                except NotFoundError:
                    return None
                units = reader.find(Unit, id=post.unit_id)
                asked = reader.find(SyaratJabatan, jabatan_id=wanted)
                return _Read(post, units[0].nama if units else "", asked[0] if asked else None)

        def done(read: _Read | None) -> None:
            self._read = read
            if read is None:
                self._wanted, self._working = None, False
                self._view.gone()
                return
            self._render()
            self._decide(wanted)

        self._reading.submit(work, done, lane="free")

    def _decide(self, wanted: UUID) -> None:
        texts, ctx = self._services.texts, self._on.context()

        def work(progress: Progress, cancel: Cancel) -> tuple[CandidateRow, ...] | None:
            try:
                found = talenta.candidates(ctx, wanted, progress, cancel)
            except CancelledError:
                return None
            return tuple(CandidateRow(each, rank) for rank, each in enumerate(found))

        def done(rows: tuple[CandidateRow, ...] | None) -> None:
            whole = rows is not None
            if rows is not None:
                self.rows.hold(rows)
            self._job, self._working, self._stopped = None, False, not whole
            self._ready = self._ready or whole
            self.listing.refresh()
            self._render()

        def failed(error: Exception) -> None:
            self._job, self._working, self._stopped = None, False, True
            self._render()
            raise error

        title = texts.say("talenta.job.candidates")
        self._job = self._reading.beside(work, done, failed, lane="free", title=title)

    def _save(self, work: Any, said: str, **facts: object) -> None:
        def done(changes: Changes) -> None:
            self._naming = self._asking = False
            self._errors = {}
            self._services.shell.offer(changes)
            self._services.shell.tell(said, **facts)

        self._services.runner.submit(work, done)

    def _candidate(self) -> Candidate | None:
        return next((row.of for row in self.rows.all if row.id == self._chosen), None)

    def _render(self, typed: Mapping[str, str] | None = None) -> None:
        read = self._read
        if read is None:
            return
        texts, chosen = self._services.texts, self._candidate()
        self._view.render(
            SuccessionState(
                jabatan_id=read.post.id,
                name=read.post.nama,
                facts=_facts(read, texts),
                working=self._working,
                stopped=self._stopped,
                ready=self._ready,
                chosen=chosen,
                reasons=reasons_of(chosen, texts) if chosen is not None else (),
                naming=self._naming,
                asking=self._asking,
                values=typed if typed is not None else requirements.written(read.syarat),
                set_by_office=read.syarat is not None,
                errors=self._errors,
            )
        )


def _facts(read: _Read, texts: Texts) -> tuple[tuple[str, str], ...]:
    post, asked = read.post, read.syarat
    kind = texts.show(post.jenjang) if post.jenjang is not None else texts.show(post.jenis)
    need = asked.kebutuhan if asked is not None else None
    return (
        (texts.say("talenta.column.unit"), read.unit or "–"),
        (texts.say("talenta.column.jenis"), f"{kind} {post.eselon}".strip()),
        (texts.say("talenta.column.kebutuhan"), "–" if need is None else texts.show(need)),
    )
