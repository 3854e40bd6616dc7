from __future__ import annotations

import gc
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from itertools import count
from math import inf
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.acting import Acting
from tests.chosen import SHORT, drawn, in_turn
from tests.fake_suites import fake_suite, hanging
from tests.loaded import loaded
from tests.sample_office import Office

__all__ = ["fake_suite", "hanging"]

# How fast the machine makes examples and tries them decides nothing.
settings.register_profile("long", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("short", settings.get_profile("long"), max_examples=SHORT)

_ENVIRONMENT = pytest.StashKey[dict[str, str]]()
_SHORT_REPORT = "report in short"
_FOLDERS = count(1)
_LONGEST_FOLDER = 30  # as pytest's own

_SELDOM = (20_000, 20, 20)
"""After how many new objects the garbage collector looks, and how seldom at older ones."""

_LONGEST_NAME = 200
"""Characters of a value that a test may be called by."""


def pytest_configure(config: pytest.Config) -> None:
    """Says how many examples there are, remembers the environment, and has interrupts end what tests start.

    Where a shell started the run behind itself, it has had them ignored.
    """
    config.stash[_ENVIRONMENT] = _environment()
    if config.option.draw is None and not any(".py" in argument for argument in config.args):
        config.option.draw = _commit(config.rootpath)
    settings.load_profile("short" if "not long" in config.option.markexpr else "long")
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _commit(root: Path) -> str:
    """The commit that is tested: the same one draws the same cases, another one others."""
    command = ["git", "rev-parse", "--short", "HEAD"]
    return subprocess.run(command, cwd=root, capture_output=True, text=True, check=False).stdout.strip() or "0"


def _has_a_sample(config: pytest.Config) -> bool:
    """Whether the run has a sample: not where all cases are asked for, nor, without a draw, where a module is named."""
    return "not long" in config.option.markexpr and config.option.draw is not None


def pytest_report_header(config: pytest.Config) -> str | None:
    return f"cases: a sample, --draw {config.option.draw}" if _has_a_sample(config) else None


@pytest.hookimpl(trylast=True)
def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if _has_a_sample(metafunc.config):
        drawn(metafunc, metafunc.config.option.draw)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if _has_a_sample(config):
        whole = {config.rootpath / path for path in config.option.turn}
        kept = set(in_turn(items, config.option.draw, whole))
        config.hook.pytest_deselected(items=[item for item in items if item not in kept])
        items[:] = [item for item in items if item in kept]


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Iterator[None]:
    """Thousands of tests live as long as the run: the garbage collector need not walk over them again and again."""
    gc.disable()
    yield
    gc.collect()
    gc.freeze()
    gc.set_threshold(*_SELDOM)
    gc.enable()


@pytest.hookimpl(tryfirst=True)
def pytest_report_to_serializable(report: pytest.CollectReport | pytest.TestReport) -> dict[str, object] | None:
    """A test that passed is reported to xdist's first process in one text: piece by piece takes it three times as long.

    Its keywords, which choose tests and say nothing of a result, stay behind.
    """
    if isinstance(report, pytest.TestReport) and report.passed:
        return {_SHORT_REPORT: json.dumps({**report._to_json(), "keywords": {}})}
    return None


@pytest.hookimpl(tryfirst=True)
def pytest_report_from_serializable(data: dict[str, str]) -> pytest.TestReport | None:
    """The report that such a text is of."""
    return pytest.TestReport._from_json(json.loads(data[_SHORT_REPORT])) if _SHORT_REPORT in data else None


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
    """A module's tests leave the environment as the run found it: programs that later ones start would go by it."""
    yield
    if nextitem is None or nextitem.path != item.path:
        found, left = item.config.stash[_ENVIRONMENT], _environment()
        changed = sorted(name for name in found.keys() | left.keys() if found.get(name) != left.get(name))
        for name in changed:
            os.environ.pop(name, None)
        os.environ.update(found)
        assert not changed, f"{item.path.name} leaves these variables changed for all later tests: {', '.join(changed)}"


def _environment() -> dict[str, str]:
    """All variables but pytest's own, one of which names the test that runs."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}


@pytest.fixture
def tmp_path(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> Path:
    """A folder of the test's own. pytest's takes longer the more tests have had one: it looks for the next number."""
    name = re.sub(r"\W", "_", request.node.name)[:_LONGEST_FOLDER]
    return tmp_path_factory.mktemp(f"{name}-{next(_FOLDERS)}", numbered=False)


@pytest.fixture(autouse=True, scope="session")
def _no_line_each_second() -> Iterator[None]:
    """What a command prints in this process is the same however long it takes."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("generator.cli.progress._EVERY", inf)
        yield


@pytest.fixture(scope="session")
def programs() -> Iterator[Path]:
    """A folder with a ``fawen`` and a ``python`` that start at once."""
    with loaded() as folder:
        yield folder


@pytest.fixture(scope="module")
def acting() -> Iterator[Acting]:
    """A process that runs programs, and ends one before any change of a file."""
    with Acting() as started:
        yield started


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the goldens anew; look at the difference")
    parser.addoption("--draw", help="what the sample of cases is drawn by; else the commit")
    parser.addoption("--turn", action="append", default=[], help="a module that has its turn, whatever is drawn")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """A package is called by its argument's name: its bytes tell the time, and xdist's processes compare names.

    So is whatever is long: a name goes through every process for each test, and is read by people.
    """
    if isinstance(val, bytes) and val.startswith(b"PK"):
        return argname
    return argname if isinstance(val, bytes | str) and len(val) > _LONGEST_NAME else None


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """A small office with its templates and roster, nothing built yet."""
    return Office.at(tmp_path)


@pytest.fixture(scope="session")
def fandol() -> Path:
    """The folder of the free fonts that ``make test`` brings."""
    return Path(sys.prefix) / "share" / "fawen" / "fonts"
