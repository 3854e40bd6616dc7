"""The arguments of a build."""

from __future__ import annotations

import datetime
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from generator.dispatch.choice import Chosen
    from generator.dispatch.progress import Progress
    from generator.writing.manifest import PrintedBy


@dataclass(frozen=True)
class Asked:
    """The arguments of :func:`~generator.dispatch.build`, which documents them.

    Paths are resolved: ``output`` is the folder of all sets, ``register`` the file of the register.
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
    pdf: bool
    pdf_engine: PrintedBy | None
    pdf_a: bool
    draft: bool
    everybody: bool
    correction: bool
    reissue: Sequence[str]
    duplex: bool
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
        """Whether all papers are made, and nothing else: no PDFs, and no entry in the register."""
        return not (self.narrows or self.pdf or self.correction or self.reissue or self.dry_run)
