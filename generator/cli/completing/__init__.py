"""Shell completion: the protocol of each shell, and the offered values.

:mod:`shells` knows how each shell asks and quotes, :mod:`answering` answers, :mod:`values` offers units, fields and
templates; options name those as their ``shell_complete``.
"""

from generator.cli.completing.answering import answered
from generator.cli.completing.shells import SHELLS
from generator.cli.completing.values import Offers, commands, fields, files, folders, notices, templates, units

__all__ = [
    "SHELLS",
    "Offers",
    "answered",
    "commands",
    "fields",
    "files",
    "folders",
    "notices",
    "templates",
    "units",
]
