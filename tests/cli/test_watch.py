"""``fawen watch`` as a process of its own: files are saved, and what it prints is waited for."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO

import pytest

from generator.cli.entry_point import run
from tests.patience import PATIENCE
from tests.sample_office import Office, tree

ROOT = Path(__file__).parents[2]
# A shell starts what it puts into the background with interrupts ignored, and that is inherited.
SCRIPT = (
    "import signal\nsignal.signal(signal.SIGINT, signal.default_int_handler)\nfrom generator.cli import main\nmain()\n"
)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return Office.at(tmp_path / "办 公 (发文)")


class Stream:
    """What a process prints, line by line."""

    def __init__(self, stream: IO[str]) -> None:
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read, args=(stream,))
        self._reader.start()

    def _read(self, stream: IO[str]) -> None:
        for line in stream:
            self._lines.put(line.rstrip("\n"))

    def until(self, wanted: str) -> list[str]:
        """The lines that have come since the last call, up to the first that has ``wanted`` in it."""
        lines: list[str] = []
        while not lines or wanted not in lines[-1]:
            try:
                lines.append(self._lines.get(timeout=PATIENCE))
            except queue.Empty:
                pytest.fail(f"{wanted!r} never came, only {lines}")
        return lines

    def rest(self) -> list[str]:
        """The lines after these, when the process has ended."""
        self._reader.join(timeout=PATIENCE)
        return list(self._lines.queue)


class Watching:
    """The process."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        assert process.stdout is not None
        assert process.stderr is not None
        self._process = process
        self.out, self.err = Stream(process.stdout), Stream(process.stderr)
        self.until = self.out.until

    def end(self, number: signal.Signals) -> int:
        """Sends a signal; the exit code."""
        self._process.send_signal(number)
        return self._process.wait(timeout=PATIENCE)


