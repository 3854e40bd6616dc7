from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the goldens anew; look at the difference")


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """A package is called by its argument's name: its bytes tell the time, and xdist's processes compare names."""
    return argname if isinstance(val, bytes) and val.startswith(b"PK") else None
