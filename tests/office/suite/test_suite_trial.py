"""LibreOffice asked for its version: programs that answer, that do not, and the real one, which writes nothing."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.office.suite.office_suite import find_suite
from generator.office.suite.suite_trial import suite_version
from tests.patience import wait_until

FakeSuite = Callable[[str], Path]


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


def test_what_is_no_program(tmp_path: Path) -> None:
    assert suite_version(tmp_path / "soffice") is None


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
