"""The notice edited in a form: texts go in, and come out with what was changed in them; drafts, saving, undoing.

:mod:`form_keys` has the keys of a form, the values of a text and how they are written. :mod:`edited_text` writes
changed values into a text, or replaces it as a whole; :mod:`text_grids` has the tables of a text. :mod:`open_texts` are
the texts of a notice with its attachments and with what is not saved yet, which :mod:`saving` keeps; that also saves
them, undoes that, and shows two versions of a text.
"""
