"""The career plan of one person: begun towards a post, written, agreed, taken on year by year, revised, ended."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from uuid import UUID

from msgspec.structs import replace

from asn_desktop.core.domain.rencana_karier import Andaian, StatusLangkah, StatusRencana
from asn_desktop.core.kernel.errors import NotFoundError, UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases import rencana_karier as plans
from asn_desktop.core.usecases.karier.fitting import Target
from asn_desktop.core.usecases.ports import Context
from asn_desktop.core.usecases.rencana_karier import Content
from asn_desktop.ui.presenters.document import Opened
from asn_desktop.ui.presenters.karier.plan_shown import Known, shown
from asn_desktop.ui.presenters.karier.plan_state import PlanView, StepRow, Wanted
from asn_desktop.ui.presenters.karier.plan_stored import (
    Stored,
    read_stored,
)
from asn_desktop.ui.presenters.karier.plan_typed import CareerPlanTyping
from asn_desktop.ui.presenters.services import Services


class PlanPresenter(CareerPlanTyping):
    """Presenter of the plan. What is typed in a draft is kept as one; an agreed plan changes by its own steps."""

    concerns = frozenset(
        {"rencana_karier", "langkah_karier", "kemajuan_karier", "calon_penerus", "syarat_jabatan", "pegawai",
         "riwayat_jabatan", "riwayat_golongan", "riwayat_pendidikan", "riwayat_pelatihan", "penilaian_kompetensi",
         "evaluasi", "jabatan"}
    )  # fmt: skip

    def __init__(self, services: Services, view: PlanView, now: Callable[[], datetime] = datetime.now) -> None:
        super().__init__(services, view, now)
        self._view = view
        self._brought: tuple[Andaian, ...] = ()
        self._target: UUID | None = None

    def say(self, key: str, **facts: object) -> str:
        """A sentence of the catalogue."""
        return self._services.texts.say(key, **facts)

    # Where to

    def aim(self, wanted: Wanted) -> bool:
        """Another post for a draft; False where none is named."""
        target = self._wanted(wanted)
        if target is None:
            return False
        self._fields = replace(
            self._fields,
            tujuan=target.nama,
            tujuan_jenis=target.jenis,
            tujuan_id=target.jabatan_id,
            tujuan_jenjang=target.jenjang,
            tujuan_eselon=target.eselon,
        )
        self._edited()
        self.save()  # so that the gaps are those towards this post
        return True

    def open(self, target: UUID, *, resume: bool = False) -> None:
        if target != self._target:
            self._target, self._brought = target, ()
        super().open(target, resume=resume)

    def bring(self, assumed: tuple[Andaian, ...]) -> None:
        """Take over what was thought of: into the draft, or into the plan that is begun next."""
        self._brought = assumed
        if self._stored is not None and self._stored.sheet.person.id == self._target:
            self._shown()
            self._render()

    def _shown(self) -> None:
        """What was brought before the plan was read goes in now."""
        plan = self._stored.sheet.rencana if self._stored is not None else None
        if not self._brought or plan is None:
            return
        assumed, self._brought = self._brought, ()
        if plan.status is not StatusRencana.DRAF:
            self._services.shell.note("rencana.said.agreed_first")
            return
        self._fields = replace(self._fields, andaian=assumed)
        self._edited()
        self._services.shell.note("rencana.said.brought", n=len(assumed))

    # Steps of the plan

    def start(self, wanted: Wanted) -> None:
        """Begin towards a post of the office, or towards one of a kind by a name."""
        stored = self._stored
        target = self._wanted(wanted) if stored is not None and self._begins(stored) else None
        if stored is None or target is None:
            return
        person, brought = stored.sheet.person.id, self._brought

        def work(ctx: Context, _identity: UUID) -> Changes:
            return plans.start(ctx, person, target, brought)[1]

        def told(_stored: Stored) -> None:
            self._brought = ()
            self._services.shell.tell("rencana.said.started", jabatan=target.nama)

        self._write(work, told)

    def save(self) -> None:
        if self.dirty and not self._lacking(agreeing=False):
            self._write()

    def keep(self) -> None:
        """Save because the reader says so: the cursor goes to what is in the way."""
        self.save()
        self._view.point()

    def ready(self) -> bool:
        """Whether both can agree on what is typed; if not, the cursor goes to what lacks."""
        if not self._lacking(agreeing=True):
            return True
        self._view.point()
        return False

    def agree(self, day: date, on_done: Callable[[str], None]) -> None:
        """Save, then record that both agree; `on_done` gets why not, or ""."""
        if self.ready():
            self._take_on(lambda ctx, plan: plans.agree(ctx, plan, day), "rencana.said.agreed", on_done)
        else:
            on_done("")

    def revise(self, alasan: str, on_done: Callable[[str], None]) -> None:
        """Open an agreed plan as a draft of its next version."""
        self._take_on(lambda ctx, plan: plans.revise(ctx, plan, alasan), "rencana.said.revised", on_done)

    def end(self, status: StatusRencana, catatan: str, on_done: Callable[[str], None]) -> None:
        """The post was reached, or the plan is given up."""
        key = f"rencana.said.{status.value}"
        self._take_on(lambda ctx, plan: plans.end(ctx, plan, status, catatan), key, on_done)

    def discard(self) -> None:
        """A draft that was never agreed goes to the bin."""
        self._saved = self._typed()  # what is typed in it goes with it
        self._take_on(plans.discard, "rencana.said.discarded", lambda _why_not: None)

    def set_state(self, row: StepRow, status: StatusLangkah) -> None:
        """How far a step of an agreed plan is."""
        if row.id is not None and status is not row.status:
            identity = row.id
            self._take_on(lambda ctx, _plan: plans.set_step_state(ctx, identity, status), "", lambda _why_not: None)

    def note(self, tahun: int, tanggal: date, uraian: str, lanjut: str, on_done: Callable[[str], None]) -> None:
        """What came of the plan in a year; noted again it is corrected."""

        def work(ctx: Context, plan: UUID) -> Changes:
            return plans.note_progress(ctx, plan, tahun, tanggal, uraian, lanjut)

        def done(why_not: str) -> None:
            if not why_not:
                self.noting(None)
            on_done(why_not)

        self._take_on(work, "rencana.said.noted", done)

    def print(self) -> None:
        """The plan on paper."""
        if self._stored is not None:
            today = self._services.context().today
            self._services.shell.go("cetak", self._stored.sheet.person.id, f"rencana_karier/{today.year}")

    # Within

    def _take_on(
        self, work: Callable[[Context, UUID], Changes], told: str, on_done: Callable[[str], None]
    ) -> None:  # fmt: skip
        stored = self._stored
        plan = stored.sheet.rencana if stored is not None else None
        if plan is None:
            return
        identity, refusal = plan.id, list[UserError]()

        def step(ctx: Context, _person: UUID) -> Changes:
            try:
                return work(ctx, identity)
            except UserError as error:  # said where the question was asked, not in the bar
                refusal.append(error)
                return Changes()

        def done(_stored: Stored) -> None:
            if refusal:
                _what, why, now = self._services.texts.error(refusal[0])
                on_done(f"{why} {now}")
                return
            on_done("")
            if told:
                self._services.shell.tell(told, nama=_stored.sheet.person.nama_lengkap)

        self._write(step, done)

    def _lacking(self, *, agreeing: bool) -> bool:
        """Say at its field what is missing; True where something is."""
        lacking = self._steps.lacking(agreeing=agreeing)
        self._errors.pop("langkah", None)
        if agreeing and not self._steps.rows:
            self._errors = {**self._errors, "langkah": self._why(UserError("career_plan_without_steps"))}
        lacking = lacking or bool(self._errors.keys() - {"tujuan"})  # a post that was not named changes nothing
        if lacking:
            self._render()
        return lacking

    def _why(self, error: UserError) -> str:
        _what, why, now = self._services.texts.error(error)
        return f"{why} {now}"

    def _begins(self, stored: Stored) -> bool:
        return bool(stored.sheet.career.rights) and not stored.sheet.moved

    def _wanted(self, wanted: Wanted) -> Target | None:
        """The post asked for; None, and said at its field, where none is named."""
        if self._stored is None:
            return None
        found = self._stored.targets.get(wanted.post)
        if found is None and wanted.nama.strip():
            found = Target(wanted.nama.strip(), wanted.jenis, wanted.jenjang, wanted.eselon)
        self._errors = {name: said for name, said in self._errors.items() if name != "tujuan"}
        if found is None:
            self._errors["tujuan"] = self._why(UserError("career_plan_no_post"))
            self._render()
            self._view.point()
        return found

    # What the base asks

    def _read(self, ctx: Context, target: UUID) -> Opened[Stored] | None:
        try:
            stored = self._reread(ctx, target)
        except NotFoundError:
            return None
        with ctx.store.read() as reader:
            return Opened(stored, reader.drafts().get(self._place(stored)))

    def _reread(self, ctx: Context, identity: UUID) -> Stored:
        return read_stored(ctx, identity)

    def _save(self, ctx: Context, identity: UUID, content: Content) -> Changes:
        """On the db lane: the plan of this person that is under way."""
        plan = plans.open_plan(ctx, identity).rencana
        return Changes() if plan is None else plans.save(ctx, plan.id, content)

    def _render(self) -> None:
        if self._stored is None:
            return
        self._view.render(
            shown(
                self._services.texts,
                Known(
                    sheet=self._stored.sheet,
                    posts=self._stored.posts,
                    fields=self._fields,
                    steps=self._steps.rows,
                    brought=self._brought,
                    errors=self._errors,
                    dirty=self.dirty,
                    saved=self._saved_words(),
                    recovery=self._offer is not None,
                    noting=self._stored.noting,
                    today=self._services.context().today,
                ),
            )
        )
