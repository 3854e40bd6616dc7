"""Reading of a part: tags are found, joined where Word split them over runs, and replaced with markers.

:mod:`template_parts` lists the parts that hold tags, :mod:`tracked_deletions` removes deleted text,
:mod:`split_tag_joining` joins split tags and puts a marker in each tag's place. :mod:`prefixed_tags`,
:mod:`paragraph_joining`, :mod:`dash_trimming`, :mod:`table_cell_tags` and :mod:`comment_tags` apply prefixes, dashes,
cell tags and comments, :mod:`attribute_tags` reads attributes, :mod:`content_controls` frees controls with tags,
:mod:`block_tags` pairs ``if`` with ``endif``. :mod:`part_tags` has the tags of one part.
"""
