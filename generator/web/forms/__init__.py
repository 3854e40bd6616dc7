"""A form over the keys of a text, for every screen that has one: :mod:`shown_keys` shows them.

:mod:`typed_values` reads what was typed into it; :mod:`field_names` has the names that both know.
"""
