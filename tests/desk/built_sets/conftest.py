"""A set of papers that a build has left."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.sample_office import Office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    office = Office.at(tmp_path)
    office.build()
    return office
