#!/bin/sh
# Installs fawen from the wheels in this folder, without a network: `sh install.sh [FOLDER]`.
here=$(unset CDPATH; cd -- "$(dirname -- "$0")" && pwd) || exit 1
for version in $(cat "$here/python-versions.txt"); do
    if "python$version" -c 'import venv' 2>/dev/null; then
        exec "python$version" "$here/install.py" "$@"
    fi
done
if python3 -c 'import venv' 2>/dev/null; then
    exec python3 "$here/install.py" "$@"
fi
echo '没有找到 Python 3.11 以上版本。请看“说明.txt”。' >&2
exit 1
