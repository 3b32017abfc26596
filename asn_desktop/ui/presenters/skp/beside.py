"""What is read after a plan is in view: what its results can serve, its place in the year, and its versions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.skp import Skp
from asn_desktop.core.kernel.period import Period
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases import intervention
from asn_desktop.core.usecases.intervention import Choice, LinkDifference
from asn_desktop.core.usecases.ports import Context
from asn_desktop.core.usecases.skp import versions as versioning
from asn_desktop.core.usecases.skp.coverage import Coverage, coverage
from asn_desktop.core.usecases.skp.versions import Difference, Part, Version
from asn_desktop.ui.presenters.chips import Tone


class Beside(Struct, frozen=True):
    """Read in one task, when the plan itself is already on the screen."""

    choices: tuple[Choice, ...]
    differing: dict[UUID, LinkDifference]
    coverage: Coverage
    versions: tuple[Version, ...]

    @property
    def provisional(self) -> frozenset[UUID]:
        return frozenset(choice.sementara_id for choice in self.choices if choice.sementara_id is not None)


class Stretch(Struct, frozen=True):
    """A part of the year: a plan (then `skp_id` leads to it), days without one, or an exemption."""

    days: int
    text: str
    tone: Tone
    said: str
    skp_id: UUID | None = None
    here: bool = False


class VersionLine(Struct, frozen=True):
    """One version: what it is, why it came about, and what differs from the one before."""

    nomor: int
    title: str
    reason: str
    changes: tuple[str, ...]


def read_beside(ctx: Context, skp: Skp) -> Beside:
    """On the db lane."""
    return Beside(
        intervention.choices(ctx, skp.id),
        {each.hasil_id: each for each in intervention.plan_differences(ctx, skp.id)},
        coverage(ctx, skp.pegawai_id, skp.tahun),
        versioning.versions(ctx, skp.id) if skp.revisi > 1 else (),
    )


def stretches(texts: Texts, tahun: int, found: Coverage, here: UUID) -> tuple[Stretch, ...]:
    """The year from its first day to its last; nothing where one plan covers all of it."""
    if len(found.plans) == 1 and found.whole and not found.exempt:
        return ()
    parts: list[tuple[Period, Stretch]] = []
    for skp in found.plans:
        text = short_period(skp.mulai, skp.sampai)
        cause = "" if skp.sebab is None else texts.show(skp.sebab)
        said = texts.say("skp.year_strip.plan", periode=text, status=skp.status)
        parts.append(
            (
                skp.period,
                Stretch(
                    _length(skp.period),
                    text,
                    "info" if skp.id == here else "neutral",
                    f"{said} {cause}".strip(),
                    skp.id,
                    skp.id == here,
                ),
            )
        )
    for gap in found.gaps:
        text = texts.say("skp.year_strip.gap", periode=short_period(gap.start, gap.end))
        parts.append((gap, Stretch(_length(gap), text, "warn", text)))
    for free in found.exempt:
        whole = Period(free.mulai, free.sampai).intersection(Period.of_year(tahun))
        if whole is not None:
            text = texts.say("skp.year_strip.exempt", sebab=free.sebab)
            parts.append((whole, Stretch(_length(whole), text, "ok", text)))
    return tuple(stretch for _, stretch in sorted(parts, key=lambda part: part[0].start))


def overlap_words(texts: Texts, found: Coverage) -> str:
    """Days that two plans cover, in words; "" where there are none."""
    if not found.overlaps:
        return ""
    return texts.say(
        "skp.year_strip.overlap", periode=", ".join(short_period(each.start, each.end) for each in found.overlaps)
    )


def version_lines(texts: Texts, versions: Iterable[Version]) -> tuple[VersionLine, ...]:
    """The newest first."""
    lines: list[VersionLine] = []
    before: Version | None = None
    for each in versions:
        if each.tanggal_disetujui is not None:
            title = texts.say("skp.version.agreed", nomor=each.revisi, tanggal=each.tanggal_disetujui)
        else:
            title = texts.say("skp.version.open", nomor=each.revisi, status=texts.show(each.status).lower())
        differences = () if before is None else versioning.compare(before.isi, each.isi)
        lines.append(
            VersionLine(each.revisi, title, each.alasan, tuple(_difference(texts, one) for one in differences))
        )
        before = each
    return tuple(reversed(lines))


def _difference(texts: Texts, one: Difference) -> str:
    return texts.say(
        f"skp.version.{one.part.value}",
        nomor=one.place if one.part in (Part.RESULT, Part.INDICATOR) else "",
        tempat=_place(texts, one),
        isian=texts.say(f"skp.version.field.{one.field}"),
        lama=_value(texts, one.field, one.old),
        baru=_value(texts, one.field, one.new),
    )


def _place(texts: Texts, one: Difference) -> str:
    if one.part is Part.ANNEX and isinstance(one.place, tuple):
        return f"{texts.show(one.place[0])} {one.place[1]}"
    return "" if one.place is None or isinstance(one.place, int) else texts.show(one.place)


def _value(texts: Texts, field: str, value: object) -> str:
    if value in (None, ""):
        return texts.say("skp.version.nothing")
    if field == "sampai" and isinstance(value, date):
        value -= timedelta(days=1)
    shown = texts.show(value)
    return texts.say("skp.version.quoted", teks=shown) if type(value) is str else shown


def short_period(start: date, end: date | None) -> str:
    """Days and months of a period, where its year stands beside it; `end` is not included."""
    if end is None:
        return f"{start:%d/%m} -"
    return f"{start:%d/%m} - {end - timedelta(days=1):%d/%m}"


def _length(period: Period) -> int:
    return (period.end - period.start).days if period.end is not None else 1
