"""SpreadsheetML: names, cell addresses, escapes, protection from formula injection, new workbooks; no templates.

Its modules are imported directly.
"""
