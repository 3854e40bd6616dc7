"""E-mail for every unit: the papers of a set and the roster come in, drafts or sent messages with a ledger go out.

:mod:`drafts` says who gets what and who has no address, and writes the drafts; :mod:`sending` sends them and knows what
was sent. :mod:`message` makes the bytes, :mod:`addresses` reads addresses, :mod:`settings` the mail server's options.
"""
