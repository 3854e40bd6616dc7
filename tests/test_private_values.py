"""What the notice holds of a real person is in its folder alone: in no other file that git keeps, packages unzipped."""

from __future__ import annotations

import io
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

from tests.private_values import FOLDER, contact, private_values

ROOT = Path(__file__).parents[1]
_KEPT = ("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard")


def contents(data: bytes) -> Iterator[bytes]:
    """``data``, or where it is a package each of its parts."""
    if not zipfile.is_zipfile(io.BytesIO(data)):
        yield data
        return
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            yield from contents(package.read(name))


def holds(data: bytes, values: set[str]) -> bool:
    """Whether one of ``values`` is in ``data``, with no letter or digit around it: share codes are short."""
    around = rb"(?<![0-9A-Za-z])%b(?![0-9A-Za-z])"
    return any(re.search(around % re.escape(value.encode()), part) for part in contents(data) for value in values)


def kept() -> list[Path]:
    """The files that git keeps or would keep, but the notice's own."""
    names = subprocess.run(_KEPT, cwd=ROOT, capture_output=True, check=True).stdout.decode().split("\0")
    paths = (Path(name) for name in names if name)
    return [path for path in paths if FOLDER not in path.parents and (ROOT / path).is_file()]


# No assertion has a value in it: what fails is printed.


def test_no_other_file_holds_what_is_private() -> None:
    values = private_values()
    found = [str(path) for path in kept() if holds((ROOT / path).read_bytes(), values)]
    assert found == []


def test_what_is_private_is_found_where_it_is() -> None:
    values = private_values()
    share_codes = len(values) - len(contact())
    notice = (ROOT / FOLDER / "notice.md").read_bytes()
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("word/document.xml", notice)
    sample = "联系人：示例甲，电话：023-00000000".encode()
    found = [holds(data, values) for data in (notice, packed.getvalue(), sample)]
    assert found == [True, True, False]
    assert share_codes > 0
