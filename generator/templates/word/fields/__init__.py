"""Word's own merge fields: a document made for 邮件合并 is a template as it is.

The way of a field: :mod:`finding` reads the fields of a part, :mod:`instruction` takes an instruction apart,
:mod:`sources` makes Jinja source of it, :mod:`taking` puts tags in the fields' places, and :mod:`filters` are what
the tags do while a document is made. :mod:`copies` joins the copies that a document has for many records, and
:mod:`settings` frees it from the data source that Word knows.

Sources: ECMA-376 part 1, 17.16, and [MS-OI29500] for what Word does.
"""

from generator.templates.word.fields.copies import joined, note_in
from generator.templates.word.fields.filters import FIELD_FILTERS
from generator.templates.word.fields.kinds import TO_NEXT
from generator.templates.word.fields.settings import drop_mail_merge
from generator.templates.word.fields.taking import bookmarks_of, take_fields
from generator.templates.word.fields.values import known_names, merge_value

__all__ = [
    "FIELD_FILTERS",
    "TO_NEXT",
    "bookmarks_of",
    "drop_mail_merge",
    "joined",
    "known_names",
    "merge_value",
    "note_in",
    "take_fields",
]
