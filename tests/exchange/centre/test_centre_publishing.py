"""What is published for all offices is journalled, and taken back while no office has been told of it."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace
from sender import Sender

from asn_desktop.core.domain.jabatan import Jabatan, JenisJabatan
from asn_desktop.core.domain.talenta import SyaratJabatan
from asn_desktop.core.domain.unit import Unit
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.centre.deciding import undo
from asn_desktop.core.usecases.centre.ports import NOBODY
from asn_desktop.core.usecases.centre.publishing import (
    Published,
    publish_reference,
    published,
    published_name,
    reference_of,
)
from asn_desktop.storage.central.store import SqlCentre
from asn_desktop.storage.db import new_id


def publish(centre: SqlCentre, sender: Sender, actor: str = "Ina") -> Any:
    """What the office keeps now; returns the decision."""
    publish_reference(centre, reference_of(centre, sender.id, ("unit",)), sender.kantor.nama, actor)
    return centre.decisions(1)[0].id


def carry(centre: SqlCentre, sender: Sender) -> None:
    """All that is due goes down in an envelope."""
    with centre.writing(sender.id) as (unit,):
        unit.down.put(centre.library())
        unit.down.shipped(unit.down.number(), new_id(), "0" * 64, "Ina", {}, [one.id for one in centre.library()])
        unit.commit()


@pytest.fixture
def unit(centre: SqlCentre, walesi: Sender) -> Unit:
    (made,) = walesi.put(Unit(id=new_id(), nama="Sekretariat"))
    walesi.send(centre)
    return made  # type: ignore[no-any-return]


def renamed(centre: SqlCentre, walesi: Sender, unit: Unit) -> None:
    last = walesi.last()
    walesi.put(unit.with_(nama="Sekretariat Distrik"))
    walesi.send(centre, last + 1)


def test_who_published_what_is_told_and_taken_back(centre: SqlCentre, walesi: Sender, unit: Unit) -> None:
    desk = publish(centre, walesi)
    (row,) = published(centre)
    assert (row.name, row.by, row.desk, row.carried) == ("Sekretariat", "Ina", desk, 0)
    assert dict(centre.decisions(1)[0].facts) == {"n": 1, "kantor": "Distrik Walesi"}
    undo(centre, NOBODY, desk, "Markus")
    assert published(centre) == ()
    assert [(one.action, one.actor, one.undone) for one in centre.decisions(5)] == [
        ("undo", "Markus", False),
        ("publish_reference", "Ina", True),
    ]
    with pytest.raises(UserError) as refused:
        undo(centre, NOBODY, desk, "Markus")
    assert refused.value.key == "centre_cannot_undo"


def test_what_it_replaced_counts_again(centre: SqlCentre, walesi: Sender, unit: Unit) -> None:
    first = publish(centre, walesi)
    carry(centre, walesi)
    renamed(centre, walesi, unit)
    second = publish(centre, walesi, "Markus")
    assert [(one.name, one.by, one.carried) for one in published(centre)] == [("Sekretariat Distrik", "Markus", 0)]
    with pytest.raises(UserError) as refused:
        undo(centre, NOBODY, first, "Ina")
    assert refused.value.key == "centre_published_anew"
    undo(centre, NOBODY, second, "Ina")
    assert [(one.name, one.by, one.carried) for one in published(centre)] == [("Sekretariat", "Ina", 1)]


def test_what_has_travelled_stays(centre: SqlCentre, walesi: Sender, unit: Unit) -> None:
    desk = publish(centre, walesi)
    carry(centre, walesi)
    with pytest.raises(UserError) as refused:
        undo(centre, NOBODY, desk, "Ina")
    assert (refused.value.key, refused.value.facts["n"]) == ("centre_published_travelled", 1)
    assert len(published(centre)) == 1


def test_what_a_record_cannot_be_without_goes_along_and_stays_while_it_is_needed(
    centre: SqlCentre, walesi: Sender, unit: Unit, indonesian: Texts
) -> None:
    """A requirement alone would be of no use to an office that does not know its post."""
    last = walesi.last()
    (post,) = walesi.put(Jabatan(id=new_id(), nama="Kepala Seksi", jenis=JenisJabatan.PENGAWAS, unit_id=unit.id))
    gone = SyaratJabatan(id=new_id(), jabatan_id=post.id, bidang="kepegawaian")
    walesi.put(gone)
    walesi.send(centre, last + 1)
    asked = reference_of(centre, walesi.id, ("syarat_jabatan",))
    assert [(one.kind, one.name) for one in asked.new] == [
        ("unit", "Sekretariat"),
        ("jabatan", "Kepala Seksi"),
        ("syarat_jabatan", "Kepala Seksi"),
    ]
    publish_reference(centre, reference_of(centre, walesi.id, ("jabatan",)), "Distrik Walesi", "Ina")
    posts = centre.decisions(1)[0].id
    asked = reference_of(centre, walesi.id, ("syarat_jabatan",))
    assert [published_name(one, indonesian) for one in asked.new] == ["Kepala Seksi"]
    publish_reference(centre, asked, "Distrik Walesi", "Ina")
    requirement = centre.decisions(1)[0].id
    with pytest.raises(UserError, match="centre_published_anew"):
        undo(centre, NOBODY, posts, "Ina")
    undo(centre, NOBODY, requirement, "Ina")
    undo(centre, NOBODY, posts, "Ina")
    assert published(centre) == ()


def test_a_requirement_without_its_post_stays_here_and_is_never_nameless(
    centre: SqlCentre, walesi: Sender, unit: Unit, indonesian: Texts
) -> None:
    last = walesi.last()
    (post,) = walesi.put(Jabatan(id=new_id(), nama="Kepala Seksi", jenis=JenisJabatan.PENGAWAS, unit_id=unit.id))
    walesi.put(SyaratJabatan(id=new_id(), jabatan_id=post.id))
    walesi.send(centre, last + 1)
    with centre.writing(walesi.id) as (at,):
        state = at.records.states((post.id,))[post.id]
        at.records.keep({post.id: replace(state, removed=True)})
        at.commit()
    assert not reference_of(centre, walesi.id, ("syarat_jabatan",)).different
    assert published_name(Published(post.id, ""), indonesian) == "(jabatan yang tidak diterbitkan lagi)"
