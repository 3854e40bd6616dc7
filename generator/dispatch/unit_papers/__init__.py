"""Units' papers: ordered in batches, made by several processes, kept where nothing has changed.

:mod:`unit_paper_run` is the whole of it, :mod:`unit_paper_run` makes batches, :mod:`batches` makes their papers in
one process; :mod:`processes` and :mod:`processes` provide processes. :mod:`dependencies` and :mod:`dependencies`
decide whether an earlier paper can be kept.
"""

from generator.dispatch.unit_papers.batches import PaperMade, Place
from generator.dispatch.unit_papers.dependencies import PaperValues
from generator.dispatch.unit_papers.processes import cluster
from generator.dispatch.unit_papers.unit_paper_run import UnitPaperRun, UnitPapers, Workforce

__all__ = ["PaperMade", "PaperValues", "Place", "UnitPaperRun", "UnitPapers", "Workforce", "cluster"]
