"""Which result of the superior a person's result serves, and what to do when that one is worded anew."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.skp import HasilKerja, HasilSementara, Skp, StatusSkp
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.record import Changes
from asn_desktop.core.usecases.headed import (
    day_of,
    head_of,
    heading_unit,
    plan_on,
    provisional_of,
    results_of,
    staff_of,
)
from asn_desktop.core.usecases.penilai import nearest_day, parties
from asn_desktop.core.usecases.ports import Context, Reader, UnitOfWork


class Choice(Struct, frozen=True):
    """A result that can be served. Exactly one id is set: of the superior's plan, or a provisional one of his post."""

    text: str
    owner: str
    """The superior's name, or the post where the result is provisional."""
    hasil_id: UUID | None = None
    sementara_id: UUID | None = None
    status: StatusSkp | None = None
    """Of the superior's plan."""


class LinkDifference(Struct, frozen=True):
    """A person's result whose served result is worded otherwise by now. `new` of None: it is gone.

    `agreed`: the person's plan is agreed on, so a new version of it is needed to take the wording over.
    """

    hasil_id: UUID
    skp_id: UUID
    pegawai_id: UUID
    nama: str
    rencana: str
    old: str
    new: str | None
    agreed: bool


class TakenOver(Struct, frozen=True):
    """Which results were rewritten, and which were not and why."""

    done: tuple[UUID, ...]
    refused: tuple[tuple[UUID, UserError], ...]


def choices(ctx: Context, skp_id: UUID) -> tuple[Choice, ...]:
    """What a person's results can serve: the results of the superior's plan, in any status, then provisional ones.

    Planning never waits: without a superior, or without a plan of his, the provisional ones of the post are there.
    """
    with ctx.store.read() as reader:
        skp = reader.get(Skp, skp_id)
        day = nearest_day(skp, ctx.today)
        found: list[Choice] = []
        above = parties(reader, ctx.law.at(day), skp.pegawai_id, day, skp).penilai
        if above.atasan.pegawai_id is not None:
            plan = plan_on(reader, above.atasan.pegawai_id, skp.tahun, day)
            owner = above.pihak.nama if above.pihak else ""
            found += [
                Choice(hasil.rencana, owner, hasil_id=hasil.id, status=plan.status if plan else None)
                for hasil in results_of(reader, plan)
            ]
        unit_id = heading_unit(reader, skp.pegawai_id, day)
        if unit_id is not None:
            post = head_of(reader, unit_id, skp.tahun, day).jabatan
            found += [
                Choice(each.rencana, post, sementara_id=each.id)
                for each in provisional_of(reader, unit_id, skp.tahun)
                if each.hasil_kerja_id is None
            ]
        return tuple(found)


def differences(ctx: Context, unit_id: UUID, tahun: int) -> tuple[LinkDifference, ...]:
    """Results of the people under a unit's head whose served result was worded anew, linked otherwise or removed."""
    with ctx.store.read() as reader:
        day = day_of(tahun, ctx.today)
        head = head_of(reader, unit_id, tahun, day)
        people = tuple(member.pegawai_id for member in staff_of(reader, unit_id, day))
        plans = {skp.id: skp for skp in reader.find(Skp, pegawai_id=people, tahun=tahun)} if people else {}
        found = {hasil.id: hasil for hasil in reader.find(HasilKerja, skp_id=tuple(plans))} if plans else {}
        # Who moved away in the year has a plan that served this head.
        real = tuple(hasil.id for hasil in head.results)
        provisional = tuple(each.id for each in provisional_of(reader, unit_id, tahun))
        found |= {hasil.id: hasil for hasil in (reader.find(HasilKerja, diintervensi_id=real) if real else ())}
        if provisional:
            found |= {hasil.id: hasil for hasil in reader.find(HasilKerja, sementara_id=provisional)}
        linked = [hasil for hasil in found.values() if hasil.diintervensi_id or hasil.sementara_id]
        return _compare(reader, linked, plans)


def plan_differences(ctx: Context, skp_id: UUID) -> tuple[LinkDifference, ...]:
    """The same of one plan."""
    with ctx.store.read() as reader:
        skp = reader.get(Skp, skp_id)
        linked = [h for h in reader.find(HasilKerja, skp_id=skp_id) if h.diintervensi_id or h.sementara_id]
        return _compare(reader, linked, {skp_id: skp}) if linked else ()


