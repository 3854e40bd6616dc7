"""A Word template → findings: opened as a build opens it, then read once more.

:mod:`checking` is the whole; :mod:`tags` and :mod:`code` read the parts again, for :mod:`lookalikes`,
:mod:`structure`, :mod:`names` and :mod:`sense` to look at what opens well and was hardly meant so, with the
:mod:`known` names of roster and notice.
"""

from generator.check.templates.checking import check_template

__all__ = ["check_template"]
