"""A draft that an office already has, in Word or as text: its text, pictures and comments, and what was left out.

:mod:`opening` recognises what a file is and opens it. :mod:`reading` does all of it and resolves tracked changes;
:mod:`pictures` and :mod:`unread_text` read what else is not in the text.
"""
