"""The program without Python: what puts it together, and the program itself in a root that has nothing else."""

from __future__ import annotations

import hashlib
import http.cookiejar
import json
import os
import pkgutil
import platform
import shutil
import struct
import subprocess
import sys
import tarfile
import urllib.request
import zipfile
from collections.abc import Iterator, Sequence
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

import generator
from generator import build
from generator.cli.commands import COMMANDS
from tests.sample_office import tree

ROOT = Path(__file__).parents[1]
APP = ROOT / ".ci" / "app"

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="made on Linux")


def _script(folder: Path, name: str, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(folder))
    for each in ("packing", "windows"):
        monkeypatch.delitem(sys.modules, each, raising=False)
    spec = spec_from_file_location(name, folder / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_every_module_is_found_by_its_packages() -> None:
    """By which PyInstaller finds those that are imported by name: a folder without __init__.py would be left out."""
    found = {each.name for each in pkgutil.walk_packages(generator.__path__, "generator.")}
    files = {path.relative_to(ROOT).with_suffix("") for path in (ROOT / "generator").rglob("*.py")}
    assert {".".join(path.parts).removesuffix(".__init__") for path in files} - {"generator"} == found


def test_a_bundle_that_lacks_something_is_not_packed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packing = _script(APP, "packing", monkeypatch)
    bundle = tmp_path / "fawen-1"
    shutil.copytree(ROOT / "generator", bundle / "_internal" / "generator", ignore=shutil.ignore_patterns("*.py"))
    modules = {each.name for each in pkgutil.walk_packages(generator.__path__, "generator.")}
    assert packing.missing_from(bundle, modules) == []
    (bundle / "_internal/generator/ground/words/messages/cli.ini").unlink()
    lacks = packing.missing_from(bundle, modules - {"generator.cli.build"})
    assert lacks == ["generator.cli.build", "generator/ground/words/messages/cli.ini"]


def test_the_lowest_glibc_is_that_of_the_programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    packing = _script(APP, "packing", monkeypatch)
    (tmp_path / "说明.txt").write_text("GLIBC_9.99", encoding="utf-8")
    assert packing.lowest_glibc(tmp_path) == (0, 0)
    shutil.copy(Path(sys.executable).resolve(), tmp_path / "program")
    here = tuple(map(int, platform.libc_ver()[1].split(".")))
    assert (2, 2) < packing.lowest_glibc(tmp_path) <= here


# The Windows folder, of small wheels and a stand-in for Python's embeddable package.

_PIP = {"pip/_vendor/distlib/t64.exe": b"MZ launcher "}
_FAWEN = {"generator/__init__.py": b"", "fawen-1.data/scripts/fawen.py": b"", "fawen-1.data/purelib/more.py": b"more"}


def wheel(folder: Path, name: str, files: dict[str, bytes], *, spoilt: str | None = None) -> None:
    """A wheel of ``files`` with their digests, of which that of ``spoilt`` is another's."""
    import base64

    info = f"{name}-1.dist-info/RECORD"
    rows = [f"{info},,"]
    for path, data in files.items():
        digest = hashlib.sha256(b"another" if path == spoilt else data).digest()
        rows.append(f"{path},sha256={base64.urlsafe_b64encode(digest).rstrip(b'=').decode()},{len(data)}")
    folder.mkdir(exist_ok=True)
    with zipfile.ZipFile(folder / f"{name}-1-py3-none-any.whl", "w") as archive:
        for path, data in {**files, info: "\n".join(rows).encode()}.items():
            archive.writestr(path, data)


@pytest.fixture
def parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[ModuleType, Path, str]:
    """The script beside the digest of a stand-in package, the wheels, the package."""
    embed = tmp_path / "embed.zip"
    with zipfile.ZipFile(embed, "w") as archive:
        archive.writestr("python.exe", b"MZ python")
        archive.writestr("python313._pth", b"python313.zip\n.\n#import site\n")
    shutil.copytree(APP, tmp_path / "app")
    digest = hashlib.sha256(embed.read_bytes()).hexdigest()
    (tmp_path / "app" / "embeddable.txt").write_text(f"https://example.invalid/embed.zip\n{digest}\n", encoding="ascii")
    wheel(tmp_path / "wheels", "pip", _PIP)
    wheel(tmp_path / "wheels", "fawen", _FAWEN)
    return _script(tmp_path / "app", "windows", monkeypatch), tmp_path / "wheels", str(embed)


def test_the_windows_folder_is_put_together(parts: tuple[ModuleType, Path, str], tmp_path: Path) -> None:
    windows, wheels, embed = parts
    archive = windows.packed(wheels, embed, tmp_path)
    before = archive.read_bytes()
    assert windows.packed(wheels, embed, tmp_path).read_bytes() == before
    with zipfile.ZipFile(archive) as unpacked:
        files = {name.removeprefix("fawen-1/"): unpacked.read(name) for name in unpacked.namelist()}
    assert files["python/python313._pth"] == b"python313.zip\r\n.\r\n..\\site\r\n", "nothing foreign gets in"
    assert set(files) == {
        *("python/python.exe", "python/python313._pth", "fawen.exe", "发文网页.bat", "说明.txt"),
        *("site/generator/__init__.py", "site/more.py", "site/fawen-1.dist-info/RECORD"),
    }
    launcher, _, script = files["fawen.exe"].partition(b"#!<launcher_dir>\\python\\python.exe\r\n")
    assert launcher == _PIP["pip/_vendor/distlib/t64.exe"]
    assert script.startswith(b"PK")
    batch = files["发文网页.bat"].decode()
    assert batch[: batch.index("chcp 65001")].isascii()
    assert batch.count("\n") == batch.count("\r\n")
    assert "请先把压缩包全部解压" in batch
    assert files["说明.txt"].startswith(b"\xef\xbb\xbf")
    assert "没有在 Windows 上试过" in files["说明.txt"].decode()


@pytest.mark.parametrize(
    ("files", "spoilt", "words"),
    [(_FAWEN, "generator/__init__.py", "RECORD"), ({f"generator/{'a' * 140}.py": b""}, None, "characters")],
)
def test_a_wheel_that_cannot_be_unpacked_makes_no_folder(
    files: dict[str, bytes], spoilt: str | None, words: str, parts: tuple[ModuleType, Path, str], tmp_path: Path
) -> None:
    windows, wheels, embed = parts
    wheel(wheels, "fawen", files, spoilt=spoilt)
    with pytest.raises(SystemExit, match=words):
        windows.packed(wheels, embed, tmp_path)


def test_another_package_than_the_repository_names(parts: tuple[ModuleType, Path, str], tmp_path: Path) -> None:
    windows, wheels, embed = parts
    shutil.copy(next(wheels.iterdir()), embed)
    with pytest.raises(SystemExit, match="应为"):
        windows.packed(wheels, embed, tmp_path)
    assert list(tmp_path.glob("fawen-windows*")) == []


def test_without_the_package_nothing_is_made(tmp_path: Path) -> None:
    done = subprocess.run(
        ["sh", APP / "make", tmp_path / "dist", "windows"], capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stdout) == (1, "")
    assert "EMBED 没有写" in done.stderr
    assert list((tmp_path / "dist").iterdir()) == []


@pytest.mark.long
def test_every_binary_for_windows_is_one(tmp_path: Path) -> None:
    subprocess.run(
        ["sh", ROOT / ".ci" / "offline" / "make", tmp_path / "offline", "windows", "3.13"],
        env={**os.environ, "PYTHON": sys.executable},
        check=True,
    )
    binaries = 0
    for path in (tmp_path / "offline" / "wheels").glob("*.whl"):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith((".pyd", ".dll")):
                    data = archive.read(name)
                    (header,) = struct.unpack_from("<I", data, 0x3C)
                    assert data[header : header + 6] == b"PE\0\0\x64\x86", (
                        f"{path.name}: {name}"
                    )  # PE format, "Machine Types"
                    binaries += 1
    assert binaries > 20


# The frozen program, in a root with a shell, the C library, zlib, and nothing else.

_IN_ROOT = ("sh", "mkdir", "ls", "cat", "dirname", "sort", "tail")


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The root, with the program in /程序, which the archive was unpacked into."""
    place = tmp_path_factory.mktemp("bare")
    dist, root = place / "dist", place / "root"
    subprocess.run(["sh", APP / "make", dist], env={**os.environ, "PYTHON": sys.executable}, check=True)
    for name in _IN_ROOT:
        program = shutil.which(name)
        assert program is not None
        _copied(Path(program), root, f"/bin/{name}")
        listed = subprocess.run(["ldd", program], capture_output=True, encoding="utf-8", check=True).stdout
        for library in (word for word in listed.split() if word.startswith("/")):
            _copied(Path(library), root, library)
    for library in ("libpthread.so.0", "libdl.so.2", "libm.so.6", "librt.so.1", "libutil.so.1", "libz.so.1"):
        found = next(Path("/lib").glob(f"*-linux-gnu/{library}"))
        _copied(found, root, str(found))
    for folder in ("tmp", "dev/shm", "home/张三", "程序", "proc"):
        (root / folder).mkdir(parents=True)
    (root / "dev" / "null").touch()
    with tarfile.open(next(dist.glob("*.tar.xz"))) as archive:
        archive.extractall(root / "程序", filter="tar")
    return root


def _copied(source: Path, root: Path, place: str) -> None:
    target = root / place.lstrip("/")
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy(source.resolve(), target)


def _words(root: Path, words: Sequence[str], place: str) -> list[str]:
    program = next((root / "程序").iterdir()).name
    script = 'cd "$1" && shift && exec "$@"'
    chroot = shutil.which("chroot", path="/usr/sbin:/sbin:/usr/bin:/bin")
    assert chroot is not None
    unshare = [] if os.geteuid() == 0 else ["unshare", "--map-root-user"]
    return [
        *unshare,
        chroot,
        str(root),
        "/bin/sh",
        "-c",
        script,
        "sh",
        place,
        f"/程序/{program}/{words[0]}",
        *words[1:],
    ]


def run(root: Path, *words: str, place: str = "/home/张三") -> subprocess.CompletedProcess[str]:
    """The program called ``words[0]`` in the root, as a user without anything in the environment."""
    return subprocess.run(
        _words(root, words, place),
        env={"HOME": "/home/张三", "LC_ALL": "C.UTF-8", "PATH": "/bin"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture(scope="module")
def office(bare: Path) -> Path:
    folder = bare / "home" / "张三" / "办 公"
    shutil.copytree(ROOT / "templates", folder / "templates", ignore=shutil.ignore_patterns("~$*", ".~lock*"))
    shutil.copy(ROOT / "units.yaml", folder)
    return folder


@pytest.mark.long
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_answers(bare: Path, command: str) -> None:
    done = run(bare, "fawen", command, "--help")
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.long
def test_papers_are_those_of_an_installed_fawen(bare: Path, office: Path, tmp_path: Path) -> None:
    done = run(bare, "fawen", "build", "--quiet", place="/home/张三/办 公")
    assert done.returncode == 0, done.stderr
    build(templates=ROOT / "templates", units=ROOT / "units.yaml", output=tmp_path)
    made, ours = tree(office / "output"), tree(tmp_path)
    manifests = [
        json.loads(files.pop(next(name for name in files if name.endswith("manifest.json")))) for files in (made, ours)
    ]
    assert len(made) > 100
    assert made == ours
    for each in manifests:
        each.pop("deflate")
    assert manifests[0] == manifests[1]


@pytest.mark.long
def test_a_desk_is_made_checked_and_built_by_two_processes(bare: Path) -> None:
    steps = (
        ("new", "desk", "桌", "--issuer", "示例县民政局", "--prefix", "示例发"),
        ("check", "桌/templates/notice/notice.md"),
        ("doctor",),
    )
    done = [run(bare, "fawen", *step) for step in steps]
    assert [each.returncode for each in done[:2]] == [0, 0], done
    assert "pip" not in done[2].stdout + done[2].stderr
    units = "".join(f"      - {{name: 示例{number}村, code: '{number:09}'}}\n" for number in range(300))
    roster = bare / "home" / "张三" / "桌" / "units.yaml"
    roster.write_text(f"groups:\n  - name: 示例\n    class: 各示例村\n    units:\n{units}", encoding="utf-8")
    place = "/home/张三/桌"
    notice = next((bare / "home/张三/桌/templates/notice").glob("notice.md"))
    lines = notice.read_text(encoding="utf-8").splitlines(keepends=True)
    notice.write_text(
        "".join("主送机关: 各示例村\n" if "主送机关:" in each else each for each in lines), encoding="utf-8"
    )
    built = run(bare, "fawen", "build", "--quiet", "--jobs", "2", place=place)
    assert built.returncode == 0, built.stderr
    papers = sorted((bare / "home/张三/桌/output").glob("*/unit/*/*.docx"))
    assert len(papers) > 300
    notice_paper = next((bare / "home/张三/桌/output").glob("*/*.docx")).relative_to(bare)
    taken = run(bare, "fawen", "new", "notice", "templates/来", "--from", f"/{notice_paper}", place=place)
    assert (taken.returncode, (notice.parents[1] / "来" / "notice.md").is_file()) == (0, True), taken.stderr


@pytest.mark.long
def test_a_double_click_serves_the_desk_among_the_documents(bare: Path) -> None:
    words = _words(bare, ["fawen", "serve", "--no-open"], f"/程序/{next((bare / '程序').iterdir()).name}")
    environment = {"HOME": "/home/张三", "LC_ALL": "C.UTF-8", "PATH": "/bin"}
    with subprocess.Popen(words, env=environment, stdout=subprocess.PIPE, encoding="utf-8") as server:
        assert server.stdout is not None
        try:
            url = json.loads(server.stdout.readline())["url"]
            opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))
            opener.open(url).read()
            page = opener.open(url.partition("/open/")[0] + "/").read().decode()
            assert "发文" in page
            assert [list(path.iterdir()) for path in _documents(bare)] == [[]], "nothing is put in unasked"
        finally:
            server.terminate()


def _documents(root: Path) -> Iterator[Path]:
    return (path for path in (root / "home" / "张三").glob("*/发文") if path.is_dir())


@pytest.mark.long
def test_programs_that_it_starts_have_the_libraries_of_their_system(bare: Path, tmp_path: Path) -> None:
    """LibreOffice above all: it dies with those of an older system."""
    program = next((bare / "程序").iterdir()) / "fawen"
    environment = {**os.environ, "HOME": str(tmp_path), "FAWEN_CACHE": str(tmp_path / "cache")}
    shutil.copytree(ROOT / "templates", tmp_path / "templates")
    shutil.copy(ROOT / "units.yaml", tmp_path)
    done = subprocess.run(
        [program, "build", "--quiet", "--pdf", "--only", "高唐街道"],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert list(tmp_path.glob("output/*/unit/*/*.pdf"))
