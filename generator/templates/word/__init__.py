"""Word templates: a .docx with Jinja tags or Word's merge fields, compiled once, rendered for each record.

Takes a template; returns the bytes of a document for each record. :mod:`reading` finds tags and puts markers in their
places, :mod:`fields` makes tags of merge fields; :mod:`part_compiling` runs both for a part and makes code of it, which
:mod:`running` defines. :mod:`docx_template` runs the code and reports what failed and where, :mod:`record_merging` runs
it for many records in one document.

Values that are more than text are in :mod:`content`. :mod:`content_placing` puts them into the tree of the rendered
part, :mod:`assembly` adds to the package what they need, and :mod:`repairs` repairs what blocks left behind.
:mod:`insets` puts whole Word files into a document, :mod:`print_files` joins finished ones, both by :mod:`embedding`.
WordprocessingML itself is in :mod:`generator.office.wordml`.
"""
