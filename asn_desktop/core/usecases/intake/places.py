"""Units and posts by the names a file gives them: found in the register, or made."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import lru_cache
from uuid import UUID

from msgspec import Struct

from asn_desktop.core.domain.jabatan import Jabatan
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.usecases.intake.cells import Memo
from asn_desktop.core.usecases.intake.posts import PostName, read_post

PATH = " / "
"""Between the names of a unit's parents, from the top down."""

DOWN = ">"
"""Between the names of an exact path, and before its first: `A > B` is B directly below A, A above all others."""


Words = tuple[str | None, str | None, str | None, str | None, str | None, str | None]
"""What a row says of a person's place: unit, unit above, post, kind of post, eselon; and the identity (as text) of the
unit where the register has the person now."""


class Place(Struct, frozen=True):
    """Where a row puts a person: the unit, the post, and what was decided on the way.

    `moved_from`: the unit the file names, where the person heads another. `ambiguous`: several units have the name.
    `headed`: the unit the post heads, where it does.
    """

    unit: Unit | None = None
    post: PostName | None = None
    moved_from: str = ""
    ambiguous: bool = False
    headed: Unit | None = None


_MOST_NAMES = 20_000
"""Names of units kept as compared: more than one office has."""
_SUB = re.compile(r"\bsub[\s-]*(bagian|bidang)\b|\bsubba?g\b")


@lru_cache(maxsize=_MOST_NAMES)
def compared(name: str) -> str:
    """A unit's name as compared: `Sub Bagian`, `Subbag` and `Subbagian` are one word."""
    return _SUB.sub(lambda match: f"sub{match[1] or 'bagian'}", " ".join(name.split()).casefold())


