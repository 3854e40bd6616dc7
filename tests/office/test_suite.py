"""Completed, interrupted and killed runs leave no folder and no process, at the latest after the next run."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from generator.office import suite
from generator.office.pdf.conversion import convert_documents, pdf_target
from generator.office.suite import Call, NotConvertedError, OfficeSuite, find_suite, run_folder, suite_version, to_docx
from tests.office.pdf.test_attempts import COPY, EACH, gone
from tests.patience import PATIENCE, wait_until
from tests.sample_docx import paragraph, sample_docx
from tests.word_documents import paragraphs

FakeSuite = Callable[[str], Path]
HANGS = (
    'sleep 600 &\necho $! > "$here/child"\necho $$ > "$here/process.new"\nmv "$here/process.new" "$here/process"\nwait'
)
DOCUMENT = sample_docx(paragraph(""))


@pytest.fixture
def temporary(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder for temporary files, this test's own."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    monkeypatch.setenv("TMPDIR", str(folder))
    monkeypatch.setattr(tempfile, "tempdir", None)
    return folder


def started(folder: Path, *, until: Callable[[], bool]) -> subprocess.Popen[str]:
    """The command line at work on a document in ``folder``, as soon as ``until`` says so."""
    (folder / "in.docx").write_bytes(DOCUMENT)
    program = "from generator.cli import main; main()"
    arguments = ["pdf", str(folder / "in.docx"), "--output", str(folder / "out"), "--lang", "en"]
    command = [sys.executable, "-c", program, *arguments]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    wait_until(lambda: until() or process.poll() is not None)
    assert process.poll() is None, process.communicate()
    return process


@pytest.mark.cases(2)
@pytest.mark.parametrize("times", [1, 5])
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143), (signal.SIGHUP, 143)])
def test_an_interrupted_run_leaves_nothing(
    fake_suite: FakeSuite, temporary: Path, tmp_path: Path, number: int, code: int, times: int
) -> None:
    """Also after a second signal while the run cleans up."""
    folder = fake_suite(HANGS)
    process = started(tmp_path, until=(folder / "process").exists)
    for _ in range(times):
        process.send_signal(number)
        time.sleep(0.01 * (times > 1))
    _, said = process.communicate(timeout=PATIENCE)
    assert (process.returncode, said.lstrip()) == (code, "Interrupted; nothing has been changed.\n")
    assert gone(int((folder / "process").read_text()))
    assert gone(int((folder / "child").read_text()))
    assert (list(temporary.iterdir()), (tmp_path / "out").exists()) == ([], False)


def test_what_a_killed_run_leaves_goes_with_the_next(fake_suite: FakeSuite, temporary: Path, tmp_path: Path) -> None:
    folder = fake_suite(HANGS)
    process = started(tmp_path, until=(folder / "process").exists)
    process.kill()
    process.communicate()
    left = [int((folder / name).read_text()) for name in ("process", "child")]
    assert all(alive(each) for each in left)
    assert list(temporary.iterdir())

    fake_suite(EACH.format(COPY))
    convert_documents({"in.docx": DOCUMENT})
    assert all(gone(each) for each in left)
    assert list(temporary.iterdir()) == []


def test_a_killed_run_of_the_real_suite_is_swept_too(temporary: Path, tmp_path: Path) -> None:
    program = find_suite()
    assert program is not None
    lines = f"""
import os, signal, sys
from pathlib import Path
from typing import Any
from generator.office.suite import Call
from generator.office.suite import run_folder
from generator.office.pdf.conversion import pdf_target
from generator.office.suite import OfficeSuite
with run_folder() as folder:
    call = Call(OfficeSuite(Path({str(program)!r}), {{}}, 120, pdf_target()), folder / "call", ["long"])
    call.put("long", Path({str(tmp_path / "long.docx")!r}).read_bytes())
    call.start()
    print(call._process.pid, flush=True)
    os.kill(os.getpid(), signal.SIGKILL)
"""
    (tmp_path / "long.docx").write_bytes(sample_docx(*[paragraph("甲乙丙丁" * 200)] * 3000))
    killed = subprocess.run([sys.executable, "-c", lines], capture_output=True, text=True, check=False)
    assert killed.returncode == -signal.SIGKILL
    office = int(killed.stdout)
    assert in_group(office)
    with run_folder():
        assert [folder for folder in temporary.iterdir() if list(folder.iterdir())] == []
    wait_until(lambda: not in_group(office))
    assert list(temporary.iterdir()) == []


def test_a_living_run_is_left_alone(fake_suite: FakeSuite, temporary: Path) -> None:
    folder = fake_suite(HANGS)
    with run_folder() as first:
        call = Call(OfficeSuite(folder / "soffice", {}, 120, pdf_target()), first / "call", ["a"])
        call.start()
        assert call._process is not None
        with run_folder() as second:
            assert sorted(temporary.iterdir()) == sorted([first, second])
        assert alive(call._process.pid)
    assert call._process.wait() == -signal.SIGKILL
    assert list(temporary.iterdir()) == []


def test_a_process_that_nobody_has_noted_yet_is_ended_too(
    fake_suite: FakeSuite, temporary: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The interrupt comes right after the process has started."""
    folder = fake_suite(HANGS)
    really = subprocess.Popen
    unnoted: list[subprocess.Popen[bytes]] = []

    def start(command: list[str], **options: Any) -> subprocess.Popen[bytes]:
        process = really(command, **options)
        if "--convert-to" not in command:
            return process
        unnoted.append(process)
        wait_until((folder / "process").exists)
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess, "Popen", start)
    with pytest.raises(KeyboardInterrupt):
        convert_documents({"in.docx": DOCUMENT})
    assert unnoted[0].wait(timeout=PATIENCE) == -signal.SIGKILL
    assert gone(int((folder / "child").read_text()))
    assert list(temporary.iterdir()) == []


