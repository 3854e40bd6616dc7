"""Choice and order of units: ``--only``, ``--except``, ``--where`` and ``--sort``."""

from generator.dispatch.choice.order import ordered
from generator.dispatch.choice.units import ONLY, Choice, Chosen, choose

__all__ = ["ONLY", "Choice", "Chosen", "choose", "ordered"]
