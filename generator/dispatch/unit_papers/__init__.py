"""Units' papers: ordered in batches, made by several processes, kept where nothing has changed.

:mod:`unit_paper_run` is the whole of it and puts papers into batches, :mod:`batches` makes the papers of one in one
process; :mod:`processes` provides processes, here or on other machines. :mod:`dependencies` decides whether an earlier
paper can be kept.
"""