def take_over(ctx: Context, hasil_ids: Sequence[UUID]) -> tuple[TakenOver, Changes]:
    """Write the new wording of what is served into these results; where it is gone, the link and the text go too.

    Agreed plans are left and named: they need a new version first.
    """

    def rewrite(hasil: HasilKerja, target: _Target) -> HasilKerja:
        sementara_id = hasil.sementara_id if target.text is not None else None
        return hasil.with_(diintervensi=target.text or "", diintervensi_id=target.hasil_id, sementara_id=sementara_id)

    return _decide(ctx, hasil_ids, rewrite, agreed_too=False)


def keep(ctx: Context, hasil_ids: Sequence[UUID]) -> tuple[TakenOver, Changes]:
    """Keep the old wording for good: the results are no longer held against what they served.

    Nothing printed changes, so this is possible in agreed plans too.
    """
    return _decide(ctx, hasil_ids, lambda h, _target: h.with_(diintervensi_id=None, sementara_id=None), agreed_too=True)


class _Target(Struct, frozen=True):
    """What a result serves today; `text` of None: nothing that is still there."""

    text: str | None
    hasil_id: UUID | None = None


class _Targets:
    """What the results serve, read with one query for each kind."""

    def __init__(self, reader: Reader, results: Iterable[HasilKerja]) -> None:
        linked = list(results)
        provisional = tuple({h.sementara_id for h in linked if h.sementara_id is not None})
        found = reader.find(HasilSementara, id=provisional) if provisional else ()
        self._provisional = {each.id: each for each in found}
        wanted = {h.diintervensi_id for h in linked} | {each.hasil_kerja_id for each in found}
        real = tuple(each for each in wanted if each is not None)
        self._real: Mapping[UUID, HasilKerja] = (
            {hasil.id: hasil for hasil in reader.find(HasilKerja, id=real)} if real else {}
        )

    def of(self, hasil: HasilKerja) -> _Target:
        if hasil.diintervensi_id is not None:
            served = self._real.get(hasil.diintervensi_id)
            return _Target(served.rencana, served.id) if served else _Target(None)
        provisional = self._provisional.get(hasil.sementara_id) if hasil.sementara_id else None
        if provisional is None:
            return _Target(None)
        served = self._real.get(provisional.hasil_kerja_id) if provisional.hasil_kerja_id else None
        return _Target(served.rencana, served.id) if served else _Target(provisional.rencana)


def _compare(reader: Reader, linked: Sequence[HasilKerja], plans: dict[UUID, Skp]) -> tuple[LinkDifference, ...]:
    targets = _Targets(reader, linked)
    differing = [hasil for hasil in linked if targets.of(hasil).text != hasil.diintervensi]
    elsewhere = tuple({hasil.skp_id for hasil in differing} - plans.keys())
    known = {**plans, **{skp.id: skp for skp in (reader.find(Skp, id=elsewhere) if elsewhere else ())}}
    people = tuple({known[hasil.skp_id].pegawai_id for hasil in differing if hasil.skp_id in known})
    names = {p.id: p.nama_lengkap for p in (reader.find(Pegawai, id=people) if people else ())}
    found = []
    for hasil in differing:
        skp = known.get(hasil.skp_id)
        if skp is None or skp.pegawai_id not in names:
            continue
        target = targets.of(hasil).text
        agreed = skp.status is StatusSkp.DISETUJUI
        name = names[skp.pegawai_id]
        found.append(
            LinkDifference(hasil.id, skp.id, skp.pegawai_id, name, hasil.rencana, hasil.diintervensi, target, agreed)
        )
    return tuple(sorted(found, key=lambda each: (each.nama.casefold(), each.rencana)))


def _decide(
    ctx: Context,
    hasil_ids: Sequence[UUID],
    change: Callable[[HasilKerja, _Target], HasilKerja],
    *,
    agreed_too: bool,
) -> tuple[TakenOver, Changes]:
    done: list[UUID] = []
    refused: list[tuple[UUID, UserError]] = []
    with ctx.store.write("take_over_wording", ctx.actor) as work:
        results = work.find(HasilKerja, id=tuple(hasil_ids)) if hasil_ids else ()
        targets = _Targets(work, results)
        plans = _plans(work, results)
        for hasil in results:
            skp = plans[hasil.skp_id]
            if skp.status is StatusSkp.DISETUJUI and not agreed_too:
                refused.append((hasil.id, UserError("plan_agreed", tanggal=skp.tanggal_disetujui or ctx.today)))
                continue
            work.put(change(hasil, targets.of(hasil)))
            done.append(hasil.id)
        return TakenOver(tuple(done), tuple(refused)), work.commit()


def _plans(work: UnitOfWork, results: Sequence[HasilKerja]) -> dict[UUID, Skp]:
    wanted = tuple({hasil.skp_id for hasil in results})
    return {skp.id: skp for skp in work.find(Skp, id=wanted)} if wanted else {}
