"""Every text of the program in Chinese and English: the .ini files of the folders here, and the language of the run.

README.md says how a text is written. :mod:`messages` has what a problem says, :mod:`commands` the help and what
commands print, :mod:`pages` the pages in the browser, :mod:`reports` what a build and a draft became, and
:mod:`comparison` what differs in a document. Each has the function ``text``, but messages, which problems print.
"""
