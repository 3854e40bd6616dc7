"""The differences between two documents, in sentences.

:mod:`aligning` pairs the entries of the two descriptions, :mod:`difference_sentences` compares each pair,
:mod:`rewording` shows how a text was changed.
"""

from generator.comparison.differences.difference_sentences import Difference, differences

__all__ = ["Difference", "differences"]
