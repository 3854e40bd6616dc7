"""`fawen serve` as a process of its own, asked over HTTP as its browser asks."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import NamedTuple
from urllib.parse import urlsplit

from benchmarks.starts import FAWEN, ROOT

_BOUNDARY = "a-field-of-a-form"
_PART = f'--{_BOUNDARY}\r\nContent-Disposition: form-data; name="{{name}}"\r\n\r\n{{text}}\r\n'
_SEE_OTHER = 303
_SCHEDULED = 2  # CPUCLOCK_SCHED, linux/posix-timers.h


class Moment(NamedTuple):
    """Seconds since the start of a server, on the wall and of its CPU."""

    wall: float
    cpu: float


class Memory(NamedTuple):
    """Resident memory of a process in MB: what it holds, and the most that it has held."""

    now: float
    peak: float


class Server:
    """The page over the desk in ``folder``; ``said`` and ``opened`` are when its address was there, and used."""

    def __init__(self, folder: Path, environment: Mapping[str, str] | None = None) -> None:
        self._began = time.perf_counter()
        self._process = subprocess.Popen(
            [sys.executable, "-c", FAWEN, "serve", str(folder), "--no-open"],
            env=environment or {**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        assert self._process.stdout is not None
        url = urlsplit(json.loads(self._process.stdout.readline())["url"])
        self.said = self.now()
        self._host = url.netloc
        self._headers = {"Origin": f"http://{url.netloc}", "Sec-Fetch-Site": "same-origin"}
        self._cookies: dict[str, str] = {}
        self._ask("GET", url.path)
        self.opened = self.now()

    def get(self, address: str) -> str:
        """The page that ``address`` leads to."""
        return self._ask("GET", address)

    def post(self, address: str, fields: Iterable[tuple[str, str]]) -> str:
        """What a script is answered that sends a form to ``address``."""
        parts = "".join(_PART.format(name=name, text=text) for name, text in fields)
        body = f"{parts}--{_BOUNDARY}--\r\n".encode()
        kind = f"multipart/form-data; boundary={_BOUNDARY}"
        return self._ask("POST", address, body, {"Content-Type": kind, "HX-Request": "true"})

    def now(self) -> Moment:
        """How long it has been running."""
        return Moment(time.perf_counter() - self._began, self.cpu())

    def cpu(self) -> float:
        """CPU seconds that it has taken, of all its threads; where the system does not say, seconds on the wall."""
        if sys.platform != "linux":
            return time.perf_counter()
        return time.clock_gettime(~self._process.pid << 3 | _SCHEDULED)

    def memory(self) -> Memory:
        """What it holds; where the system does not say what it held at most, that is what it holds now."""
        status = Path(f"/proc/{self._process.pid}/status")
        if status.exists():
            said = status.read_text()
            now, peak = (re.findall(rf"{name}:\s*(\d+)", said)[0] for name in ("VmRSS", "VmHWM"))
        else:
            words = ["ps", "-o", "rss=", "-p", str(self._process.pid)]
            now = peak = subprocess.run(words, capture_output=True, check=True, text=True).stdout
        return Memory(int(now) * 1024 / 1e6, int(peak) * 1024 / 1e6)

    def close(self) -> None:
        """Ends it."""
        self._process.kill()
        self._process.communicate()

    def _ask(self, method: str, address: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> str:
        connection = HTTPConnection(self._host)
        connection.request(method, address, body, {**self._headers, **(headers or {})})
        with closing(connection), connection.getresponse() as answer:
            text = answer.read().decode()
        if answer.status >= 400:
            raise RuntimeError(f"{method} {address}: {answer.status}\n{text}")
        if cookie := answer.getheader("Set-Cookie"):
            self._cookies |= dict([cookie.partition(";")[0].split("=", 1)])
            self._headers["Cookie"] = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        return self._ask("GET", answer.getheader("Location", "/")) if answer.status == _SEE_OTHER else text
