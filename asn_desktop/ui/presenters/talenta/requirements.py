"""What the office asks of a post's holder, as it is typed."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from asn_desktop.core.domain.riwayat import Pendidikan
from asn_desktop.core.domain.talenta import SyaratJabatan
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.usecases.talenta.assessing import CODES


def written(asked: SyaratJabatan | None) -> dict[str, str]:
    if asked is None:
        return dict.fromkeys(("pendidikan", "jurusan", "bidang", "pelatihan", "kebutuhan", "dasar", *CODES), "")
    return {
        "pendidikan": asked.pendidikan.value if asked.pendidikan else "", "jurusan": asked.jurusan,
        "bidang": asked.bidang, "pelatihan": asked.pelatihan,
        "kebutuhan": "" if asked.kebutuhan is None else str(asked.kebutuhan), "dasar": asked.dasar,
        **{code: str(asked.kompetensi.get(code, "")) for code in CODES},
    }  # fmt: skip


def faults_in(typed: Mapping[str, str], texts: Texts) -> dict[str, str]:
    """What is wrong, by field; empty where it can be kept."""
    need, wrong = typed.get("kebutuhan", "").strip(), dict[str, str]()
    if not typed.get("dasar", "").strip():
        wrong["dasar"] = texts.say("talenta.wrong.decree")
    if need and not (need.isascii() and need.isdecimal()):
        wrong["kebutuhan"] = texts.say("talenta.wrong.need")
    return wrong


def read(typed: Mapping[str, str], before: SyaratJabatan | None, identity: UUID, jabatan_id: UUID) -> SyaratJabatan:
    """What was typed, once nothing is wrong with it; `identity` is that of the first requirements of a post."""
    need = typed.get("kebutuhan", "").strip()
    return SyaratJabatan(
        id=before.id if before else identity,
        version=before.version if before else 0,
        jabatan_id=jabatan_id,
        pendidikan=Pendidikan(typed["pendidikan"]) if typed.get("pendidikan") else None,
        kompetensi={code: int(typed[code]) for code in CODES if typed.get(code)},
        kebutuhan=int(need) if need else None,
        **{name: typed.get(name, "").strip() for name in ("jurusan", "bidang", "pelatihan", "dasar")},
    )
