"""The templates of a desk: which there are, which are set aside, and new ones that come in.

:mod:`template_files` lists them and moves them; those set aside are in a folder 停用 that no build reads.
:mod:`incoming` checks a file that somebody hands over, and takes it in; :mod:`printed_values` is what its tags would
print today.
"""

from generator.desk.desk_templates.incoming import IncomingTemplate, look_at, replaced_by, take_in
from generator.desk.desk_templates.printed_values import PrintedValue, printed_values
from generator.desk.desk_templates.template_files import (
    PER_DISPATCH,
    PER_UNIT,
    TemplateFile,
    desk_templates,
    set_aside,
    use_again,
)

__all__ = [
    "PER_DISPATCH",
    "PER_UNIT",
    "IncomingTemplate",
    "PrintedValue",
    "TemplateFile",
    "desk_templates",
    "look_at",
    "printed_values",
    "replaced_by",
    "set_aside",
    "take_in",
    "use_again",
]
