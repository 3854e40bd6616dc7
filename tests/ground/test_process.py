"""What this process has: cores, a pause of the garbage collector, and an end when it is told to stop."""

import contextvars
import gc
import os
import threading
from collections.abc import Iterator

import pytest

from generator.ground.cores import cores
from generator.ground.garbage_collection import CollectionPause
from generator.ground.stopping import StoppedError, check_stopped, stoppable


def test_the_cores_that_this_process_may_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "sched_getaffinity", lambda _process: {0, 3, 5}, raising=False)
    assert cores() == 3


@pytest.mark.parametrize(("counted", "expected"), [(4, 4), (None, 1)])
def test_where_the_system_does_not_tell_which(
    monkeypatch: pytest.MonkeyPatch, counted: int | None, expected: int
) -> None:
    monkeypatch.delattr(os, "sched_getaffinity", raising=False)
    monkeypatch.setattr(os, "cpu_count", lambda: counted)
    assert cores() == expected


def test_only_a_run_that_can_be_stopped_is() -> None:
    stop = threading.Event()
    check_stopped()
    with stoppable(stop.is_set):
        check_stopped()
        stop.set()
        with pytest.raises(StoppedError):
            check_stopped()
    check_stopped()


def test_a_thread_in_a_copy_of_the_context_is_of_the_run() -> None:
    found: list[bool] = []

    def look() -> None:
        try:
            check_stopped()
        except StoppedError:
            found.append(True)

    with stoppable(lambda: True):
        context = contextvars.copy_context()
    for target in (lambda: context.run(look), look):
        thread = threading.Thread(target=target)
        thread.start()
        thread.join()
    assert found == [True]


@pytest.fixture(params=[True, False])
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
