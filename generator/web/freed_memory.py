"""Memory that a request took for documents and pages: freed memory goes back to the system."""

from __future__ import annotations

import sys
from contextlib import suppress

_LARGE = 128 * 1024
"""Bytes; the size that glibc begins with itself."""
_MMAP_THRESHOLD = -3
"""``M_MMAP_THRESHOLD`` of malloc.h, see mallopt(3)."""


def return_freed_memory() -> None:
    """Has this process return large pieces of memory to the system as soon as they are freed, where it uses glibc.

    By itself glibc takes ever larger pieces from its heaps, up to 32 MB, once one of that size was freed. Between them
    are small ones that stay, so over thousands of requests the heaps grow, though nothing more is in use.
    """
    if sys.platform == "linux":
        from ctypes import CDLL  # slow to import

        with suppress(AttributeError):  # musl has no such function, and does not need it
            CDLL(None).mallopt(_MMAP_THRESHOLD, _LARGE)
