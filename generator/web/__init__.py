"""The page in the browser: requests of one clerk's browser come in, pages go out. Every action is a library call.

:mod:`loopback_serving` runs the server and :mod:`guard` keeps everybody else out; :mod:`application` has the addresses.
A screen (:mod:`screens`) reads a :mod:`desk_request` to the :mod:`open_desk`, calls the library, and :mod:`answers`
with a template of ``pages``; its words are ``PAGES`` of :mod:`generator.ground.words.vocabularies`, its style sheets
and scripts in :mod:`assets`.
"""
