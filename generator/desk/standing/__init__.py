"""The standing options of a desk: what its fawen.yaml gives in place of options that are not typed.

:mod:`reading` has the table of what can be written there, and reads the file. :mod:`desk_places` says which paths are
taken, and has the places that follow, with those of the environment.
"""
