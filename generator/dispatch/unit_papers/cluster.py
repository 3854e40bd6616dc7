"""Papers made on other machines: a Dask cluster lends an executor."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

from generator.errors import OutputError, Problem

_PATIENCE = "10s"


@contextmanager
def cluster(scheduler: str) -> Iterator[Executor]:
    """An executor whose workers are those of the Dask scheduler at this address (``tcp://…``).

    Every worker needs this package, of the same version. Raises OutputError when the extra ``cluster`` is not
    installed, or the scheduler cannot be reached.
    """
    try:
        from distributed import Client
        from distributed.comm.addressing import parse_address, parse_host_port
    except ImportError as fault:
        raise OutputError(Problem("output-cluster-missing")) from fault
    try:
        parse_host_port(parse_address(scheduler)[1])  # else a client is left behind that hangs at its end
        client = Client(scheduler, timeout=_PATIENCE, set_as_default=False)
    except (OSError, ValueError) as fault:
        facts = {"scheduler": scheduler, "why": str(fault)}
        raise OutputError(Problem("output-cluster-unreachable", None, facts)) from fault
    with client:
        yield client.get_executor(pure=False)
