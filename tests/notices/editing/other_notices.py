"""Notices from elsewhere: the starters', two offices', odd ones; with keys of both kinds."""

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from generator.desk.starters.starter_files import parts
from generator.ground.source.key_translation import KeyKind
from generator.ground.source.yaml_edits import front_matter_in_keys
from generator.templates.text.front_matter.key_table import NAMES
from tests.sample_office import NOTICE

ROOT = Path(__file__).parents[3]

ODD = (
    "---\ntitle: 甲\n---",
    "---\n{title: 甲, issuer: [乙, 丙], contact: {name: 丁}}\n---\n正文\n",
    """\
---
"title": '甲'   # 题
issuer:
- 乙
- 丙 # 丙
contact:
    name:   丁
    # 电话
    phone:

attachments:
- a.md
-   title: 表
    file: b.xlsx
    detached: true
stamp: {post: 县长, name: 甲}
甲乙: [丙, {丁: 戊}]
---
""",
    "---\ntitle: |\n  甲\n  乙\n\nnote: >-\n  丙\n  丁\nextra:\n  年: 2026\n  表: [1, 2]\n---\n\n正文\n---\n",
)


def _all() -> Iterator[bytes]:
    paths = [*ROOT.glob("generator/desk/starters/files/notice/*.md"), ROOT / "templates/notice/notice.md"]
    texts = [NOTICE, *(path.read_text(encoding="utf-8") for path in paths)]
    texts += [data.decode() for name, data in parts("desk").items() if name.endswith("/notice.md")]
    for text in (*(text for text in texts if text.startswith("---")), *ODD):
        for kind in get_args(KeyKind):
            yield front_matter_in_keys(text, NAMES, kind).encode()
        yield ("\ufeff" + text.replace("\n", "\r\n")).encode()


OTHERS = tuple(_all())
