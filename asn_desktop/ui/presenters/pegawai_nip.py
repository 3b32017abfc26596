"""What the program understands from a NIP while it is being typed."""

from __future__ import annotations

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rules.nip import figures, parse


def nip_note(text: str, law: Law, texts: Texts) -> str:
    """What the digits say in one line, or what is still missing; empty for an empty field."""
    if not text.strip():
        return ""
    by = figures(law)
    parts = parse(text, by)
    if "angka" in parts.wrong:
        return texts.say("pegawai.nip.digits_only")
    if "panjang" in parts.wrong:
        return texts.say("pegawai.nip.length", n=len(parts.digits), panjang=by.length)
    if parts.wrong:
        return texts.say(f"pegawai.nip.wrong.{parts.wrong[0]}")
    sex = texts.show(parts.jenis_kelamin) if parts.jenis_kelamin else ""
    if parts.tmt_cpns is not None:
        return texts.say("pegawai.nip.says_pns", lahir=parts.tanggal_lahir, tmt=parts.tmt_cpns, kelamin=sex)
    return texts.say(
        "pegawai.nip.says_pppk", lahir=parts.tanggal_lahir, tahun=str(parts.tahun_pengangkatan), kelamin=sex
    )
