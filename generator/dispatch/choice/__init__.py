"""Which units a run makes papers for, and the order of all of them: what the options of a command say of it."""

from generator.dispatch.choice.order import ordered
from generator.dispatch.choice.units import ONLY, Choice, Chosen, choose

__all__ = ["ONLY", "Choice", "Chosen", "choose", "ordered"]
