"""A draft that comes back from review: the copy comes in; the changed source, and what was not applied, go out.

:mod:`reviewed_copy` reads the copy, and knows the draft that was given away; :mod:`built_draft` builds that of today in
memory. :mod:`paragraph_matching` says which paragraphs belong together, :mod:`proposals` what each change asks for and
where it is a conflict, :mod:`proved_changes` which of them are written; :mod:`composed_lines` writes the lines, over
:mod:`typed_text`. :mod:`review_run` does all of it; what it finds is :mod:`review_data`.
"""
