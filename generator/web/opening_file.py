"""The file that leads a browser to the one-time address.

A program's arguments can be read by every user of the machine, so that the address is in none: the browser is given
this file, which only its owner can read.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from html import escape
from pathlib import Path

from generator.ground.disk import Folder
from generator.ground.disk.temporary import temporary_folder
from generator.writing import output_errors

_NAME = "fawen.html"
_ONLY_OWNER = 0o600
_PAGE = """\
<!DOCTYPE html>
<html lang="zh-CN">
<meta charset="utf-8">
<meta name="referrer" content="no-referrer">
<meta http-equiv="refresh" content="0; url={url}">
<title>发文</title>
<p><a href="{url}">打开发文 · <span lang="en">Open fawen</span></a></p>
</html>
"""


@contextmanager
def opening_file(url: str) -> Iterator[Path]:
    """A file that leads to ``url``, in a folder of its own; both are removed at the end.

    Raises OutputError where it cannot be written.
    """
    with ExitStack() as kept:
        with output_errors(Path(tempfile.gettempdir())):
            folder = kept.enter_context(temporary_folder("open"))
            with Folder.root(folder) as place:
                place.write_new(_NAME, _PAGE.format(url=escape(url)).encode(), mode=_ONLY_OWNER)
        yield folder / _NAME
