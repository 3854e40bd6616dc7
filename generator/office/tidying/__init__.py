"""``template tidy``: the canonical form of a .docx, without anything that differs from save to save.

:mod:`tidying` is the whole, :mod:`files` does it to files. :mod:`refusals` says what is left alone; :mod:`noise` takes
marks out of texts and settings, :mod:`runs` makes whole what was split, :mod:`properties` and :mod:`parts` look after
the rest of the package, and :mod:`canonical` writes all of it.
"""

from generator.office.tidying.files import TidiedFile, tidy_files
from generator.office.tidying.taken import KINDS, Taken
from generator.office.tidying.tidying import Tidied, tidy

__all__ = ["KINDS", "Taken", "Tidied", "TidiedFile", "tidy", "tidy_files"]