def test_other_peoples_folders_and_processes_are_left_alone(temporary: Path) -> None:
    (temporary / "fawen-pdf-file").write_text("")
    (temporary / "elsewhere").mkdir()
    (temporary / "fawen-pdf-link").symlink_to(temporary / "elsewhere")
    (temporary / "fawen-other").mkdir()
    dead = temporary / "fawen-pdf-dead"
    dead.mkdir()
    reader = subprocess.Popen(["tail", "-f", "/dev/null", str(dead / "output.txt")], stderr=subprocess.DEVNULL)
    try:
        with run_folder():
            assert not dead.exists()
            assert reader.poll() is None
    finally:
        reader.kill()
        reader.wait()
    expected = ["elsewhere", "fawen-other", "fawen-pdf-file", "fawen-pdf-link"]
    assert sorted(each.name for each in temporary.iterdir()) == expected


def alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def in_group(group: int) -> list[str]:
    """The processes of the group that have not ended, by number."""
    found = []
    for place in Path("/proc").glob("[0-9]*"):
        try:
            state, _, its_group = (place / "stat").read_text().rsplit(")", 1)[1].split()[:3]
        except OSError:
            continue
        if int(its_group) == group and state != "Z":
            found.append(place.name)
    return found


# LibreOffice asked for its version: programs that answer, that do not, and the real one, which writes nothing.


def test_the_real_one_answers_and_writes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = find_suite()
    assert program is not None
    for name in ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR", "TMPDIR"):
        monkeypatch.setenv(name, str(tmp_path))
    found = suite_version(program)
    assert found is not None
    assert found.count(".") >= 1
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("lines", "version"),
    [
        ('echo "LibreOffice 24.8.1.2 10(Build:2)"', "24.8.1.2"),
        ('echo "LibreOffice 24.8.1.2"; exit 77', None),
        ('echo "error while loading shared libraries" >&2; exit 127', None),
        ("true", None),
    ],
    ids=["well", "a bad exit status", "broken", "silent"],
)
def test_what_it_answers(fake_suite: FakeSuite, lines: str, version: str | None) -> None:
    assert suite_version(fake_suite(lines) / "soffice") == version


def test_one_that_hangs_is_killed_with_its_children(fake_suite: FakeSuite, monkeypatch: pytest.MonkeyPatch) -> None:
    """The time is up once its child runs; the child holds the pipe, which is then at its end."""
    folder = fake_suite("sh -c 'echo $$; exec sleep 1000' & echo \"LibreOffice 24.8\"; wait")
    children: list[int] = []

    def late(process: subprocess.Popen[bytes], timeout: float) -> None:
        assert process.stdout is not None
        children.extend(
            int(line) for line in (process.stdout.readline(), process.stdout.readline()) if line[:1].isdigit()
        )
        raise subprocess.TimeoutExpired("soffice", timeout)

    monkeypatch.setattr(subprocess.Popen, "communicate", late)
    assert suite_version(folder / "soffice") is None
    (child,) = children
    wait_until(lambda: not is_running(child))


def is_running(process: int) -> bool:
    """Whether there is such a process, and it is not a dead one that nobody has waited for."""
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except OSError:
        return False


# Documents converted to .docx by LibreOffice, and by stand-ins for it that fail in every way.


RTF = rb"{\rtf1\ansi\ansicpg936 \u31034?\u20363?\par second\par}"


def _refused(data: bytes, suffix: str) -> tuple[str, str]:
    with pytest.raises(NotConvertedError) as caught:
        to_docx(data, suffix)
    return caught.value.why, caught.value.said


def test_the_real_suite_converts_whatever_the_suffix_says(temporary: Path) -> None:
    assert paragraphs(to_docx(RTF, ".doc")) == ["示例", "second"]
    assert list(temporary.iterdir()) == []


def test_what_it_is_asked(fake_suite: FakeSuite) -> None:
    """The input's format is never stated: LibreOffice recognises it."""
    folder = fake_suite('printf "%s\\n" "$@" > "$here/asked"; cp 00001.doc "$out/00001.docx"')
    assert to_docx(b"old", ".doc") == b"old"
    asked = (folder / "asked").read_text().splitlines()
    assert asked[-1] == "00001.doc"
    assert "docx:MS Word 2007 XML" in asked
    assert not any("infilter" in each for each in asked)


@pytest.mark.parametrize(
    ("lines", "why", "said"),
    [
        ("echo; echo Error: source file could not be loaded", "failed", "Error: source file could not be loaded"),
        ('touch "$out/00001.docx"', "failed", ""),
        ("exit 1", "failed", ""),
    ],
    ids=["says why", "makes an empty file", "says nothing"],
)
def test_one_that_makes_nothing(fake_suite: FakeSuite, temporary: Path, lines: str, why: str, said: str) -> None:
    fake_suite(lines)
    assert _refused(b"x", ".odt") == (why, said)
    assert list(temporary.iterdir()) == []


def test_a_machine_without_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(suite, "find_suite", lambda: None)
    assert _refused(b"x", ".doc") == ("missing", "")
