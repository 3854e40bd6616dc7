"""The folder that installs without a network: made as `make offline` makes it, then tried with the network off."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path, PureWindowsPath

import pytest

from generator import build
from generator.desk.double_click_files import INSTALLED, shell_file
from generator.ground.words.messages import SENTENCES
from tests.sample_office import tree

ROOT = Path(__file__).parents[1]
CLOSED = "http://127.0.0.1:9"  # nothing listens there

pytestmark = [
    pytest.mark.xdist_group("offline"),
    pytest.mark.modules_in_turn(4),
    pytest.mark.skipif(sys.platform == "win32", reason="made and tried by a POSIX shell"),
]


@dataclass(frozen=True)
class Machine:
    """A machine without a network, a home of its own in which nothing is installed, and the offline folder."""

    home: Path
    folder: Path

    @property
    def program(self) -> Path:
        return self.home / ".local" / "bin" / "fawen"

    def run(self, words: Sequence[str | Path], place: Path) -> subprocess.CompletedProcess[str]:
        """Runs a program in the folder ``place``."""
        return subprocess.run(
            [*_without_network(), *words],
            env=_environment(self.home),
            cwd=place,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )


def _without_network() -> list[str]:
    """A network namespace of its own, which has no way out, where the system lets one have it."""
    unshare = ["unshare", "--map-root-user", "--net", "--"]
    if shutil.which("unshare") is None:
        return []
    return unshare if subprocess.run([*unshare, "true"], capture_output=True, check=False).returncode == 0 else []


def _environment(home: Path) -> Mapping[str, str]:
    """Nothing of the tests' own, so of their virtual environment; whoever asks for the network gets a closed door."""
    own = str(Path(sys.executable).parent)
    path = [place for place in os.environ["PATH"].split(os.pathsep) if place != own]
    base = str(Path(sys.base_prefix) / "bin")
    closed = dict.fromkeys(("http_proxy", "https_proxy", "all_proxy", "PIP_INDEX_URL"), CLOSED)
    return {"PATH": os.pathsep.join([base, *path]), "HOME": str(home), "LC_ALL": "C.UTF-8", **closed}


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Machine:
    place = tmp_path_factory.mktemp("离 线")
    machine = Machine(place / "家 (1)", place / "fawen 离线包 & 说明")
    machine.home.mkdir()
    subprocess.run(
        ["/bin/sh", ROOT / ".ci" / "offline" / "make", machine.folder],
        env={**os.environ, "PYTHON": sys.executable},
        check=True,
        capture_output=True,
    )
    return machine


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with templates and a roster, as an office has it."""
    folder = tmp_path_factory.mktemp("办 公") / "发文 (2022) & 100%"
    shutil.copytree(ROOT / "templates", folder / "templates", ignore=shutil.ignore_patterns("~$*", ".~lock*"))
    shutil.copy(ROOT / "units.yaml", folder)
    return folder


@pytest.fixture(scope="module")
def installed(machine: Machine, office: Path) -> Machine:
    done = machine.run(["/bin/sh", machine.folder / "install.sh", office], Path("/"))
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"已装好：{machine.home}" in done.stdout
    return machine


def test_there_is_no_network(machine: Machine, tmp_path: Path) -> None:
    done = machine.run(
        [sys.executable, "-m", "pip", "--retries=0", "--timeout=5", "download", "--no-deps", "click"], tmp_path
    )
    assert done.returncode != 0
    assert list(tmp_path.iterdir()) == []


def test_the_folder_is_whole(machine: Machine) -> None:
    beside = {"install.py", "install.sh", "python-versions.txt", "requirements.txt", "安装.bat", "说明.txt"}
    assert {path.name for path in machine.folder.iterdir()} == {"wheels", *beside}
    assert all(path.suffix == ".whl" for path in (machine.folder / "wheels").iterdir())


@pytest.mark.parametrize(("name", "mark"), [("安装.bat", b"@echo off\r\n"), ("说明.txt", b"\xef\xbb\xbf")])
def test_windows_can_read_what_is_meant_for_it(machine: Machine, name: str, mark: bytes) -> None:
    data = (machine.folder / name).read_bytes()
    assert data.startswith(mark)
    assert data.count(b"\n") == data.count(b"\r\n") > 5


def test_the_installer_of_windows_is_ascii_up_to_the_line_that_sets_utf_8(machine: Machine) -> None:
    lines = (machine.folder / "安装.bat").read_bytes().decode("utf-8").splitlines()
    plain = [number for number, line in enumerate(lines) if not line.isascii()]
    utf8 = next(number for number, line in enumerate(lines) if "chcp 65001 >nul" in line)
    assert plain
    assert min(plain) > utf8
    assert all(" echo " in lines[number] for number in plain)


def test_a_build_of_what_was_installed_is_byte_for_byte_ours(installed: Machine, office: Path, tmp_path: Path) -> None:
    done = installed.run([installed.program, "build", "--quiet"], office)
    assert (done.returncode, re.findall(r"\[([a-z-]+)\]", done.stderr)) == (0, ["roster-address-missing"])
    build(templates=ROOT / "templates", units=ROOT / "units.yaml", output=tmp_path)
    made = tree(office / "output")
    assert len(made) > 100
    assert made == tree(tmp_path)


def test_a_desk_of_what_was_installed_builds_at_once(installed: Machine, tmp_path: Path) -> None:
    """From a wheel alone: the starters are in it."""
    done = installed.run([installed.program, "new", "desk", "桌"], tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    done = installed.run([installed.program, "build", "--quiet"], tmp_path / "桌")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(list((tmp_path / "桌" / "output").glob("*/unit/*/*.docx"))) == 12


def test_every_extra_works(installed: Machine, tmp_path: Path) -> None:
    python = installed.home / ".local/share/fawen/venv/bin/python"
    script = "import isal, fontTools, pikepdf, pypdfium2, PIL, textual_image, generator; print(generator)"
    done = installed.run([python, "-I", "-c", script], tmp_path)
    assert done.returncode == 0, done.stderr
    assert str(installed.home) in done.stdout


def test_every_sentence_was_installed(installed: Machine, tmp_path: Path) -> None:
    python = installed.home / ".local/share/fawen/venv/bin/python"
    script = "from generator.ground.words.messages import SENTENCES; print(len([*SENTENCES.values()]))"
    done = installed.run([python, "-I", "-c", script], tmp_path)
    assert (done.stdout, done.stderr) == (f"{len(SENTENCES)}\n", "")


def test_the_starter_runs_what_was_installed(installed: Machine, office: Path) -> None:
    done = installed.run(["/bin/sh", office / "发文.sh"], Path("/"))
    assert done.returncode == 0
    assert str(installed.home) in (office / "发文.sh").read_text(encoding="utf-8")


def test_a_starter_made_elsewhere_finds_what_was_installed(installed: Machine, office: Path) -> None:
    (office / "发文.sh").write_bytes(shell_file(None))
    done = installed.run(["/bin/sh", office / "发文.sh"], Path("/"))
    assert done.returncode == 0, done.stderr


def test_windows_installs_to_where_its_starter_looks(monkeypatch: pytest.MonkeyPatch) -> None:
    spec = spec_from_file_location("install", ROOT / ".ci" / "offline" / "install.py")
    assert spec is not None
    assert spec.loader is not None
    install = module_from_spec(spec)
    spec.loader.exec_module(install)
    monkeypatch.setattr(install, "WINDOWS", True)
    monkeypatch.setenv("LOCALAPPDATA", "%LOCALAPPDATA%")
    assert str(PureWindowsPath(install.data_folder(), "venv", "Scripts", "fawen.exe")) == INSTALLED


def test_an_installation_that_fails_leaves_the_earlier_one(installed: Machine, tmp_path: Path) -> None:
    broken = tmp_path / "坏 包"
    shutil.copytree(installed.folder, broken, ignore=shutil.ignore_patterns("*.whl"))
    for wheel in (installed.folder / "wheels").iterdir():
        if not wheel.name.startswith("click-"):
            (broken / "wheels" / wheel.name).symlink_to(wheel)
    done = installed.run(["/bin/sh", broken / "install.sh"], tmp_path)
    assert done.returncode == 1
    assert "没有装上" in done.stderr
    assert installed.run([installed.program, "--version"], tmp_path).returncode == 0
    assert [path.name for path in (installed.home / ".local/share/fawen").iterdir()] == ["venv"]


def test_a_folder_for_another_python_says_so(installed: Machine, tmp_path: Path) -> None:
    other = tmp_path / "别的"
    other.mkdir()
    for name in ("install.py", "install.sh"):
        shutil.copy(installed.folder / name, other)
    (other / "python-versions.txt").write_text("3.9\n", encoding="ascii")
    done = installed.run(["/bin/sh", other / "install.sh"], tmp_path)
    assert done.returncode == 1
    assert "Python 3.9" in done.stderr
