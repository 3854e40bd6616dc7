"""Whether large pieces of memory are the heap's, as glibc reports it in a process of its own."""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys

import pytest

from generator.web.freed_memory import return_freed_memory

COUNT = 20
SETTINGS = ("MALLOC_", "GLIBC_TUNABLES")
"""What the variables begin with by which glibc's malloc is set from outside: any of its thresholds stays then."""
PROBE = """
import ctypes
from generator.web.freed_memory import return_freed_memory

class Info(ctypes.Structure):
    _fields_ = [(name, ctypes.c_size_t) for name in
                ("arena", "ordblks", "smblks", "hblks", "hblkhd", "usmblks", "fsmblks", "uordblks", "fordblks", "top")]

libc = ctypes.CDLL(None)
libc.mallinfo2.restype = Info
libc.malloc.restype = ctypes.c_void_p
libc.free.argtypes = [ctypes.c_void_p]
{call}
libc.free(libc.malloc(30_000_000))
before = libc.mallinfo2().hblks
for _ in range({count}):
    libc.malloc(1_000_000)
print(libc.mallinfo2().hblks - before)
"""


def outside_of_heaps(call: str) -> int:
    """How many of ``COUNT`` large pieces, after a larger one was freed, are outside of the heaps."""
    script = PROBE.format(call=call, count=COUNT)
    usual = {name: value for name, value in os.environ.items() if not name.startswith(SETTINGS)}
    probed = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True, text=True, env=usual)
    return int(probed.stdout)


@pytest.mark.skipif(sys.platform != "linux", reason="glibc is asked")
def test_large_pieces_stay_outside_of_the_heaps_once_larger_ones_were_freed() -> None:
    assert outside_of_heaps("") < COUNT == outside_of_heaps("return_freed_memory()")


def test_other_systems_are_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[object] = []
    monkeypatch.setattr(ctypes, "CDLL", asked.append)
    monkeypatch.setattr(sys, "platform", "darwin")
    return_freed_memory()
    assert asked == []


def test_a_system_library_without_the_function_is_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ctypes, "CDLL", lambda _: object())
    monkeypatch.setattr(sys, "platform", "linux")
    return_freed_memory()
