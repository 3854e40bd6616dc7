r"""Installs fawen from the wheels beside this file, without a network: ``python install.py [FOLDER]``.

It goes into the user's own folder (``%LOCALAPPDATA%\fawen``, ``~/.local/share/fawen``), so that nobody needs to be an
administrator and the medium it came on can be taken away. What was installed before is kept until the new one is there.
FOLDER, where there is one, gets the file to double-click.
"""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
import venv
from pathlib import Path

HERE = Path(__file__).resolve().parent
WINDOWS = sys.platform == "win32"


def main(folder: str) -> int:
    """Installs, tells of it in Chinese, and returns an exit code."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    offered = (HERE / "python-versions.txt").read_text(encoding="ascii").split()
    if version not in offered:
        return failed(f"这里的包是给 Python {'、'.join(offered)} 用的，找到的是 Python {version}。")
    place = data_folder() / "venv"
    print(f"正在安装到 {place} ……", flush=True)
    if not replaced(place):
        return failed(f"这里没有适合本机（{platform.system()} {platform.machine()}，Python {version}）的包。")
    program = place / ("Scripts/fawen.exe" if WINDOWS else "bin/fawen")
    print(f"已装好：{program}", flush=True)
    if not WINDOWS:
        link(program)
    if folder:
        return subprocess.run([program, "desktop", folder], check=False).returncode
    print(f'接着运行（文件夹换成放模板和名单的那个）：\n    "{program}" desktop 文件夹')
    return 0


def data_folder() -> Path:
    """The user's own folder for programs that need no administrator."""
    if WINDOWS:
        return Path(os.environ["LOCALAPPDATA"]) / "fawen"
    return Path(os.environ.get("XDG_DATA_HOME") or Path.home() / ".local" / "share") / "fawen"


def replaced(place: Path) -> bool:
    """Whether ``place`` now is a virtual environment with fawen; where that fails it is what it was."""
    old = place.with_name("venv.old")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    installed = False
    try:
        venv.create(place, symlinks=not WINDOWS)
        installed = pip_installed(place)
    finally:
        if not installed:
            shutil.rmtree(place, ignore_errors=True)
            if old.exists():
                old.rename(place)
        shutil.rmtree(old, ignore_errors=True)
    return installed


def pip_installed(place: Path) -> bool:
    """Whether the pip among the wheels has installed them into ``place``."""
    python = place / ("Scripts/python.exe" if WINDOWS else "bin/python")
    wheels = HERE / "wheels"
    pip = next(wheels.glob("pip-*.whl")) / "pip"  # Python runs it out of its wheel
    options = ["--quiet", "--no-index", "--no-cache-dir", "--no-compile", "--disable-pip-version-check"]
    wanted = ["--find-links", wheels, "--requirement", HERE / "requirements.txt"]
    command = [python, "-I", pip, "install", *options, *wanted]
    return subprocess.run(command, env={**os.environ, "PIP_CONFIG_FILE": os.devnull}, check=False).returncode == 0


def link(program: Path) -> None:
    """Makes ``fawen`` a command of the user's, where no other one is."""
    command = Path.home() / ".local" / "bin" / "fawen"
    if command.is_symlink() or not command.exists():
        command.parent.mkdir(parents=True, exist_ok=True)
        command.unlink(missing_ok=True)
        command.symlink_to(program)


def failed(why: str) -> int:
    """Tells why nothing was installed."""
    print(f"没有装上。{why}\n请看“说明.txt”。", file=sys.stderr)
    return 1


if __name__ == "__main__":
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(errors="backslashreplace")
    sys.exit(main("".join(sys.argv[1:2])))
