"""What surrounds a dispatch on somebody's desk: templates and a roster come in; starters, previews and settings go out.

:mod:`starters` is what somebody begins with, :mod:`drafts` reads drafts written in Word, :mod:`previewing` shows the
papers of one unit as pictures, :mod:`desktop` makes files to double-click, :mod:`repository` sets up git for documents,
:mod:`schemas` describes rosters and front matters to editors, and :mod:`doctor` examines the machine.
"""
