"""``fawen git``: a diff driver for .docx, and a check before each commit.

:mod:`installing` sets both up and takes them out again: lines in files of git, settings, the hook with the words by
which git calls us. :mod:`staged` is what the hook runs: it finds the desks in git's index and checks what a commit
would change. :mod:`git_program` calls the program git.
"""
