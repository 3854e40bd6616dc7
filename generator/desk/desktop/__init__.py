"""Files to double-click that build and open the papers of their folder: ``fawen.bat``, 发文.desktop.

:mod:`batch` writes the file for Windows, :mod:`shell` and :mod:`desktop_entry` the two for a Linux desktop;
:mod:`starters` puts them into a folder. :mod:`opening` opens a file or folder as a double click
does, :mod:`own_window` a page.
"""

from generator.desk.desktop.starters import CLICKED, EXECUTABLE, Machine, System, put_starters, starter_files

__all__ = ["CLICKED", "EXECUTABLE", "Machine", "System", "put_starters", "starter_files"]
