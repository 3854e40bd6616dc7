"""Which templates of a desk are joined into print files, each: as house.yaml or the notice lists them, and changed.

:mod:`listed_names` reads the lists, :mod:`house_editing` writes that of house.yaml in place. :mod:`joined_templates`
says what they mean for the templates that there are; :mod:`adopting` has one that comes in joined as the others are.
"""

from generator.desk.print_files.adopting import adopt
from generator.desk.print_files.joined_templates import PrintFiles, join, makes_letters, obstacles, part, print_files

__all__ = ["PrintFiles", "adopt", "join", "makes_letters", "obstacles", "part", "print_files"]
