"""The pause of the garbage collector."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from generator.ground.collection_pause import CollectionPause


@pytest.fixture(autouse=True, params=[True, False])
def enabled(request: pytest.FixtureRequest) -> Iterator[bool]:
    """Whether the collector is enabled before."""
    before = gc.isenabled()
    (gc.enable if request.param else gc.disable)()
    yield request.param
    (gc.enable if before else gc.disable)()


def test_nothing_is_collected_within(enabled: bool) -> None:
    with CollectionPause().within():
        assert not gc.isenabled()
    assert gc.isenabled() is enabled


def test_it_lasts_until_the_last_is_done_whoever_began_first(enabled: bool) -> None:
    pause = CollectionPause()
    one, other = pause.within(), pause.within()
    one.__enter__()
    other.__enter__()
    one.__exit__(None, None, None)
    assert not gc.isenabled()
    other.__exit__(None, None, None)
    assert gc.isenabled() is enabled


def test_it_ends_with_an_exception(enabled: bool) -> None:
    with pytest.raises(KeyError), CollectionPause().within():
        raise KeyError
    assert gc.isenabled() is enabled
