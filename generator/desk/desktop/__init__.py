"""Files to double-click: they build and open the papers of their folder, or open it as a page in the browser.

:mod:`batch` writes the files for Windows, :mod:`shell` and :mod:`desktop_entry` those for a Linux desktop;
:mod:`starters` puts them into a folder. :mod:`opening` opens a file or folder as a double click does,
:mod:`own_window` a page.
"""

from generator.desk.desktop.starters import (
    BUILDING,
    EXECUTABLE,
    SERVING,
    Machine,
    System,
    put_starters,
    starter_files,
)

__all__ = ["BUILDING", "EXECUTABLE", "SERVING", "Machine", "System", "put_starters", "starter_files"]
