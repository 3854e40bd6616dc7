"""Which way a document goes, for rules that depend on it."""

from __future__ import annotations

from generator.check.elements.found import Found


def goes_up(found: Found) -> bool:
    """Whether it goes up; a 文种 that never does is not made an 上行文 by naming 签发人."""
    return found.upward and (found.kind is None or found.kind.signers is not False)
