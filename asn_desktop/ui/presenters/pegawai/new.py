"""A new employee: what must be known on the first day; everything else can be added later."""

from __future__ import annotations

from typing import Any, Protocol
from uuid import UUID

from msgspec import Struct
from msgspec.structs import replace

from asn_desktop.core.domain.jabatan import Jabatan, JenisJabatan, StatusJabatan
from asn_desktop.core.domain.pegawai import JenisPegawai, Pegawai
from asn_desktop.core.domain.riwayat import RiwayatGolongan, RiwayatJabatan, RiwayatUnit
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes, Record
from asn_desktop.core.rules.nip import figures, parse
from asn_desktop.core.usecases import pegawai as people
from asn_desktop.core.usecases.ports import Context
from asn_desktop.ui.presenters.drafts import Drafts
from asn_desktop.ui.presenters.entry_fields import (
    Field,
    Form,
    Option,
    Section,
    form_of,
    problem_sentences,
    read_all,
)
from asn_desktop.ui.presenters.pegawai.nip import noted
from asn_desktop.ui.presenters.pegawai.page import load_choices
from asn_desktop.ui.presenters.services import Services

PLACE = "pegawai//baru"
"""A draft without a record: the new employee has no identity yet."""

SECTIONS: tuple[Section, ...] = (
    Section(
        "pokok",
        (
            Field("nip", "digits", span=3, required=True),
            Field("jenis_pegawai", "choice", span=3, required=True, terms=JenisPegawai),
            Field("nama", span=6, required=True, helped=True),
            Field("gelar_depan", span=3, helped=True),
            Field("gelar_belakang", span=3, helped=True),
        ),
    ),
    Section(
        "awal",
        (
            Field("golongan", "listed", span=3, source="golongan"),
            Field("golongan_tmt", "date", span=3),
            Field("unit_id", "record", span=6, source="unit"),
            Field("jabatan_id", "record", span=6, source="jabatan", helped=True),
            Field("jabatan", span=6),
            Field("jenis_jabatan", "choice", span=3, terms=JenisJabatan),
            Field("tmt", "date", span=3, helped=True),
        ),
    ),
)


class NewState(Struct, frozen=True):
    """The form of a new employee."""

    form: Form
    focus: str = ""
    recovered: bool = False


class NewView(Protocol):
    def render(self, state: NewState) -> None: ...


