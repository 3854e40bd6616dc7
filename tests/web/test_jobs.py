import threading

import pytest

from generator.ground.errors import OutputError, Problem, language, speaking
from generator.web.jobs import Job, Jobs
from tests.patience import PATIENCE, Clock


def ended(job: Job) -> Job:
    assert job.wait(PATIENCE)
    return job


class Endless:
    """Work that goes on until it is stopped."""

    def __init__(self) -> None:
        self._begun = threading.Event()

    def __call__(self, job: Job) -> None:
        while True:
            job.made("papers", 1, 2, "东馆")
            self._begun.set()

    def wait(self) -> None:
        """Waits until it has begun."""
        assert self._begun.wait(PATIENCE)


def test_the_result_is_kept_until_the_next_of_its_kind() -> None:
    jobs = Jobs()
    first = ended(jobs.start("make", "a", lambda _: 1))
    assert (first.state, first.result, jobs.last("make")) == ("done", 1, first)
    assert jobs.last("print") is None
    second = ended(jobs.start("make", "a", lambda _: 2))
    assert jobs.last("make") is second


def test_who_starts_one_that_goes_on_joins_it() -> None:
    jobs, go = Jobs(), threading.Event()
    first = jobs.start("make", "a", lambda _: go.wait(PATIENCE))
    assert jobs.start("make", "b", lambda _: pytest.fail("a second one")) is first
    go.set()
    assert ended(first).state == "done"


def test_one_job_runs_at_a_time() -> None:
    jobs, go = Jobs(), threading.Event()
    order: list[str] = []

    def first(_: Job) -> None:
        go.wait(PATIENCE)
        order.append("first")

    one = jobs.start("make", "a", first)
    two = jobs.start("print", "a", lambda _: order.append("second"))
    assert two.state == "waiting"
    go.set()
    ended(one)
    ended(two)
    assert order == ["first", "second"]


def test_a_job_that_is_stopped_ends_at_its_next_step_and_one_that_waits_at_once() -> None:
    jobs, endless = Jobs(), Endless()
    one = jobs.start("make", "a", endless)
    endless.wait()
    two = jobs.start("print", "a", lambda _: pytest.fail("it was stopped"))
    two.stop()
    assert ended(two).state == "stopped"
    one.stop()
    assert ended(one).state == "stopped"
    assert one.progress is not None


def test_one_that_nobody_needs_makes_way() -> None:
    jobs, endless = Jobs(), Endless()
    one = jobs.start("print", "a", endless)
    endless.wait()
    two = jobs.replace("print", "b", lambda _: "printed")
    assert ended(one).state == "stopped"
    assert ended(two).result == "printed"


def test_problems_of_the_input_are_kept() -> None:
    def refused(_: Job) -> None:
        raise OutputError(Problem("output-disk-full"))

    job = ended(Jobs().start("make", "a", refused))
    assert job.state == "refused"
    assert [problem.code for problem in job.problems] == ["output-disk-full"]


def test_a_fault_of_ours_is_reported_under_a_number() -> None:
    jobs, reported = Jobs(), list[tuple[str, BaseException]]()
    jobs.report = lambda number, fault: reported.append((number, fault))

    def faulty(_: Job) -> None:
        raise ZeroDivisionError

    job = ended(jobs.start("make", "a", faulty))
    assert job.state == "failed"
    assert [(number, type(fault)) for number, fault in reported] == [(job.number, ZeroDivisionError)]


def test_it_speaks_the_language_of_who_started_it() -> None:
    with speaking("en"):
        job = Jobs().start("make", "a", lambda _: language())
    assert ended(job).result == "en"


def test_rate_and_time_left_are_those_of_the_phase() -> None:
    clock = Clock()
    job = Job("make", "a", clock)
    job.made("papers", 0, 40, "")
    assert job.progress is not None
    assert (job.progress.rate, job.progress.left) == (None, None)
    clock.now += 5
    job.made("papers", 10, 40, "东馆")
    assert (job.progress.rate, job.progress.left) == (2, 15)
    job.made("pdfs", 0, 40, "")
    assert job.progress.rate is None


def test_at_the_end_all_are_stopped() -> None:
    jobs, endless = Jobs(), Endless()
    job = jobs.start("make", "a", endless)
    endless.wait()
    jobs.end()
    assert job.state == "stopped"
