"""Batches made by several processes at once: those of this machine, or of any :class:`concurrent.futures.Executor`.

A Dask cluster provides an executor of other machines. Results come back in the order of the batches, whoever made them.
"""

from __future__ import annotations

import os
import pickle
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from generator.dispatch.unit_papers.batches import Batch, BatchMaker, BatchResult, RunContext
from generator.ground.errors import OutputError, Problem, joined
from generator.ground.program_folder import program_folder

if TYPE_CHECKING:
    from concurrent.futures import Executor, Future


_MakeAll = Callable[[Iterable[Batch]], Iterator[BatchResult]]

_AHEAD = 4
"""Batches under way for each process: enough that none waits, few enough that memory stays flat."""
_ABROAD = 32  # batches under way in an executor, of which nobody says how many processes it has


@contextmanager
def makers(common: RunContext, *, jobs: int, executor: Executor | None) -> Iterator[_MakeAll]:
    """A function that makes batches: by ``executor`` where given, else by ``jobs`` processes, else in this process.

    A foreign executor may run on other machines: it gets batches without a place to write to, and papers come back as
    bytes. Raises OutputError where a process dies.
    """
    if executor is not None:
        packed = pickle.dumps(replace(common, staging=None, aside=None, painting=None))
        yield partial(_in_order, lambda batch: executor.submit(_make_elsewhere, packed, _bare(batch)), _ABROAD)
    elif jobs > 1:
        with _local_pool(common, jobs) as pool:
            yield partial(_in_order, lambda batch: pool.submit(_make_here, batch), _AHEAD * jobs)
    else:
        maker = BatchMaker(common)
        yield lambda batches: map(maker.make, batches)


@contextmanager
def _local_pool(common: RunContext, jobs: int) -> Iterator[Executor]:
    """Processes of this machine that end with this one, however it ends.

    Forked processes share what this one has read; where processes cannot be forked, each gets it once.
    """
    import multiprocessing
    from concurrent.futures import ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool

    method = "fork" if sys.platform.startswith("linux") else "spawn"
    context = multiprocessing.get_context(method)
    pool = ProcessPoolExecutor(jobs, mp_context=context, initializer=_begin, initargs=(common,))
    try:
        yield pool
    except BrokenProcessPool as fault:
        raise OutputError(Problem("output-process-died")) from fault
    finally:
        pool.shutdown(cancel_futures=True)


def _in_order(
    submit: Callable[[Batch], Future[BatchResult]], ahead: int, batches: Iterable[Batch]
) -> Iterator[BatchResult]:
    """The results of ``batches``, in order, with ``ahead`` of them under way."""
    under_way: deque[Future[BatchResult]] = deque()
    try:
        for batch in batches:
            under_way.append(submit(batch))
            if len(under_way) > ahead:
                yield under_way.popleft().result()
        while under_way:
            yield under_way.popleft().result()
    finally:
        for each in under_way:
            each.cancel()


def _bare(batch: Batch) -> Batch:
    """``batch`` without its earlier files, which are on this machine."""
    return replace(batch, orders=tuple(order._replace(before=None, disturbed=(), pdf=None) for order in batch.orders))


_maker: BatchMaker | None = None
_known: tuple[bytes, BatchMaker] | None = None


def _begin(common: RunContext) -> None:
    """Prepares a process: its parent handles interrupts, and it ends when the parent does."""
    global _maker
    for name in ("SIGINT", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _maker = BatchMaker(common)


def _end_with_parent() -> None:
    from multiprocessing import parent_process
    from multiprocessing.connection import wait

    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _make_here(batch: Batch) -> BatchResult:
    assert _maker is not None
    return _maker.make(batch)


def _make_elsewhere(packed: bytes, batch: Batch) -> BatchResult:
    """Makes a batch in a process of a foreign executor, which unpacks what the run has in common once."""
    global _known
    if _known is None or _known[0] != packed:
        _known = packed, BatchMaker(pickle.loads(packed))
    return _known[1].make(batch)


_PATIENCE = "10s"
_ENCRYPTED = ("tls://", "wss://")

CERTIFICATES: Mapping[str, str] = {
    "tls_ca_file": "DASK_DISTRIBUTED__COMM__TLS__CA_FILE",
    "tls_client_cert": "DASK_DISTRIBUTED__COMM__TLS__CLIENT__CERT",
    "tls_client_key": "DASK_DISTRIBUTED__COMM__TLS__CLIENT__KEY",
}
"""What Dask's own configuration says of TLS: the attribute of its ``Security``, and the variable that sets it."""


@contextmanager
def cluster(scheduler: str) -> Iterator[Executor]:
    """An executor with the workers of the Dask scheduler at this address (``tcp://…``, ``tls://…``).

    Every worker needs this package in the same version. Certificates for ``tls://`` are those of Dask's own
    configuration. Raises OutputError where the extra ``cluster`` is not installed, certificates are missing, or the
    scheduler cannot be reached.
    """
    try:
        from distributed import Client
        from distributed.comm.addressing import parse_address, parse_host_port
        from distributed.security import Security
    except ImportError as fault:
        code = "output-cluster-missing" if program_folder() is None else "output-cluster-unpacked"
        raise OutputError(Problem(code)) from fault
    security = Security()
    if scheduler.startswith(_ENCRYPTED):
        _require_certificates(scheduler, {name: getattr(security, name) for name in CERTIFICATES})
    try:
        parse_host_port(parse_address(scheduler)[1])  # else a client is left behind that hangs at its end
        client = Client(scheduler, timeout=_PATIENCE, set_as_default=False, security=security)
    except (OSError, ValueError, RuntimeError) as fault:
        facts = {"scheduler": scheduler, "why": str(fault)}
        raise OutputError(Problem("output-cluster-unreachable", None, facts)) from fault
    with client:
        yield client.get_executor(pure=False)


def _require_certificates(scheduler: str, files: Mapping[str, str | None]) -> None:
    """Raises OutputError unless each certificate is named and there; one given as a PEM text is accepted."""
    there = {name for name, file in files.items() if file and ("\n" in file or os.path.isfile(file))}
    lacking = [CERTIFICATES[name] for name in files if name not in there]
    if lacking:
        facts = {"scheduler": scheduler, "settings": joined(lacking)}
        raise OutputError(Problem("output-cluster-certificates", None, facts))
