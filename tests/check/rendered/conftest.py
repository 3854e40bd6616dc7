from __future__ import annotations

import pytest

from tests.check.rendered.planting import PLANTED, Pages
from tests.chosen import chosen


@pytest.fixture(scope="session")
def pages(request: pytest.FixtureRequest) -> Pages:
    """All listed faults that tests of this run ask for, printed at once."""
    wanted = chosen(request, "fault")
    return Pages(fault for fault in PLANTED if fault in wanted)
