"""Comparisons: two versions of a document, or two builds, come in; what changed goes out, described for people.

:mod:`description` describes one .docx in plain lines, one paragraph a line, for ``git diff`` to compare;
:mod:`comparing_documents` compares two of them, :mod:`comparing_builds` two folders of papers.
"""
