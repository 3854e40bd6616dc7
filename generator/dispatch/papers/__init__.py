"""Single papers: made of templates and the notice, joined into print files, printed, added up.

:mod:`document_maker` makes one paper of any kind, :mod:`dispatch_rendering` those of the whole dispatch;
:mod:`lacking_characters` collects the characters that fonts lack. :mod:`joined` makes print files, :mod:`pdfs` PDFs;
:mod:`tallies` checks the sums in lists.
"""
