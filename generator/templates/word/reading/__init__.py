"""Reading of a part: tags are found, joined where Word split them over runs, and replaced with markers.

:mod:`parts` says which parts hold tags, :mod:`deletions` takes out what reviewers struck, :mod:`scanning` finds tags in
a text, :mod:`runs` puts a marker in each tag's place, :mod:`hosts`, :mod:`joining`, :mod:`trimming` and :mod:`cells`
do what prefixes, dashes and cell tags ask for, :mod:`attributes` reads attributes, :mod:`blocks` pairs ``if`` with
``endif``, :mod:`places` and :mod:`syntax` report where and what is wrong.
"""
