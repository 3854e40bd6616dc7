"""Office files: the bytes of a .docx, .xlsx or picture come in; parts, texts and pages go out, and the other way.

:mod:`package` reads and writes the zip, :mod:`wordml` and :mod:`sheetml` know the XML, :mod:`live_content` finds what
acts by itself, :mod:`reading` reads anybody's document, :mod:`tidying` makes it canonical, :mod:`pdf` prints it.
"""
