"""No test asks how fast the machine is: what depends on a clock, or gives up soon, has one home, or a reason here."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
MODULES = sorted(path for path in TESTS.rglob("*.py") if "bad" not in path.relative_to(TESTS).parts)
CLOCKS = {"monotonic", "perf_counter", "process_time", "sleep", "thread_time", "time"}
MAY_READ_CLOCKS = {
    "patience.py": "the home of all waits",
    "attacks/running.py": "reports the slowest attack; nothing is asserted of it",
    "dispatch/test_killed.py": "kills at random moments; any moment will do",
    "office/test_suite.py": "a signal comes again while the first is acted upon; any moment will do",
    "web/served.py": "hands a server its usual clock, and reads none",
    "fuzz/__main__.py": "a tool with a budget of time",
    "fuzz/running.py": "a tool with a budget of time",
}
WAITS = {"check_call", "check_output", "communicate", "get", "join", "run", "wait", "wait_for"}


def wrong(source: str, name: str) -> Iterator[str]:
    """What in a module depends on how fast the machine is, each with its line."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            yield from _wrong_call(node, name)
        elif name not in MAY_READ_CLOCKS and (read := _clock_read(node)):
            yield f"{node.lineno}: {read}"  # type: ignore[attr-defined]


def _clock_read(node: ast.AST) -> str:
    if isinstance(node, ast.ImportFrom) and node.module == "time":
        return ", ".join(each.name for each in node.names if each.name.removesuffix("_ns") in CLOCKS)
    if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "time":
        return node.attr if node.attr.removesuffix("_ns") in CLOCKS else ""
    return ""


def _wrong_call(call: ast.Call, name: str) -> Iterator[str]:
    called = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
    given = {each.arg: each.value for each in call.keywords}
    if name != "conftest.py" and "deadline" in given:
        yield f"{call.lineno}: deadline="
    if called in WAITS and isinstance(given.get("timeout"), ast.Constant):
        yield f"{call.lineno}: {called}(timeout={ast.unparse(given['timeout'])})"
    if called in {"join", "wait"} and any(isinstance(each, ast.Constant) and each.value for each in call.args[:1]):
        yield from () if isinstance(call.args[0].value, str) else [f"{call.lineno}: {called}"]  # type: ignore[attr-defined]
    checks = ast.unparse(given["suppress_health_check"]) if "suppress_health_check" in given else "too_slow"
    if "too_slow" not in checks and checks != "list(HealthCheck)":
        yield f"{call.lineno}: suppress_health_check without too_slow"


def test_no_test_asks_how_fast_the_machine_is() -> None:
    names = {path.relative_to(TESTS).as_posix(): path.read_text(encoding="utf-8") for path in MODULES}
    assert {name: found for name, source in names.items() if (found := list(wrong(source, name)))} == {}


@pytest.mark.parametrize(
    "source",
    [
        "import time\nassert time.perf_counter() - begun < 1",
        "from time import monotonic",
        "time.sleep(1)",
        "time.monotonic_ns()",
        "@settings(deadline=None)\ndef test(): pass",
        "@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])\ndef test(): pass",
        "process.communicate(timeout=20)",
        "subprocess.run(words, timeout=60)",
        "process.wait(5)",
        "thread.join(0.5)",
    ],
)
def test_what_asks_is_found(source: str) -> None:
    assert list(wrong(source, "test_anything.py"))


def test_what_may_ask_does() -> None:
    assert [name for name in MAY_READ_CLOCKS if not list(_clocks(name))] == []


def _clocks(name: str) -> Iterator[str]:
    tree = ast.parse((TESTS / name).read_text(encoding="utf-8"))
    return filter(None, map(_clock_read, ast.walk(tree)))


# Today's date is read in few places, each for the day of an entry in the register; no document depends on it.


PACKAGE = Path(__file__).parents[1] / "generator"

MAY_READ_THE_DAY = {
    "cli/mail.py": "when a message is sent, and its row in the ledger",
    "cli/register.py": "fawen register add and void, without --date",
    "dispatch/full_build.py": "a reissue or a correction is entered, where build was given no day",
    "web/desk_request.py": "the same in the browser",
}
_DAYS = {"today", "now", "utcnow", "localtime", "gmtime", "fromtimestamp", "utcfromtimestamp"}


def readings(source: str) -> Iterator[str]:
    """The calls in a module that return today's date, or could."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Attribute) and node.attr in _DAYS and _is_of_a_date(node.value):
            yield node.attr


def _is_of_a_date(owner: ast.expr) -> bool:
    name = owner.attr if isinstance(owner, ast.Attribute) else owner.id if isinstance(owner, ast.Name) else ""
    return name in {"date", "datetime", "time"}


def test_what_is_a_reading() -> None:
    assert list(readings("import datetime\ndatetime.date.today()")) == ["today"]
    assert list(readings("from datetime import datetime\ndatetime.now(tz)")) == ["now"]
    assert list(readings("import time\ntime.localtime()")) == ["localtime"]
    assert list(readings("asked.today\nbase.today or 0")) == []


def test_the_day_is_read_where_it_may_be_and_nowhere_else() -> None:
    found = {
        path.relative_to(PACKAGE).as_posix()
        for path in PACKAGE.rglob("*.py")
        if list(readings(path.read_text(encoding="utf-8")))
    }
    assert found == set(MAY_READ_THE_DAY)
