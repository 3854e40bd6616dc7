"""The screen 生成: what a build would do, the build itself, and the papers that it left.

:mod:`builds` reads the choices of the form, and runs the plan and the build as jobs; :mod:`make_screen` shows them;
:mod:`set_files` hands out the papers.
"""

from generator.web.screens.make import make_screen, set_files

ROUTES = [*make_screen.ROUTES, *set_files.ROUTES]
