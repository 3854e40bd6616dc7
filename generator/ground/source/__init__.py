"""Text files with line and column positions: text, YAML, dates and numbers.

:func:`read_source` reads a file; :func:`load_yaml` or :func:`split_front_matter` parses it into a tree of nodes, in
which every scalar is the text as typed; the ``read_…`` functions and :func:`check_keys` read values from the tree and
add what is wrong to a list of problems.

For editing, :func:`lay_out_yaml` finds the offsets of each value, and :class:`YamlEdits` changes values, keys and items
in place.
"""