class Places:
    """Finds units by name and parent; what is missing is made once and listed in `new_units`, `new_posts`."""

    def __init__(
        self, units: Iterable[Unit], posts: Iterable[Jabatan], office: str, new_id: Callable[[], UUID]
    ) -> None:
        self.new_units: list[Unit] = []
        self.new_posts: list[Jabatan] = []
        self._new_id = new_id
        self._office = office
        self._by_id: dict[UUID, Unit] = {}
        self._children: dict[tuple[UUID | None, str], Unit] = {}
        self._named: dict[str, list[Unit]] = {}
        self._posts: dict[tuple[UUID, str], Jabatan] = {}
        self._heads: dict[UUID, Jabatan] = {}
        self._found = Memo(self._placed)
        self._ends = Memo(lambda words: self._exact(*words))
        for unit in units:
            self._keep(unit)
        for post in posts:
            self._keep_post(post)

    def path(self, unit: Unit) -> str:
        """A unit's name after those of its parents."""
        names, seen = [unit.nama], {unit.id}
        while unit.induk_id in self._by_id and unit.induk_id not in seen:
            unit = self._by_id[unit.induk_id]
            seen.add(unit.id)
            names.append(unit.nama)
        return PATH.join(reversed(names))

    def unit_name(self, unit_id: UUID) -> str:
        return self._by_id[unit_id].nama if unit_id in self._by_id else ""

    def place(
        self,
        unit: str | None,
        induk: str | None,
        jabatan: str | None,
        hint: str | None = "",
        eselon: str | None = "",
        current: UUID | None = None,
    ) -> Place:
        """The place of one row; rows with the same words get the same place.

        A person stays in the unit `current` where the file names it, even as head of another: somebody decided so.
        """
        return self.all([(unit, induk, jabatan, hint, eselon, None if current is None else str(current))])[0]

    def all(self, rows: Iterable[Words]) -> list[Place]:
        """The places of many rows, each asked for as in `place`."""
        return list(map(self._found.__getitem__, rows))

    def post_of(self, place: Place) -> UUID | None:
        """The office's post that a place speaks of, made where it is missing; None where there is no unit."""
        if place.post is None or place.unit is None:
            return None
        post, unit = place.post, place.unit
        if post.kepala and place.headed is not None:
            unit = place.headed
        found = self._posts.get((unit.id, post.nama.casefold()))
        if found is None and post.kepala:
            found = self._heads.get(unit.id)
        if found is None:
            found = Jabatan(
                id=self._new_id(),
                nama=post.nama,
                jenis=post.jenis,
                unit_id=unit.id,
                jenjang=post.jenjang,
                eselon=post.eselon,
                kepala=post.kepala and place.headed is not None,
            )
            self.new_posts.append(found)
            self._keep_post(found)
        return found.id

    def _placed(self, words: Words) -> Place:
        unit, induk, jabatan, hint, eselon, known_in = words
        post = read_post(jabatan, hint or "", eselon or "") if jabatan else None
        if induk and (induk.startswith(DOWN) or f" {DOWN} " in induk):
            exact = self._ends[induk, unit, known_in]
            return Place(exact, post, headed=exact if post and post.kepala and exact and _heads(post, exact) else None)
        current = None if known_in is None else UUID(known_in)
        parent = self._parent(induk, unit, current) if induk else None
        named: Unit | None = parent
        if unit:
            found = self._of_name(unit, parent, current)
            if len(found) > 1:
                return Place(None, post, ambiguous=True)
            named = found[0] if found else self._make(unit, parent or self._root())
        if post is None or not post.kepala:
            return Place(named, post)
        if named is not None and named.id == current:
            return Place(named, post, headed=named if _heads(post, named) else None)
        headed = self._headed(post, named, parent)
        moved = named.nama if named is not None and headed is not None and named.id != headed.id and unit else ""
        return Place(headed, post, moved, headed=headed)

    def _exact(self, path: str, unit: str | None, known_in: str | None) -> Unit | None:
        """The unit at the end of an exact path: name by name from the top, whatever has the same name elsewhere."""
        parts = (*path.removeprefix(DOWN).split(f" {DOWN} "), unit or "")
        names = [name.strip() for name in parts if name.strip()]
        here = self._by_id.get(UUID(known_in)) if known_in is not None else None
        if here is not None and self.path(here) == PATH.join(names):
            return here
        found: Unit | None = None
        for name in names:
            below = self._children.get((found.id if found else None, compared(name)))
            if below is None and found is None and compared(name) == compared(self._office):
                below = next(iter(self._named.get(compared(name), ())), None)  # here the office stands below others
            found = below or self._make(name, found)
        return found

    def _parent(self, induk: str, unit: str | None, current: UUID | None) -> Unit:
        """The unit above. Many units have one name (`Sekretariat`): the one above where the person is comes first."""
        here = self._by_id.get(current) if current is not None else None
        if here is not None and unit and compared(here.nama) == compared(unit):
            for above in self._above(here):
                if compared(above.nama) == compared(induk):
                    return above
        return self._walk(induk)

    def _of_name(self, unit: str, parent: Unit | None, current: UUID | None) -> list[Unit]:
        """The units a name can mean: below its parent where one is given, otherwise the one that fits best.

        SIASN names the satuan kerja as parent, however deep the unit lies in it.
        """
        same = self._named.get(compared(unit), [])
        if parent is not None:
            direct = self._children.get((parent.id, compared(unit)))
            if direct is not None:
                return [direct]
            deep = [one for one in same if parent.id in {above.id for above in self._above(one)}]
            below = [one for one in deep if one.id == current] or deep
            return below or ([parent] if compared(parent.nama) == compared(unit) else [])
        if len(same) < 2:
            return same
        for fits in (
            [one for one in same if one.induk_id is None],
            [one for one in same if one.id == current],
            [one for one in same if self._under_office(one)],
        ):
            if len(fits) == 1:
                return fits
        return same

    def _headed(self, post: PostName, here: Unit | None, parent: Unit | None) -> Unit | None:
        """The unit a head heads, which is where the head stands, whatever line of the list the name is in."""
        top = parent or self._root()
        if post.heads_kind:
            nearest = [here, *self._above(here), top]
            fitting = [unit for unit in nearest if unit is not None and _heads(post, unit)]
            if fitting:
                return fitting[0]
            return here if post.heads_kind == "kelurahan" else top or here
        wanted = compared(post.heads)
        if here is not None and _heads(post, here):
            return here
        if top is None:
            return here or self._make(post.heads, None)
        if compared(top.nama) == wanted:
            return top
        candidates = [u for u in self._named.get(wanted, ()) if top.id in {a.id for a in self._above(u)}]
        if candidates:
            return candidates[0]
        office = self._children.get((top.id, "sekretariat")) if wanted.startswith("subbagian") else None
        return self._make(post.heads, office or top)

    def _above(self, unit: Unit | None) -> list[Unit]:
        found: list[Unit] = []
        while unit is not None and unit.induk_id in self._by_id and len(found) < 20:
            unit = self._by_id[unit.induk_id]
            found.append(unit)
        return found

    def _under_office(self, unit: Unit) -> bool:
        root = self._root(make=False)
        return root is not None and (unit.id == root.id or root.id in {a.id for a in self._above(unit)})

    def _root(self, make: bool = True) -> Unit | None:
        """The office itself: the unit of its name, the only unit without parent, or a new one of its name."""
        if self._office and (same := self._named.get(compared(self._office))):
            return same[0]
        tops = [unit for unit in self._by_id.values() if unit.induk_id not in self._by_id]
        if len(tops) == 1:
            return tops[0]
        return self._make(self._office, None) if make and self._office and not tops else None

    def _walk(self, path: str) -> Unit:
        """The unit of a path, parents from the top down; a single name may stand anywhere."""
        first, *rest = [name.strip() for name in path.split(PATH) if name.strip()]
        found = self._children.get((None, compared(first)))
        if found is None:
            anywhere = self._named.get(compared(first), [])
            root = self._root() if self._office and compared(self._office) != compared(first) else None
            found = anywhere[0] if anywhere else self._make(first, root if rest == [] else None)
        for name in rest:
            found = self._children.get((found.id, compared(name))) or self._make(name, found)
        return found

    def _make(self, name: str, parent: Unit | None) -> Unit:
        unit = Unit(id=self._new_id(), nama=name, induk_id=parent.id if parent else None)
        self.new_units.append(unit)
        self._keep(unit)
        return unit

    def _keep(self, unit: Unit) -> None:
        self._by_id[unit.id] = unit
        self._children.setdefault((unit.induk_id, compared(unit.nama)), unit)
        self._named.setdefault(compared(unit.nama), []).append(unit)

    def _keep_post(self, post: Jabatan) -> None:
        self._posts.setdefault((post.unit_id, post.nama.casefold()), post)
        if post.kepala:
            self._heads.setdefault(post.unit_id, post)


def _heads(post: PostName, unit: Unit) -> bool:
    """Whether the name of the post speaks of this unit."""
    name, wanted = compared(unit.nama), compared(post.heads)
    if post.heads_kind:
        return name.startswith(post.heads_kind)
    return name.startswith(wanted) or wanted.startswith(f"{name} ")
