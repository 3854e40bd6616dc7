"""The set of a sample office, opened."""

from __future__ import annotations

from generator.desk.built_sets import BuiltSet, open_set
from tests.sample_office import Office


def opened(office: Office) -> BuiltSet:
    found = open_set(office.papers)
    assert found is not None
    return found
