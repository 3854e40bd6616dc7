from __future__ import annotations

import pytest

from tests.check.rendered.planting import PLANTED, Pages


@pytest.fixture(scope="session")
def pages() -> Pages:
    """All listed faults, printed in one run."""
    return Pages(PLANTED)
