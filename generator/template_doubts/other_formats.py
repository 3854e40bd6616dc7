"""Files beside templates that were surely meant as one, and are in a format that none can have."""

from __future__ import annotations

from pathlib import Path

from generator.errors import Problem, Span

_OTHER_FORMATS = frozenset(
    {".doc", ".docm", ".dot", ".dotm", ".dotx", ".odt", ".rtf", ".wps", ".wpt", ".et", ".ods", ".xls", ".xlsm", ".xltx"}
)


def other_format(path: Path) -> Problem | None:
    """A warning where the file ``path`` is such a one, by its ending; a build does not use it."""
    if path.suffix.lower() not in _OTHER_FORMATS:
        return None
    return Problem("output-other-format", Span(str(path)), {"format": path.suffix})
