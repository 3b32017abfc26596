"""Paths between kinds of posts, as the requirements in the rule packs draw them: who can come from where, and how.

Kinds are named as the rules name them (`asn_desktop.core.rules.posts`): a managerial or implementing post, or a
jenjang.
"""

from __future__ import annotations

import enum
from collections import Counter
from datetime import date
from decimal import Decimal

from msgspec import Struct

from asn_desktop.core.domain.jabatan import Jabatan, JenisJabatan, Jenjang
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.bulk import in_bulk
from asn_desktop.core.kernel.verdict import Citation
from asn_desktop.core.rulepack.credit import CreditTable
from asn_desktop.core.rulepack.model import Law, NoLawAtDateError
from asn_desktop.core.rulepack.posts import RELATED_FIELD, Experiences
from asn_desktop.core.usecases.karier.facts import Facts, facts_of
from asn_desktop.core.usecases.karier.fitting import Fit, Target, fit
from asn_desktop.core.usecases.karier.reading import read_everybody
from asn_desktop.core.usecases.ports import Context

APPOINTED = (JenisJabatan.PENGAWAS, JenisJabatan.ADMINISTRATOR, JenisJabatan.JPT_PRATAMA)
"""Posts whose requirements the packs hold, from low to high."""
_LADDERS = ("keahlian", "keterampilan")
_JPT = (JenisJabatan.JPT_UTAMA.value, JenisJabatan.JPT_MADYA.value, JenisJabatan.JPT_PRATAMA.value)


class ArahKarier(enum.StrEnum):
    """Vertikal: higher in the same group of posts. Diagonal: higher in another group. Horizontal: of the same level."""

    VERTIKAL = "vertikal"
    DIAGONAL = "diagonal"
    HORIZONTAL = "horizontal"


class KelompokKarier(enum.StrEnum):
    """The groups between which a path is diagonal."""

    ADMINISTRASI = "administrasi"
    FUNGSIONAL = "fungsional"
    PIMPINAN_TINGGI = "pimpinan_tinggi"


class Path(Struct, frozen=True):
    """From one kind of post to another. One of `tahun` (years in the former post) and `angka_kredit` (accumulated for
    the next jenjang) is the condition; a horizontal path has none: `citation` is where both count as the same level.
    """

    dari: str
    ke: str
    arah: ArahKarier
    citation: Citation
    tahun: int | Decimal | None = None
    angka_kredit: int | Decimal | None = None


class Kind(Struct, frozen=True):
    """A kind of post: its level (0 the lowest; None where no requirement tells), and how many people are in it."""

    name: str
    kelompok: KelompokKarier
    level: int | None
    people: int = 0
    posts: tuple[tuple[Jabatan, str], ...] = ()
    """The office's own posts of this kind, each with its unit."""


class Pattern(Struct, frozen=True):
    """Every kind and every path between them, by the law of a day."""

    day: date
    kinds: tuple[Kind, ...]
    paths: tuple[Path, ...]

    def out_of(self, name: str) -> tuple[Path, ...]:
        """Where somebody in such a post can go."""
        return tuple(path for path in self.paths if path.dari == name)

    def into(self, name: str) -> tuple[Path, ...]:
        """From where somebody can come to such a post."""
        return tuple(path for path in self.paths if path.ke == name)

    def kind(self, name: str) -> Kind | None:
        return next((kind for kind in self.kinds if kind.name == name), None)


class Chance(Struct, frozen=True):
    """One path of a person: to a kind of post, and how far the person fits it by law today."""

    path: Path
    fit: Fit


def name_of(jenis: JenisJabatan, jenjang: Jenjang | None) -> str | None:
    """The kind of a post; None for a functional post whose jenjang is not known."""
    if jenis is JenisJabatan.FUNGSIONAL:
        return jenjang.value if jenjang is not None else None
    return jenis.value


def group_of(name: str) -> KelompokKarier:
    """Among which posts a node of the graph of paths stands."""
    if name in _JPT:
        return KelompokKarier.PIMPINAN_TINGGI
    return KelompokKarier.FUNGSIONAL if name in set(Jenjang) else KelompokKarier.ADMINISTRASI


