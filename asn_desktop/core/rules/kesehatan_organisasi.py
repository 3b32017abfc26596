"""Units and superiors: what keeps the program from knowing who appraises whom."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from uuid import UUID

from asn_desktop.core.domain.jabatan import StatusJabatan
from asn_desktop.core.domain.pegawai import Pegawai
from asn_desktop.core.domain.penilai import Atasan, Basis, superior
from asn_desktop.core.domain.riwayat import held_on
from asn_desktop.core.kernel.verdict import Native
from asn_desktop.core.rules.register import Finding, Register, Severity, about, about_unit


def units(register: Register) -> Iterator[Finding]:
    """The tree and its heads. Units without people need no head."""
    tree, org = register.org.tree, register.org
    for unit_id in tree.orphans:
        yield about_unit(tree.units[unit_id], "unit_induk_hilang", Severity.WRONG, "induk_id")
    for loop in tree.loops:
        names = ", ".join(tree.units[unit_id].nama for unit_id in loop)
        for unit_id in loop:
            yield about_unit(tree.units[unit_id], "unit_berputar", Severity.WRONG, "induk_id", {"unit_lain": names})
    people = Counter(register.places.get(person.id) for person in register.serving)
    for unit_id, unit in tree.units.items():
        post = org.kepala.get(unit_id)
        if post is None:
            if people[unit_id]:
                yield about_unit(unit, "unit_tanpa_kepala", Severity.MISSING, "kepala", {"n": people[unit_id]})
            continue
        held = held_on(org.holders.get(post, ()), register.day)
        definitive = [entry for entry in held if entry.status is StatusJabatan.DEFINITIF]
        jabatan = register.posts[post].nama
        if not held:
            facts: dict[str, Native | None] = {"jabatan": jabatan, "n": people[unit_id]}
            yield about_unit(unit, "kepala_kosong", Severity.MISSING, "kepala", facts)
        elif len(definitive) > 1:
            facts = {"jabatan": jabatan, "n": len(definitive)}
            yield about_unit(unit, "kepala_ganda", Severity.WRONG, "kepala", facts)


def superiors(register: Register) -> Iterator[Finding]:
    """Everybody's direct superior, where the reason is not already said about a unit."""
    found = {person.id: superior(register.org, person.id, register.day) for person in register.serving}
    people = {person.id: person for person in register.people}
    circles = _circles(found)
    for person in register.serving:
        above = found[person.id]
        if above.basis is Basis.TANPA_UNIT:
            yield _no_unit(person, register)
        elif above.basis is Basis.KOSONG and above.unit_id is None:
            yield about(person, "penilai_kosong", Severity.MISSING, "penilai")
        elif above.pegawai_id == person.id:
            yield about(person, "penilai_diri_sendiri", Severity.WRONG, "penilai")
        elif above.pegawai_id is not None:
            yield from _appraiser(person, people.get(above.pegawai_id), looped=person.id in circles)


def _no_unit(person: Pegawai, register: Register) -> Finding:
    if person.id in register.places:
        return about(person, "unit_tidak_ada", Severity.WRONG, "unit")
    return about(person, "unit_kosong", Severity.MISSING, "unit")


def _appraiser(person: Pegawai, appraiser: Pegawai | None, *, looped: bool) -> Iterator[Finding]:
    if appraiser is None:
        yield about(person, "penilai_tidak_ada", Severity.WRONG, "penilai")
    elif looped:
        yield about(person, "penilai_berputar", Severity.WRONG, "penilai", {"lain": appraiser.nama})
    elif not appraiser.kedudukan.in_service:
        facts = {"lain": appraiser.nama, "kedudukan": appraiser.kedudukan}
        yield about(person, "penilai_tidak_bertugas", Severity.WRONG, "penilai", facts)


def _circles(found: Mapping[UUID, Atasan]) -> frozenset[UUID]:
    """People whose chain of superiors comes back to themselves; each person is walked over once."""
    done: set[UUID] = set()
    circles: set[UUID] = set()
    for start in found:
        trail: dict[UUID, None] = {}
        current: UUID | None = start
        while current is not None and current not in done and current not in trail:
            trail[current] = None
            above = found.get(current)
            current = None if above is None else above.pegawai_id
        if current is not None and current in trail:
            members = list(trail)
            circles.update(members[members.index(current) :])
        done.update(trail)
    return frozenset(circles)
