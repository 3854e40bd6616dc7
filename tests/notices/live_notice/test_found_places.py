"""The keys that a problem of the front matter is below, by the line that it is in."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.ground.source.source_file import source_of
from generator.notices.live_notice.found_places import entry_key

FRONT = """\
---
标题: 关于甲的通知
成文日期: 2024-03-05
版记: {印发日期: 2024-03-06, 印发机关: 示例局}
签名章:
  - {职务: 局长, 姓名: 示例甲}
  - 职务: 副局长
    姓名: 示例乙
---
正文。
"""


@pytest.mark.parametrize(
    ("line", "key", "path"),
    [
        (2, "title", "title"),
        (3, "date", "date"),
        (4, "date", "imprint.date"),
        (4, "office", "imprint.office"),
        (4, "imprint", "imprint"),
        (4, "phone", "phone"),
        (6, "name", "stamp.0.name"),
        (7, "post", "stamp.1.post"),
        (8, "name", "stamp.1.name"),
        (1, "title", "title"),
    ],
)
def test_a_key_has_those_above_it(line: int, key: str, path: str) -> None:
    file = source_of(FRONT.encode(), Path("notice.md"), name="notice.md")
    assert entry_key(file, line, key) == path


@pytest.mark.parametrize("text", ["---\n标题: [\n---\n", "no front matter", "", "---\n- a\n---\n"])
def test_a_front_matter_that_cannot_be_read(text: str) -> None:
    file = source_of(text.encode(), Path("notice.md"), name="notice.md")
    assert entry_key(file, 2, "date") == "date"
