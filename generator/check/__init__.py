"""The check: paths of documents and templates come in, findings go out.

Only :mod:`fixed_copies` and :mod:`annotating` write, to other names, which :mod:`targets` gives.

:mod:`run` is the whole: it holds several documents against one another, and checks templates and a notice.
:mod:`targets` says what the paths mean. Finished documents are checked by :mod:`documents`, with the :mod:`rules` for
their files, and for their pages by :mod:`printed_places`. A check never asks the layout or a writer what they would
have done.
"""
