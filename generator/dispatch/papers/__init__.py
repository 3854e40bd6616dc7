"""Single papers: made of templates and the notice, joined into print files, printed, added up.

:mod:`document_maker` makes one paper of any kind, :mod:`dispatch_rendering` those of the whole dispatch;
:mod:`document_maker` collects the characters that fonts lack. :mod:`dispatch_rendering` makes print files,
:mod:`pdfs` PDFs; :mod:`dispatch_rendering` checks the sums in lists.
"""
