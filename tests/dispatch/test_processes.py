"""Whoever makes the papers, and however many of them: the same bytes in the same order, the same problems."""

import importlib
import os
import signal
import sys
import threading
from collections.abc import Iterator
from concurrent.futures import Executor, ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from unittest.mock import patch

import pytest
from dask import config as dask_config

from generator.dispatch.unit_papers import unit_paper_run
from generator.dispatch.unit_papers.processes import CERTIFICATES, cluster
from generator.ground.errors import GeneratorError, OutputError, joined, speaking
from tests.dispatch.test_text_papers import LETTER as TEXT_LETTER
from tests.ground.errors.asked_language import nobody_asks
from tests.patience import wait_until
from tests.sample_office import Office, codes, tree


@pytest.fixture
def many(office: Office, monkeypatch: pytest.MonkeyPatch) -> Office:
    """An office of ninety units, whose papers are made in batches of seven."""
    monkeypatch.setattr(unit_paper_run, "_BATCH", 7)
    monkeypatch.setattr(unit_paper_run, "_WORTH_PROCESSES", 1)
    names = "".join(f"      - {{name: {'赟' if number == 40 else '第'}{number}馆}}\n" for number in range(90))
    office.write(
        "units.yaml", f"groups:\n  - name: 分馆\n    units:\n{names}  - name: 直属单位\n    units: [{{name: 站}}]\n"
    )
    office.template("unit/表.docx", ["{{ unit.name }}{% for u in units %}{{ u.copies }}{% endfor %}"])
    office.write("templates/unit/便函.md", TEXT_LETTER)
    office.write("templates/house.yaml", "fonts: {body: 仿宋_GB2312}\n")
    return office


