"""``template tidy``: the canonical form of a .docx, without anything that differs from save to save.

:mod:`tidying` tidies one document, :mod:`tidying` files. :mod:`tidying` refuses some documents; :mod:`noise`
removes marks from texts and settings, :mod:`noise` joins split runs, :mod:`canonical` and
:mod:`canonical` clean the rest of the package, and :mod:`canonical` serialises it.
"""

from generator.office.tidying.tidying import TidiedFile, tidy, tidy_files
from generator.office.tidying.word_package import KINDS, Taken

__all__ = ["KINDS", "Taken", "TidiedFile", "tidy", "tidy_files"]
