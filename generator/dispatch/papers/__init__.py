"""Single papers: made of templates and the notice, joined into print files, printed, added up.

:mod:`making` makes one paper of any kind, :mod:`rendering` those of the whole dispatch; :mod:`characters` collects the
characters that fonts lack. :mod:`joined` makes print files, :mod:`pdfs` PDFs; :mod:`tallies` checks the sums in lists.
"""
