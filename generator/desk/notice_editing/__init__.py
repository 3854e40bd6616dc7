"""The notice edited in a form: texts go in, and come out with what was changed in them; drafts, saving, undoing.

:mod:`form_keys` has the keys of a form, :mod:`form_values` the values of a text, and :mod:`value_writing` writes them
into it. :mod:`text_grids` has the tables of a text, :mod:`attachment_list` the attachments. :mod:`open_texts` are the
texts of a notice with what is not saved yet, which :mod:`kept_drafts` keeps; :mod:`saving` saves them and undoes that.
"""
