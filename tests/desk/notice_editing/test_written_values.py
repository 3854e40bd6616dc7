"""Values as YAML in one line."""

from __future__ import annotations

import pytest

from generator.desk.notice_editing.form_keys import Value
from generator.desk.notice_editing.written_values import written_value
from generator.ground.source import KeyKind
from generator.templates.text.front_matter.keys import NAMES


@pytest.mark.parametrize(
    ("key", "value", "kind", "written"),
    [
        ("title", "甲", "zh", "甲"),
        ("title", "true", "zh", '"true"'),
        ("date", "2026-03-05", "en", '"2026-03-05"'),
        ("signature", "sealed", "en", "sealed"),
        ("signature", "sealed", "zh", "加盖印章"),
        ("issuer", ("甲", "乙, 丙"), "en", '[甲, "乙, 丙"]'),
        ("contact", {"name": "甲", "别的": "# 乙"}, "zh", '{姓名: 甲, 别的: "# 乙"}'),
        ("attachments", ("a.md", {"file": "b.md", "detached": "true"}), "zh", "[a.md, {文件: b.md, 单独成件: 是}]"),
        ("attachments", ({"file": "b.md", "detached": "true"},), "en", "[{file: b.md, detached: true}]"),
        ("printing", {"files": ("函",), "duplex": "false"}, "zh", "{打印文件: [函], 双面: 否}"),
        ("extra", {"甲 乙": ("1", {"丙": "丁"})}, "zh", '{甲 乙: ["1", {丙: 丁}]}'),
    ],
)
def test_values_are_written_in_the_words_of_the_file(key: str, value: Value, kind: KeyKind, written: str) -> None:
    assert written_value(value, key, NAMES, kind) == written
