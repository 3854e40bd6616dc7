"""A Word or Excel template → findings: opened as a build opens it, then read once more.

:mod:`checking` is the whole for Word, :mod:`workbook` for Excel; :mod:`tags` and :mod:`code` read the parts again,
for :mod:`lookalikes`, :mod:`structure`, :mod:`names` and :mod:`sense` to look at what opens well and was hardly meant
so, with the :mod:`known` names of roster and notice.
"""

from generator.check.templates.checking import check_template
from generator.check.templates.workbook import check_workbook

__all__ = ["check_template", "check_workbook"]
