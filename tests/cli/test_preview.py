from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import generator.desk.previewing
from generator.cli.entry_point import run
from generator.desk.previewing import Preview, PreviewPage
from generator.ground.errors import Problem
from tests.sample_office import Office

ROOT = Path(__file__).parents[2]
FOLDER = Path("output/预览-东馆")

Fawen = Callable[..., tuple[int, str, str]]


@pytest.fixture
def fawen(capsys: pytest.CaptureFixture[str]) -> Fawen:
    def call(*arguments: str) -> tuple[int, str, str]:
        code = run(arguments)
        out, err = capsys.readouterr()
        return code, out, err

    return call


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> dict[str, object]:
    """What the command asked for; two pages come of it."""
    seen: dict[str, object] = {}

    def preview(unit: str | None, **options: object) -> Preview:
        seen.update(options, unit=unit)
        pages = tuple(PreviewPage("函", number, FOLDER / f"函-第{number}页.png") for number in (1, 2))
        return Preview(FOLDER, pages, (Problem("preview-no-pages"),))

    monkeypatch.setattr(generator.desk.previewing, "preview", preview)
    return seen


def test_pages_are_named_one_a_line(fawen: Fawen, asked: dict[str, object]) -> None:
    code, out, err = fawen("preview", "东馆", "--template", "函", "--template", "信封", "--draft", "--dpi", "96")
    assert code == 0
    assert out.splitlines() == [f"画了 2 页：{FOLDER}", f"  {FOLDER / '函-第1页.png'}", f"  {FOLDER / '函-第2页.png'}"]
    assert "[preview-no-pages]" in err
    assert (asked["unit"], asked["template"], asked["draft"], asked["dpi"]) == ("东馆", ("函", "信封"), True, 96)
    assert (asked["templates"], asked["output"]) == (Path("templates"), Path("output"))


def test_the_notice(fawen: Fawen, asked: dict[str, object]) -> None:
    assert fawen("preview", "--lang", "en")[1].startswith("pages drawn: 2, in ")
    assert (asked["unit"], asked["dpi"]) == (None, 150)


@pytest.mark.parametrize(
    ("words", "kind", "said"),
    [
        ((), "png", "画了 2 页"),
        (("--format", "svg"), "svg", "画了 2 页"),
        (("--format", "pdf"), "pdf", "画了 2 个文件"),
    ],
)
def test_formats(fawen: Fawen, asked: dict[str, object], words: tuple[str, ...], kind: str, said: str) -> None:
    code, out, _ = fawen("preview", *words)
    assert (code, asked["kind"], out.startswith(said)) == (0, kind, True)


def test_a_format_there_is_not(fawen: Fawen, asked: dict[str, object]) -> None:
    code, _, err = fawen("preview", "--format", "jpg")
    assert (code, "[cli-value]" in err, "png、svg、pdf" in err) == (2, True, True)


def test_quiet(fawen: Fawen, asked: dict[str, object]) -> None:
    assert fawen("preview", "--quiet")[:2] == (0, "")


@pytest.mark.parametrize("dpi", ["35", "601", "高"])
def test_dots_there_are_not(fawen: Fawen, asked: dict[str, object], dpi: str) -> None:
    code, _, err = fawen("preview", "--dpi", dpi)
    assert (code, "[cli-value]" in err) == (2, True)


def test_an_unknown_unit(fawen: Fawen, tmp_path: Path) -> None:
    office = Office.at(tmp_path)
    code, out, err = fawen("preview", "东馆办公", *office.arguments())
    assert (code, out) == (2, "")
    assert "是不是“东馆办公室”？" in err


SCRIPT = """
import sys, pathlib
from generator.cli.open_in_desktop import open_place
open_place(pathlib.Path(sys.argv[1]))
"""


def opened(path: Path, *programs: Path) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "PATH": os.pathsep.join(map(str, programs)),
        "PYTHONIOENCODING": "utf-8",
    }
    return subprocess.run(
        [sys.executable, "-c", SCRIPT, str(path)], env=environment, capture_output=True, encoding="utf-8", check=False
    )


@pytest.mark.skipif(sys.platform != "linux", reason="other systems open files by other programs")
def test_what_cannot_be_opened_is_told_in_our_words_alone(tmp_path: Path) -> None:
    (tmp_path / "xdg-open").write_text("#!/bin/sh\necho no browser; echo no browser >&2; exit 3\n")
    (tmp_path / "xdg-open").chmod(0o755)
    done = opened(tmp_path, tmp_path, Path("/bin"))
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (0, "", 2)
    assert "[cli-not-opened]" in done.stderr


@pytest.mark.skipif(sys.platform != "linux", reason="other systems open files by other programs")
def test_what_is_to_be_opened_is_given_to_the_system(tmp_path: Path) -> None:
    told = tmp_path / "told.txt"
    (tmp_path / "xdg-open").write_text(f'#!/bin/sh\nprintf %s "$1" > "{told}.part"; mv "{told}.part" "{told}"\n')
    (tmp_path / "xdg-open").chmod(0o755)
    place = tmp_path / "办 公 (发文) & 'x'"
    done = opened(place, tmp_path, Path("/usr/bin"), Path("/bin"))
    assert (done.returncode, done.stderr) == (0, "")
    for _ in range(100):
        if told.exists():
            break
        subprocess.run(["/bin/sleep", "0.1"], check=True)
    assert told.read_text(encoding="utf-8") == str(place)


def test_a_system_without_a_program_for_it(tmp_path: Path) -> None:
    done = opened(tmp_path / "函-第1页.png", tmp_path)
    assert done.returncode == 0
    assert "[cli-not-opened]" in done.stderr
