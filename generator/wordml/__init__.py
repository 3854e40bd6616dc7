"""WordprocessingML: its names, what its schema wants, and edits of a tree that know nothing of templates."""
