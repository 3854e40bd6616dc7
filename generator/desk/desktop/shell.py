"""``发文.sh`` and ``发文网页.sh``, for the shell of any Linux, with any program that shows a message there."""

from __future__ import annotations

import shlex
from pathlib import PurePosixPath

from generator.desk.desktop.starter_mark import BUILDS, SERVES

_HEAD = """\
#!/bin/sh
# {mark}
unset CDPATH
"""
_NOTICE = """\
case ${1-} in
    '') set -- ;;
    /*) set -- --notice "$@" ;;
    *) set -- --notice "$PWD/$@" ;;
esac
"""
_FINDING = """\
fawen={program}
[ -x "$fawen" ] || fawen="${{XDG_DATA_HOME:-$HOME/.local/share}}/fawen/venv/bin/fawen"
[ -x "$fawen" ] || fawen=$(command -v fawen)
cd -- "$(dirname -- "$0")" || exit 1

show() {{
    if command -v zenity >/dev/null; then zenity --text-info --title=发文 --width=800 --height=500 --filename="$1"
    elif command -v kdialog >/dev/null; then kdialog --title 发文 --textbox "$1" 800 500
    elif command -v xmessage >/dev/null; then xmessage -center -file "$1"
    elif command -v notify-send >/dev/null; then notify-send 发文 "$(cat "$1")"
    fi
}}

if [ -z "$fawen" ]; then
    work() {{ echo '没有找到 fawen，请先运行离线安装文件夹里的 install.sh。' >&2; return 127; }}
else
    work() {{ "$fawen" {words} "$@"; }}
fi

"""
_BUILDING = """\
if [ -t 0 ] && [ -t 1 ]; then
    work "$@"
    code=$?
    printf '\\n按回车键关闭。'
    read -r _
else
    said=$(mktemp) || exit 1
    trap 'rm -f "$said"' EXIT
    work --quiet "$@" 2>"$said"
    code=$?
    [ ! -s "$said" ] || show "$said"
fi
exit $code
"""
_SERVING = """\
if [ -t 0 ] && [ -t 1 ]; then
    work
    code=$?
    [ $code = 0 ] || { printf '\\n按回车键关闭。'; read -r _; }
else
    said=$(mktemp) || exit 1
    trap 'rm -f "$said"' EXIT
    work 2>"$said"
    code=$?
    [ $code = 0 ] || show "$said"
fi
exit $code
"""


def shell_file(program: PurePosixPath | None) -> bytes:
    """The content of ``发文.sh``. ``program`` is this machine's fawen, looked for first; None where it is unknown.

    Its argument, if any, is the folder of the notice. In a terminal it waits for the return key; without one it shows
    problems with the desktop's own program. Its exit code is that of the build.
    """
    return "".join((_HEAD.format(mark=BUILDS), _NOTICE, _finding(program, "build --open"), _BUILDING)).encode()


def page_shell_file(program: PurePosixPath | None) -> bytes:
    """The content of ``发文网页.sh``, which serves the page, and ends with it; problems are shown as by the other."""
    return "".join((_HEAD.format(mark=SERVES), _finding(program, "serve"), _SERVING)).encode()


def _finding(program: PurePosixPath | None, words: str) -> str:
    quoted = shlex.quote(str(program)) if program is not None else "''"
    return _FINDING.format(program=quoted, words=words)