class NewPersonPresenter:
    """Intentions of the page for a new employee."""

    def __init__(self, services: Services, view: NewView) -> None:
        self._services = services
        self._texts = services.texts
        self._view = view
        self._drafts = Drafts(services)
        self._posts: dict[UUID, Jabatan] = {}
        self.state: NewState | None = None

    def open(self) -> None:
        """An empty form; typing left over from a power cut is put back."""

        def work(*_: object) -> tuple[dict[UUID, Jabatan], dict[str, tuple[Option, ...]], dict[str, str]]:
            ctx = self._services.context()
            choices = load_choices(ctx, None)
            with ctx.store.read() as reader:
                return choices.posts, choices.options, dict(reader.drafts().get(PLACE) or {})

        def done(answer: tuple[dict[UUID, Jabatan], dict[str, tuple[Option, ...]], dict[str, str]]) -> None:
            self._posts, choices, draft = answer
            form = form_of("pegawai.new", SECTIONS, None, self._texts, choices, **draft)
            self.state = NewState(noted(self._services, form), focus="nip", recovered=bool(draft))
            self._view.render(self.state)

        self._services.runner.submit(work, done)

    def typed(self, name: str, text: str) -> None:
        if self.state is None:
            return
        form = self.state.form
        typed = {**form.typed, name: text}
        if name == "nip" and (kind := self._kind_in(text)):
            typed["jenis_pegawai"] = kind
        if name == "jabatan_id" and text:
            typed |= self._from_post(UUID(text), typed)
        problems = {field: words for field, words in form.problems.items() if field != name}
        form = noted(self._services, replace(form, typed=typed, problems=problems))
        self.state = NewState(form)
        self._drafts.typed(PLACE, form.changed)
        self._view.render(self.state)

    def discard(self) -> None:
        """Give up what was typed, and go back to the list."""
        self._drafts.settled(PLACE)
        self._services.shell.go("pegawai")

    def save(self) -> None:
        if self.state is None:
            return
        form = self.state.form
        values, problems = read_all(SECTIONS, form.typed)
        problems |= _unfinished(values)
        if problems:
            form = replace(form, problems=problem_sentences(form, problems, self._texts))
            self.state = NewState(form, focus=next(iter(problems)))
            self._view.render(self.state)
            return

        def done(answer: tuple[UUID, Changes]) -> None:
            identity, changes = answer
            self._drafts.settled(PLACE)
            self.state = None
            self._services.shell.offer(changes)
            self._services.shell.tell("pegawai.added", nama=values["nama"])
            self._services.shell.go("pegawai", identity)

        self._services.runner.submit(lambda _p, _c: _add(self._services.context(), values, self._posts), done)

    def _kind_in(self, nip: str) -> str:
        ctx = self._services.context()
        parts = parse(nip, figures(ctx.law.at(ctx.today)))
        return parts.jenis.value if parts.valid and parts.jenis else ""

    def _from_post(self, identity: UUID, typed: dict[str, str]) -> dict[str, str]:
        post = self._posts.get(identity)
        if post is None:
            return {}
        unit = typed.get("unit_id") or str(post.unit_id)
        return {"jabatan": post.nama, "jenis_jabatan": post.jenis.value, "unit_id": unit}


def _unfinished(values: dict[str, Any]) -> dict[str, str]:
    """First entries that were begun must be complete: a golongan without its day is no history."""
    wanted = {"golongan": ("golongan_tmt",), "unit_id": ("tmt",), "jabatan": ("jenis_jabatan", "tmt")}
    return {
        needed: "required"
        for given, needs in wanted.items()
        if values.get(given)
        for needed in needs
        if needed in values and values[needed] is None
    }


def _add(ctx: Context, values: dict[str, Any], posts: dict[UUID, Jabatan]) -> tuple[UUID, Changes]:
    """The person with what the NIP tells, and the first entries of the histories. Raises UserError."""
    parts = parse(values["nip"], figures(ctx.law.at(ctx.today)))
    if not values["nip"].isdigit():
        raise UserError("nip_shape", nip=values["nip"], n=len(values["nip"]))
    person = Pegawai(
        id=people.new_id(ctx),
        tanggal_lahir=parts.tanggal_lahir,
        tmt_cpns=parts.tmt_cpns,
        jenis_kelamin=parts.jenis_kelamin,
        **{name: values[name] for name in ("nip", "nama", "jenis_pegawai", "gelar_depan", "gelar_belakang")},
    )
    entries: list[Record] = []
    if values["golongan"]:
        entries.append(
            RiwayatGolongan(
                id=people.new_id(ctx), pegawai_id=person.id, golongan=values["golongan"], tmt=values["golongan_tmt"]
            )
        )
    if values["unit_id"]:
        entries.append(
            RiwayatUnit(id=people.new_id(ctx), pegawai_id=person.id, unit_id=values["unit_id"], tmt=values["tmt"])
        )
    if values["jabatan"]:
        post = posts.get(values["jabatan_id"]) if values["jabatan_id"] else None
        entries.append(
            RiwayatJabatan(
                id=people.new_id(ctx),
                pegawai_id=person.id,
                nama=values["jabatan"],
                jenis=values["jenis_jabatan"],
                tmt=values["tmt"],
                status=StatusJabatan.DEFINITIF,
                jabatan_id=post.id if post else None,
                jenjang=post.jenjang if post else None,
                eselon=post.eselon if post else "",
            )
        )
    return person.id, people.add(ctx, person, *entries)
