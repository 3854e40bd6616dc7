"""WordprocessingML: names, schema order, and edits of a tree; no templates."""
