"""``fawen`` and ``python`` for the PATH of a shell, each call a fork of one process that has loaded the whole package.

A call takes its words, folder, environment and streams from the shell, and ends with the exit code of the program, but
need not start an interpreter and import everything. Where a call is killed, its program is, a moment later. For tests
of what is printed, written and served; what depends on how an interpreter starts, or is sent another signal, needs the
program itself.
"""

from __future__ import annotations

import atexit
import gc
import importlib
import json
import os
import pkgutil
import runpy
import select
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).parents[1]
PROGRAMS = ("fawen", "python")

_LAUNCHER = """\
#!{python} -IS
import json, os, socket, sys
said = {{"words": sys.argv, "folder": os.getcwd(), "environment": dict(os.environ)}}
with socket.socket(socket.AF_UNIX) as server:
    server.connect({address!r})
    socket.send_fds(server, [b" "], [0, 1, 2])
    server.sendall(json.dumps(said).encode() + b"\\n")
    sys.exit(int(server.recv(9)))
"""


@contextmanager
def loaded() -> Iterator[Path]:
    """A folder with the two programs, as long as the block runs."""
    with tempfile.TemporaryDirectory(prefix="loaded-") as name:
        folder, address = Path(name), f"{name}/socket"
        for each in PROGRAMS:
            path = folder / each
            path.write_text(_LAUNCHER.format(python=sys.executable, address=address), encoding="utf-8")
            path.chmod(0o755)
        words = [sys.executable, "-m", "tests.loaded", address]
        with subprocess.Popen(words, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            assert process.stdout.readline() == b"listening\n"
            yield folder
            process.terminate()


def load() -> None:
    """Import every module of the package, but those that need what a machine may lack."""
    package = importlib.import_module("generator")
    for each in pkgutil.walk_packages(package.__path__, "generator."):
        if not each.name.startswith("generator.dispatch.unit_papers.processes"):
            importlib.import_module(each.name)


def main(address: str) -> None:
    """Answers the calls that come to a socket at ``address``."""
    load()
    gc.freeze()  # what is loaded stays shared
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(address)
        server.listen(64)
        print("listening", flush=True)
        while True:
            call, _ = server.accept()
            _forget_ended()
            if os.fork() == 0:
                server.close()
                _answer(call)
                os._exit(0)
            call.close()


def _forget_ended() -> None:
    """Zombies of earlier calls go."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG) != (0, 0):
            pass


def _answer(call: socket.socket) -> None:
    """One call: the program runs in a process of its own, and its exit code is sent."""
    _, streams, _, _ = socket.recv_fds(call, 1, 3)
    with call.makefile("rb") as sent:
        said = json.loads(sent.readline())
    child = os.fork()
    if child == 0:
        call.close()
        _take(streams, said["folder"], said["environment"])
        os._exit(_ended(said["words"]))
    code = _code_of(child, call)
    with suppress(BrokenPipeError):
        call.sendall(str(code if code >= 0 else 128 - code).encode())


def _code_of(child: int, call: socket.socket) -> int:
    """The exit code of ``child`` once it has ended; where the system tells that its caller is gone, it is killed."""
    if hasattr(os, "pidfd_open"):
        ended = os.pidfd_open(child)
        readable, _, _ = select.select([ended, call.fileno()], [], [])
        if ended not in readable:
            os.kill(child, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _take(streams: Sequence[int], folder: str, environment: dict[str, str]) -> None:
    """The caller's streams, folder and environment are this process's."""
    for number, stream in enumerate(streams):
        os.dup2(stream, number)
        os.close(stream)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115  as long as the process lives
    sys.stdout = open(1, "w", encoding="utf-8", closefd=False)  # noqa: SIM115
    sys.stderr = open(2, "w", encoding="utf-8", errors="backslashreplace", closefd=False)  # noqa: SIM115
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)


def _ended(words: list[str]) -> int:
    """The exit code of a program, once it has done what it does at its exit; nothing that was loaded is put away."""
    try:
        _run(words)
    except SystemExit as ending:
        code = ending.code
    except BaseException:
        traceback.print_exc()
        code = 1
    threading._shutdown()  # type: ignore[attr-defined]  # what the interpreter calls
    atexit._run_exitfuncs()
    with suppress(OSError):
        sys.stdout.flush()
        sys.stderr.flush()
    return code if isinstance(code, int) else int(code is not None)


def _run(words: list[str]) -> None:
    """The program that ``words`` name, as the interpreter would run it. Raises SystemExit."""
    match words:
        case [program, *rest] if Path(program).name == "fawen":
            sys.argv = words
            importlib.import_module("generator.cli").main()
        case [_, "-m", module, *rest]:
            sys.argv = [module, *rest]
            runpy.run_module(module, run_name="__main__", alter_sys=True)
        case [_, "-c", code]:
            sys.argv = ["-c"]
            exec(compile(code, "<string>", "exec"), {"__name__": "__main__"})
        case _:
            raise ValueError(words)
    sys.exit()


if __name__ == "__main__":
    main(*sys.argv[1:])
