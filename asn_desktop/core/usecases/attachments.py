"""What lies beside the office's file, evidence and scans: is everything there, and as it was put in?"""

from __future__ import annotations

from asn_desktop.core.domain.arsip import Cetakan, Pindaian
from asn_desktop.core.domain.pelaksanaan import BuktiDukung
from asn_desktop.core.domain.usulan import BerkasUsulan
from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.ports import Cancel, Context, Progress, Reader, Vault, VaultState, never, no_progress

NAMED = 20
"""So many missing or altered files are named one by one; the rest is told as a number."""


LIMIT_SETTING = "lampiran.batas_mb"
"""Setting of the office's file: the largest size of a piece of evidence or a scan, in millions of bytes."""
LIMITS = (2, 5, 10, 20, 50)
"""Sizes to choose from: a scanned A4 page has 0.3 to 2, a photo 3 to 6. What is larger fills stick and copies."""
USUAL_LIMIT = 10
MEGABYTE = 1_000_000


def limit_of(reader: Reader) -> int:
    """The largest size that the office allows, in millions of bytes."""
    chosen = reader.setting(LIMIT_SETTING)
    return chosen if isinstance(chosen, int) and chosen in LIMITS else USUAL_LIMIT


def keep_limit(ctx: Context, megabytes: int) -> None:
    """Allow files up to this size from now on; what is kept already stays."""
    ctx.store.remember(LIMIT_SETTING, megabytes)
    ctx.vault.limit = megabytes * MEGABYTE


def under_limit(reader: Reader, vault: Vault) -> Vault:
    """The vault of an office that was opened, with the limit it has chosen."""
    vault.limit = limit_of(reader) * MEGABYTE
    return vault


def named_files(reader: Reader) -> dict[str, str]:
    """The hash of each file that a record names, and what a person calls it."""
    found = {each.sha256: each.nama for each in reader.find(BuktiDukung) if each.sha256}
    for paper in reader.find(BerkasUsulan):
        if paper.sha256:
            found.setdefault(paper.sha256, paper.nomor or paper.dokumen.value)
    printed = {each.id: each.kode for each in reader.find(Cetakan)}
    for scan in reader.find(Pindaian):
        if scan.sha256:
            found.setdefault(scan.sha256, printed.get(scan.cetakan_id, scan.sha256[:8]))
    return found


def missing_files(ctx: Context) -> tuple[str, ...]:
    """Names of what records name and the vault does not have: fast, for the moment after opening or restoring."""
    with ctx.store.read() as reader:
        names = named_files(reader)
    return tuple(sorted(names[each] for each in ctx.vault.missing(names)))


def left_behind(reader: Reader, vault: Vault) -> UserError | None:
    """What to say where the office's file was moved or copied without its folder; asked whenever a file is opened."""
    if vault.is_there():
        return None
    lost = len(named_files(reader))
    if not lost:
        return None
    return UserError("vault_left_behind", n=lost, folder=str(vault.folder), nama=vault.folder.name)


def check_files(ctx: Context, progress: Progress = no_progress, cancel: Cancel = never) -> tuple[UserError, ...]:
    """Reads every file and compares it with its hash; findings in words, nothing where all is sound."""
    with ctx.store.read() as reader:
        names = named_files(reader)
    state = ctx.vault.check(names, progress, cancel)
    return (*_gone(state, names), *_foreign(state))


def _gone(state: VaultState, names: dict[str, str]) -> tuple[UserError, ...]:
    folder = str(state.folder)
    if state.gone:
        return (UserError("vault_left_behind", n=len(state.missing), folder=folder, nama=state.folder.name),)
    told = [UserError("vault_missing", name=names[each], folder=folder) for each in state.missing]
    told += [UserError("vault_altered", name=names[each], folder=folder) for each in state.altered]
    return _some(told, folder)


def _foreign(state: VaultState) -> tuple[UserError, ...]:
    return _some(
        [UserError("vault_foreign", name=each, folder=str(state.folder)) for each in state.foreign], str(state.folder)
    )


def _some(told: list[UserError], folder: str) -> tuple[UserError, ...]:
    if len(told) <= NAMED:
        return tuple(told)
    return (*told[:NAMED], UserError("vault_more", n=len(told) - NAMED, folder=folder))
