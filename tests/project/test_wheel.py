"""The wheel holds everything: installed elsewhere, run from another folder, nothing of this folder is needed."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--wheel", "--no-isolation", "--outdir", str(folder), str(ROOT)],
        check=True,
        capture_output=True,
    )
    return next(folder.glob("asn_desktop-*.whl"))


@pytest.fixture(scope="module")
def program(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """`asn-desktop` of a fresh environment: the wheel, and of this environment only the libraries it needs."""
    place = tmp_path_factory.mktemp("terpasang")
    venv.create(place, with_pip=False)
    scripts = place / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / ("python.exe" if os.name == "nt" else "python")
    subprocess.run(
        [sys.executable, "-m", "uv", "pip", "install", "--quiet", "--no-deps", "--offline", "--python", python, wheel],
        check=True,
        capture_output=True,
    )
    packages = next(place.glob("lib/python*/site-packages") if os.name != "nt" else place.glob("Lib/site-packages"))
    (packages / "libraries.pth").write_text(sysconfig.get_paths()["purelib"] + "\n")
    return scripts / "asn-desktop"


def run(program: Path, folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "VIRTUAL_ENV")}
    return subprocess.run(
        [program, *words],
        cwd=folder,
        env={**kept, "ASN_DESKTOP_HOME": str(folder / "home"), "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def test_every_resource_is_in_the_wheel(wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    tracked = subprocess.run(["git", "ls-files", "resources"], cwd=ROOT, capture_output=True, text=True, check=False)
    wanted = tracked.stdout.split("\n") if tracked.returncode == 0 else []
    files = [name for name in wanted if name] or [
        str(path.relative_to(ROOT)) for path in (ROOT / "resources").rglob("*") if path.is_file()
    ]
    assert files
    assert [name for name in files if f"asn_desktop/{name}" not in inside] == []
    assert any(name.endswith("licenses/LICENSE") for name in inside)


def test_it_runs_from_another_folder(program: Path, tmp_path: Path) -> None:
    from asn_desktop import __version__

    assert run(program, tmp_path, "--version").stdout.strip() == f"ASN Desktop {__version__}"
    rules = run(program, tmp_path, "rules", "list")
    assert rules.returncode == 0, rules.stderr
    assert "predikat" in rules.stdout
    made = run(program, tmp_path, "sample", "--office", "walesi", "--employees", "12", "--db", "kantor.asn")
    assert made.returncode == 0, made.stderr
    printed = run(program, tmp_path, "print", "skp", "--unit", "01", "--db", "kantor.asn", "--out", "pdf")
    assert printed.returncode in (0, 1), printed.stderr
    assert list((tmp_path / "pdf").glob("*.pdf"))


def test_resources_come_from_inside(program: Path, tmp_path: Path) -> None:
    python = program.with_name("python")
    said = subprocess.run(
        [python, "-c", "from asn_desktop.bootstrap import resources; print(resources())"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(said.stdout.strip()).parent.name == "asn_desktop"
    assert ROOT not in Path(said.stdout.strip()).parents
