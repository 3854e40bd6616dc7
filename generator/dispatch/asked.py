"""The arguments of a build."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from generator.dispatch.changes import Progress
    from generator.dispatch.choice import Chosen


@dataclass(frozen=True)
class Asked:
    """The arguments of :func:`~generator.dispatch.build`, which documents them.

    Paths are resolved: ``output`` is the folder of all sets, ``register`` the file of the register. ``options`` has
    those fields of :class:`~generator.writing.manifest.SetOptions` that are given; the others are as the set has them.
    """

    templates: Path
    notice: Path
    units: Path
    output: Path
    register: Path
    only: Sequence[str]
    exclude: Sequence[str]
    where: str | None
    sort: Sequence[str]
    options: Mapping[str, Any]
    draft: bool
    everybody: bool
    correction: bool
    reissue: Sequence[str]
    jobs: int
    dry_run: bool
    today: datetime.date | None
    executor: Executor | None
    chosen: Chosen | None
    progress: Progress | None

    @property
    def narrows(self) -> bool:
        """Whether units are chosen."""
        return bool(self.only or self.exclude or self.where is not None)

    @property
    def is_of_papers_alone(self) -> bool:
        """Whether all papers are made, and nothing else is asked for: no PDFs, and no entry in the register."""
        return not (self.narrows or self.options.get("pdf") or self.correction or self.reissue or self.dry_run)
