"""The check: paths of documents and templates come in, findings go out.

Only :mod:`fixing` and :mod:`annotating` write, to other names, which :mod:`copies` gives.

:mod:`run` is the whole: it holds several documents against one another and checks a notice. :mod:`targets` says what
the paths mean. Finished documents are checked by :mod:`documents`, with the :mod:`rules` for their files and those for
their :mod:`rendered` pages; templates are checked by :mod:`templates`. A check never asks the layout or a writer what
they would have done.
"""

from generator.check.annotating import Annotated, annotate
from generator.check.finding import STRENGTHS, CheckedAs, Finding, Report
from generator.check.fixing import Fixed, fix
from generator.check.mending import mend_lines
from generator.check.run import Checked, check
from generator.standard import Strength

__all__ = [
    "STRENGTHS",
    "Annotated",
    "Checked",
    "CheckedAs",
    "Finding",
    "Fixed",
    "Report",
    "Strength",
    "annotate",
    "check",
    "fix",
    "mend_lines",
]