@pytest.mark.parametrize(
    ("program", "code"), [(None, "output-cluster-missing"), (Path("fawen-0.1.0"), "output-cluster-unpacked")]
)
def test_a_cluster_needs_its_extra(program: Path | None, code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    monkeypatch.setattr("generator.dispatch.unit_papers.processes.program_folder", lambda: program)
    with pytest.raises(OutputError, match=code), cluster("tcp://127.0.0.1:1"):
        pass


@contextmanager
def processes() -> Iterator[Executor]:
    with ProcessPoolExecutor(2) as executor:
        yield executor


@contextmanager
def threads() -> Iterator[Executor]:
    with ThreadPoolExecutor(3) as executor:
        yield executor


@contextmanager
def dask() -> Iterator[Executor]:
    """A cluster of two workers on this machine, reached by its address like any other."""
    from distributed import LocalCluster

    with (
        patch.dict(os.environ),  # its nanny leaves in it how freed memory goes back
        LocalCluster(n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None) as local,
        cluster(local.scheduler_address) as executor,
    ):
        yield executor


def told(office: Office) -> dict[str, bytes]:
    office.build()
    return tree(office.papers)


@pytest.mark.in_turn(3)
def test_processes_of_this_machine(many: Office) -> None:
    first = many.build()
    alone = tree(many.papers)
    (many.papers / "manifest.json").unlink()
    for path in alone:
        (many.papers / path).unlink(missing_ok=True)
    second = many.build(jobs=2)
    assert tree(many.papers) == alone
    assert codes(second) == codes(first)
    assert "output-character" in codes(first)
    assert [(each.path, each.action) for each in second.changes] == [(each.path, each.action) for each in first.changes]


@pytest.mark.in_turn(3)
@pytest.mark.cases(1)
@pytest.mark.parametrize("lent", [threads, processes, dask])
def test_an_executor_of_somebody_elses(many: Office, tmp_path: Path, lent: type) -> None:
    alone = told(many)
    many.replace("units.yaml", "name: 第7馆", "name: 第7馆, copies: 3")
    changed = told(many)
    many.replace("units.yaml", "name: 第7馆, copies: 3", "name: 第7馆")
    with lent() as executor:
        manifest = many.build(executor=executor)
        assert tree(many.papers) == alone != changed
        letters = [change for change in manifest.changes if change.path.startswith("unit/函/")]
        expected = [("unit/函/08-第7馆.docx", ("unit.copies",))]
        assert [(each.path, each.reasons) for each in letters if each.action != "unchanged"] == expected


@pytest.mark.in_turn(3)
def test_no_paper_depends_on_the_language_and_problems_are_worded_by_whoever_prints_them(many: Office) -> None:
    with nobody_asks():
        manifest = many.build(jobs=2)
    (warning,) = (each for each in manifest.warnings if each.code == "output-character")
    with speaking("en"):
        assert warning.text() == warning.text("en") != warning.text("zh")


@pytest.mark.in_turn(3)
def test_problems_of_all_batches_are_told_together(many: Office) -> None:
    many.template("unit/函.docx", ["{{ 1 // (serial - 3) // (serial - 80) }}"])
    with pytest.raises(GeneratorError) as alone:
        many.build()
    with pytest.raises(GeneratorError) as together, nobody_asks():
        many.build(jobs=2)
    assert together.value.problems == alone.value.problems
    [problem] = alone.value.problems
    assert problem.units == ("第2馆", "第79馆")
    assert not many.output.exists()


def _children() -> set[int]:
    """The processes that this one has started."""
    lists = Path(f"/proc/{os.getpid()}/task").glob("*/children")
    return {int(pid) for each in lists for pid in each.read_text().split()}


def test_a_process_that_dies(many: Office) -> None:
    """The system ends a process, as it does when memory runs out: nothing is written, and a sentence says so."""
    many.template(
        "unit/函.docx", ["{% for a in range(99999) %}{% if a == serial %}{{ unit.name }}{% endif %}{% endfor %}"]
    )
    ended: list[int] = []
    others = _children()

    def end_one() -> list[int]:
        for pid in _children() - others:
            if b"resource_tracker" not in Path(f"/proc/{pid}/cmdline").read_bytes():
                os.kill(pid, signal.SIGKILL)
                ended.append(pid)
        return ended

    thread = threading.Thread(target=wait_until, args=(end_one,))
    thread.start()
    try:
        with pytest.raises(OutputError) as caught:
            many.build(jobs=2)
    finally:
        ended.append(0)
        thread.join()
    assert [each.code for each in caught.value.problems] == ["output-process-died"]
    assert not many.output.exists()


def test_a_scheduler_that_is_not_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules[cluster.__module__], "_PATIENCE", "1s")
    with pytest.raises(OutputError) as caught, cluster("tcp://127.0.0.1:1"):
        pass
    assert [each.code for each in caught.value.problems] == ["output-cluster-unreachable"]


@contextmanager
def told_to(settings: dict[str, object]) -> Iterator[None]:
    """Dask with these ``settings``; those of its own are there before, or they would go with these in the end."""
    importlib.import_module("distributed")
    with dask_config.set(settings):
        yield


@pytest.mark.parametrize("named", [(), ("tls_ca_file",), tuple(CERTIFICATES)])
def test_a_scheduler_that_is_reached_by_tls_without_certificates(named: tuple[str, ...]) -> None:
    """Whether Dask's settings name none, some, or files that are not there."""
    paths = {name: setting.removeprefix("DASK_").lower().replace("__", ".") for name, setting in CERTIFICATES.items()}
    with (
        told_to({paths[name].replace("_", "-"): "没有.pem" for name in named}),
        pytest.raises(OutputError) as caught,
        cluster("tls://127.0.0.1:1"),
    ):
        pass
    [problem] = caught.value.problems
    assert problem.code == "output-cluster-certificates"
    assert problem.facts["settings"] == joined(CERTIFICATES.values())


def test_a_scheduler_that_is_not_encrypted_where_dask_is_told_to_encrypt() -> None:
    with (
        told_to({"distributed.comm.require-encryption": True}),
        pytest.raises(OutputError) as caught,
        cluster("tcp://127.0.0.1:1"),
    ):
        pass
    assert [each.code for each in caught.value.problems] == ["output-cluster-unreachable"]
