from __future__ import annotations

import signal

import pytest


def pytest_configure() -> None:
    """Where a shell started the run behind itself, it has had interrupts ignored, and so would all that tests start."""
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the goldens anew; look at the difference")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """A package is called by its argument's name: its bytes tell the time, and xdist's processes compare names."""
    return argname if isinstance(val, bytes) and val.startswith(b"PK") else None
