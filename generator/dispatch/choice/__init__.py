"""Which units a run makes papers for, and in which order all of them stand: what the options of a command say of it."""

from generator.dispatch.choice.order import ordered
from generator.dispatch.choice.units import ONLY, Choice, Chosen, choose

__all__ = ["ONLY", "Choice", "Chosen", "choose", "ordered"]
