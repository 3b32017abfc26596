"""What every test stands on: no screen is needed, and the real user's files are never touched."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from asn_desktop.bootstrap import resources, texts
from asn_desktop.core.kernel.texts import Texts
from asn_desktop.core.rulepack.model import LawBook
from asn_desktop.storage.packs.folder import check_law

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
_HOME = tempfile.TemporaryDirectory(prefix="asn-desktop-tests-")
os.environ["ASN_DESKTOP_HOME"] = _HOME.name


@pytest.fixture(autouse=True)
def own_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Preferences, received rule packs and the name of the installation belong to the test alone."""
    home = tmp_path / "home"
    monkeypatch.setenv("ASN_DESKTOP_HOME", str(home))
    for name in ("ASN_DESKTOP_LANG", "ASN_DESKTOP_TODAY"):
        monkeypatch.delenv(name, raising=False)
    return home


def pytest_unconfigure() -> None:
    _HOME.cleanup()


@pytest.fixture(scope="session")
def packs_folder() -> Path:
    return resources() / "rules"


@pytest.fixture(scope="session")
def book(packs_folder: Path) -> LawBook:
    """The packs as shipped."""
    return check_law(packs_folder)


@pytest.fixture(scope="session", params=["id", "en"])
def either_language(request: pytest.FixtureRequest) -> Texts:
    return texts(request.param)


@pytest.fixture(scope="session")
def indonesian() -> Texts:
    return texts("id")


def _postgresql_bin() -> Path:
    """The newest server on the path or where Debian and Red Hat keep it."""
    found = shutil.which("initdb")
    if found:
        return Path(found).parent
    homes = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda home: int(home.parent.name))
    homes += sorted(Path("/usr").glob("pgsql-*/bin"))
    assert homes, "PostgreSQL's server programs (initdb, pg_ctl) are needed: install the package postgresql"
    return homes[-1]


@pytest.fixture(scope="session")
def postgresql_url() -> Iterator[str]:
    """A private cluster in a temporary folder, on a free port of this machine, gone afterwards."""
    home = _postgresql_bin()
    folder = Path(tempfile.mkdtemp(prefix="asn-pg-"))
    as_server: list[str] = []
    if os.geteuid() == 0:  # the server refuses to run as root
        shutil.chown(folder, "postgres", "postgres")
        as_server = ["runuser", "-u", "postgres", "--"]
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    data = folder / "data"

    def run(*command: str) -> None:
        subprocess.run([*as_server, *command], check=True, cwd=folder, stdout=subprocess.DEVNULL)

    run(str(home / "initdb"), "-D", str(data), "-U", "asn", "-A", "trust", "-E", "UTF8", "--locale=C", "-N")
    options = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
    run(str(home / "pg_ctl"), "-D", str(data), "-w", "-l", str(folder / "log"), "-o", options, "start")
    yield f"postgresql+psycopg://asn@127.0.0.1:{port}/postgres"
    run(str(home / "pg_ctl"), "-D", str(data), "-w", "-m", "immediate", "stop")
    shutil.rmtree(folder)
