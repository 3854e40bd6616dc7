"""The end of a run by a signal other than Ctrl-C."""

from __future__ import annotations


class TerminatedError(BaseException):
    """SIGTERM or SIGHUP: the run unwinds, and removes what it has staged."""
