"""The office's units and posts as the page shows them, read from the file in one go."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Literal
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.jabatan import Jabatan, JenisJabatan, Jenjang, StatusJabatan
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.riwayat import RiwayatJabatan, held_on
from asn_desktop.core.domain.unit import Unit, UnitTree, unit_tree
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.ports import Context, Reader
from asn_desktop.ui.presenters.entry_fields import Field, Option, Section

Fault = Literal["", "loop", "orphan"]

UNIT = (
    Section(
        "",
        (
            Field("nama", span=6, required=True),
            Field("kode", span=3, helped=True),
            Field("mandiri", "flag", span=3, helped=True),
            Field("induk_id", "record", span=6, source="unit", helped=True),
            Field("alamat", "lines", span=6),
        ),
    ),
)
POST = (
    Section(
        "",
        (
            Field("nama", span=6, required=True),
            Field("jenis", "choice", span=3, required=True, terms=JenisJabatan),
            Field("kepala", "flag", span=3, helped=True),
            Field("jenjang", "choice", span=2, terms=Jenjang),
            Field("eselon", "listed", span=2, source="eselon"),
            Field("kelas", "number", span=2),
        ),
    ),
)
HEAD = (
    Section(
        "",
        (
            Field("pegawai_id", "record", span=6, required=True, source="pegawai", helped=True),
            Field("status", "choice", span=6, required=True, terms=StatusJabatan),
            Field("tmt", "date", span=3, required=True),
            Field("sampai", "last_day", span=3, helped=True),
            Field("sk_nomor", span=3),
            Field("sk_tanggal", "date", span=3),
        ),
    ),
)


class UnitLine(Struct, frozen=True):
    """One unit in the tree."""

    id: UUID
    name: str
    code: str
    depth: int
    above: UUID | None
    children: int
    people: int
    head: str
    """Who heads it, with Plt or Plh; empty where there is no head post, or nobody in it."""
    head_id: UUID | None
    vacant: bool
    """There is a head post, and nobody holds it."""
    headless: bool
    """There is no head post at all."""
    fault: Fault = ""


class PostLine(Struct, frozen=True):
    """One post of a unit and who holds it today."""

    id: UUID
    name: str
    kind: str
    head: bool
    holders: tuple[tuple[UUID, str], ...]


class Office(Struct, frozen=True):
    """All units and posts with their holders."""

    tree: UnitTree
    posts: dict[UUID, Jabatan]
    lines: tuple[UnitLine, ...]
    by_unit: dict[UUID, tuple[PostLine, ...]]
    options: dict[str, tuple[Option, ...]]

    @property
    def vacancies(self) -> int:
        return sum(1 for line in self.lines if line.vacant)

    def posts_of(self, unit_id: UUID | None) -> tuple[PostLine, ...]:
        return self.by_unit.get(unit_id, ()) if unit_id else ()

    def matching(self, text: str) -> tuple[UnitLine, ...]:
        """The lines whose name or code has the text, and the units above them so that the tree stays a tree."""
        wanted = text.casefold().strip()
        if not wanted:
            return self.lines
        hits = {line.id for line in self.lines if wanted in line.name.casefold() or wanted in line.code.casefold()}
        keep = hits | {above for unit in hits for above in self.tree.ancestors(unit)}
        return tuple(line for line in self.lines if line.id in keep)


def load_office(ctx: Context, texts: Texts) -> Office:
    """Units, posts, and the holders of the posts as of today."""
    with ctx.store.read() as reader:
        tree = unit_tree(reader.find(Unit))
        posts = {post.id: post for post in reader.find(Jabatan)}
        held = _held(reader, posts, ctx.today)
        names = _names(reader, {entry.pegawai_id for entries in held.values() for entry in entries})
        counts = Counter({row.unit_id: row.pegawai for row in reader.progress(ctx.today.year)})
    by_unit: dict[UUID, list[Jabatan]] = {}
    for post in posts.values():
        by_unit.setdefault(post.unit_id, []).append(post)
    return Office(
        tree,
        posts,
        tuple(_lines(tree, by_unit, held, names, counts, texts)),
        {
            unit: tuple(
                PostLine(
                    post.id,
                    post.nama,
                    " · ".join(part for part in (texts.show(post.jenis), post.eselon) if part),
                    post.kepala,
                    tuple((e.pegawai_id, _named(e, names, texts)) for e in held.get(post.id, ())),
                )
                for post in sorted(found, key=lambda post: (not post.kepala, post.nama))
            )
            for unit, found in by_unit.items()
        },
        _options(tree),
    )


def _lines(
    tree: UnitTree,
    by_unit: dict[UUID, list[Jabatan]],
    held: dict[UUID, tuple[RiwayatJabatan, ...]],
    names: dict[UUID, str],
    counts: Counter[UUID | None],
    texts: Texts,
) -> Iterable[UnitLine]:
    looped = {unit for loop in tree.loops for unit in loop}
    orphans = set(tree.orphans)
    waiting: list[tuple[UUID, int, UUID | None]] = [(unit, 0, None) for unit in reversed(tree.children.get(None, ()))]
    while waiting:
        unit_id, depth, above = waiting.pop()
        unit = tree.units[unit_id]
        post = next((post for post in by_unit.get(unit_id, ()) if post.kepala), None)
        holder = next(iter(held.get(post.id, ())), None) if post else None
        below = tree.children.get(unit_id, ())
        yield UnitLine(
            id=unit_id,
            name=unit.nama,
            code=unit.kode,
            depth=depth,
            above=above,
            children=len(below),
            people=counts[unit_id],
            head=_named(holder, names, texts) if holder else "",
            head_id=holder.pegawai_id if holder else None,
            vacant=post is not None and holder is None,
            headless=post is None,
            fault="loop" if unit_id in looped else "orphan" if unit_id in orphans else "",
        )
        waiting.extend((child, depth + 1, unit_id) for child in reversed(below))


def _held(reader: Reader, posts: dict[UUID, Jabatan], day: date) -> dict[UUID, tuple[RiwayatJabatan, ...]]:
    """Who holds each post on the day; an acting official before an absent definitive one."""
    entries: dict[UUID, list[RiwayatJabatan]] = {}
    if posts:
        for entry in reader.find(RiwayatJabatan, jabatan_id=tuple(posts)):
            if entry.jabatan_id is not None:
                entries.setdefault(entry.jabatan_id, []).append(entry)
    return {
        post: tuple(sorted(held_on(found, day), key=lambda e: e.status is StatusJabatan.DEFINITIF))
        for post, found in entries.items()
    }


def _names(reader: Reader, identities: set[UUID]) -> dict[UUID, str]:
    if not identities:
        return {}
    return {found.id: found.nama_lengkap for found in reader.find(Pegawai, id=tuple(identities))}


def _named(entry: RiwayatJabatan, names: dict[UUID, str], texts: Texts) -> str:
    name = names.get(entry.pegawai_id, texts.say("units.person_gone"))
    return name if entry.status is StatusJabatan.DEFINITIF else f"{texts.show(entry.status)} {name}"


def _options(tree: UnitTree) -> dict[str, tuple[Option, ...]]:
    paths = sorted(((tree.path(unit), unit) for unit in tree.units), key=lambda at: at[0])
    return {
        "unit": tuple(Option(str(unit), tree.units[unit].nama, path) for path, unit in paths),
        "eselon": tuple(Option(e, e) for e in ("I.a", "I.b", "II.a", "II.b", "III.a", "III.b", "IV.a", "IV.b")),
    }
