"""Which drives can be taken out: as the kernel tells it, never guessed from a name alone."""

from __future__ import annotations

from pathlib import Path

from asn_desktop.storage.sticks import mounted, sticks

MOUNTS = r"""/dev/sda2 / ext4 rw 0 0
/dev/sdb1 /mnt/STIK\040IBU vfat rw 0 0
/dev/sdc1 /media/ibu/DISK\040BESAR exfat rw 0 0
tmpfs /run tmpfs rw 0 0
//server/bersama /mnt/bersama cifs rw 0 0
"""


def blocks(folder: Path) -> Path:
    for disk, part, removable in (("sda", "sda2", "0"), ("sdb", "sdb1", "1"), ("sdc", "sdc1", "0")):
        (folder / "devices" / disk / part).mkdir(parents=True)
        (folder / "devices" / disk / "removable").write_text(f"{removable}\n")
        (folder / "block").mkdir(exist_ok=True)
        (folder / "block" / part).symlink_to(folder / "devices" / disk / part)
    return folder / "block"


def test_removable_drives_and_what_a_desktop_has_mounted(tmp_path: Path) -> None:
    assert mounted(MOUNTS, blocks(tmp_path)) == [
        (Path("/mnt/STIK IBU"), "STIK IBU"),
        (Path("/media/ibu/DISK BESAR"), "DISK BESAR"),
    ]


def test_a_drive_that_is_mounted_twice_is_one(tmp_path: Path) -> None:
    twice = MOUNTS + "/dev/sdb1 /mnt/lagi vfat rw 0 0\n"
    assert len(mounted(twice, blocks(tmp_path))) == 2


def test_this_computer_can_be_asked() -> None:
    for stick in sticks():
        assert stick.folder.is_dir()
        assert 0 <= stick.free <= stick.size
