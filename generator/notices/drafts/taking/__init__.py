"""From a draft to the folder of a notice: its elements recognised, its text as that of a text template.

:mod:`taking` is the whole, with the files of the attachments. :mod:`front_values` says what the draft gives for the
keys of a front matter, and which of them are written; :mod:`text_sections` makes the texts. :mod:`source_text` writes
text so that a template prints it as it is. :mod:`corrections` lists what each paragraph is, and puts what a person says
in the place of what was recognised.
"""
