"""The screen 生成: what a build would do, the build itself, and the papers that it left.

:mod:`builds` reads the choices of the form, and runs the plan and the build as jobs; :mod:`make_screen` shows them and
hands out the papers.
"""

from generator.web.screens.make.make_screen import ROUTES

__all__ = ["ROUTES"]
