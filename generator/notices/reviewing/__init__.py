"""A draft that comes back from review: the copy comes in; the changed source, and what was not applied, go out.

:mod:`reviewed_copy` reads the copy; :mod:`base_draft` knows the draft that was given away, and builds that of today in
memory. :mod:`proposing` says which paragraphs belong together and what each change needs in the source;
:mod:`composing` and :mod:`edits` write that. :mod:`reviewing` keeps only what prints as it should, and does all of it.
"""
