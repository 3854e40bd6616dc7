"""Folders of a notice, made of a text: a line ``=== NAME`` begins another file of the folder."""

import re
from collections.abc import Iterable
from pathlib import Path

from generator.official.document import BodyPart, WrittenParagraph

HOUSE_FILE = "house.yaml"

_NEXT_FILE = re.compile(r"^=== (.+)\n", re.MULTILINE)

FRONT = """\
---
issuer: 示例市档案馆
number: 示档发〔2024〕7号
title: 关于报送目录的通知
recipients: 各分馆，有关直属单位
date: 2024-03-05
---
"""


def make_folder(folder: Path, text: str) -> tuple[Path, Path | None]:
    """Writes the files of `text` into `folder`; the notice's folder, and house.yaml where `text` has one."""
    notice, *others = _NEXT_FILE.split(text)
    files = {"notice.md": notice, **dict(zip(others[::2], others[1::2], strict=True))}
    house = files.pop(HOUSE_FILE, None)
    inside = folder / "notice"
    inside.mkdir()
    for name, content in files.items():
        (inside / name).write_text(content, encoding="utf-8")
    if house is None:
        return inside, None
    (folder / HOUSE_FILE).write_text(house, encoding="utf-8")
    return inside, folder / HOUSE_FILE


def bad_folder(path: Path, folder: Path) -> tuple[Path, Path | None]:
    """Writes the notice that a file below tests/bad/notice holds, without the lines with what it must earn."""
    if path.with_name(f"{path.name}.expected").exists():
        (folder / "notice").mkdir()
        (folder / "notice" / "notice.md").write_bytes(path.read_bytes())
        return folder / "notice", None
    lines = path.read_bytes().decode().splitlines(keepends=True)
    while lines and lines[0].startswith("# error "):
        lines.pop(0)
    return make_folder(folder, "".join(lines))


def with_keys(*lines: str, text: str = "请于三月底前报送。\n") -> str:
    """A notice.md with further lines of front matter, or other values for the keys they begin with."""
    own = {line.partition(":")[0] for line in lines}
    kept = [line for line in FRONT.splitlines()[1:-1] if line.partition(":")[0] not in own]
    return "\n".join(["---", *kept, *lines, "---", text])


def paragraphs(body: Iterable[BodyPart]) -> list[WrittenParagraph]:
    """The paragraphs of a text; AssertionError where anything else is in it."""
    found = []
    for part in body:
        assert isinstance(part, WrittenParagraph), part
        found.append(part)
    return found
