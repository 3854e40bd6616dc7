"""Files to double-click that build and open the papers of their folder: ``fawen.bat``, 发文.desktop.

:mod:`batch` writes the file for Windows, :mod:`shell` and :mod:`desktop_entry` the two for a Linux desktop;
:mod:`starters` puts them into a folder.
"""

from generator.desk.desktop.starters import System, put_starters

__all__ = ["System", "put_starters"]
