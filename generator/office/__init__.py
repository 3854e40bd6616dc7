"""Office files: the bytes of a .docx, .xlsx or picture come in; parts, texts and pages go out, and the other way.

:mod:`package` reads and writes the zip, :mod:`wordml` and :mod:`sheetml` handle the XML, :mod:`live_content` finds
active content, :mod:`pictures` reads pictures, :mod:`reading` reads any document, :mod:`tidying` makes it canonical.
:mod:`suite` runs LibreOffice, also to make a .docx of other formats; :mod:`pdf` prints with it. :mod:`fonts` finds the
fonts for pages.
"""
