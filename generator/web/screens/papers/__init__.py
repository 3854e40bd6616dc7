"""The screen 文件: which papers are made and of which templates, and those of one unit as pages.

:mod:`kept_inputs` is what was read of the inputs; :mod:`papers_screen` finds
units and shows their papers. :mod:`templates` is the screen 模板: templates set aside, and new ones taken in.
"""

from generator.web.screens.papers import papers_screen, templates

ROUTES = [*papers_screen.ROUTES, *templates.ROUTES]
