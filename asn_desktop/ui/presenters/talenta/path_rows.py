"""One path between two kinds of posts in words, and how far a person is along it."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from asn_desktop.core.domain.jabatan import JenisJabatan, Jenjang
from asn_desktop.core.kernel.explain import cited
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.kernel.verdict import Outcome
from asn_desktop.core.usecases.karier.paths import ArahKarier, Chance, Path
from asn_desktop.ui.presenters.chips import Chip, outcome_chip
from asn_desktop.ui.presenters.explained import why_of
from asn_desktop.ui.presenters.why import Why, WhyLine


class PathRow(Struct, frozen=True, gc=False):
    """One path in words; `chance` is there where a person is looked at."""

    path: Path
    dari: str
    ke: str
    arah: str
    condition: str
    basis: str
    chance: Chance | None = None

    @property
    def id(self) -> tuple[str, str]:
        return self.path.dari, self.path.ke


def kind_words(name: str, texts: Texts) -> str:
    """`Pengawas`, `JF Ahli Muda`."""
    if name in set(Jenjang):
        return texts.say("talenta.paths.jf", jenjang=Jenjang(name))
    return texts.show(JenisJabatan(name))


def short_words(name: str, texts: Texts) -> str:
    """The same where room is scarce: `Ahli Muda`."""
    return texts.show(Jenjang(name)) if name in set(Jenjang) else texts.show(JenisJabatan(name))


def row_of(path: Path, texts: Texts, chance: Chance | None = None) -> PathRow:
    """A path in words."""
    if path.tahun is not None:
        condition = texts.say("talenta.paths.years", n=path.tahun, jabatan=kind_words(path.dari, texts))
    elif path.angka_kredit is not None:
        condition = texts.say("talenta.paths.credit", n=path.angka_kredit)
    else:
        condition = texts.say("talenta.paths.equal")
    return PathRow(
        path, kind_words(path.dari, texts), kind_words(path.ke, texts), texts.show(path.arah), condition,
        cited(path.citation, texts), chance,
    )  # fmt: skip


def chance_chip(row: PathRow, texts: Texts) -> Chip:
    """How far the person fits; what a horizontal move asks for beside the range is not in the packs."""
    if row.chance is None:
        return Chip("", "minus", "neutral")
    return outcome_chip(texts, chance_outcome(row.chance))


def chance_outcome(of: Chance) -> Outcome:
    """By the condition of the path, too: a range of golongan alone promises no credit and no move."""
    found = of.fit.outcome
    if found is Outcome.MET and of.path.tahun is None:
        return Outcome.UNDETERMINED
    return found


def path_why(row: PathRow, texts: Texts) -> Why:
    """What the path asks for; where a person is looked at, how far the person fits."""
    why, chance = _why(row, texts), row.chance
    if chance is None:
        return why
    fit = why_of(chance.fit.jabatan, texts)
    if row.path.tahun is not None:
        return fit
    # the path's own condition is not in the verdict about the post
    return Why(why.headline, (WhyLine(chance.fit.jabatan.outcome, fit.headline), *fit.lines), footer=why.footer)


def _why(row: PathRow, texts: Texts) -> Why:
    said = texts.say("talenta.paths.why", dari=row.dari, ke=row.ke, arah=row.arah.casefold())
    note = row.path.citation.note
    return Why(f"{said} {row.condition}", footer="\n".join(part for part in (row.basis, note) if part))


_DIRECTIONS = {arah: number for number, arah in enumerate(ArahKarier)}
PATH_KEYS: dict[str, Any] = {
    "dari": lambda row: row.dari.casefold(),
    "ke": lambda row: row.ke.casefold(),
    "arah": lambda row: _DIRECTIONS[row.path.arah],
}
