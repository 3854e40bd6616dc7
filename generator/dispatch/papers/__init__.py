"""Single papers: made of templates and the notice, joined into print files, printed, added up.

:mod:`document_maker` makes one paper of any kind and collects the characters that fonts lack.
:mod:`dispatch_rendering` makes the papers of the whole dispatch and print files, and checks the sums in lists;
:mod:`pdf_printing` makes PDFs, :mod:`painting` paints pages.
"""
