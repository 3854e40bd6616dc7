"""``fawen git``: a diff driver for .docx, and a check before each commit.

:mod:`installing` sets both up and takes them out again, with :mod:`installing`, :mod:`installing` and
:mod:`installing`. :mod:`staged` is what the hook runs, with :mod:`staged`, :mod:`staged` and :mod:`staged`.
:mod:`git_program` calls the program git, and :mod:`installing` has the words by which git calls us.
"""

from generator.desk.repository.git_program import Git
from generator.desk.repository.installing import Installed, Uninstalled, install, uninstall
from generator.desk.repository.staged import StagedCheck, check_staged

__all__ = ["Git", "Installed", "StagedCheck", "Uninstalled", "check_staged", "install", "uninstall"]
