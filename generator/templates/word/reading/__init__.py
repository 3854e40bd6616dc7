"""Reading of a part: tags are found, joined where Word split them over runs, and replaced with markers.

:mod:`template_parts` lists the parts that hold tags, :mod:`template_parts` removes deleted text,
:mod:`split_tag_joining` joins split tags and puts a marker in each tag's place. :mod:`prefixed_tags`,
:mod:`split_tag_joining`, :mod:`split_tag_joining`, :mod:`table_cell_tags` and :mod:`attribute_tags` apply prefixes,
dashes, cell tags and comments, :mod:`attribute_tags` reads attributes, :mod:`attribute_tags` frees controls with
tags, :mod:`table_cell_tags` pairs ``if`` with ``endif``. :mod:`part_tags` has the tags of one part.
"""
