"""``fawen git``: a diff driver for .docx, and a check before each commit.

:mod:`installing` sets both up and takes them out again: lines in files of git, settings, the hook with the words by
which git calls us. :mod:`staged` is what the hook runs: it finds the desks in git's index and checks what a commit
would change. :mod:`git_program` calls the program git.
"""

from generator.desk.repository.git_program import Git
from generator.desk.repository.installing import Installed, Uninstalled, install, uninstall
from generator.desk.repository.staged import StagedCheck, check_staged

__all__ = ["Git", "Installed", "StagedCheck", "Uninstalled", "check_staged", "install", "uninstall"]
