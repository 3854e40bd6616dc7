"""units.yaml written by fawen: created from another roster, or edited in place with everything else left as typed.

:mod:`roster_comparing` finds imported units in the roster and what changes; :mod:`unit_edits` makes changes of what a
person does to single units. :mod:`in_place` and :mod:`reshaping` change the text, which is read back before it is
written.
"""
