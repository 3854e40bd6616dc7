"""Doubtful constructs in a valid template, reported by ``check`` and, as warnings, by a build.

:mod:`word_parts` checks a whole Word or Excel template, :mod:`name_doubts` a text. :mod:`read_tags` reads it again,
paragraph by paragraph, also for :mod:`structure`, :mod:`name_doubts` and :mod:`senseless_expressions`; the names of
roster and notice are in :mod:`name_scope`.

:mod:`word_leftovers` says what papers have unlike it was meant: old results of fields, marks of a review.
:mod:`word_layout` says what Word sets otherwise than the PDF, for ``check`` alone: papers are made all the same.
"""
