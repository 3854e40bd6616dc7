"""A draft that comes back from review: the copy comes in; the changed source, and what was not applied, go out.

:mod:`reviewed_copy` reads the copy; :mod:`base_draft` knows the draft that was given away, and builds that of today in
memory. :mod:`matching` says which paragraphs belong together, :mod:`proposals` what each change asks for, and where it
is a conflict; :mod:`source_edits` writes it. :mod:`reviewing` keeps only what prints as it should, and does all of it.
"""
