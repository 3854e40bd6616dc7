"""Tests of one group share what they have printed: xdist hands them to one process."""

from __future__ import annotations

import pytest

pytestmark = pytest.mark.xdist_group("groups")


def test_a_group_stays_together(request: pytest.FixtureRequest) -> None:
    """xdist writes a test's group into its identity; where pytest does not let it, each process prints everything."""
    if not request.config.getoption("loadgroup", False):
        pytest.skip("runs in one process, or tests are not dealt out by group")
    assert request.node.nodeid.endswith("@groups")
