"""What the centre sees of a proposal that an office sent it: papers, letter, decision, and the rule of that place."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from msgspec.structs import replace
from posting import TODAY, Office

from asn_desktop import bootstrap
from asn_desktop.core.domain.jabatan import JenisJabatan
from asn_desktop.core.domain.karier import Hak
from asn_desktop.core.domain.riwayat import RiwayatGolongan, RiwayatJabatan
from asn_desktop.core.domain.usulan import Usulan
from asn_desktop.core.kernel.verdict import Citation
from asn_desktop.core.rulepack.local import Sasaran, Syarat
from asn_desktop.core.rulepack.model import LawBook
from asn_desktop.core.usecases import usulan
from asn_desktop.core.usecases.centre.receiving import receive
from asn_desktop.core.usecases.centre.rows import PersonFilter
from asn_desktop.core.usecases.local_rules import LocalRule, pack_of
from asn_desktop.core.usecases.new_law import try_pack
from asn_desktop.core.usecases.ports import Context
from asn_desktop.core.usecases.usulan import Decision
from asn_desktop.storage.db import new_id
from asn_desktop.ui.presenters.centre.people import PegawaiPusat

TMT = date(TODAY.year + 1, 4, 1)


class View:
    state: Any = None

    def render(self, state: Any) -> None:
        self.state = state


def local_law() -> LawBook:
    cited = Citation("Peraturan Bupati Nomor 12 Tahun 2026", "Pasal 5")
    rule = LocalRule(Sasaran.KENAIKAN_PANGKAT, Syarat.MASA_GOLONGAN, 2, cited, date(2020, 1, 1))
    return try_pack(bootstrap.law_book(), pack_of([rule], TODAY)).book


def test_a_decided_proposal_arrives_with_its_verdict_its_papers_and_the_new_rank(
    pusat: Any, kantor: Callable[..., Office], tmp_path: Path
) -> None:
    office = kantor("Distrik Walesi", pusat.centre)
    (person,) = office.people("Yuliana Hubi")
    began = date(TODAY.year - 5, 4, 1)
    office.put(
        RiwayatGolongan(id=new_id(), pegawai_id=person.id, golongan="III/a", tmt=began),
        RiwayatJabatan(
            id=new_id(), pegawai_id=person.id, nama="Pengadministrasi", jenis=JenisJabatan.PELAKSANA, tmt=began
        ),
    )
    ctx = replace(Context(office.store, local_law(), "Petugas", TODAY))
    made, _ = usulan.start(ctx, person.id, Hak.KENAIKAN_PANGKAT, TMT)
    usulan.send(ctx, made, "823/1", TODAY)
    usulan.decide(ctx, made, Decision("823.3/9", TODAY, TMT, "III/b"))
    with office.store.read() as reader:
        sent = reader.get(Usulan, made)
    assert sent.verdict is not None
    assert "setempat" in {pack.topic for pack in sent.verdict.packs}
    office.send(tmp_path / "stik")
    (received,) = receive(pusat.store, pusat.centre.desk(), [tmp_path / "stik"], "Ina")
    assert received.receipt is not None
    assert received.receipt.answers == (), "nothing is held or refused"
    view = View()
    presenter = PegawaiPusat(pusat.services, view)
    (row,) = pusat.store.persons(PersonFilter(text="yuliana"), 5)
    presenter.open(row)
    cards = {card.title: card.records for card in view.state.person.cards}
    said = {
        title: " ".join(f"{label}: {value}" for one in records for label, value in one)
        for title, records in cards.items()
    }
    (proposal,) = (text for text in said.values() if "823.3/9" in text and "823/1" in text)
    assert "Ditetapkan" in proposal
    assert any("III/b" in text and "823.3/9" in text and text != proposal for text in said.values()), "the new rank"
    assert any("SK pangkat terakhir" in text for text in said.values()), "the papers"
