"""文号, 生成 and 发出: the number, what a build would do, the build, the papers that it left, their ways out.

:mod:`builds` runs the plan and the build as jobs, by the choices of the form, and has their sets.
"""

from generator.web.screens.make.make_screen import ROUTES

__all__ = ["ROUTES"]
