"""The notice edited in a form: texts go in, and come out with what was changed in them; drafts, saving, undoing.

:mod:`form_keys` has the keys of a form, :mod:`form_values` the values of a text. :mod:`value_writing` writes them into
it by way of :mod:`edited_text`, as :mod:`written_values`; :mod:`item_origins` says which item of a list is which, and
:mod:`whole_text` replaces a text as a whole. :mod:`text_grids` has the tables of a text, :mod:`attachment_list` the
attachments. :mod:`open_texts` are the texts of a notice with what is not saved yet, which :mod:`kept_drafts` keeps;
:mod:`saving` saves them and undoes that. :mod:`version_lines` shows two versions of a text.
"""