def paths_of(law: Law) -> tuple[Path, ...]:
    """The paths of one law: up as the requirements of each post say, along the jenjang by credit, and between posts
    that a requirement takes for equal. What the law of a day does not hold gives no path.
    """
    upward: dict[tuple[str, str], Path] = {}
    level: dict[tuple[str, str], Path] = {}
    for target in APPOINTED:
        try:
            ruled = law.get(f"syarat_jabatan.{target.value}_pengalaman")
        except NoLawAtDateError:
            continue
        wanted: Experiences = ruled.value
        for condition in wanted.syarat:
            sources = [name for name in condition.jabatan if name != RELATED_FIELD]
            for name in sources:
                upward[name, target.value] = _up(name, target.value, ruled.citation, tahun=condition.tahun)
            for one in sources:
                for other in sources:
                    if one != other:
                        level[one, other] = Path(one, other, ArahKarier.HORIZONTAL, ruled.citation)
    for ladder in _LADDERS:
        try:
            ruled = law.get(f"angka_kredit.{ladder}")
        except NoLawAtDateError:
            continue
        table: CreditTable = ruled.value
        for row, above in zip(table.baris, table.baris[1:], strict=False):
            step = row.jenjang.value, above.jenjang.value
            if row.akk_jenjang is not None:
                upward[step] = _up(*step, ruled.citation, angka_kredit=row.akk_jenjang)
    below = {(path.ke, path.dari) for path in upward.values()}
    equal = [path for pair, path in level.items() if pair not in upward and pair not in below]
    return (*upward.values(), *(path for path in equal if _apart(path)))


def levels_of(paths: tuple[Path, ...]) -> dict[str, int]:
    """How high each kind stands: a post stands one above those that its requirement counts; equal posts share a level.

    Steps of a jenjang inside one level (Pemula to Penyelia) do not raise it.
    """
    found: dict[str, int] = {}
    for number, target in enumerate(APPOINTED):
        for path in paths:
            if path.ke == target.value and path.tahun is not None:
                found.setdefault(path.dari, number)
        if any(path.ke == target.value for path in paths):
            found[target.value] = number + 1
    for path in paths:
        if path.angka_kredit is not None and path.dari in found:
            found.setdefault(path.ke, found[path.dari] + 1)
    return found


@in_bulk()
def pattern(ctx: Context, day: date) -> Pattern:
    """The paths by the law of a day, with the office's posts and how many people are in each kind of post."""
    with ctx.store.read() as reader:
        people = read_everybody(reader)
        posts = reader.find(Jabatan)
        units = {unit.id: unit.nama for unit in reader.find(Unit)}
    paths = paths_of(ctx.law.at(day))
    levels = levels_of(paths)
    held: Counter[str] = Counter()
    for histories in people:
        if histories.person.kedudukan.in_service:
            name = kind_of_person(facts_of(histories, day))
            if name is not None:
                held[name] += 1
    own: dict[str, list[tuple[Jabatan, str]]] = {}
    for post in posts:
        name = name_of(post.jenis, post.jenjang)
        if name is not None:
            own.setdefault(name, []).append((post, units.get(post.unit_id, "")))
    names = [*dict.fromkeys((*(name for path in paths for name in (path.ke, path.dari)), *held, *own))]
    kinds = (
        Kind(
            name, group_of(name), levels.get(name), held[name],
            tuple(sorted(own.get(name, ()), key=lambda pair: (pair[0].nama.casefold(), pair[1].casefold()))),
        )
        for name in names
    )  # fmt: skip
    return Pattern(day, tuple(kinds), paths)


def kind_of_person(person: Facts) -> str | None:
    """The kind of post the person holds; None where no post is known, or no jenjang."""
    post = person.jabatan
    return name_of(post.jenis, post.jenjang) if post is not None else None


def chances(person: Facts, of: Pattern, law: Law) -> tuple[Chance, ...]:
    """Where the person can go from the present post, each with the verdict about the requirements by law."""
    name = kind_of_person(person)
    if name is None:
        return ()
    return tuple(Chance(path, fit(person, kind_target(path.ke), of.day, law)) for path in of.out_of(name))


def kind_target(name: str) -> Target:
    """A kind of post as something to be fitted for; its name is said by the reader's language."""
    if name in set(Jenjang):
        return Target("", JenisJabatan.FUNGSIONAL, Jenjang(name))
    return Target("", JenisJabatan(name))


def _up(dari: str, ke: str, citation: Citation, **condition: int | Decimal) -> Path:
    arah = ArahKarier.VERTIKAL if group_of(dari) is group_of(ke) else ArahKarier.DIAGONAL
    return Path(dari, ke, arah, citation, **condition)


def _apart(path: Path) -> bool:
    """Between jenjang of functional posts nobody moves along: they differ in kind of work, or go by credit."""
    return not (group_of(path.dari) is KelompokKarier.FUNGSIONAL and group_of(path.ke) is KelompokKarier.FUNGSIONAL)
