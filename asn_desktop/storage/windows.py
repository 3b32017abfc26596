"""What is asked of Windows about drives and files. Signatures are those of Microsoft's documentation."""

from __future__ import annotations

import ctypes
import sys
from ctypes import c_int, c_uint32, c_void_p, c_wchar_p
from pathlib import Path
from typing import Any

REMOTE = 4
"""What GetDriveTypeW says of a drive on another computer."""
REMOVABLE = 2
_FIXED = 3
_USB = 7  # STORAGE_BUS_TYPE
_NAME = 261  # MAX_PATH + 1: no label is longer
_FAIL_CRITICAL_ERRORS = 1
_GENERIC_READ = 0x80000000
_SHARE_ALL = 7
_OPEN_EXISTING = 3
_NO_BUFFERING = 0x20000000
_QUERY_PROPERTY = 0x2D1400  # IOCTL_STORAGE_QUERY_PROPERTY
_INVALID = c_void_p(-1).value
_SIGNATURES = {
    "GetErrorMode": (c_uint32, ()),
    "SetErrorMode": (c_uint32, (c_uint32,)),
    "GetLogicalDrives": (c_uint32, ()),
    "GetDriveTypeW": (c_uint32, (c_wchar_p,)),
    "GetVolumeInformationW": (
        c_int,
        (c_wchar_p, c_wchar_p, c_uint32, c_void_p, c_void_p, c_void_p, c_wchar_p, c_uint32),
    ),
    "CreateFileW": (c_void_p, (c_wchar_p, c_uint32, c_uint32, c_void_p, c_uint32, c_uint32, c_void_p)),
    "DeviceIoControl": (
        c_int,
        (c_void_p, c_uint32, c_void_p, c_uint32, c_void_p, c_uint32, c_void_p, c_void_p),
    ),
    "CloseHandle": (c_int, (c_void_p,)),
}


class _Asked(ctypes.Structure):
    """STORAGE_PROPERTY_QUERY; all zero asks for the descriptor of the device."""

    _fields_ = (("property", c_uint32), ("query", c_uint32), ("parameters", ctypes.c_ubyte * 1))


class _Device(ctypes.Structure):
    """STORAGE_DEVICE_DESCRIPTOR, as far as it has a fixed length."""

    _fields_ = (
        ("version", c_uint32),
        ("size", c_uint32),
        ("kind", ctypes.c_ubyte * 4),
        ("texts", c_uint32 * 4),
        ("bus", c_uint32),
        ("raw", c_uint32),
    )


class Windows:
    """`kernel` is kernel32, loaded for this alone: signatures of one that is shared would be shared as well."""

    def __init__(self, kernel: Any) -> None:
        for name, (result, arguments) in _SIGNATURES.items():
            function = getattr(kernel, name)
            function.restype, function.argtypes = result, arguments
        self._kernel = kernel

    def keep_quiet(self) -> None:
        """A drive without a medium, or one pulled while it is used, is told to us and not in a box that waits for an
        answer: for all threads, as Microsoft advises to do at the start.
        """
        self._kernel.SetErrorMode(self._kernel.GetErrorMode() | _FAIL_CRITICAL_ERRORS)

    def drives_to_take_out(self) -> list[tuple[Path, str]]:
        """Root and name of each removable drive and of each disk on USB, whether or not there is a medium in it."""
        present = self._kernel.GetLogicalDrives()
        letters = [chr(ord("A") + number) for number in range(26) if present >> number & 1]
        return [(Path(f"{each}:\\"), self._name(each)) for each in letters if self._can_be_taken_out(each)]

    def kind_of_drive(self, root: str) -> int:
        """`REMOVABLE`, `REMOTE`, or another number; the root ends with a backslash."""
        return int(self._kernel.GetDriveTypeW(root))

    def forget_cached(self, path: Path) -> None:
        """What is read next comes from the medium: opening a file without buffering empties what is kept of it."""
        handle = self._open(str(path), _GENERIC_READ, _NO_BUFFERING)
        if handle is not None:
            self._kernel.CloseHandle(handle)

    def _can_be_taken_out(self, letter: str) -> bool:
        kind = self.kind_of_drive(f"{letter}:\\")
        return kind == REMOVABLE or (kind == _FIXED and self._on_usb(letter))

    def _on_usb(self, letter: str) -> bool:
        """Large sticks and portable disks call themselves fixed. Asking for no right to read needs no administrator."""
        handle = self._open(f"\\\\.\\{letter}:", 0, 0)
        if handle is None:
            return False
        asked, device, told = _Asked(), _Device(), c_uint32()
        try:
            done = self._kernel.DeviceIoControl(
                handle,
                _QUERY_PROPERTY,
                ctypes.byref(asked),
                ctypes.sizeof(asked),
                ctypes.byref(device),
                ctypes.sizeof(device),
                ctypes.byref(told),
                None,
            )
        finally:
            self._kernel.CloseHandle(handle)
        return bool(done) and device.bus == _USB

    def _open(self, name: str, access: int, flags: int) -> int | None:
        """A handle; None where it cannot be opened."""
        handle = self._kernel.CreateFileW(name, access, _SHARE_ALL, None, _OPEN_EXISTING, flags, None)
        return None if handle in (None, _INVALID) else int(handle)

    def _name(self, letter: str) -> str:
        """As the desktop shows it: two sticks of one make have the same label."""
        label = ctypes.create_unicode_buffer(_NAME)
        told = self._kernel.GetVolumeInformationW(f"{letter}:\\", label, _NAME, None, None, None, None, 0)
        return f"{label.value} ({letter}:)" if told and label.value else f"{letter}:"


if sys.platform == "win32":

    def windows() -> Windows:
        """The system this program runs on."""
        return Windows(ctypes.WinDLL("kernel32"))
