"""The names of the files and folders of a desk where nothing says otherwise."""

TEMPLATES = "templates"
"""The folder of templates and notices; a .docx in a folder of this name is a template."""

NOTICE = "notice"
"""The folder of the notice, in that of the templates."""

MERGE = "merge"
"""The folder, in that of the templates, of templates that no build reads: each goes with a sheet of its own."""

MAIL = "mail"
"""The folder of texts of e-mails, in that of the templates, and that of the messages in a set, which no build reads."""

HOUSE = "house.yaml"
"""What the office writes once for all its notices, in the folder of the templates."""

UNITS = "units.yaml"
"""The roster."""

OUTPUT = "output"
"""The folder of all sets of papers."""

STANDING = "fawen.yaml"
"""The options that need not be typed, among them other places than these."""

UNSAVED = ".fawen-draft"
"""How the files begin that keep unsaved texts of a notice, beside it."""

BEFORE = ".fawen-before.json"
"""The file, beside a notice, with its texts from before the last save."""

PRIVATE = (f"{UNSAVED}*", f"{BEFORE}*")
"""Patterns of the files of a desk that are nobody else's: they are in no build and in no repository."""

UNUSED = "停用"
"""The folder, in those for units and for the dispatch, of templates that are set aside: no build reads it."""
