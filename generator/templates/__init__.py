"""Templates: text, Word and Excel files come in, and values for them; filled documents go out.

A value can only ever become text. Every template is compiled once, in the sandbox of :mod:`expressions`, and filled for
each record; :mod:`doubts` reads one for what was hardly meant so.
"""
