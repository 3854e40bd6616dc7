"""The papers of single units: ordered in batches, made by however many processes, kept where nothing has changed.

:mod:`run` is the whole of it, :mod:`ordering` makes batches of papers, :mod:`batches` what one process does of them;
:mod:`processes` and :mod:`cluster` lend processes. :mod:`dependencies` and :mod:`stamps` tell whether an earlier paper
will do, :mod:`turns` whose paper comes when a template takes several units.
"""

from generator.dispatch.unit_papers.batches import PaperMade
from generator.dispatch.unit_papers.cluster import cluster
from generator.dispatch.unit_papers.dependencies import Values
from generator.dispatch.unit_papers.ordering import UnitPapers, Workforce
from generator.dispatch.unit_papers.run import UnitPaperRun, turns_of
from generator.dispatch.unit_papers.turns import Turns, turns

__all__ = ["PaperMade", "Turns", "UnitPaperRun", "UnitPapers", "Values", "Workforce", "cluster", "turns", "turns_of"]
