"""A Word or Excel template → findings: opened as a build opens it, then looked at by ``templates.doubts``.

:mod:`checking` is the whole for Word, :mod:`workbook` for Excel.
"""

from generator.check.templates.checking import check_template
from generator.check.templates.workbook import check_workbook

__all__ = ["check_template", "check_workbook"]
