"""F01 to F08: what happens to sticks. Nothing is there, or the whole envelope; and what is broken is never used."""

from __future__ import annotations

import errno
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from post import Post, evidence_of

from asn_desktop.core.kernel.errors import UserError
from asn_desktop.core.usecases.exchange.ports import Step
from asn_desktop.storage.envelope import FileSealer, layout
from asn_desktop.storage.envelope.decrypting import _Hashed
from asn_desktop.storage.envelope.medium import Medium

SEALING = Path(__file__).with_name("dying.py")


@contextmanager
def refused(*keys: str) -> Iterator[None]:
    """Something a person can read is said, by one of these keys."""
    with pytest.raises(UserError) as raised:
        yield
    assert raised.value.key in keys, raised.value


def is_whole(post: Post, path: Path) -> bool:
    with post.opener.open(path, post.centre_trust()) as opened:
        assert opened.missing_evidence == ()
        assert sum(len(list(opened.evidence(part))) for part in opened.evidence_parts) == 3
        return sum(map(len, opened.entries())) == 7


def test_f01_killed_at_any_step_there_is_no_envelope_or_a_whole_one(tmp_path: Path) -> None:
    """A process is really killed, each time at another step; the next try cleans up and ends well."""
    done = subprocess.run(
        [sys.executable, str(SEALING), str(tmp_path)], capture_output=True, text=True, check=True, timeout=300
    )
    steps = json.loads(done.stdout)
    post = Post(tmp_path / "keys")
    unfinished = 0
    assert len(steps) > 30
    for folder, how in steps.items():
        stick = tmp_path / folder
        assert how == -signal.SIGKILL, folder
        for path in post.opener.find(stick):
            assert is_whole(post, path)
        unfinished += any(layout.UNFINISHED.fullmatch(path.name) for path in stick.iterdir())
    assert unfinished > 5
    for folder in list(steps)[::7]:
        stick = tmp_path / folder
        sealed = FileSealer(post.office).seal(post.upward(evidence=evidence_of([b"a", b"b", b"c"])), stick)
        assert is_whole(post, sealed.files[0])
        assert not [path for path in stick.iterdir() if path.name.endswith(".tmp")]


@pytest.mark.parametrize("left", [b"", bytes(4096)])
def test_f02_a_power_cut_left_a_file_without_content(post: Post, stick: Path, left: bytes) -> None:
    path = post.seal(stick)
    path.write_bytes(left)
    with refused("envelope_empty"), post.opener.open(path, post.centre_trust()):
        pass


