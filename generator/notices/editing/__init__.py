"""The notice edited in a form: texts go in, and come out with what was changed in them; drafts, saving, undoing.

:mod:`form_keys` has the keys of a form, :mod:`form_values` the values of a text. :mod:`edited_text` writes them into
it by way of :mod:`edited_text`, as :mod:`form_values`; :mod:`edited_text` says which item of a list is which, and
:mod:`edited_text` replaces a text as a whole. :mod:`text_grids` has the tables of a text, :mod:`open_texts` the
attachments. :mod:`open_texts` are the texts of a notice with what is not saved yet, which :mod:`kept_drafts` keeps;
:mod:`saving` saves them and undoes that. :mod:`kept_drafts` shows two versions of a text.
"""
