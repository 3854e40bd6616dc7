"""``template tidy``: the canonical form of a .docx, without anything that differs from save to save.

:mod:`tidying` tidies files, and refuses some documents. :mod:`noise` removes marks from texts and settings and joins
split runs, :mod:`canonical` cleans the rest of the package and serialises it. Both work on the trees of
:mod:`word_package`.
"""
