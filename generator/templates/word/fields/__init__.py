"""Word's own merge fields: a document made for 邮件合并 is a template without changes.

A field passes these steps: :mod:`field_finding` reads the fields of a part, :mod:`instruction` parses an instruction,
:mod:`field_sources` makes Jinja source of it, :mod:`field_tags` puts tags in the fields' places, and
:mod:`field_filters` are the filters of these tags. :mod:`record_copies` joins the copies that a document has for many
records, and removes the connection to Word's data source.

Sources: ECMA-376 part 1, 17.16, and [MS-OI29500] for what Word does.
"""

from generator.templates.word.fields.field_filters import FIELD_FILTERS, folded, merge_value
from generator.templates.word.fields.field_tags import bookmarks_of, take_fields
from generator.templates.word.fields.field_types import TO_NEXT
from generator.templates.word.fields.record_copies import drop_mail_merge, joined_copies, note_in

__all__ = [
    "FIELD_FILTERS",
    "TO_NEXT",
    "bookmarks_of",
    "drop_mail_merge",
    "folded",
    "joined_copies",
    "merge_value",
    "note_in",
    "take_fields",
]
