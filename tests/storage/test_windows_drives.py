"""Windows as its documentation describes it, called through ctypes: what does not fit the real signature breaks here.

Functions of the imitation are C functions with Microsoft's own prototypes, written down a second time, so that each
argument passes the way it would.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable
from ctypes import POINTER, c_char, c_int, c_uint32, c_void_p, c_wchar, c_wchar_p, cast, memmove
from pathlib import Path, PureWindowsPath
from typing import Any

import pytest
from msgspec import Struct

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.exchange.machine import Stick
from asn_desktop.storage import durable, sticks
from asn_desktop.storage.envelope.faults import medium_explained
from asn_desktop.storage.windows import Windows

FIXED, REMOTE, REMOVABLE, NO_ROOT = 3, 4, 2, 1
USB, SATA = 7, 11
INVALID = c_void_p(-1).value or 0


class Drive(Struct, frozen=True):
    kind: int
    label: str | None = ""
    """None: nothing is in it."""
    bus: int = SATA


class Kernel32:
    """Keeps account of what it was asked; `boxes` are those a person would have had to answer."""

    def __init__(self, drives: dict[str, Drive], files: frozenset[str] = frozenset()) -> None:
        self._drives = drives
        self._files = files
        self.mode = 0x8000
        self.open: dict[int, str] = {}
        self.opened: list[tuple[str, int, int, int, int]] = []
        self.boxes: list[str] = []
        self._made: list[object] = []
        dword, handle = c_uint32, c_void_p
        self._offer("GetErrorMode", lambda: self.mode, dword)
        self._offer("SetErrorMode", self._set_mode, dword, dword)
        self._offer("GetLogicalDrives", self._present, dword)
        self._offer("GetDriveTypeW", self._kind, dword, c_wchar_p)
        self._offer(
            "GetVolumeInformationW",
            self._volume,
            c_int,
            *(c_wchar_p, POINTER(c_wchar), dword, POINTER(dword), POINTER(dword), POINTER(dword)),
            *(POINTER(c_wchar), dword),
        )
        self._offer("CreateFileW", self._create, handle, c_wchar_p, dword, dword, c_void_p, dword, dword, handle)
        self._offer(
            "DeviceIoControl",
            self._control,
            c_int,
            *(handle, dword, c_void_p, dword, c_void_p, dword, POINTER(dword), c_void_p),
        )
        self._offer("CloseHandle", self._close, c_int, handle)

    def _offer(self, name: str, does: Callable[..., int], result: Any, *arguments: Any) -> None:
        made = ctypes.CFUNCTYPE(result, *arguments)(does)
        self._made.append(made)
        address = cast(made, c_void_p).value
        assert address
        setattr(self, name, ctypes.CFUNCTYPE(c_int)(address))  # as a library gives it: nothing known but the address

    def _set_mode(self, mode: int) -> int:
        before, self.mode = self.mode, mode
        return before

    def _present(self) -> int:
        return sum(1 << ord(letter) - ord("A") for letter in self._drives)

    def _kind(self, root: str) -> int:
        found = self._drives.get(root[0]) if root[1:] == ":\\" else None
        return found.kind if found else NO_ROOT

    def _volume(self, root: str, name: Any, size: int, *rest: Any) -> int:
        *numbers, system, system_size = rest
        assert not any(numbers)
        assert not system
        assert system_size == 0
        drive = self._drives[root[0]] if root[1:] == ":\\" else None
        if drive is None or drive.label is None:
            if not self.mode & 1:
                self.boxes.append(root)
            return 0
        assert len(drive.label) < size
        for place, letter in enumerate(f"{drive.label}\0"):
            name[place] = letter
        return 1

    def _create(self, name: str, access: int, share: int, safe: Any, how: int, flags: int, like: Any) -> int:
        assert not safe
        assert not like
        assert how == 3  # OPEN_EXISTING
        device = name.startswith("\\\\.\\") and len(name) == 6 and name[4] in self._drives
        assert not (device and access), "only an administrator may"
        if not device and name not in self._files:
            return INVALID
        handle = 0x7FFF_0000_0000 + 4 * len(self.opened)  # wider than an int
        self.opened.append((name, access, share, how, flags))
        self.open[handle] = name
        return handle

    def _control(
        self, handle: int, code: int, asked: int, size: int, out: int, room: int, told: Any, later: Any
    ) -> int:
        assert not later
        assert told  # may be NULL only where it comes later
        assert code == 0x2D1400  # IOCTL_STORAGE_QUERY_PROPERTY
        assert size >= 12
        assert ctypes.string_at(asked, 8) == bytes(8)  # StorageDeviceProperty, PropertyStandardQuery
        drive = self._drives[self.open[handle][4]]
        if drive.label is None:
            return 0
        whole = (40).to_bytes(4, "little") + (96).to_bytes(4, "little") + bytes(20) + drive.bus.to_bytes(4, "little")
        given = (whole + bytes(64))[:room]
        memmove(out, (c_char * len(given)).from_buffer_copy(given), len(given))
        told[0] = len(given)
        return 1

    def _close(self, handle: int) -> int:
        del self.open[handle]
        return 1


OFFICE = {
    "A": Drive(REMOVABLE, None),
    "C": Drive(FIXED, "Windows"),
    "D": Drive(FIXED, "CADANGAN", USB),
    "E": Drive(REMOVABLE, "KINGSTON"),
    "F": Drive(REMOVABLE, "KINGSTON"),
    "G": Drive(REMOVABLE, ""),
    "N": Drive(REMOTE, "bersama"),
    "Z": Drive(REMOVABLE, "STIK DINAS"),
}


def test_removable_drives_and_disks_on_usb_are_named_as_the_desktop_names_them() -> None:
    kernel = Kernel32(OFFICE)
    found = Windows(kernel).drives_to_take_out()
    assert [(str(PureWindowsPath(root)), name) for root, name in found] == [
        ("A:\\", "A:"),
        ("D:\\", "CADANGAN (D:)"),
        ("E:\\", "KINGSTON (E:)"),
        ("F:\\", "KINGSTON (F:)"),
        ("G:\\", "G:"),
        ("Z:\\", "STIK DINAS (Z:)"),
    ]
    assert not kernel.open  # nothing stays open: an open handle keeps a stick from being taken out


def test_an_empty_card_reader_asks_nobody_to_put_in_a_disk() -> None:
    kernel = Kernel32(OFFICE)
    windows = Windows(kernel)
    windows.drives_to_take_out()
    assert kernel.boxes == ["A:\\"]
    windows.keep_quiet()
    kernel.boxes.clear()
    windows.drives_to_take_out()
    assert kernel.boxes == []
    assert kernel.mode == 0x8001  # what was set before stays


def test_an_empty_drive_is_no_stick(monkeypatch: pytest.MonkeyPatch) -> None:
    def usage(folder: Path) -> tuple[int, int, int]:
        if str(folder) != "E:\\":
            raise OSError(22, "The device is not ready")
        return 64_000_000_000, 4_000_000_000, 60_000_000_000

    class Usage(Struct):
        total: int
        used: int
        free: int

    monkeypatch.setattr(sticks.shutil, "disk_usage", lambda folder: Usage(*usage(folder)))
    found = sticks.measured(Windows(Kernel32({"A": OFFICE["A"], "E": OFFICE["E"]})).drives_to_take_out())
    assert found == (Stick(Path("E:\\"), "KINGSTON (E:)", 60_000_000_000, 64_000_000_000),)


def test_without_any_drive_there_is_nothing() -> None:
    assert Windows(Kernel32({})).drives_to_take_out() == []


def test_a_disk_that_does_not_tell_its_bus_is_none_to_take_out() -> None:
    assert Windows(Kernel32({"D": Drive(FIXED, None, USB)})).drives_to_take_out() == []


def test_the_kind_of_a_drive_is_told_for_where_an_office_may_lie() -> None:
    windows = Windows(Kernel32(OFFICE))
    assert [windows.kind_of_drive(f"{each}:\\") for each in "CENQ"] == [FIXED, REMOVABLE, REMOTE, NO_ROOT]


def test_what_is_read_back_is_opened_without_buffers_and_closed() -> None:
    name = "E:\\Ibu Rika\\5b1f0c9e7a3d2468.asnd.tmp"
    kernel = Kernel32(OFFICE, frozenset({name}))
    Windows(kernel).forget_cached(Path(name))
    assert kernel.opened == [(name, 0x80000000, 7, 3, 0x20000000)]
    assert not kernel.open


def test_a_stick_that_is_gone_has_nothing_to_close() -> None:
    kernel = Kernel32(OFFICE)
    Windows(kernel).forget_cached(Path("E:\\gone.asnd"))
    assert kernel.opened == []


def test_on_windows_a_new_name_is_flushed_with_the_file_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """There no folder can be opened for it, and only what was opened for writing is flushed."""
    flushed: list[tuple[str, bool]] = []
    opened: dict[int, tuple[str, int]] = {}
    real = durable.os.open

    def open_(path: Path, flags: int, mode: int = 0o777) -> int:
        if Path(path).is_dir():
            raise PermissionError(13, "Permission denied")
        number = real(path, flags, mode)
        opened[number] = (Path(path).name, flags)
        return number

    monkeypatch.setattr(durable, "WINDOWS", True)
    monkeypatch.setattr(durable.os, "open", open_)
    monkeypatch.setattr(
        durable.os, "fsync", lambda number: flushed.append((opened[number][0], bool(opened[number][1] & 3)))
    )
    durable.write_private(tmp_path / "keys.json", b"{}")
    assert flushed == [("keys.json.new", True), ("keys.json", True)]


def test_a_virus_scanner_that_looks_at_the_new_file_is_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    naps: list[float] = []
    monkeypatch.setattr(durable, "WINDOWS", True)
    monkeypatch.setattr(durable.time, "sleep", naps.append)
    real = Path.replace

    def replace(self: Path, target: Path) -> Path:
        if len(naps) < 3:
            raise PermissionError(13, "being used by another process")
        return real(self, target)

    monkeypatch.setattr(Path, "replace", replace)
    (tmp_path / "new").write_bytes(b"x")
    durable.rename(tmp_path / "new", tmp_path / "old")
    assert len(naps) == 3
    assert (tmp_path / "old").read_bytes() == b"x"


@pytest.mark.parametrize(
    ("number", "path", "key"),
    [
        (19, "E:\\x", "envelope_medium_read_only"),
        (21, "E:\\x", "envelope_medium_gone"),
        (32, "E:\\x", "envelope_medium_busy"),
        (112, "E:\\x", "envelope_medium_full"),
        (1112, "E:\\x", "envelope_medium_gone"),
        (3, "E:\\x", "envelope_medium_gone"),
        (3, "E:\\" + "map\\" * 70 + "x", "envelope_path_too_long"),
        (206, "E:\\x", "envelope_path_too_long"),
        (5, "E:\\x", "envelope_medium_read_only"),
        (1393, "E:\\x", "envelope_medium_fails"),
    ],
)
def test_what_windows_says_of_a_stick_is_told_in_words(number: int, path: str, key: str) -> None:
    """As Python passes it on: most of these numbers become EACCES or EINVAL."""

    class SaidError(OSError):
        winerror = number

    errnos = {3: 2, 206: 2, 112: 28, 1112: 22, 1393: 22}
    with pytest.raises(UserError) as told, medium_explained(Path("E:\\")):
        raise SaidError(errnos.get(number, 13), "said", path)
    assert told.value.key == key
