"""The check: paths of documents and templates come in, findings go out. Only :mod:`fixing` writes, to other names.

:mod:`run` is the whole: :mod:`targets` says what the paths mean, :mod:`sources` which roster and notice belong to a
template, :mod:`documents` judges finished documents by :mod:`rules` and, on pages, :mod:`rendered`, :mod:`templates`
opens a template as a build does. It never asks the layout or the writer what they would have done.
"""

from generator.check.finding import STRENGTHS, CheckedAs, Finding, Report
from generator.check.fixing import Fixed, fix
from generator.check.mending import mend_lines
from generator.check.run import Checked, check
from generator.official.standard import Strength

__all__ = ["STRENGTHS", "Checked", "CheckedAs", "Finding", "Fixed", "Report", "Strength", "check", "fix", "mend_lines"]
