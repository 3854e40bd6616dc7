"""The differences between two documents, in sentences.

:mod:`aligning` pairs the entries of the two descriptions, :mod:`telling` compares each pair, :mod:`rewording` shows how
a text was changed.
"""

from generator.comparison.differences.telling import Difference, differences

__all__ = ["Difference", "differences"]
