"""The page in the browser: requests of one clerk's browser come in, pages go out; every action is a library call.

:mod:`serving` runs the server and :mod:`guard` keeps everybody else out; :mod:`application` has the addresses. A
screen (:mod:`screens`) reads what was :mod:`asked` of the :mod:`open_desk`, calls the library, and :mod:`answers`
with a template of ``pages``; its words are those of :mod:`generator.ground.words.pages`, its style sheets and scripts
in :mod:`assets`.
"""
