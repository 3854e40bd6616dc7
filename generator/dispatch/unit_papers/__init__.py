"""The papers of single units: ordered in batches, made by however many processes, kept where nothing has changed.

:mod:`ordering` is the whole of it, :mod:`batches` what one process does, :mod:`processes` and :mod:`cluster` lend
processes; :mod:`dependencies` and :mod:`stamps` tell whether an earlier paper will do, :mod:`turns` whose paper comes
when a template takes several units.
"""

from generator.dispatch.unit_papers.batches import Common, PaperMade
from generator.dispatch.unit_papers.cluster import cluster
from generator.dispatch.unit_papers.dependencies import Values, names_read
from generator.dispatch.unit_papers.ordering import Phase, Progress, UnitPapers, Workforce, make_unit_papers
from generator.dispatch.unit_papers.stamps import stamp
from generator.dispatch.unit_papers.turns import Turns, turns

__all__ = [
    "Common",
    "PaperMade",
    "Phase",
    "Progress",
    "Turns",
    "UnitPapers",
    "Values",
    "Workforce",
    "cluster",
    "make_unit_papers",
    "names_read",
    "stamp",
    "turns",
]
