"""``fawen doctor``: the machine and the working folder come in, facts for a helper go out; nothing is changed.

:mod:`examining` puts all facts together. It finds those of versions, extras, rights and commands itself, and keeps
names of people, papers and machines out of paths. :mod:`office` finds LibreOffice and the fonts, :mod:`leftovers` what
interrupted runs left, :mod:`inputs` what a build would read here.
"""
