"""A draft that comes back from review: the copy comes in; the changed source, and what was not applied, go out.

:mod:`reviewed_copy` reads the copy, and knows the draft that was given away; :mod:`built_draft` builds that of today in
memory. :mod:`matching` says which paragraphs belong together, :mod:`proposals` what each change asks for, where it is a
conflict, and which of them are written; :mod:`composed_lines` writes the lines. :mod:`reviewing` does all of it.
"""
