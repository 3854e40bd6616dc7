"""Papers made on other machines: a Dask cluster provides an executor."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from generator.ground.errors import OutputError, Problem

if TYPE_CHECKING:
    from concurrent.futures import Executor

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
        raise OutputError(Problem("output-cluster-missing")) from fault
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
    lacking = [CERTIFICATES[name] for name, file in files.items() if not file or not _is_there(file)]
    if lacking:
        facts = {"scheduler": scheduler, "settings": "、".join(lacking)}
        raise OutputError(Problem("output-cluster-certificates", None, facts))


def _is_there(file: str) -> bool:
    return "\n" in file or os.path.isfile(file)
