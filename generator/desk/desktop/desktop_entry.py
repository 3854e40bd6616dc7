r"""``发文.desktop``, a Desktop Entry (freedesktop.org, Desktop Entry Specification 1.5).

It has to name the shell script in full. A word of Exec in quotes has ``" ` $ \`` after a backslash (section 7), ``%``
is doubled, and every backslash is doubled once more, as in all texts of such a file (section 4).
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from generator.desk.desktop.starter_mark import MARK

_ENTRY = """\
[Desktop Entry]
# {mark}
Type=Application
Version=1.5
Name=发文
Name[en]=Issue the papers
Comment=生成全套文件并打开
Comment[en]=Build the whole set of papers and open it
Exec=sh {script} %f
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
    return _ENTRY.format(mark=MARK, script=_argument(str(script)), folder=_text(str(script.parent))).encode()


def _argument(word: str) -> str:
    return _text('"' + _QUOTED.sub(r"\\\1", word).replace("%", "%%") + '"')


def _text(value: str) -> str:
    return "".join(_ESCAPES.get(each, each) for each in value)
