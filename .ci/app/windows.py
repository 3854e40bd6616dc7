"""Puts the Windows folder together on any system: ``windows.py WHEELS EMBED TARGET`` makes the ZIP in TARGET.

EMBED is Python's embeddable package, a file or an address; its digest has to be that of ``embeddable.txt``. Nothing is
run: the wheels are unpacked beside Python, whose ``._pth`` file keeps everything else of the machine out
(docs.python.org/3/using/windows.html, "The embeddable package").
"""

from __future__ import annotations

import base64
import csv
import hashlib
import io
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from urllib.request import urlopen

from packing import instructions

HERE = Path(__file__).resolve().parent
LONGEST = 150
"""How long a path in the archive may be: Windows stops at 260, the user's folder and its name included."""
_LAUNCHER = "pip/_vendor/distlib/t64.exe"
"""The start of every console program that pip installs on Windows: it runs the Python of the line behind it."""
_MAIN = b"import sys\n\nfrom generator.cli import main\n\nsys.exit(main())\n"
_EPOCH = (1980, 1, 1, 0, 0, 0)


def embeddable(place: str) -> zipfile.ZipFile:
    """The embeddable package at ``place``. Raises SystemExit where it is another file than the repository names."""
    wanted = (HERE / "embeddable.txt").read_text(encoding="ascii").split()[1]
    if place.startswith("https://"):
        with urlopen(place) as answer:
            data = answer.read()
    else:
        data = Path(place).read_bytes()
    if (digest := hashlib.sha256(data).hexdigest()) != wanted:
        sys.exit(f"{place}：摘要是 {digest}，应为 {wanted}。 / another file than .ci/app/embeddable.txt names.")
    return zipfile.ZipFile(io.BytesIO(data))


def unpacked(wheel: zipfile.ZipFile) -> Iterator[tuple[str, bytes]]:
    """The files of ``wheel`` by their places among the libraries. Raises SystemExit where its RECORD is not satisfied.

    The scripts of its ``.data`` folder are left out.
    """
    digests = dict(_record(wheel))
    for member in wheel.infolist():
        if member.is_dir():
            continue
        data = wheel.read(member)
        wanted = digests.get(member.filename)
        if wanted and base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode() != wanted:
            sys.exit(f"{wheel.filename}: {member.filename} is not what RECORD lists")
        path = PurePosixPath(member.filename)
        if not path.parts[0].endswith(".data"):
            yield str(path), data
        elif path.parts[1] in ("purelib", "platlib"):
            yield str(PurePosixPath(*path.parts[2:])), data


def _record(wheel: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    name = next(each for each in wheel.namelist() if each.endswith(".dist-info/RECORD"))
    for row in csv.reader(wheel.read(name).decode().splitlines()):
        if row[1]:
            yield row[0], row[1].removeprefix("sha256=")


def launcher(pip: zipfile.ZipFile) -> bytes:
    """``fawen.exe``, which starts the Python in the folder beside it, wherever that has been moved."""
    script = io.BytesIO()
    with zipfile.ZipFile(script, "w") as archive:
        archive.writestr(zipfile.ZipInfo("__main__.py", _EPOCH), _MAIN)
    return pip.read(_LAUNCHER) + b"#!<launcher_dir>\\python\\python.exe\r\n" + script.getvalue()


def files(wheels: Path, embed: str) -> Iterator[tuple[str, bytes]]:
    """All files of the folder by their paths in it."""
    with embeddable(embed) as package:
        for name in package.namelist():
            if name.endswith("._pth"):
                yield f"python/{name}", f"{name.removesuffix('._pth')}.zip\r\n.\r\n..\\site\r\n".encode()
            else:
                yield f"python/{name}", package.read(name)
    for path in sorted(wheels.glob("*.whl")):
        with zipfile.ZipFile(path) as wheel:
            if path.name.startswith("pip-"):
                yield "fawen.exe", launcher(wheel)
            else:
                yield from ((f"site/{name}", data) for name, data in unpacked(wheel))
    # cmd.exe and an old Notepad want both characters at the end of a line; Notepad also needs the mark of UTF-8.
    batch = (HERE / "发文网页.bat").read_text(encoding="utf-8")
    yield "发文网页.bat", batch.replace("\n", "\r\n").encode()
    text = instructions(
        "Windows 10、11，64 位（x86-64）。",
        "这个文件夹是在 Linux 上拼成的，只在 Wine 里试过，没有在 Windows 上试过；Windows 7、32 位的不行。",
        "site 里各个 .dist-info 文件夹和 python\\LICENSE.txt",
    )
    yield "说明.txt", text.replace("\n", "\r\n").encode("utf-8-sig")


def packed(wheels: Path, embed: str, target: Path) -> Path:
    """The archive in ``target``. Raises SystemExit for a path that is too long."""
    version = next(wheels.glob("fawen-*.whl")).name.split("-")[1]
    content = {f"fawen-{version}/{name}": data for name, data in files(wheels, embed)}
    if long := [name for name in content if len(name) >= LONGEST]:
        sys.exit(f"{long[0]}: {len(long[0])} characters")
    archive = target / "fawen-windows-x86_64.zip"
    with zipfile.ZipFile(archive, "w", compresslevel=9) as packing:
        for name, data in content.items():
            packing.writestr(zipfile.ZipInfo(name, _EPOCH), data, zipfile.ZIP_DEFLATED)
    return archive


if __name__ == "__main__":
    print(packed(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])))
