"""Checks of documents and templates: a file → its findings. Only :mod:`fixing` writes, to files of another name.

:mod:`run` is the whole: :mod:`targets` says what the paths mean, :mod:`sources` and :mod:`known` which names there
are, :mod:`template` and :mod:`notice` check. A Word template is opened as a build opens it, then read once more by
:mod:`tags` and :mod:`code`, for :mod:`lookalikes`, :mod:`structure`, :mod:`names` and :mod:`sense` to look at what
opens well and was hardly meant so. A check never asks the layout or a writer what they would have done.
"""

from generator.check.finding import STRENGTHS, CheckedAs, Finding, Report, Strength
from generator.check.fixing import Fixed, fix
from generator.check.mending import mend_lines
from generator.check.run import Checked, check

__all__ = ["STRENGTHS", "Checked", "CheckedAs", "Finding", "Fixed", "Report", "Strength", "check", "fix", "mend_lines"]