@contextmanager
def watched(office: Office, *arguments: str) -> Iterator[Watching]:
    process = subprocess.Popen(
        [sys.executable, "-c", SCRIPT, "watch", *arguments],
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", "FAWEN_LANG": "zh"},
        cwd=office.folder,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    try:
        yield Watching(process)
    finally:
        process.kill()
        process.wait()
        for stream in (process.stdout, process.stderr):
            assert stream is not None
            stream.close()


def test_saving_builds_anew_and_says_what_changed(office: Office) -> None:
    with watched(office) as watching:
        folder = "output/示档发〔2024〕7号"
        assert f"已写入 6 个文件：{folder}" in watching.until("按 Ctrl+C 结束")

        office.replace("units.yaml", "shelves: 7", "shelves: 8")
        assert watching.until("已写入")[0] == "已保存：units.yaml"
        assert watching.until("个单位")[-1].startswith("  4 个单位：4 个不变")

        office.template("unit/函.docx", ["新的 {{ unit.name }}"])
        lines = watching.until("个单位")
        assert lines[:2] == ["已保存：templates/unit/函.docx", f"已写入 4 个文件：{folder}"]
        assert "4 个重做" in lines[-1]
        assert "模板变了" in lines[-1]

        before = tree(office.papers)
        whole = (office.folder / "units.yaml").read_text(encoding="utf-8")
        office.replace("units.yaml", "copies: 2", "copeis: 2")
        lines = watching.until("没有生成")
        assert lines[0] == "已保存：units.yaml"
        watching.err.until("[roster-unknown-field]")
        assert tree(office.papers) == before, "the old set stays"

        office.write("units.yaml", whole)
        assert watching.until("已写入")[0] == "已保存：units.yaml"

        os.utime(office.folder / "units.yaml", ns=(1, 1))
        assert watching.until("没有变化")[-1] == "没有变化：units.yaml"

        assert watching.end(signal.SIGINT) == 130
        assert watching.err.rest()[-1] == "已结束，生成的文件都在。"
        assert watching.out.rest() == []


def test_some_units_are_watched_and_nothing_gets_stale(office: Office) -> None:
    office.build()
    with watched(office, "--only", "东馆") as watching:
        watching.until("按 Ctrl+C 结束")
        office.replace("templates/notice/notice.md", "《目录》的通知", "《书目》的通知")
        lines = watching.until("个单位：")
        assert "  通知变了：其余 3 个单位的文件一起重做" in lines
        assert watching.end(signal.SIGINT) == 130
    papers = tree(office.papers)
    assert "关于报送《书目》的通知.docx" in papers
    assert "关于报送《目录》的通知.docx" not in papers


def test_a_roster_that_goes_away_is_told_and_waited_for(office: Office) -> None:
    with watched(office, "--poll", "--lang", "en") as watching:
        watching.until("Ctrl+C")
        (office.folder / "units.yaml").rename(office.folder / "away.yaml")
        watching.err.until("[source-missing]")
        watching.until("Not built")
        (office.folder / "away.yaml").rename(office.folder / "units.yaml")
        assert watching.until("files written")[0] == "new: units.yaml"
        assert watching.end(signal.SIGTERM) == 143


def test_what_is_not_there_is_not_waited_for(office: Office, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["watch", *office.arguments(), "--units", "没有.yaml"]) == 2
    assert "[source-missing]" in capsys.readouterr().err
    assert run(["watch", *office.arguments(), "--only", "东馆办公"]) == 2
    assert "是不是“东馆办公室”？" in capsys.readouterr().err


def test_an_error_at_the_beginning_is_told_and_watched(
    office: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    office.replace("units.yaml", "copies: 2", "copeis: 2")

    def nobody_saves(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("generator.desk.watching.bell.Bell.wait", nobody_saves)
    assert run(["watch", *office.arguments()]) == 130
    out, err = capsys.readouterr()
    assert out.splitlines() == [
        "没有生成，上次生成的文件没有动；改好保存即可。",
        "保存模板、公文或名单后自动重新生成，按 Ctrl+C 结束。",
    ]
    assert "[roster-unknown-field]" in err
    assert err.endswith("已结束，生成的文件都在。\n")


@pytest.mark.parametrize(("arguments", "told"), [([], True), (["--poll"], False)])
def test_without_the_library_the_extra_is_named(
    office: Office,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    arguments: list[str],
    told: bool,
) -> None:
    def nobody_saves(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("generator.desk.watching.bell.Bell.wait", nobody_saves)
    monkeypatch.setattr("generator.desk.watching.can_listen", lambda: False)
    assert run(["watch", *office.arguments(), *arguments]) == 130
    err = capsys.readouterr().err
    assert ("[watch-library-missing]" in err) is told
    assert ("fawen[watch]" in err) is told


def test_quiet(office: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("generator.desk.watching.bell.Bell.wait", _interrupting_after(office, 2))
    assert run(["watch", "--quiet", *office.arguments()]) == 130
    assert capsys.readouterr().out == ""


def _interrupting_after(office: Office, waits: int) -> Callable[..., None]:
    left = [waits]

    def wait(*_: object) -> None:
        left[0] -= 1
        if not left[0]:
            raise KeyboardInterrupt
        office.replace("units.yaml", "copies: 2", "copies: 3")

    return wait


def test_a_saved_fawen_yaml_changes_what_is_built(
    office: Office, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It comes, moves the roster, is wrong, asks for a unit that there is not, and goes; nothing ends the watch."""
    (office.folder / "名单.yaml").write_bytes((office.folder / "units.yaml").read_bytes())
    steps: list[tuple[Callable[[], object], str, str]] = [
        (
            lambda: office.write("fawen.yaml", "output: 结果\nunits: 名单.yaml\n"),
            "新增：fawen.yaml\n已写入 6 个文件：结果",
            "",
        ),
        (lambda: office.replace("名单.yaml", "copies: 2", "copies: 3"), "已保存：名单.yaml\n已写入", ""),
        (lambda: office.write("fawen.yaml", "outptu: 结果\n"), "已保存：fawen.yaml\n没有生成", "fawen.yaml:1:1:"),
        (lambda: office.replace("名单.yaml", "copies: 3", "copies: 4"), "名单.yaml\n没有生成", "fawen.yaml:1:1:"),
        (lambda: office.write("fawen.yaml", "only: 没有馆\n"), "没有生成", "fawen.yaml:1: 说明：上面的问题里，only"),
        (lambda: office.write("fawen.yaml", "lang: en\nonly: 东馆\n"), "files written: 0, to output", ""),
        ((office.folder / "fawen.yaml").unlink, "已写入 0 个文件：output", ""),
    ]
    printed = _watched_in_this_process(office, [step for step, *_ in steps], monkeypatch, capsys)
    for (_, said, reported), (out, err) in zip(steps, printed[1:], strict=True):
        assert said in out
        assert reported in err
        assert bool(reported) == ("没有生成" in out)


def _watched_in_this_process(
    office: Office,
    steps: Sequence[Callable[[], object]],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> list[tuple[str, str]]:
    """What is printed before the first of ``steps``, and after each; whoever waits after the last is interrupted."""
    printed: list[tuple[str, str]] = []
    left = iter(steps)

    def wait(*_: object) -> None:
        printed.append(capsys.readouterr())
        step = next(left, None)
        if step is None:
            raise KeyboardInterrupt
        step()

    monkeypatch.chdir(office.folder)
    monkeypatch.delenv("FAWEN_LANG", raising=False)
    monkeypatch.setattr("generator.desk.watching.bell.Bell.wait", wait)
    for name in ("QUIET", "PATIENCE"):  # each save is over when it is looked for
        monkeypatch.setattr(f"generator.desk.watching.settled_saves.{name}", 0)
    assert run(["watch"]) == 130
    return printed
