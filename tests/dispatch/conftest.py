from __future__ import annotations

from pathlib import Path

import pytest

from tests.sample_office import Office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """An office with its templates and roster, nothing built yet."""
    return Office.at(tmp_path)
