"""Choice and order of units: ``--only``, ``--except``, ``--where`` and ``--sort``."""

from generator.dispatch.choice.chosen_units import ONLY, Choice, Chosen, choose
from generator.dispatch.choice.unit_order import ordered

__all__ = ["ONLY", "Choice", "Chosen", "choose", "ordered"]
