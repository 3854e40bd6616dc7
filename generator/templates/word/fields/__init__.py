"""Word's own merge fields: a document made for 邮件合并 is a template without changes.

A field passes these steps: :mod:`field_finding` reads the fields of a part, :mod:`instruction` parses an instruction,
:mod:`field_sources` makes Jinja source of it, :mod:`field_tags` puts tags in the fields' places, and
:mod:`field_filters` are the filters of these tags.

Sources: ECMA-376 part 1, 17.16, and [MS-OI29500] for what Word does.
"""
