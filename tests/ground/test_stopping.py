from __future__ import annotations

import contextvars
import threading

import pytest

from generator.ground.stopping import StoppedError, check_stopped, stoppable


def test_only_a_run_that_can_be_stopped_is() -> None:
    stop = threading.Event()
    check_stopped()
    with stoppable(stop.is_set):
        check_stopped()
        stop.set()
        with pytest.raises(StoppedError):
            check_stopped()
    check_stopped()


def test_nothing_that_handles_errors_of_the_input_keeps_a_run_going() -> None:
    assert not issubclass(StoppedError, Exception)


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