def test_f02_the_file_is_flushed_before_it_gets_its_name(
    post: Post, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    happened = []
    flush, rename = os.fsync, Path.replace
    monkeypatch.setattr(os, "fsync", lambda file: (happened.append("flush"), flush(file))[1])
    monkeypatch.setattr(Path, "replace", lambda path, to: (happened.append("rename"), rename(path, to))[1])
    post.seal(stick)
    assert happened == ["flush", "rename", "flush"]  # the file, then its name, then the folder


@pytest.mark.parametrize("at", [Step.PACKING, Step.EVIDENCE, Step.WRITING])
def test_f03_the_stick_is_pulled_out_while_it_is_written(post: Post, stick: Path, at: Step) -> None:
    def pull(done: int, total: int, what: str = "") -> None:
        if what == at:
            shutil.rmtree(stick, ignore_errors=True)

    with refused("envelope_medium_gone"):
        FileSealer(post.office).seal(post.upward(evidence=evidence_of([b"a"])), stick, pull)
    assert not stick.exists()


def test_f03_the_stick_is_pulled_out_while_it_is_read(post: Post, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What Linux answers when the device behind an open file is gone."""
    path = post.seal(stick)

    def gone(self: object, size: int = -1) -> bytes:
        raise OSError(errno.ENODEV, "No such device")

    monkeypatch.setattr(_Hashed, "read", gone)
    with refused("envelope_medium_gone"), post.opener.open(path, post.centre_trust()):
        pass


class Drive:
    """A stick with a file system of its own, where this user may mount one; a folder treated alike otherwise."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        self.mounted = self._mount("-t", "tmpfs", "-o", "size=1m", "tmpfs")
        self._limits = resource.getrlimit(resource.RLIMIT_FSIZE)

    def fill(self) -> None:
        """Another program writes until nothing more fits."""
        if not self.mounted:
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            resource.setrlimit(resource.RLIMIT_FSIZE, (0, self._limits[1]))
            return
        with suppress(OSError), (self.folder / "film.mp4").open("wb", buffering=0) as other:
            while True:
                other.write(bytes(4096))

    def protect(self) -> Path:
        """The switch for write protection; returns where the stick is."""
        return self.folder if self.mounted and self._mount("-o", "remount,ro") else Path("/sys/kernel")

    def pull(self) -> None:
        if self.mounted:
            subprocess.run(["umount", "-l", str(self.folder)], check=True)
            self.mounted = False
        else:
            shutil.rmtree(self.folder, ignore_errors=True)

    def end(self) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, self._limits)
        if self.mounted:
            subprocess.run(["umount", "-l", str(self.folder)], check=True)

    def _mount(self, *how: str) -> bool:
        return subprocess.run(["mount", *how, str(self.folder)], capture_output=True, check=False).returncode == 0


@pytest.fixture
def drive(tmp_path: Path) -> Iterator[Drive]:
    made = Drive(tmp_path / "drive")
    yield made
    made.end()


@pytest.mark.parametrize("at", [Step.EVIDENCE, Step.WRITING])
def test_f04_another_program_fills_the_stick_meanwhile(post: Post, drive: Drive, at: Step) -> None:
    def fill(done: int, total: int, what: str = "") -> None:
        if what == at:
            drive.fill()

    evidence = evidence_of([os.urandom(200_000), os.urandom(200_000)])
    with refused("envelope_medium_full", "envelope_no_room"):
        FileSealer(post.office).seal(post.upward(evidence=evidence), drive.folder, fill)
    assert post.opener.find(drive.folder) == ()
    assert not [path for path in drive.folder.iterdir() if path.suffix == ".tmp"]


def test_f04_a_stick_that_is_write_protected(post: Post, drive: Drive) -> None:
    path = post.seal(drive.folder)
    place = drive.protect()
    with refused("envelope_medium_read_only"):
        FileSealer(post.office).seal(post.upward(), place)
    with post.opener.open(path, post.centre_trust()) as opened:
        assert sum(map(len, opened.entries())) == 7, "what is on it can still be read"


@pytest.mark.parametrize("at", [Step.PACKING, Step.EVIDENCE, Step.WRITING])
def test_f03_a_drive_that_is_pulled_while_it_is_written(post: Post, drive: Drive, at: Step) -> None:
    pulled = False

    def pull(done: int, total: int, what: str = "") -> None:
        nonlocal pulled
        if what == at and not pulled:
            pulled = True
            drive.pull()

    with refused("envelope_medium_gone"):
        FileSealer(post.office).seal(post.upward(evidence=evidence_of([os.urandom(50_000)])), drive.folder, pull)
    assert not drive.folder.exists() or not any(drive.folder.iterdir())


def test_f03_once_opened_the_stick_is_not_needed(post: Post, stick: Path) -> None:
    path = post.seal(stick)
    with post.opener.open(path, post.centre_trust()) as opened:
        shutil.rmtree(stick)
        assert sum(map(len, opened.entries())) == 7


def test_f04_too_little_room_is_said_before_anything_is_written(post: Post, stick: Path) -> None:
    free = 2 * shutil.disk_usage(stick).free  # others may give some back meanwhile
    with refused("envelope_no_room"):
        FileSealer(post.office).check_room(stick, free)
    with refused("envelope_no_room"):
        evidence = evidence_of([b"a"])
        (file,) = evidence.files
        huge = type(evidence)((type(file)(file.sha256, free),), evidence.read)
        FileSealer(post.office).seal(post.upward(evidence=huge), stick)
    assert list(stick.iterdir()) == []


def test_f04_the_medium_takes_no_more_while_it_is_written(post: Post, stick: Path) -> None:
    """The system itself refuses a file above a size, as FAT32 does at 4 GB, and a full stick before."""
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    request = post.upward(evidence=evidence_of([os.urandom(50_000)]))
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        with refused("envelope_medium_full"):
            FileSealer(post.office).seal(request, stick)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, handler)
    assert list(stick.iterdir()) == []


def test_f04_a_folder_that_cannot_be_written(post: Post) -> None:
    """The system's own folder of devices takes no files of anybody, whoever asks."""
    with refused("envelope_medium_read_only"):
        FileSealer(post.office).seal(post.upward(), Path("/sys/kernel"))


def test_f04_a_folder_that_is_not_there(post: Post, stick: Path) -> None:
    with refused("envelope_medium_gone"):
        FileSealer(post.office).seal(post.upward(), stick / "nowhere")


