"""``template tidy``: the canonical form of a .docx, without anything that differs from save to save.

:mod:`tidying` tidies one document, :mod:`tidied_files` files. :mod:`refusals` refuses some documents; :mod:`noise`
removes marks from texts and settings, :mod:`joined_runs` joins split runs, :mod:`file_properties` and
:mod:`unused_parts` clean the rest of the package, and :mod:`canonical` serialises it.
"""

from generator.office.tidying.taken import KINDS, Taken
from generator.office.tidying.tidied_files import TidiedFile, tidy_files
from generator.office.tidying.tidying import tidy

__all__ = ["KINDS", "Taken", "TidiedFile", "tidy", "tidy_files"]
