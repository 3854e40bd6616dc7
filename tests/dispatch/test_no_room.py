"""Where there is no room, or no right to write, nothing is half written and the old set stands."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.ground.disk import Folder
from generator.ground.errors import OutputError
from tests.sample_office import Office, codes, tree
from tests.small_disk import small_disk

ROOT = Path(__file__).parents[2]
PROGRAM = """
import resource, sys
from generator.cli.entry_point import run
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
sys.exit(run(sys.argv[2:]))
"""


def sizes(office: Office) -> list[int]:
    """How large the files of its set are."""
    return [file.bytes for file in office.build().files]


@pytest.mark.cases(1)
@pytest.mark.parametrize("share", [0.01, 0.3, 0.9])
def test_files_may_not_be_as_large(office: Office, share: float) -> None:
    """No file may be larger than this share of the smallest of the set."""
    largest = int(min(sizes(office)) * share)
    before = tree(office.output)
    office.replace("units.yaml", "copies: 2", "copies: 9")
    words = [sys.executable, "-c", PROGRAM, str(largest), "build", "--jobs=1", *office.arguments()]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "[output-disk-full]" in done.stderr
    assert "Traceback" not in done.stderr
    assert tree(office.output) == before


class TestSmallDisks:
    """From 64 KB, which hold no set of twenty letters, to 2 MB, which hold one, even twice."""

    @pytest.fixture(autouse=True)
    def twenty_letters(self, office: Office) -> None:
        names = "".join(f"      - {{name: 第{number}馆}}\n" for number in range(20))
        last = "  - name: 直属单位\n    units: [{name: 站}]\n"
        office.write("units.yaml", f"groups:\n  - name: 分馆\n    units:\n{names}{last}")

    @pytest.mark.parametrize("size", [64_000, 128_000])
    def test_a_first_set(self, office: Office, size: int, monkeypatch: pytest.MonkeyPatch) -> None:
        with small_disk(office.output, size) as mounted:
            if not mounted:
                _full_after(monkeypatch, size)
            with pytest.raises(OutputError) as caught:
                office.build()
            assert [each.code for each in caught.value.problems] == ["output-disk-full"]
            assert not list(office.output.iterdir())

    @pytest.mark.parametrize("left", [0, 20_000, 64_000])
    def test_a_second_set(self, office: Office, left: int, monkeypatch: pytest.MonkeyPatch) -> None:
        """Every letter changes, and there is room for none or one of them."""
        with small_disk(office.output, 2_000_000) as mounted:
            office.build()
            before = tree(office.output)
            if mounted:
                free = os.statvfs(office.output)
                filler = office.output / "别人的文件"
                filler.write_bytes(b"x" * (free.f_bavail * free.f_frsize - left - 16_000))
                before[filler.name] = filler.read_bytes()
            else:
                _full_after(monkeypatch, left)
            office.replace("templates/notice/notice.md", "《目录》的通知", "《书目》的通知")
            with pytest.raises(OutputError) as caught:
                office.build()
            assert [each.code for each in caught.value.problems] == ["output-disk-full"]
            assert tree(office.output) == before

    def test_one_that_is_large_enough(self, office: Office) -> None:
        with small_disk(office.output, 2_000_000):
            office.build()
            office.replace("units.yaml", "name: 站", "name: 站, copies: 9")
            assert codes(office.build()) == []


def _full_after(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    """Where no disk can be mounted: writing fails when so many bytes have been written."""
    real, written = Folder.write_new, [0]

    def write(folder: Folder, name: str, data: bytes, *, mode: int = 0o666, flush: bool = False) -> None:
        written[0] += len(data)
        if written[0] > size:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder.path / name))
        real(folder, name, data, mode=mode, flush=flush)

    monkeypatch.setattr(Folder, "write_new", write)


def test_an_output_that_is_a_device(office: Office) -> None:
    """/dev/full takes nothing; a folder that is a link to it is no folder at all."""
    office.output.symlink_to("/dev/full")
    with pytest.raises(OutputError):
        office.build()
    assert office.output.is_symlink()


def test_a_folder_that_may_not_be_written(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """Root may write anywhere, so the refusal is planted where the system would give it: at the lock."""
    real = os.open

    def refuse(path: str, flags: int, *rest: int, **more: int) -> int:
        if path == "lock" and flags & os.O_CREAT:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), path)
        return real(path, flags, *rest, **more)

    office.build()
    before = tree(office.output)
    office.replace("units.yaml", "copies: 2", "copies: 9")
    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(OutputError) as caught:
        office.build()
    assert [each.code for each in caught.value.problems] == ["output-denied"]
    monkeypatch.undo()
    assert tree(office.output) == before
