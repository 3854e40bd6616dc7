"""SpreadsheetML: its names, addresses of cells, relationships, and what a text in a cell is taken for; nothing of tags.

Modules name it directly: :mod:`names`, :mod:`cells`, :mod:`relations`, :mod:`escapes`, :mod:`inert`.
"""
