r"""``发文.desktop`` and ``发文网页.desktop``, Desktop Entries (freedesktop.org, Desktop Entry Specification 1.5).

They have to name the shell script in full. A word of Exec in quotes has ``" ` $ \`` after a backslash (section 7),
``%`` is doubled, and every backslash is doubled once more, as in all texts of such a file (section 4).
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from generator.desk.desktop.starter_mark import BUILDS, SERVES
from generator.ground.errors import Said

_ENTRY = """\
[Desktop Entry]
# {mark}
Type=Application
Version=1.5
Name={name.zh}
Name[en]={name.en}
Comment={comment.zh}
Comment[en]={comment.en}
Exec=sh {script}{dropped}
Path={folder}
Icon=x-office-document
Terminal=true
Categories=Office;
"""
_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_QUOTED = re.compile(r'(["`$\\])')


def desktop_entry(script: PurePosixPath) -> bytes:
    """The content of ``发文.desktop``, which runs ``script``, an absolute path, in a terminal.

    The script gets what is dropped on the entry.
    """
    name = Said("发文", "Issue the papers")
    comment = Said("生成全套文件并打开", "Build the whole set of papers and open it")
    return _entry(script, BUILDS, name, comment, dropped=" %f")


def page_entry(script: PurePosixPath) -> bytes:
    """The content of ``发文网页.desktop``, which runs ``script`` likewise."""
    name = Said("发文网页", "Issue papers in the browser")
    comment = Said("在浏览器里写公文、生成全套文件", "Write the notice and build its papers on a page")
    return _entry(script, SERVES, name, comment)


def _entry(script: PurePosixPath, mark: str, name: Said, comment: Said, *, dropped: str = "") -> bytes:
    place = {"script": _argument(str(script)), "folder": _text(str(script.parent))}
    return _ENTRY.format(mark=mark, name=name, comment=comment, dropped=dropped, **place).encode(
        errors="surrogateescape"
    )


def _argument(word: str) -> str:
    return _text('"' + _QUOTED.sub(r"\\\1", word).replace("%", "%%") + '"')


def _text(value: str) -> str:
    return "".join(_ESCAPES.get(each, each) for each in value)
