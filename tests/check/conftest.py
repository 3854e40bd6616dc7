from pathlib import Path

import pytest

from tests.sample_office import Office


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """The office against whose roster and notice templates are checked."""
    return Office.at(tmp_path)
