"""Reading of a part: tags are found, joined where Word split them over runs, and replaced with markers.

:mod:`template_parts` lists the parts that hold tags and removes deleted text. :mod:`split_tag_joining` joins split
tags, puts a marker in the place of each, and applies dashes. :mod:`prefixed_tags` seats prefixed tags,
:mod:`table_cell_tags` applies those of cells and pairs ``if`` with ``endif``. :mod:`attribute_tags` reads attributes,
applies comments and frees controls with tags. :mod:`part_tags` has the tags of one part.
"""
