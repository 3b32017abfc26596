"""What the program understands from a NIP while it is being typed."""

from __future__ import annotations

from msgspec.structs import replace

from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.rulepack.model import Law
from asn_desktop.core.rules.nip import figures, parse
from asn_desktop.ui.presenters.entry_fields import Form
from asn_desktop.ui.presenters.services import Services


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


def noted(services: Services, form: Form) -> Form:
    """The form with what its NIP says beside it."""
    ctx = services.context()
    note = nip_note(form.typed.get("nip", ""), ctx.law.at(ctx.today), services.texts)
    return replace(form, notes={"nip": note} if note else {})
