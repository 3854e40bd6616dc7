"""What a build does, or would do, in words: for the terminal and for the page.

:mod:`planned_files` says what becomes of each file and why, :mod:`summary` what changed for whom; :mod:`reasons` names
what has changed, :mod:`progress` how far a build is.
"""

from generator.desk.build_report.planned_files import PlannedFile, planned_files, planned_lines
from generator.desk.build_report.progress import phase_words, rate_words
from generator.desk.build_report.summary import beside_lines, changed_line, summary_lines

__all__ = [
    "PlannedFile",
    "beside_lines",
    "changed_line",
    "phase_words",
    "planned_files",
    "planned_lines",
    "rate_words",
    "summary_lines",
]
