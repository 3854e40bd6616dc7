"""``fawen git``: a diff driver for .docx, and a check before each commit.

:mod:`installing` sets both up and takes them out again, with :mod:`attributes`, :mod:`settings` and :mod:`hook`.
:mod:`staged` is what the hook runs, with :mod:`index` and :mod:`projects`. :mod:`git` calls the program git, and
:mod:`program` has the words by which git calls us.
"""

from generator.desk.repository.git import Git
from generator.desk.repository.installing import Installed, Uninstalled, install, uninstall
from generator.desk.repository.staged import StagedCheck, check_staged

__all__ = ["Git", "Installed", "StagedCheck", "Uninstalled", "check_staged", "install", "uninstall"]
