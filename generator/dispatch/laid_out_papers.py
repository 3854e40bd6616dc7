"""Text papers laid out and not written: what painters need of papers whose .docx is made elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from generator.dispatch.build_sources import Sources
from generator.dispatch.input_digests import inputs_of
from generator.dispatch.papers.dispatch_rendering import DispatchRendering
from generator.dispatch.plan import Paper
from generator.dispatch.published import look
from generator.dispatch.unit_papers import UnitPaperRun, Workforce
from generator.official.blocks import LaidOutDocument


def laid_out_papers(sources: Sources, papers: Sequence[Paper], folder: Path) -> Iterator[tuple[Paper, LaidOutDocument]]:
    """Each of ``papers``, which are text papers of ``sources``, with its document as a build into ``folder`` makes it.

    Those of the dispatch come before those of units; a print order has no rows. Raises GeneratorError.
    """
    run = UnitPaperRun(sources, look(folder), inputs_of(sources), Workforce(), lambda *_: None)
    rendering = DispatchRendering(sources, run.mappings)
    for paper in papers:
        document = rendering.file(paper).document if paper.unit is None else None
        if document is not None:
            yield paper, document
    of_units = [paper for paper in papers if paper.unit is not None]
    yield from zip(of_units, run.documents(of_units), strict=True)
