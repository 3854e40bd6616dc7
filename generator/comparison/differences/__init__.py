"""What differs between two documents, in sentences.

:mod:`aligning` says which entry of the one description is which of the other, :mod:`telling` what differs between the
two, :mod:`rewording` how a text was changed.
"""

from generator.comparison.differences.telling import Difference, differences

__all__ = ["Difference", "differences"]
