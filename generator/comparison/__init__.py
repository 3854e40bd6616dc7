"""What changed between two versions of a document, told so that a person can read it.

:mod:`description` tells of one .docx in plain lines, one paragraph a line, for ``git diff`` to compare.
"""