def test_f04_a_stick_that_keeps_something_else_than_it_was_given(
    post: Post, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Bad sectors and false capacity show only when what was written is read again."""
    flush = os.fsync

    def spoil(file: int) -> None:
        flush(file)
        for path in stick.glob("*.tmp"):
            content = bytearray(path.read_bytes())
            content[len(content) // 2] ^= 1
            path.write_bytes(content)

    monkeypatch.setattr(os, "fsync", spoil)
    with refused("envelope_medium_lies"):
        post.seal(stick)
    assert list(stick.iterdir()) == []


def test_f04_no_file_comes_near_the_limit_of_fat32(post: Post, stick: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert layout.FILE_LIMIT + layout.EVIDENCE_PART < 4 << 30
    monkeypatch.setattr(layout, "FILE_LIMIT", 500)
    with refused("envelope_too_large"):
        post.seal(stick)
    assert list(stick.iterdir()) == []


def test_f05_a_flipped_bit_anywhere_refuses_the_whole_envelope(post: Post, stick: Path) -> None:
    path = post.seal(stick)
    whole, trust = path.read_bytes(), post.centre_trust()
    for place in range(len(whole)):
        content = bytearray(whole)
        content[place] ^= 1 << place % 8
        path.write_bytes(content)
        with refused("envelope_foreign", "envelope_broken", "envelope_not_for_us"), post.opener.open(path, trust):
            pass


def test_f05_a_flipped_bit_in_evidence_refuses_that_part_alone(
    post: Post, stick: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layout, "EVIDENCE_PART", 1)
    sealed = FileSealer(post.office).seal(post.upward(evidence=evidence_of([b"satu", b"dua"])), stick)
    _, first, second = sealed.files
    whole = first.read_bytes()
    with post.opener.open(sealed.files[0], post.centre_trust()) as opened:
        for place in range(0, len(whole), 5):
            content = bytearray(whole)
            content[place] ^= 1 << place % 8
            first.write_bytes(content)
            with refused("envelope_foreign", "envelope_broken", "envelope_not_for_us"):
                list(opened.evidence(first.name))
        assert [content for _, content in opened.evidence(second.name)] == [b"dua"]


def test_f06_cut_off_at_any_length_it_is_refused(post: Post, stick: Path) -> None:
    path = post.seal(stick)
    whole, trust = path.read_bytes(), post.centre_trust()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        with refused("envelope_broken", "envelope_empty", "envelope_not_for_us"), post.opener.open(path, trust):
            pass
    path.write_bytes(whole + b"\0")
    with refused("envelope_broken"), post.opener.open(path, post.centre_trust()):
        pass


def test_f07_without_manifest_or_signature_nothing_is_believed(post: Post, stick: Path) -> None:
    path = post.seal(stick)
    manifest, signature, content = post.plaintext(path).split(b"\n", 2)
    for without in (
        b"\n".join([signature, content]),
        b"\n".join([manifest, content]),
        b"\n".join([b"", signature, content]),
        b"\n".join([manifest, b"", content]),
        b"\n".join([manifest, b"A" * 88, content]),
        b"\n".join([b"{}", signature, content]),
        content,
        manifest,
        manifest + b"\n",
        manifest + b"\n" + signature,
        b"",
        b"\n",
    ):
        with (
            refused("envelope_damaged", "envelope_forged"),
            post.opener.open(post.write(path, without), post.centre_trust()),
        ):
            pass


def test_f08_what_else_lies_on_the_stick_is_left_alone(post: Post, stick: Path) -> None:
    others = ["Thumbs.db", "autorun.inf", "desktop.ini", "kiriman.asnd", "0123456789abcdef.asnd.exe", ".asnd"]
    for name in others:
        (stick / name).write_bytes(b"MZ" + b"\0" * 100)
    (stick / "0123456789abcdef.asnd").mkdir()
    path = post.seal(stick)
    assert post.opener.find(stick) == (path,)
    assert {each.name for each in stick.iterdir()} == {*others, "0123456789abcdef.asnd", path.name}
    renamed = path.replace(stick / "Salinan dari kiriman (1).asnd")
    with post.opener.open(renamed, post.centre_trust()) as opened:
        assert sum(map(len, opened.entries())) == 7
    for name in others[:5]:
        with refused("envelope_foreign"), post.opener.open(stick / name, post.centre_trust()):
            pass


def test_f08_a_part_that_was_taken_away_is_named(post: Post, stick: Path) -> None:
    sealed = FileSealer(post.office).seal(post.upward(evidence=evidence_of([b"a"])), stick)
    sealed.files[1].unlink()
    with post.opener.open(sealed.files[0], post.centre_trust()) as opened:
        assert opened.missing_evidence == (sealed.files[1].name,)
        assert opened.evidence_parts == ()
        assert sum(map(len, opened.entries())) == 7


def test_f32_only_our_own_leftovers_are_cleaned_away(stick: Path) -> None:
    ours = ["0123456789abcdef.asnd.tmp", "0123456789abcdef-01.asnd.tmp"]
    others = [
        "laporan.tmp",
        "0123456789ABCDEF.asnd.tmp",
        "0123456789abcdef.asnd.tmp.docx",
        "x0123456789abcdef.asnd.tmp",
    ]
    for name in ours + others:
        (stick / name).write_bytes(b"x")
    Medium(stick).clean()
    assert {path.name for path in stick.iterdir()} == set(others)
