"""Choice and order of units: ``--only``, ``--except``, ``--where`` and ``--sort``; the rows of a roster on a page."""

from generator.dispatch.choice.chosen_units import ONLY, Choice, Chosen, choose
from generator.dispatch.choice.roster_rows import Rows, RowsAsked, rows_of
from generator.dispatch.choice.unit_order import ordered

__all__ = ["ONLY", "Choice", "Chosen", "Rows", "RowsAsked", "choose", "ordered", "rows_of"]
