"""What a clerk double-clicks: files that build the papers of the folder they lie in, and open them.

:mod:`batch` writes the one for Windows, :mod:`shell` and :mod:`entry` the two for a Linux desktop; :mod:`starters` puts
them into a folder.
"""

from generator.desktop.starters import System, put_starters

__all__ = ["System", "put_starters"]
