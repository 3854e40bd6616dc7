"""What changed between two versions, told so that a person can read it.

:mod:`description` tells of one .docx in plain lines, one paragraph a line, for ``git diff`` to compare;
:mod:`documents` compares two of them, :mod:`builds` two folders of papers.
"""
