"""A draft that an office already has, in Word or as text: its text, pictures and comments, and what was left out.

:mod:`file_formats` recognises what a file is and opens it. :mod:`reading` does all of it, resolves tracked changes, and
finds what is not in the text that was read; :mod:`pictures` reads what is drawn.
"""
