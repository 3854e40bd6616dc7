from __future__ import annotations

import signal
from math import inf

import pytest
from hypothesis import HealthCheck, settings

from tests.chosen import SHORT

# How fast the machine makes examples and tries them decides nothing.
settings.register_profile("long", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("short", settings.get_profile("long"), max_examples=SHORT)

_LONGEST_NAME = 200
"""Characters of a value that a test may be called by."""


def pytest_configure(config: pytest.Config) -> None:
    """Says how many examples there are, and has interrupts end what tests start.

    Where a shell started the run behind itself, it has had them ignored.
    """
    settings.load_profile("short" if "not long" in config.option.markexpr else "long")
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(autouse=True)
def _no_line_each_second(monkeypatch: pytest.MonkeyPatch) -> None:
    """What a command prints in this process is the same however long it takes."""
    monkeypatch.setattr("generator.cli.progress._EVERY", inf)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the goldens anew; look at the difference")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """A package is called by its argument's name: its bytes tell the time, and xdist's processes compare names.

    So is whatever is long: a name goes through every process for each test, and is read by people.
    """
    if isinstance(val, bytes) and val.startswith(b"PK"):
        return argname
    return argname if isinstance(val, bytes | str) and len(val) > _LONGEST_NAME else None
