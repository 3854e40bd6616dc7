"""Single papers: made of templates and the notice, joined into print files, printed, added up.

:mod:`making` makes one of any kind, :mod:`rendering` those of the whole dispatch; :mod:`characters` gathers what their
fonts lack. :mod:`joined` makes print files, :mod:`print_order` the rows of what is to be printed, :mod:`pdfs` PDFs;
:mod:`tallies` adds up what lists say.
"""
