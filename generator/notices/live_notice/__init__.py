"""A notice while somebody types: its texts in memory go in; its painted pages, and what is found in it, come out.

:mod:`live_notice` is the whole: it also holds a document against the rules, and has the lines of a text with their
levels. :mod:`opened_notice` opens the notice in its final form, or as the draft that it still is, and paints it;
:mod:`found_places` says where in the source and on the pages something is.
"""
