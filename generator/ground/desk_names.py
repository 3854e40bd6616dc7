"""The names of the files and folders of a desk where nothing says otherwise."""

TEMPLATES = "templates"
"""The folder of templates and notices; a .docx in a folder of this name is a template."""

NOTICE = "notice"
"""The folder of the notice, in that of the templates."""

HOUSE = "house.yaml"
"""What the office writes once for all its notices, in the folder of the templates."""

UNITS = "units.yaml"
"""The roster."""

OUTPUT = "output"
"""The folder of all sets of papers."""

STANDING = "fawen.yaml"
"""The options that need not be typed, among them other places than these."""

UNUSED = "停用"
"""The folder, in those for units and for the dispatch, of templates that are set aside: no build reads it."""
